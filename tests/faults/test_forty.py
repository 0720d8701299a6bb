"""None of the forty bad inputs is forgotten: each has its row or its test, at both doors."""

from __future__ import annotations

from tests.end2end import test_bad_names, test_bad_surroundings
from tests.faults import bad_lists, bad_shops, forty
from tests.faults import test_bad_surroundings as command_line


def test_there_are_forty() -> None:
    names = [*forty.LISTS, *forty.SHOPS, *forty.AROUND, *forty.NAMES]
    assert len(set(names)) == len(names) >= 40


def test_each_has_its_row_or_its_tests() -> None:
    assert set(forty.LISTS.values()) <= set(bad_lists.BAD_LISTS)
    assert set(forty.SHOPS.values()) <= set(bad_shops.SHOPS)
    assert set(forty.NAMES.values()) <= set(test_bad_names.NAMES)
    for here, there in forty.AROUND.values():
        assert hasattr(command_line, here)
        assert hasattr(test_bad_surroundings, there)
