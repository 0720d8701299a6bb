"""Where the headings of a file are, also when nobody knows them."""

from __future__ import annotations

import pytest

from craftdesk.importing.header_finding import find_header


def found(text: str) -> int | None:
    return find_header([(row, line.split(";")) for row, line in enumerate(text.strip("\n").split("\n"), 1)])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Name;E-Mail\nIda Berg;ida@example.com", 1),
        ("Customer list;\nexported 2026-06-01;\n;\nName;E-Mail\nIda Berg;ida@example.com", 4),
        ("Wer;Wohin\nIda Berg;ida@example.com", 1),
        ("Kunden 2026;;\nStand Mai;;\nWer;Wohin;Seit\nIda Berg;ida@example.com;03.04.2026", 3),
        ("Name;Lieblingsfarbe\nIda Berg;blau\nBo Lund;rot", 1),
        ("Ida Berg;ida@example.com\nBo Lund;bo@example.org", None),
        ("Ida;Berg;Köln\nBo;Lund;Ulm", None),
        ("ida@example.com\nbo@example.org", None),
        ("E-Mail\nida@example.com", 1),
        ("1001;Ida Berg;12,50\n1002;Bo Lund;20,00", None),
        # The words of a header among the data are no header.
        ("Ida Berg;ida@example.com;Bath\nName;Kunde;Ort\nBo Lund;bo@example.org;York", None),
        # A person whose phone is missing is no heading.
        ("Ida Berg;unbekannt\nBo Lund;030 5550102\nCy Holm;030 5550103", None),
        ("Ida Berg;\nBo Lund;030 5550102\nCy Holm;030 5550103", None),
    ],
)
def test_the_row_of_the_headings(text: str, row: int | None) -> None:
    assert found(text) == row


def test_a_header_of_any_words_needs_contents_below() -> None:
    assert found("Wer;Wohin;Farbe") is None
    assert found("Wer;Wohin;Farbe\nIda;Bath;blau\nBo;York;rot") is None


def test_the_search_ends() -> None:
    rows = "\n".join(["Ida Berg;blau"] * 60) + "\nName;E-Mail\nBo Lund;bo@example.org"
    assert found(rows) is None
