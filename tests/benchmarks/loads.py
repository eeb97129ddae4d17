"""Load a page as a slow phone on slow 4G does, with nothing in its cache."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, ViewportSize

# The figures of Lighthouse's “slow 4G”: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWED = 4
PHONE = ViewportSize(width=390, height=844)

LARGEST_PAINT = """() => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
        .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@dataclass(frozen=True)
class Load:
    """One load of a page: what came over the wire, headers too, in how many requests, and when."""

    kilobytes: float
    requests: int
    paint: float


def measure(browser: Browser, address: str, cookies: Sequence[Any]) -> Load:
    """Load a page in a window of its own; times in milliseconds."""
    context = browser.new_context(viewport=PHONE)
    context.add_cookies(list(cookies))
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(_size(event)))
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate(LARGEST_PAINT)
    context.close()
    return Load(sum(sizes) / 1000, len(sizes), float(paint))


def _size(event: Any) -> float:
    return float(event["encodedDataLength"])
