"""Addresses of free lines: streets, towns of many countries, names that are no part of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.folding import fold
from craftdesk.importing.free_lines import lines_of, read_lines, read_town

WORDS = st.text(alphabet="abcdeéßñ 0123456789,.-/", max_size=24)
LINES = st.lists(
    st.sampled_from(
        ("5 Kiln Lane", "Unit 4", "Brooklyn, NY 11201", "44000 Nantes", "NR1 3QU", "NY", "France", "Norwich", "CA")
    )
    | WORDS,
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5 Kiln Lane\nBrooklyn, NY 11201", ("5 Kiln Lane", "", "11201", "Brooklyn", "NY", "US")),
        ("5 Kiln Lane\nBrooklyn NY  11201-4321", ("5 Kiln Lane", "", "11201-4321", "Brooklyn", "NY", "US")),
        ("5 Kiln Lane, Brooklyn, NY 11201, USA", ("5 Kiln Lane", "", "11201", "Brooklyn", "NY", "US")),
        ("5 Kiln Lane  Brooklyn  NY  11201  US", ("5 Kiln Lane", "", "11201", "Brooklyn", "NY", "US")),
        ("Unit 3\n5 Kiln Lane\nPortland, Oregon 97205", ("5 Kiln Lane", "Unit 3", "97205", "Portland", "Oregon", "")),
        ("5 King St W\nToronto ON M5H 1A1", ("5 King St W", "", "M5H 1A1", "Toronto", "ON", "CA")),
        ("1 Bobbin Yard\nNorwich\nNorfolk\nNR1 3QU", ("1 Bobbin Yard", "", "NR1 3QU", "Norwich", "Norfolk", "GB")),
        ("The Old Forge\nMill Lane\nHX7 8AA Hebden Bridge\nUnited Kingdom",
         ("The Old Forge", "Mill Lane", "HX7 8AA", "Hebden Bridge", "", "GB")),
        ("14 Loom Terrace\nGalway\nH91 E2K3\nIreland", ("14 Loom Terrace", "", "H91 E2K3", "Galway", "", "IE")),
        ("3 rue des Potiers\n44000 Nantes\nFrance", ("3 rue des Potiers", "", "44000", "Nantes", "", "FR")),
        ("Hauptstraße 1\nHof 2\n50667 Köln\nDeutschland", ("Hauptstraße 1", "Hof 2", "50667", "Köln", "", "DE")),
        ("Lergatan 6\n411 01 Göteborg\nSverige", ("Lergatan 6", "", "411 01", "Göteborg", "", "SE")),
        ("Via Roma 1\n20121 Milano MI\nItalia", ("Via Roma 1", "", "20121", "Milano", "MI", "IT")),
        ("5 King St\nSydney NSW 2000\nAustralia", ("5 King St", "", "2000", "Sydney", "NSW", "AU")),
        ("12 Kiln Lane\nBrooklyn", ("12 Kiln Lane", "", "", "Brooklyn", "", "")),
        ("12 Kiln Lane", ("12 Kiln Lane", "", "", "", "", "")),
        ("", ("", "", "", "", "", "")),
    ],
)  # fmt: skip
def test_an_address_is_taken_apart(text: str, wanted: tuple[str, ...]) -> None:
    found = read_lines(lines_of(text))
    assert (found.street, found.street2, found.postcode, found.city, found.region, found.country) == wanted


def test_lines_that_repeat_the_owner_are_no_street() -> None:
    names = {fold("Thimble & Thread Ltd"), fold("Rosalind Pennywhistle")}
    lines = ["Thimble & Thread Ltd", "Rosalind Pennywhistle", "1 Bobbin Yard", "Norwich,  NR1 3QU"]
    assert read_lines(lines, names).street == "1 Bobbin Yard"
    assert read_lines(lines, names).street2 == ""
    assert read_lines(["Thimble & Thread Ltd"], names).street == "Thimble & Thread Ltd"


@pytest.mark.parametrize("line", ["5 Kiln Lane", "Brooklyn", "", "PO Box"])
def test_a_line_without_a_postcode_is_no_town(line: str) -> None:
    assert read_town(line) is None


@given(LINES)
def test_no_letter_of_an_address_is_lost(lines: list[str]) -> None:
    found = read_lines(lines)
    kept = " ".join((found.street, found.street2, found.postcode, found.city, found.region))
    left = Counter(re.findall(r"\w+", kept))
    gone = Counter(word for line in lines for word in re.findall(r"\w+", line)) - left
    # Only a line that was read as the country is kept as its code.
    country = next((line for line in reversed(lines) if line.strip(" ,")), "") if found.country else ""
    assert gone - Counter(re.findall(r"\w+", country)) == Counter()
