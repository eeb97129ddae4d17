"""What docs/how-a-question-is-made.md shows of one claim at each step, made from the real data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from textwrap import fill as wrap

from quizapp.content.seeds import read_seeds
from quizapp.content.shipped import find_shipped, load_release
from quizapp.content.sources import read_file_names
from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.relation import RULES, Relation
from quizapp.items.bank import Entry
from quizapp.items.checks import check_item
from quizapp.items.item import Assertion, Evidence, Item, MarkRole, Option
from quizapp.items.linter import lint_item
from quizapp.items.propositions import holds

CLAIM = "002-troops-dispatched"
ITEM = "can-both.000-troops-joined+002-troops-dispatched"
CHOSEN = "drops-bound"
WIDTH = 108
fill = partial(wrap, width=WIDTH, break_on_hyphens=False, break_long_words=False)
MARKED = {MarkRole.DECIDES: "[{}]", MarkRole.WHO: "<{}>"}


def make_steps() -> dict[str, str]:
    """Make the block of every step, by name."""
    place = find_shipped() / "seeds"
    corpus, files = read_seeds(place).corpus, read_file_names(place)
    bank, _, _ = load_release()
    entry = next(entry for entry in bank.entries if entry.item.id == ITEM)
    claim = corpus.claim(CLAIM)
    relation = corpus.relate([corpus.claim(name) for name in entry.item.claims])
    return {
        "sentence": _show_sentence(claim, files[claim.article]),
        "claim": _show_claim(claim, corpus),
        "relation": _show_relation(relation, corpus),
        "item": _show_item(entry.item),
        "checks": _show_checks(entry.item, corpus),
        "decision": _show_decision(entry),
        "explanation": _show_explanation(entry.item, corpus),
    }


def _show_sentence(claim: Claim, file: str) -> str:
    place = f"{file}, characters {claim.passage.start} to {claim.passage.end}"
    return "\n".join([place, "", fill(claim.passage.exact)])


def _show_claim(claim: Claim, corpus: Corpus) -> str:
    figure, topic = claim.figure, corpus.topic(claim.topic)
    speaker = claim.speaker.exact if claim.speaker else "nobody"
    return _table(
        [
            ("id", claim.id),
            ("asked", claim.asked.exact),
            ("kind", claim.kind.value),
            ("topic", f"{topic.id} ({topic.question})"),
            ("counted", claim.counted or "not known"),
            ("figure", figure.figure),
            ("bound", f"{figure.bound.value}, by the words {figure.mention.replace(figure.figure, '…')!r}"),
            ("low", "open" if figure.low is None else str(figure.low)),
            ("high", "open" if figure.high is None else str(figure.high)),
            ("unit", figure.unit),
            ("speaker", f"{speaker} ({claim.speaker_type.value})"),
            ("voice", claim.voice.value),
            ("time", claim.time or "not said"),
            ("status", f"{claim.status.value} by {claim.reviewer}, {claim.reviewed}"),
            ("note", claim.note),
        ]
    )


def _show_relation(relation: Relation, corpus: Corpus) -> str:
    claims = [(name, corpus.claim(name).figure.mention) for name in relation.claims]
    proofs = [(p.reason.value, f"{p.rule}; read from {', '.join(p.fields)}") for p in relation.proofs]
    open_ = [reason for reason in RULES if reason not in {*relation.reasons, *relation.excluded}]
    rest = [
        ("proven not to hold", ", ".join(relation.excluded)),
        ("left open", ", ".join(open_) or "nothing"),
    ]
    rows = [*claims, ("verdict", relation.verdict.value), *proofs, *rest]
    return _table(rows)


def _show_item(item: Item) -> str:
    lines = [fill(item.parts[0].prompt), ""]
    for option in item.parts[0].options:
        lines.append(f"{'right' if option.is_key else 'wrong'}  {option.text}")
        misreading = f"misreading {option.source.misreading}; " if option.source.misreading else ""
        asserts = ", ".join(_write(assertion) for assertion in option.source.asserts)
        says = option.says.value if option.says else "nothing"
        told = f"{misreading}says {says}; asserts {asserts}"
        lines.append(fill(told, initial_indent=" " * 7, subsequent_indent=" " * 7))
    return "\n".join(lines)


def _show_checks(item: Item, corpus: Corpus) -> str:
    rows = [
        (option.id, f"{_write(assertion)} is {_answer(assertion, corpus)}")
        for option in item.parts[0].options
        for assertion in option.source.asserts
    ]
    findings = [*check_item(item, corpus), *lint_item(item)]
    return _table([*rows, ("findings", "; ".join(map(str, findings)) or "none")])


def _show_decision(entry: Entry) -> str:
    decision = entry.decision
    assert decision is not None, "the document tells of an approved item"
    return _table([(key, str(value)) for key, value in vars(decision).items()])


def _show_explanation(item: Item, corpus: Corpus) -> str:
    told = item.explanation
    chosen: Option = next(option for option in item.parts[0].options if option.id == CHOSEN)
    lines = [told.verdict, f"You chose: {chosen.text}", told.fact]
    lines += [
        f"{corpus.article(piece.article).letter}: {_mark(piece)} – {piece.line}" for piece in told.evidence
    ]
    lines += [
        chosen.feedback,
        f"To carry away: {chosen.rule}",
        f"What the texts cannot tell: {told.cannot_tell}",
    ]
    return "\n\n".join(fill(line) for line in lines)


def _mark(piece: Evidence) -> str:
    """Write a passage with its deciding words in [] and who says so in <>."""
    text = piece.exact
    for mark in sorted(piece.marks, key=lambda mark: -mark.start):
        start, end = mark.start - piece.start, mark.end - piece.start
        text = text[:start] + MARKED[mark.role].format(text[start:end]) + text[end:]
    return text


def _write(assertion: Assertion) -> str:
    terms = ", ".join((*assertion.claims, *assertion.values))
    return f"{assertion.proposition}({terms})"


def _answer(assertion: Assertion, corpus: Corpus) -> str:
    return {True: "true", False: "false", None: "open"}[holds(assertion, corpus)]


def _table(rows: Iterable[tuple[str, str]]) -> str:
    rows = list(rows)
    wide = max(len(name) for name, _ in rows) + 2
    return "\n".join(
        fill(text, initial_indent=name.ljust(wide), subsequent_indent=" " * wide) for name, text in rows
    )
