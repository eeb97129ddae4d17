"""Which of several events figures tell of: two marches, two votes, and what a story looks back on."""

from __future__ import annotations

from tests.corpus.filing import topics


def test_an_earlier_march_is_told_apart_and_so_is_every_text_that_gives_its_figures() -> None:
    found = topics(
        "More than 1 million people joined Sunday’s march, organisers said. Police counted 240,000 marchers.",
        "Nearly 2 million people marched on Sunday, organisers said. Police counted 338,000 marchers. "
        "A week before, the organisers had counted 1.03 million marchers and police 240,000.",
        "Police said 338,000 marched.",
    )
    assert found["1.03 million"] == found["240,000"] == found["More than 1 million"]
    assert found["Nearly 2 million"] == found["338,000"] != found["240,000"]


def test_the_year_of_the_story_itself_parts_nothing() -> None:
    found = topics(
        "Thieves stole £53m from the depot, police said.",
        "Raiders stole £49m from the depot.",
        "Nearly £53m was stolen from the depot in February 2006, the court heard.",
    )
    assert found["£53m"] == found["£49m"] == found["Nearly £53m"]


def test_another_year_parts_an_event_from_the_story() -> None:
    found = topics(
        "Thieves stole £53m from the depot, police said. In 2004 thieves stole £26m from a bank.",
        "Raiders stole £49m from the depot.",
    )
    assert found["£53m"] == found["£49m"] != found["£26m"]


def test_a_country_s_marches_are_more_than_those_of_its_towns() -> None:
    found = topics(
        "At least 3.7 million people marched on Sunday, the ministry said. In Paris 1.6 million marched.",
        "Some 1.5 million people marched in Paris.",
        "Across the country 4 million people marched.",
    )
    assert found["1.6 million"] == found["Some 1.5 million"]
    assert found["At least 3.7 million"] == found["4 million"] != found["1.6 million"]


def test_the_sum_of_all_places_is_the_story_s_own_figure_where_no_text_sets_it_against_one() -> None:
    found = topics(
        "In Borneria 12,000 people died, and 60 people died in Cove.",
        "More than 50,000 people died in Borneria.",
        "In all, the quake killed 70,000 people.",
    )
    assert found["70,000"] == found["More than 50,000"] == found["12,000"] != found["60"]


def test_a_figure_set_against_the_last_election_is_of_this_one() -> None:
    found = topics(
        "Turnout was 65%, well short of the last election.",
        "Turnout was 64%, against 78% at the last election.",
    )
    assert found["65%"] == found["64%"] != found["78%"]


def test_a_round_figure_of_the_last_vote_is_no_sign_of_it_elsewhere() -> None:
    found = topics(
        "Some 61% voted; last year about 57% voted.", "Turnout stood at 57%, early figures showed."
    )
    assert found["Some 61%"] == found["57%"] != found["about 57%"]


def test_a_town_that_most_figures_name_is_where_a_march_without_a_place_was() -> None:
    found = topics(
        "Some 200,000 marched in London, 3,000 marched in Leeds and 300 marched in York.",
        "Some 190,000 marched in London.",
        "About 180,000 marched.",
    )
    assert found["Some 200,000"] == found["Some 190,000"] == found["About 180,000"]
    assert len({found["Some 200,000"], found["3,000"], found["300"]}) == 3


def test_an_event_of_the_past_keeps_its_year_though_several_texts_tell_of_it() -> None:
    found = topics(
        "The 2009 quake killed 309 people. The quake on Monday killed 241 people.",
        "The quake on Monday killed 247 people. In 2009 a quake killed 309 people.",
    )
    assert found["241"] == found["247"] != found["309"]
