from __future__ import annotations

import pytest

from craftdesk.domain.countries import CODE_OF, CODES
from craftdesk.importing.header import normalise
from craftdesk.importing.value_words import parse_country, parse_yes_no, split_joined, split_tags
from craftdesk.importing.values import ValueProblem


@pytest.mark.parametrize("text", ["yes", "TRUE", "1", "ja", "Oui", "sí", "sì", "x", "✓", "subscribed", "Wahr"])
def test_yes(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["no", "False", "0", "NEIN", "non", "nee", "unsubscribed", "Not subscribed", "falsch"])
def test_no(text: str) -> None:
    assert parse_yes_no(text) is False


def test_neither_yes_nor_no() -> None:
    assert parse_yes_no(" ") is None
    assert isinstance(parse_yes_no("perhaps"), ValueProblem)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"), ("de", "DE"), ("Deutschland", "DE"), ("Allemagne", "DE"), ("Germany (DE)", "DE"), ("DEU", "DE"),
        ("United States", "US"), ("U.S.A.", "US"), ("États-Unis", "US"), ("EE.UU.", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Österreich", "AT"),
        ("The Netherlands", "NL"), ("Pays-Bas", "NL"), ("Schweiz", "CH"), ("Svizzera", "CH"),
        ("España", "ES"), ("日本", "JP"), ("Sverige", "SE"), ("KE", "KE"),
    ],
)  # fmt: skip
def test_countries(text: str, code: str) -> None:
    assert parse_country(text) == code


def test_unknown_countries_are_told() -> None:
    assert parse_country("") is None
    for text in ("Atlantis", "ZZ", "Q", "x" * 500):
        problem = parse_country(text)
        assert isinstance(problem, ValueProblem)
        assert problem.params["value"] == text[:40]


def test_names_of_countries_are_in_their_normal_form_and_lead_to_codes() -> None:
    assert {name for name in CODE_OF if normalise(name) != name} == set()
    assert set(CODE_OF.values()) <= CODES


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("newsletter, repeat buyer", ["newsletter", "repeat buyer"]),
        ('wholesale, "net 30"', ["wholesale", "net 30"]),
        ('"VIP","Fair, 2026"', ["VIP", "Fair, 2026"]),
        ("* myContacts ::: Customers", ["Customers"]),
        ("* myContacts", []),
        ("* Friends ::: VIP", ["Friends", "VIP"]),
        ("a; b;c", ["a", "b", "c"]),
        ("VIP, vip,  VIP ", ["VIP"]),
        ("one tag", ["one tag"]),
        ('"broken, tag', ["broken", "tag"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_tags(text: str, tags: list[str]) -> None:
    assert split_tags(text) == tags


def test_values_that_google_joins() -> None:
    assert split_joined("+15035550103 ::: +15035550199") == ["+15035550103", "+15035550199"]
    assert split_joined("a, b") == ["a, b"]
    assert split_joined(" ") == []
