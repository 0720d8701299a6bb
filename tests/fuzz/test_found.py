"""Everything the fuzzer ever found, and what it starts from, in each run of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.contract import TooSlowError, keeps_the_contract, said
from tests.fuzz.seeds import WORDS, seeds, words_of
from tests.fuzz.targets import TARGETS, give_back

FOUND = sorted((Path(__file__).parent.parent / "data" / "fuzz").glob("*/*"))


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    yield
    give_back()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_once_stays_mended(path: Path) -> None:
    keeps_the_contract(TARGETS[path.parent.name], path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_what_the_fuzzer_starts_from_keeps_the_contract(target: str) -> None:
    inputs = seeds(target)
    assert words_of(target)
    for content in (b"", b"\0", *inputs, *(bytes([option]) + inputs[0][1:200] for option in (5, 6))):
        keeps_the_contract(TARGETS[target], content)


def test_every_list_of_words_belongs_to_a_target() -> None:
    assert set(WORDS) <= set(TARGETS)


def test_a_code_without_words_would_be_noticed() -> None:
    with pytest.raises(AssertionError):
        said("import.no_such_code", {})
    with pytest.raises(AssertionError):
        said("import.empty", {})


def test_a_fault_and_a_slow_input_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(data: bytes) -> None:
        raise KeyError(data)

    with pytest.raises(KeyError):
        keeps_the_contract(falls, b"x")
    monkeypatch.setattr("tests.fuzz.contract.LONGEST", -1.0)
    with pytest.raises(TooSlowError):
        keeps_the_contract(len, b"x")
