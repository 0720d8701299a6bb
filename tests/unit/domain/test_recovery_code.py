from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.recovery_code import BITS, code_of, last_group, looks_like_a_code, value_of
from craftdesk.errors import OwnerProblem

_VALUES = st.integers(0, (1 << BITS) - 1)


@given(value=_VALUES)
def test_a_code_gives_its_number_back_however_it_is_typed(value: int) -> None:
    code = code_of(value)
    assert [len(group) for group in code.split("-")] == [4] * 7
    untidy = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert value_of(code) == value_of(untidy) == value
    assert looks_like_a_code(untidy)


@given(value=_VALUES, place=st.integers(0, 26), shift=st.integers(1, 31))
def test_one_wrong_symbol_is_noticed(value: int, place: int, shift: int) -> None:
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    code = list(code_of(value).replace("-", ""))
    code[place] = symbols[(symbols.index(code[place]) + shift) % 32]
    with pytest.raises(OwnerProblem, match=r"recovery\.mistyped"):
        value_of("".join(code))


@given(value=_VALUES, place=st.integers(0, 25))
def test_two_symbols_that_changed_places_are_noticed(value: int, place: int) -> None:
    code = list(code_of(value).replace("-", ""))
    if code[place] != code[place + 1]:
        code[place], code[place + 1] = code[place + 1], code[place]
        with pytest.raises(OwnerProblem, match=r"recovery\.mistyped"):
            value_of("".join(code))


@pytest.mark.parametrize(
    ("typed", "code"), [("", "length"), ("ABCD", "length"), ("U" * 28, "symbol"), ("Ton und Glasur 7", "length")]
)
def test_what_is_no_code_is_told(typed: str, code: str) -> None:
    with pytest.raises(OwnerProblem, match=rf"recovery\.{code}"):
        value_of(typed)
    assert not looks_like_a_code(typed)


def test_only_small_enough_numbers_have_a_code() -> None:
    with pytest.raises(ValueError, match=str(1 << BITS)):
        code_of(1 << BITS)
    assert last_group(code_of(0)) == "0000"
