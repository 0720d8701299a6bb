"""Any way of writing a number finds it, and any part of four digits."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain import phone
from craftdesk.domain.folding import query_words
from craftdesk.domain.phone import comparable, index_digits, international_digits
from craftdesk.domain.phone_query import query_digits

NUMBERS = [
    ("DE", "493023125107", ["030 2312-5107", "+49 30 2312 5107", "+49 (0)30 23125107", "0049302312 5107"]),
    ("DE", "4930123456", ["030 123456", "+49 30 123456", "(030) 12 34 56"]),
    ("US", "15551234567", ["(555) 123-4567", "555.123.4567", "1-555-123-4567", "+1 555 123 4567"]),
    ("GB", "442079460958", ["020 7946 0958", "+44 20 7946 0958", "+44 (0)20 7946 0958"]),
    ("FR", "33612345678", ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678"]),
    ("IT", "390612345678", ["06 1234 5678", "+39 06 1234 5678"]),
    ("JP", "81312345678", ["03-1234-5678", "+81 3 1234 5678", "＋８１ ３ １２３４ ５６７８"]),
    ("RU", "79123456789", ["8 (912) 345-67-89", "+7 912 345-67-89"]),
]  # fmt: skip


def finds(typed: str, stored: str, country: str) -> bool:
    known = index_digits(stored, country)
    return all(
        any(word.startswith(form) for one in spellings for form in query_digits(one) for word in known)
        for spellings in query_words(typed)
    )


@pytest.mark.parametrize(("country", "digits", "spellings"), NUMBERS)
def test_spellings_are_one_number(country: str, digits: str, spellings: list[str]) -> None:
    assert {international_digits(one, country) for one in spellings} == {digits}
    assert len({comparable(one) for one in spellings}) == 1
    for stored in spellings:
        assert [typed for typed in spellings if not finds(typed, stored, country)] == []


@given(st.sampled_from(NUMBERS), st.data())
def test_any_part_of_four_digits_finds_it(number: tuple[str, str, list[str]], data: st.DataObject) -> None:
    country, digits, spellings = number
    start = data.draw(st.integers(0, len(digits) - 4))
    end = data.draw(st.integers(start + 4, len(digits)))
    assert finds(digits[start:end], data.draw(st.sampled_from(spellings)), country)


def test_what_is_dialled_at_home_and_abroad() -> None:
    assert international_digits("011 49 30 123456", "US") == "4930123456"
    assert international_digits("06 1 234 5678", "HU") == "3612345678"
    assert finds("06 1 234", "+36 1 234 5678", "HU")
    assert international_digits("0301", "XX") == "301"
    assert international_digits("no number", "DE") == ""


def test_short_numbers() -> None:
    assert index_digits("", "DE") == []
    assert index_digits("110", "") == ["110"]
    assert query_digits("0110") == ("0110",)
    assert query_digits("00110110") == ("00110110", "110110")


def test_calling_codes_are_those_of_the_world() -> None:
    assert {
        country: (code, phonenumbers.country_code_for_region(country))
        for country, code in phone._CALLING_CODES.items()
        if code != str(phonenumbers.country_code_for_region(country))
    } == {}
