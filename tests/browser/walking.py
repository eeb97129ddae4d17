"""Walk over a page with the Tab key: where the focus comes by, in which order, and whether it can be seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

LONGEST_WALK = 150

HERE = """() => {
    const target = document.activeElement;
    if (!target || target === document.body) return null;
    const word = target.closest(".word")?.querySelector("span");
    const shown = target.closest(".option") ?? word ?? target;
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const style = getComputedStyle(shown);
    const middle = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const over = document.elementFromPoint(Math.max(box.left, 0) + Math.min(box.width, 20) / 2, middle);
    const isOver = shown.contains(over) || over?.contains(shown) || over?.closest("label")?.contains(shown);
    const side = target.closest(".cols > *, .desk > *");
    return {
        html: target.outerHTML.slice(0, 120),
        region: target.closest("header, main, footer")?.tagName ?? "BODY",
        column: side ? [...side.parentElement.children].indexOf(side) + 1 : 0,
        top: box.top + scrollY, left: box.left + scrollX, height: box.height,
        isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        colour: style.outlineColor,
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isCovered: !isOver,
    };
}"""

GROUND = """() => {
    for (let one = document.activeElement; one; one = one.parentElement) {
        const colour = getComputedStyle(one.parentElement ?? one).backgroundColor;
        if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Give every place the focus comes by from the top of the page to its end."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    stops: list[dict[str, Any]] = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop is None or (stops and stop["html"] == stops[0]["html"] and stop["top"] == stops[0]["top"]):
            return stops
        stop["contrast"] = _contrast(stop["colour"], page.evaluate(GROUND) or "rgb(255, 255, 255)")
        stops.append(stop)
    raise AssertionError(f"{page.url}: Tab comes to no end")


def find_faults(stops: list[dict[str, Any]]) -> list[str]:
    """Say where the focus cannot be seen, and where it jumps back."""
    faults = [f"no outline: {stop['html']}" for stop in stops if not stop["isOutlined"]]
    faults += [f"faint, {stop['contrast']:.1f}: {stop['html']}" for stop in stops if stop["contrast"] < 3]
    faults += [f"out of view: {stop['html']}" for stop in stops if not stop["isInView"]]
    faults += [f"covered: {stop['html']}" for stop in stops if stop["isCovered"]]
    order = [stop for stop in stops if stop["region"] != "BODY"]
    return faults + [
        f"{b['html']} comes after {a['html']}" for a, b in pairwise(order) if not _is_before(a, b)
    ]


def _is_before(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Say whether somebody who reads comes by `a` first: by columns, then by lines, then along the line."""
    if (a["region"], a["column"]) != (b["region"], b["column"]):
        regions = ("HEADER", "MAIN", "FOOTER")
        return (regions.index(a["region"]), a["column"]) < (regions.index(b["region"]), b["column"]) or (
            a["region"] == b["region"] == "MAIN" and b["column"] == 0
        )
    is_one_line = (
        abs((a["top"] + a["height"] / 2) - (b["top"] + b["height"] / 2)) < min(a["height"], b["height"]) / 2
    )
    return bool(a["left"] < b["left"] if is_one_line else a["top"] < b["top"])


def _contrast(one: str, other: str) -> float:
    """Give the contrast of two opaque colours as WCAG reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in colour.split("(")[1].rstrip(")").split(",")[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
