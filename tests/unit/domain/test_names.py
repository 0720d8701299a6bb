"""How people and businesses of many countries are called, sorted and abbreviated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.collation import sort_key
from craftdesk.domain.customer import Customer, CustomerState, CustomerType, Email
from craftdesk.domain.names import display_name, initials, person_name, sort_name
from craftdesk.domain.phone import Phone


@pytest.mark.parametrize(
    ("customer", "shown", "sorted_by"),
    [
        (
            Customer(title="Dr.", first_name="Ida", middle_name="M.", last_name="Berg", suffix="Jr."),
            "Dr. Ida M. Berg, Jr.",
            "Berg Ida M.",
        ),
        (Customer(first_name="Ludwig", last_name="van Beethoven"), "Ludwig van Beethoven", "van Beethoven Ludwig"),
        (Customer(first_name="Suharto"), "Suharto", "Suharto"),
        (Customer(last_name="Madonna"), "Madonna", "Madonna"),
        (Customer(first_name="太郎", last_name="田中", title="先生"), "田中 太郎 先生", "田中 太郎"),
        (Customer(first_name="太郎", last_name="田中", title="Dr."), "Dr. 田中 太郎", "田中 太郎"),
        (Customer(company="Café", first_name="Zoe"), "Zoe", "Zoe"),
        (Customer(company="Café", first_name="Zoe", type=CustomerType.COMPANY), "Café", "Café"),
        (Customer(first_name="Zoe", type=CustomerType.COMPANY), "Zoe", "Zoe"),
        (Customer(company="Café"), "Café", "Café"),
        (Customer(nickname="Bo", emails=(Email(text="b@example.com"),)), "Bo", "Bo"),
        (Customer(emails=(Email(text="b@example.com"),)), "b@example.com", "b@example.com"),
        (Customer(phones=(Phone(text="555"),), number="C-1"), "555", "555"),
        (Customer(number="C-1"), "C-1", "C-1"),
    ],
)
def test_names(customer: Customer, shown: str, sorted_by: str) -> None:
    assert display_name(customer) == shown
    assert sort_name(customer) == sorted_by


def test_nobody_has_no_name() -> None:
    assert person_name(Customer(suffix="Jr.")) == ""
    assert (Customer().email, Customer().phone, Customer().state) == ("", "", CustomerState.ACTIVE)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amélie Dubois", "AD"), ("Anne-Marie Dubois", "AD"), ("Dr. Ida Berg, Jr.", "IB"), ("Prof. Dr. Berg", "B"),
        ("J. Smith", "JS"), ("Ludwig van Beethoven", "LB"), ("田中 太郎", "田"), ("𠮷田 太郎", "𠮷"), ("김 민수", "김"),
        ("გიორგი ბერიძე", "გბ"), ("ßeta", "S"), ("🎂 Bakery", "B"), ("🎂", "?"), ("", "?"), ("Dr.", "D"),
        ("Meier & Söhne GmbH", "MG"), ("Foo Bar, Inc.", "FB"), ("محمد علي", "مع"),
    ],
)  # fmt: skip
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(max_size=20))
def test_initials_are_one_or_two(name: str) -> None:
    assert 1 <= len(initials(name)) <= 2


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Ahrens", "Äpfel", "Azur", "Müller A", "Muller B", "Öl", "Ostern", "Zwirn"]),
        ("sv", ["Asa", "Zorn", "Åberg", "Åsa", "Åsa-Maria", "Ädel", "Ægir", "Öberg"]),
        ("da", ["Zorn", "Ærø", "Øster", "Århus"]),
        ("et", ["sild", "šokk", "zoo", "žanr", "tall", "vesi", "õun", "äri", "öö", "üks"]),
        ("es", ["nube", "ñandú", "oso"]),
        ("pl", ["Adam", "Ądam", "Bo", "Lis", "Łoś", "Mak", "Zet", "Źle", "Żuk"]),
        ("tr", ["cam", "çam", "dal", "hız", "ırmak", "iz", "şal"]),
        ("en", ["C 9", "C 10", "C 010 a", "C 100", "d"]),
    ],
)
def test_alphabets(language: str, names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: sort_key(name, language)) == names


def test_who_has_no_name_comes_last() -> None:
    assert sorted(["", "—", "ω", "田", "zz"], key=lambda name: sort_key(name, "sv")) == ["zz", "ω", "田", "", "—"]


@given(st.integers(0, 10**40), st.integers(0, 10**40))
def test_numbers_sort_by_value(one: int, two: int) -> None:
    assert (sort_key(f"C-{one}", "en") < sort_key(f"C-{two:09d}", "en")) == (one < two)


def test_an_endless_number_is_kept() -> None:
    assert sort_key("9" * 1000, "en") == "9" * 1000


def test_a_customer_of_some_fields_is_the_one_who_is_named_field_by_field() -> None:
    fields = {"first_name": "Ida", "last_name": "Berg", "tags": ("vip",), "rating": 3}
    made = Customer.of_fields(fields)
    assert made == Customer(first_name="Ida", last_name="Berg", tags=("vip",), rating=3)
    assert replace(made, rating=4) == Customer.of_fields(fields | {"rating": 4})
    fields["first_name"] = "somebody else"
    assert (made.first_name, made.phones, made.company) == ("Ida", (), "")
