"""Which figures of several articles answer one question, and which only look alike."""

from __future__ import annotations

import pytest

from tests.corpus.filing import topics


def test_the_dead_of_two_countries_are_two_questions_in_every_article() -> None:
    found = topics(
        "In Borneria 120 people died, and in Cordania 45 people died.",
        "Officials in Aville said 131 people had died in Borneria.",
        "At least 52 people have died in Cordania, an aid group said.",
    )
    assert found["120"] == found["131"]
    assert found["45"] == found["At least 52"]
    assert found["120"] != found["45"]


def test_a_place_that_no_article_sets_against_another_parts_nothing() -> None:
    found = topics(
        "At least 120 people died in Aville, the mayor said.", "In the east 131 people died, police said."
    )
    assert len(set(found.values())) == 1


def test_a_headline_goes_with_the_same_figure_in_the_text() -> None:
    found = topics(
        "Storm kills 165\nIn Borneria 120 people died, and in Cordania 45 people died. "
        "At least 165 people died in Borneria and Cordania."
    )
    assert found["165"] == found["At least 165"]
    assert len({found["165"], found["120"], found["45"]}) == 3


def test_a_name_spelt_in_two_ways_is_one_holder_unless_one_article_has_both() -> None:
    apart = topics("Adamovich won 52% of the vote.", "Adamovych won 49% of the vote.")
    assert apart["52%"] == apart["49%"]
    both = topics("Adamovich won 52% of the vote and Adamovych won 31% of the vote.")
    assert both["52%"] != both["31%"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The firm delivered 300 buses.", "The firm had promised 500 buses."),
        ("The quake killed 300 people.", "A quake in 1931 killed 5,000 people."),
        ("Smith won 40% of the vote.", "In 2015 Smith won 44% of the vote."),
    ],
)
def test_promises_and_earlier_events_are_questions_of_their_own(one: str, other: str) -> None:
    assert len(set(topics(one, other).values())) == 2


def test_a_part_in_another_place_is_the_figure_for_that_place() -> None:
    found = topics(
        "More than 21,000 people have died, 17,600 of them in Borneria. In Cordania 3,300 people died.",
        "In Borneria 17,400 people died, and in Cordania 3,100.",
    )
    assert found["17,600"] == found["17,400"]
    assert len({found["More than 21,000"], found["17,600"], found["3,300"]}) == 3


def test_all_places_together_are_what_a_figure_without_a_place_is_of() -> None:
    found = topics(
        "Storm kills 165\nIn Borneria 120 people died, and in Cordania 45 people died.",
        "The combined toll stands at 171, officials in Borneria and Cordania said.",
        "The storm killed 150 people.",
    )
    assert found["165"] == found["171"] == found["150"]


def test_two_places_for_figures_that_overlap_are_one_place() -> None:
    found = topics(
        "Up to 1,100 people may be missing in Aville\n"
        "Between 1,000 and 1,100 people are missing in Burgh, the mayor said.",
        "The list of the missing has 388 names; 850 people are missing, police said.",
    )
    assert found["Up to 1,100"] == found["Between 1,000 and 1,100"] == found["850"]


def test_parts_of_a_year_are_questions_of_their_own() -> None:
    found = topics(
        "It delivered 30 million doses in the first quarter and 80 million doses in the second quarter.",
        "From April to June it will deliver 70 million doses.",
    )
    assert found["80 million"] == found["70 million"] != found["30 million"]


def test_a_part_in_its_own_subgroup_is_that_group_and_no_part() -> None:
    found = topics("81 people were hurt, at least 22 of them officers.", "21 police were injured.")
    assert found["at least 22"] == found["21"] != found["81"]


def test_a_name_before_a_figure_is_its_place_where_a_story_sets_places_apart() -> None:
    found = topics(
        "In Burgh 50,000 people marched, and in Cove 9,000 people marched.",
        "Burgh is entered with 20,000 marchers and Cove with 8,000.",
    )
    assert found["50,000"] == found["20,000"]
    assert found["9,000"] == found["8,000"] != found["50,000"]


def test_the_capital_is_the_one_that_a_story_names() -> None:
    found = topics(
        "In all, 300,000 people marched, 90,000 of them in Paris and 20,000 in Burgh.",
        "Across the country 310,000 people marched, 80,000 of them in the capital.",
    )
    assert found["90,000"] == found["80,000"] != found["310,000"]


def test_letters_offices_and_other_alphabets_are_names_of_one_holder() -> None:
    found = topics(
        "Law and Justice (LAJ) took 35% of the vote. President Ann Kılıç won 49% of the vote.",
        "LAJ won 36% of the vote, and Kilic won 47%. The president is on 48%.",
    )
    assert found["35%"] == found["36%"]
    assert found["49%"] == found["47%"] == found["48%"] != found["35%"]


def test_what_somebody_has_in_a_poll_is_a_share_of_the_vote_where_the_story_tells_of_one() -> None:
    found = topics("Smith won 41% of the vote.", "A late poll put Smith on 38%.")
    assert found["41%"] == found["38%"]
    assert topics("A poll put support for Smith at 38%.")["38%"] == "poll"


def test_money_that_no_text_explains_is_asked_about_with_the_same_sum_elsewhere() -> None:
    found = topics("That is less than the £200m first talked of.", "Thieves stole jewels worth £200m.")
    assert len(set(found.values())) == 1


def test_a_price_for_one_share_is_not_the_price_of_the_firm() -> None:
    found = topics("The bid was 0.25 francs.", "The bid was 3bn francs, or 0.76 francs a share.")
    assert found["0.25 francs"] == found["0.76 francs"] == "share-price"
    assert found["3bn francs"] == "deal"
    assert topics("The bid for the firm was £1.")["£1"] == "deal"


def test_what_a_doubtful_word_means_follows_from_what_a_story_is_about() -> None:
    found = topics("Thieves stole £14m in cash.", "The loss was first put at £25m.")
    assert len(set(found.values())) == 1
    assert topics("The loss was put at £25m.")["£25m"] == "loss"


def test_what_is_paid_in_cash_and_in_shares_are_parts_of_a_price() -> None:
    found = topics(
        "The firm will pay $4bn in cash and $12bn in shares for its rival.",
        "The firm will pay $16bn for its rival.",
    )
    assert len(set(found.values())) == 3


def test_the_votes_of_two_camps_and_the_gap_between_them_are_three_questions() -> None:
    found = topics("Leave won 17,410,742 votes and Remain 16,141,241 votes. Leave won by 1,269,501 votes.")
    assert len(set(found.values())) == 3


def test_an_office_that_two_names_of_a_story_hold_stands_for_neither() -> None:
    found = topics(
        "Challenger Smith took 30% of the vote and challenger Jones took 21%.", "The challenger had 20%."
    )
    assert len(set(found.values())) == 3


def test_a_former_office_stands_for_nobody_now() -> None:
    found = topics(
        "President Biden won 51% of the vote. Former President Trump won 46% of the vote.",
        "The president won 52% of the vote.",
    )
    assert found["51%"] == found["52%"] != found["46%"]


def test_last_year_is_another_event_only_beside_a_figure_of_now() -> None:
    alone = topics("The quake last year killed 40,000 people.", "The quake killed 50,000 people.")
    assert len(set(alone.values())) == 1
    beside = topics("Turnout was 73%, against 46% four years ago.")
    assert len(set(beside.values())) == 2
