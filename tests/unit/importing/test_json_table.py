"""The JSON that CraftDesk writes, read back: in pieces of any size, and never as something that it is not."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.export_products import product_from_cells
from craftdesk.domain.product import Product
from craftdesk.domain.record_shapes import product_shape
from craftdesk.errors import ImportProblem
from craftdesk.importing.json_stream import NotOurs, members
from craftdesk.importing.json_table import open_json
from craftdesk.importing.opening import open_tables
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(st.text(max_size=4), VALUES, min_size=1, max_size=4)


class Drip(StringIO):
    """A text that arrives a few characters at a time."""

    def __init__(self, text: str, size: int) -> None:
        super().__init__(text)
        self._size = size

    def read(self, size: int | None = -1, /) -> str:
        del size
        return super().read(self._size)


def gathered(text: str, size: int = 1 << 16) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in members(Drip(text, size)):
        if one.in_array:
            found.setdefault(one.name, []).append(one.value)
        else:
            found[one.name] = one.value
    return found


@given(OBJECTS, st.integers(1, 9), st.sampled_from([None, 1]))
def test_pieces_of_any_size_give_the_same_object(whole: dict[str, Any], size: int, indent: int | None) -> None:
    found = gathered(json.dumps(whole, indent=indent), size)
    assert found == {name: value for name, value in whole.items() if value != []}


@given(OBJECTS, st.data())
def test_a_torn_object_is_never_taken_for_a_whole_one(whole: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(whole)
    cut = data.draw(st.integers(0, len(text) - 1))
    with pytest.raises(NotOurs):
        gathered(text[:cut])


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a" 1}', '{"a":1,}', '{"a":1} x', "{1:2}", '{"a":NaN}',
                                  '{"a":' + "[" * 100_000])  # fmt: skip
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(NotOurs):
        gathered(text)


def source(**more: Any) -> BytesSource:
    about = {"format": "craftdesk-export", "version": 1, "shop": {"currency": "EUR"}}
    return BytesSource(json.dumps({**about, **more}).encode(), "shop.json")


def test_a_record_that_is_not_ours_is_rejected_and_the_others_come_in() -> None:
    people = [{"number": "C-1", "first_name": "Ida"}, {"number": "C-2", "phones": "x"}, 7, {"number": [1]}]
    (table,) = open_tables(source(customers=people))
    records = list(table.records())
    assert [record.row for record in records] == [1, 2, 3, 4]
    assert [record.fault.code if record.fault else "" for record in records] == ["", *["import.row.json"] * 3]
    assert [record.cells[0] for record in records] == ["C-1", "C-2", "?", "?"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"format": "other", "customers": [{}]}, "import.json_foreign"),
        ({"version": 2, "customers": [{}]}, "import.json_newer"),
        ({"customers": []}, "import.json_nothing"),
        ({"products": []}, "import.json_nothing"),
    ],
)
def test_files_that_hold_nothing_for_us_are_told_apart(more: dict[str, Any], code: str) -> None:
    with pytest.raises(ImportProblem) as told:
        open_json(source(**more), Choices())
    assert told.value.code == code


def test_products_come_in_as_they_were_written() -> None:
    mug = product_shape(Product(name="Mug", sku="M-1", unit="piece", price=3200, currency="EUR", tax_rate=1900))
    (table,) = open_tables(source(products=[mug, {"name": "Dish"}]))
    (first, second) = table.records()
    row = dict(zip(table.names, first.cells, strict=True))
    assert product_from_cells(row) == Product(
        name="Mug", sku="M-1", unit="piece", price=3200, currency="EUR", tax_rate=1900
    )
    assert second.fault is not None


def test_a_torn_file_is_told() -> None:
    whole = source(customers=[{"first_name": "Ida"}]).content
    with pytest.raises(ImportProblem, match=r"import\.json_broken"):
        open_tables(BytesSource(whole[:-3], "torn.json"))
