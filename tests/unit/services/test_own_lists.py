"""The list sorted and narrowed by fields of the shop's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomerState, CustomValue
from craftdesk.domain.filters import Filter, FilterTest, filters_from, filters_text, offered_tests
from craftdesk.domain.query import CustomerQuery, CustomerSort, OwnSort
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList

_PEOPLE = {
    "Ada": {"ring": "9.5", "glaze": "Tenmoku", "likes": "Cups\nJugs", "wedding": "2026-05-24", "post": "no"},
    "Bea": {"ring": "17", "glaze": "Céladon", "dog": "Ärmel & Söhne", "post": "yes"},
    "Cem": {"ring": "-2", "likes": "Cups", "wedding": "2025-01-02", "dog": "bello"},
    "Dan": {},
    "Eve": {"ring": "17", "glaze": "Céladon", "wedding": "2026-05-25", "dog": "Zorro"},
}


@pytest.fixture
def people(desk: Desk) -> Iterator[CustomerList]:
    for title, kind, choices in (
        ("Ring", CustomKind.NUMBER, ()),
        ("Glaze", CustomKind.CHOICE, ("Tenmoku", "Céladon")),
        ("Likes", CustomKind.SEVERAL, ("Cups", "Jugs")),
        ("Wedding", CustomKind.DATE, ()),
        ("Post", CustomKind.YES_NO, ()),
        ("Dog", CustomKind.TEXT, ()),
    ):
        desk.custom_fields.define(CustomField(title=title, kind=kind, choices=choices))
    for name, values in _PEOPLE.items():
        custom = tuple(CustomValue(key=key, value=value) for key, value in values.items())
        desk.customers.add(Customer(first_name=name, custom=custom))
    listed = CustomerList(desk.shop, lambda: date(2026, 11, 22))
    yield listed
    listed.close()


def _shown(people: CustomerList, query: CustomerQuery) -> str:
    """The first letters of those found; all ways of asking must agree."""
    rows = people.first(query, 100)
    spine = people.spine(query)
    assert [row.id for row in rows] == list(spine)
    assert people.count(query) == len(spine)
    return "".join(row.name[0] for row in rows)


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("ring", "CABED", "BEACD"),
        ("glaze", "ABECD", "BEACD"),
        ("likes", "CABDE", "ACBDE"),
        ("wedding", "CAEBD", "EACBD"),
        ("post", "BACDE", "ABCDE"),
        ("dog", "BCEAD", "ECBAD"),
        ("nobody", "ABCDE", "ABCDE"),
    ],
)
def test_the_list_is_sorted_by_what_a_field_means(people: CustomerList, key: str, up: str, down: str) -> None:
    assert _shown(people, CustomerQuery(sort=OwnSort(key))) == up
    assert _shown(people, CustomerQuery(sort=OwnSort(key), descending=True)) == down


@pytest.mark.parametrize(
    ("key", "test", "value", "found"),
    [
        ("ring", FilterTest.IS, "17", "BE"),
        ("ring", FilterTest.AT_LEAST, "9.5", "ABE"),
        ("ring", FilterTest.AT_MOST, "10", "AC"),
        ("wedding", FilterTest.SINCE, "2026-05-24", "AE"),
        ("wedding", FilterTest.UNTIL, "2026-05-24", "AC"),
        ("glaze", FilterTest.HAS, "Céladon", "BE"),
        ("likes", FilterTest.HAS, "Jugs", "A"),
        ("likes", FilterTest.HAS, "Jug", ""),
        ("post", FilterTest.IS, "no", "A"),
        ("dog", FilterTest.CONTAINS, "armel", "B"),
        ("dog", FilterTest.CONTAINS, "50%_", ""),
        ("dog", FilterTest.IS, "BELLO", "C"),
        ("dog", FilterTest.EMPTY, "", "AD"),
        ("dog", FilterTest.FILLED, "", "BCE"),
    ],
)
def test_the_list_is_narrowed_by_a_field(
    people: CustomerList, key: str, test: FilterTest, value: str, found: str
) -> None:
    assert _shown(people, CustomerQuery(filters=(Filter(field=f"custom:{key}", test=test, value=value),))) == found


def test_filters_narrow_each_other_and_the_search(people: CustomerList) -> None:
    ring = Filter(field="custom:ring", test=FilterTest.IS, value="17")
    dog = Filter(field="custom:dog", test=FilterTest.CONTAINS, value="z")
    assert _shown(people, CustomerQuery(filters=(ring, dog))) == "E"
    assert _shown(people, CustomerQuery(text="celadon", filters=(ring,), sort=OwnSort("dog"))) == "BE"
    assert _shown(people, CustomerQuery(text="zorro", filters=(ring,), sort=CustomerSort.NAME)) == "E"
    assert _shown(people, CustomerQuery(state=CustomerState.ARCHIVED, filters=(ring,))) == ""


def test_rows_bring_the_values_of_fields_in_use(desk: Desk, people: CustomerList) -> None:
    desk.custom_fields.put_away("ring")
    row = next(row for row in people.first(CustomerQuery(), 10) if row.name == "Ada")
    assert "ring" not in {one.key for one in row.own}
    assert CustomValue(key="glaze", value="Tenmoku") in row.own
    assert people.rows([row.id])[row.id] == row
    assert next(field.title for field in people.fields()) == "Glaze"


def test_filters_are_kept_as_text() -> None:
    filters = tuple(
        Filter(field="custom:a", test=test, value="ü\n'") for kind in CustomKind for test in offered_tests(kind)
    )
    assert filters_from(filters_text(filters)) == filters
    assert filters_from("") == ()
    for broken in ("{", "[1]", '[["custom:a", "nonsense", ""]]', "7"):
        with pytest.raises(ValueError, match=r".*"):
            filters_from(broken)
