"""Which lines of a page are the story: flagged, and never left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.furniture import Part, read_lines

STORY = """Bridge falls in Aville
By Ana Lee
Published 3 hours ago
The bridge over the Ava fell at noon, the mayor of Aville said.
Advertisement
Divers from Beeton looked for three people in the Ava.
Read more: how bridges fall
The mayor of Aville said that the search would go on for days.
Health
Hospitals in Aville are full, the mayor said, and more beds come from Beeton.
– Dead: 12
News
Parliament of Ceeland Meets in Deeburg
In Deeburg, the parliament of Ceeland heard its prime minister Eve Fox on trade with Geeland and Haland.
Related topics
Bridges
© 2024 The Aville Post. All rights reserved
"""
LEXICON = load_lexicon()


def _parts(text: str) -> dict[str, Part]:
    return {text[line.start : line.end]: line.part for line in read_lines(text, LEXICON)}


def test_furniture_and_another_story_are_told_from_the_story() -> None:
    told = [(line.split(" ")[0], part) for line, part in _parts(STORY).items()]
    assert told == [
        ("Bridge", Part.HEADING),
        ("By", Part.FURNITURE),
        ("Published", Part.FURNITURE),
        ("The", Part.BODY),
        ("Advertisement", Part.FURNITURE),
        ("Divers", Part.BODY),
        ("Read", Part.FURNITURE),
        ("The", Part.BODY),
        ("Health", Part.FURNITURE),
        ("Hospitals", Part.BODY),
        ("–", Part.BODY),
        ("News", Part.FURNITURE),
        ("Parliament", Part.OTHER_STORY),
        ("In", Part.OTHER_STORY),
        ("Related", Part.FURNITURE),
        ("Bridges", Part.FURNITURE),
        ("©", Part.FURNITURE),
    ]


@given(st.lists(st.sampled_from([*STORY.splitlines(), "", " ", "12", "…"]), max_size=20).map("\n".join))
def test_every_line_that_is_not_blank_has_a_part_and_its_place(text: str) -> None:
    lines = read_lines(text, LEXICON)
    assert [text[line.start : line.end] for line in lines] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
