"""Words in quotation marks, and who speaks them."""

from __future__ import annotations

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.claim import Kind, Voice
from quizapp.corpus.extraction import extract
from tests.stories import make_article


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We lost 12 people,” said Ana Lee, the mayor.", [("“We lost 12 people,”", "Ana Lee")]),
        (
            'Ana Lee told the council: "We lost 12 of our people."',
            [('"We lost 12 of our people."', "Ana Lee")],
        ),
        ("‘We lost 12 people,’ Ana Lee said. ‘Two are missing.’", [("‘We lost 12 people,’", "Ana Lee")]),
        (
            "“They fled at night,” police said. “They left 12 bags behind.”",
            [("“They fled at night,”", "police"), ("“They left 12 bags behind.”", "police")],
        ),
        ("The so-called “night train” runs on Ana’s line.", []),
    ],
)
def test_a_quotation_goes_to_whom_its_tag_names(text: str, quoted: list[tuple[str, str]]) -> None:
    found = extract([make_article("a", text)], load_lexicon())[0]
    assert [
        (one.claim.passage.exact, one.claim.origin) for one in found if one.claim.kind is Kind.QUOTE
    ] == quoted


def test_a_figure_inside_a_quotation_is_the_speakers_own_words() -> None:
    text = "“We lost 12 people,” said Ana Lee, the mayor. Police counted 11 dead."
    figures = [
        one.claim for one in extract([make_article("a", text)], load_lexicon())[0] if one.claim.quantity
    ]
    assert [(one.origin, one.voice) for one in figures] == [
        ("Ana Lee", Voice.QUOTATION),
        ("Police", Voice.PARAPHRASE),
    ]
