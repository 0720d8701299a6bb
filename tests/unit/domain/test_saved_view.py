"""Views as text: what is written is read, what anybody else wrote is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain import orders_query
from craftdesk.domain.customer import CustomerState
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.query import CustomerChip, CustomerQuery, CustomerSort, OwnSort
from craftdesk.domain.query_text import query_from, query_text
from craftdesk.domain.saved_view import name_problems

_WORDS = st.text(st.sampled_from('ab "ß[]{}\n:'), max_size=6)


@given(
    st.builds(
        CustomerQuery,
        text=_WORDS.map(str.strip),
        state=st.sampled_from(CustomerState),
        chip=st.sampled_from(CustomerChip),
        sort=st.sampled_from(CustomerSort) | st.builds(OwnSort, _WORDS),
        descending=st.booleans(),
        filters=st.lists(
            st.builds(Filter, field=_WORDS, test=st.sampled_from(FilterTest), value=_WORDS), max_size=3
        ).map(tuple),
    )
)
def test_what_is_written_is_read(query: CustomerQuery) -> None:
    assert query_from(query_text(query)) == query


def test_what_is_as_usual_is_not_written() -> None:
    assert query_text(CustomerQuery()) == ""
    assert query_text(CustomerQuery(text="  ", chip=CustomerChip.NEW)) == '{"chip": "new"}'


@pytest.mark.parametrize(
    "text",
    [
        "[1]", "7", "{", "[" * 100_000, '"all"', '{"chip": "rich"}', '{"sort": 3}', '{"filters": 3}',
        '{"filters": [["a", "b"]]}',
    ],
)
def test_what_can_not_be_read(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any sentence will do, the class is the contract
        query_from(text)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        orders_query.query_from(text)


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "view.no_name"), ("BEST", "view.name_taken"), ("x" * 5_000, "text.too_long"), ("Cafés", "")],
)
def test_names(name: str, code: str) -> None:
    found = name_problems(name, frozenset({"best"}))
    assert [one.code for one in found] == ([code] if code else [])
