"""Where texts with one beginning end, in Python's order and in SQLite's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.collation import beyond

_TEXT = st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0x10FFFE))


@given(_TEXT, _TEXT, _TEXT)
def test_what_begins_so_lies_before_the_end_and_what_follows_it_behind(beginning: str, rest: str, other: str) -> None:
    end = beyond(beginning)
    assert beginning <= beginning + rest < end
    assert (beginning <= other < end) == other.startswith(beginning)
    # SQLite compares the bytes.
    assert (beginning + rest).encode() < end.encode()
