"""Rules of the designs on what can be known of a text: its source, its time, what belongs to its story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.article import Article, ContentNote, Fact, Region, RegionKind, SourceRecord
from quizapp.corpus.corpus import Corpus
from quizapp.items.checks import check_item
from quizapp.items.designs import lines_of_story, source_facts, which_story, written_when
from quizapp.items.item import Item, Skill
from quizapp.items.page_lines import split_titles
from tests.stories import make_article, make_corpus, show_fact

TITLE, OTHER = "Lake Freezes Over Again", "Town Council Buys Two New Buses"
STORY = (
    "In early March the lake froze from shore to shore.\n"
    "How The Swans Fared\nThe swans left for the Blue River.\n"
    "What Comes Next\nNobody knows when the ice will go.\n"
)
SECOND = f"{OTHER}\nThe buses will run to the Blue River from May.\nThey cost more than last year.\n"
REST = "Most read on this site\nTen Ways To Cook Trout\nOur Little Guide To Caves\n"
TEXT = f"{TITLE}\n{STORY}{SECOND}{REST}"


WITHOUT_HEADINGS = TEXT.replace("How The Swans Fared\n", "").replace("What Comes Next\n", "")


def make_page(source: SourceRecord | None = None, text: str = TEXT) -> Article:
    second, rest = text.index(SECOND), text.index(REST)
    regions = (
        Region(RegionKind.OTHER_STORY, second, rest, "buses"),
        Region(RegionKind.FURNITURE, rest, len(text), "links"),
    )
    shown = SourceRecord(title=show_fact(text, TITLE), time_cue=show_fact(text, "early March"))
    return make_article("lake", text, regions=regions, source=source or shown)


def make_story(article: Article | None = None) -> Corpus:
    return make_corpus([article or make_page()], [])


def keys(item: Item, part: int = 0) -> set[str]:
    return {option.text for option in item.parts[part].options if option.is_key}


@pytest.mark.parametrize(
    ("design", "text"),
    [
        (source_facts, TEXT),
        (written_when, TEXT),
        (which_story, WITHOUT_HEADINGS),
        (lines_of_story, TEXT),
    ],
)
def test_every_item_on_a_page_is_about_provenance_and_passes_every_check(design: object, text: str) -> None:
    corpus = make_story(make_page(text=text))
    items = list(design.make(corpus, load_wording()))  # type: ignore[attr-defined] # a module with a make
    assert items
    assert {item.skill for item in items} == {Skill.PROVENANCE}
    assert [finding for item in items for finding in check_item(item, corpus)] == []


def test_what_the_text_shows_is_right_and_what_it_does_not_show_is_wrong() -> None:
    (item,) = source_facts.make(make_story(), load_wording())
    assert keys(item) == {"A headline", "A time that it looks back on"}
    wrong = {option.id for option in item.parts[0].options if not option.is_key}
    assert wrong == {"outlet", "author", "date"}


def test_a_name_that_the_text_shows_becomes_right() -> None:
    page = make_page()
    named = make_page(replace(page.source, author=show_fact(TEXT, "Nobody")))
    (item,) = source_facts.make(make_story(named), load_wording())
    assert "The name of who wrote it" in keys(item)


def test_the_passages_underline_nothing_that_the_record_names() -> None:
    (item,) = source_facts.make(make_story(), load_wording())
    assert all(not passage.asked for passage in item.passages)
    assert "March" not in item.parts[0].prompt


def test_a_text_that_shows_nothing_is_not_asked_about() -> None:
    blank = make_story(make_page(SourceRecord()))
    assert list(source_facts.make(blank, load_wording())) == []
    assert list(written_when.make(blank, load_wording())) == []


def test_a_text_was_not_written_before_what_it_looks_back_on() -> None:
    (item,) = written_when.make(make_story(), load_wording())
    assert keys(item) == {"Not before the time it names: “early March”."}


def test_a_text_with_a_date_is_not_asked_for_its_time() -> None:
    dated = make_page(replace(make_page().source, date=Fact("2 May", show_fact(TEXT, "May").shown_by)))
    assert list(written_when.make(make_story(dated), load_wording())) == []


def test_a_passage_of_another_story_that_names_the_same_things_is_not_of_this_one() -> None:
    items = list(which_story.make(make_story(make_page(text=WITHOUT_HEADINGS)), load_wording()))
    asked = {keys(item).pop(): item for item in items}
    assert set(asked) == {which_story.NO, which_story.YES}
    other = asked[which_story.NO]
    assert any("Blue River" in passage.exact and passage.asked for passage in other.passages)
    assert keys(other, 1) == {f"“{OTHER}”"}
    assert keys(asked[which_story.YES], 1) == {f"“{TITLE}”"}


def test_a_page_with_other_headlines_in_between_is_not_asked_about() -> None:
    """The stem says that none stands there."""
    assert list(which_story.make(make_story(), load_wording())) == []


def test_headings_of_the_story_are_told_from_links_of_the_page() -> None:
    (item,) = lines_of_story.make(make_story(), load_wording())
    assert keys(item) == {"“How The Swans Fared”", "“What Comes Next”"}


def test_a_line_that_needs_a_warning_is_no_option() -> None:
    page = make_page()
    start = TEXT.index("Ten Ways")
    noted = replace(page, content_notes=(ContentNote(start, start + 5, "This line speaks of food."),))
    assert list(lines_of_story.make(make_story(noted), load_wording())) == []


def test_a_sentence_is_no_title() -> None:
    assert [line.exact for line in split_titles("A Fine New Day\nIt was a day.\nNo\n")] == ["A Fine New Day"]
