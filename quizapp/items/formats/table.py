"""A bank as a table for a spreadsheet: one row an option, a pair to match, or a number asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizapp.corpus.selector import Excerpt
from quizapp.items.bank import Bank, revision_of
from quizapp.items.item import Interaction, Option, Part

HEADER = (
    *("bank", "item", "revision", "status", "design", "skill", "polarity", "part", "interaction", "prompt"),
    *("option", "text", "is_key", "says", "target", "source", "misreading", "feedback", "option_rule"),
    *("option_quotations", "quotations", "rule", "fact"),
)
"""`quotations` are the passages shown, `option_quotations` those an option stands on, one a line:
article, file, first character and the one behind the last, and the words with line ends as spaces."""


_IN_ONE_LINE = str.maketrans("\r\n", "  ")


def rows_of(bank: Bank, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Give the rows of a bank in the order of HEADER; `files` names the file of each article."""
    for entry in bank.entries:
        item = entry.item
        start = (
            *(bank.bank, item.id, revision_of(item), entry.status.value),
            *(item.design, item.skill.value, item.polarity.value),
        )
        end = (_quote(item.passages, files), item.explanation.rule, item.explanation.fact)
        for part in item.parts:
            asked = (part.id, part.interaction.value, part.prompt)
            for answer in _answers(part, files):
                yield (*start, *asked, *answer, *end)


def _answers(part: Part, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Give the middle of each row of a part, from `option` to `option_quotations`."""
    if part.number is not None:
        key = part.number
        text = f"{key.value} {key.unit}".strip()
        says = part.says.value if part.says else ""
        yield ("", text, "true", says, f"± {key.tolerance}", "", "", key.why, "", "")
    for option in part.options:
        source = option.source
        yield (
            option.id,
            option.text,
            "true" if option.is_key else "false",
            option.says.value if option.says else "",
            _target(part, option),
            source.kind.value,
            source.misreading or "",
            option.feedback,
            option.rule,
            _quote(source.spans, files),
        )


def _target(part: Part, option: Option) -> str:
    """Give what an option belongs to: the text of its target, or its place in an order."""
    if part.interaction is Interaction.MATCH:
        return next(target.text for target in part.targets if target.id == option.target)
    return option.target


def _quote(excerpts: Iterable[Excerpt], files: Mapping[str, str]) -> str:
    return "\n".join(
        f"{words.article} ({files[words.article]}) {words.start}-{words.end}: "
        f"{words.exact.translate(_IN_ONE_LINE)}"
        for words in excerpts
    )
