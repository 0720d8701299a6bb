from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.name_parts import split_person


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ida Berg", "Ida", "Berg"),
        ("Ida  van der Berg", "Ida", "van der Berg"),
        ("Van Berg", "Van", "Berg"),
        ("Hollowell, Wren", "Wren", "Hollowell"),
        ("Berg,", "Berg", ""),
        ("花森 ゆき", "ゆき", "花森"),
        ("花森ゆき", "花森ゆき", ""),
        ("Ida", "Ida", ""),
        ("", "", ""),
    ],
)
def test_a_full_name_falls_into_first_and_last(text: str, first: str, last: str) -> None:
    assert split_person(text) == (first, last)


@given(st.text(max_size=40))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    def letters(name: str) -> list[str]:
        return sorted(name.replace(",", "").replace(" ", ""))

    assert letters("".join(split_person(text))) == letters("".join(text.split()))
