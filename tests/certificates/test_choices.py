import pytest

from certificates.choices import groups_of, hidden_again, hidden_without, keys_of
from certificates.facts import shown
from tests.papers import TEMPLATES, make_facts


def test_only_what_the_template_prints_is_offered():
    facts = make_facts()

    one_page = keys_of(groups_of(TEMPLATES["one_page"], facts, []))
    portfolio = keys_of(groups_of(TEMPLATES["portfolio"], facts, []))

    assert one_page == ["hours", "activities.0", "activities.1", "skills.0", "skills.1"]
    assert set(portfolio) - set(one_page) == {
        "status",
        "contact",
        "languages.0",
        "training.0",
        "endorsements.0",
    }


def test_what_is_hidden_is_not_ticked():
    groups = groups_of(TEMPLATES["portfolio"], make_facts(), ["languages", "skills.1", "contact"])

    unticked = [line.key for group in groups for line in group.lines if not line.is_shown]

    assert unticked == ["contact", "skills.1", "languages.0"]


def test_a_list_longer_than_the_paper_says_so():
    facts = make_facts()
    facts["activities"] *= 3

    (group,) = [one for one in groups_of(TEMPLATES["one_page"], facts, []) if one.most]

    assert (group.most, len(group.lines)) == (3, 6)


@pytest.mark.parametrize(
    ("ticked", "hidden", "left"),
    [
        (["hours", "activities.0", "activities.1", "skills.0", "skills.1"], [], []),
        (["hours", "activities.1", "skills.0", "skills.1"], [], ["activities.0"]),
        (["hours", "skills.0"], [], ["activities", "skills.1"]),
        ([], ["contact"], ["activities", "contact", "hours", "skills"]),
    ],
)
def test_what_is_not_ticked_is_hidden_and_what_was_not_offered_stays_so(ticked, hidden, left):
    facts = make_facts()
    groups = groups_of(TEMPLATES["one_page"], facts, hidden)

    assert hidden_without(groups, ticked, hidden) == left
    shown(facts, left)  # every key is one that the paper understands


def test_a_hidden_item_stays_hidden_when_the_words_change_places():
    before, after = make_facts(), make_facts()
    after["skills"] = list(reversed(after["skills"]))
    after["activities"] = []

    again = hidden_again(["contact", "skills.0", "activities.1"], before, after)

    assert again == ["contact", "skills.1"]
