"""Strangers' files by the hundred thousand: random changes of small inputs, without the fuzzer and its compiler.

The coverage-guided fuzzer (`make fuzz`) finds more with the same number of inputs; this one needs nothing but Python,
so that it runs wherever the tests run. Every input comes from the seed, the target's name and its number.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.faults.figures import Figure
from tests.fuzz.contract import TooSlowError, keeps_the_contract
from tests.fuzz.left_behind import LEFT_BEHIND
from tests.fuzz.seeds import seeds, words_of
from tests.fuzz.targets import TARGETS, give_back
from tests.support.homes import own_home

_SEED = 20261129
_GATE = ("gate",)
_CELLS = ("money", "date", "phone")
_LONG = {"money": 60_000, "date": 60_000, "phone": 60_000, "block": 6_000, "table": 20_000, "cards": 15_000,
         "json": 12_000, "csv": 2_500, "vcard": 3_000, "own": 2_000, "workbook": 3_000, "gate": 20_000,
         "salvage": 1_500, "encrypted": 10_000, "draft": 6_000, "kept": 6_000, "seal": 2_500, "lock": 2_000,
         "listing": 5_000, "message": 20_000}  # fmt: skip
"""How many inputs of each: the cheaper, the more; all take about as long."""
_SHORT = dict.fromkeys(TARGETS, 25) | dict.fromkeys(_CELLS, 300) | {"csv": 10, "own": 10, "vcard": 10}
_MILLION = {
    "money": 250_000, "date": 200_000, "phone": 150_000, "gate": 20_000, "table": 150_000, "cards": 110_000,
    "json": 80_000, "block": 40_000, "workbook": 20_000, "vcard": 10_000, "csv": 10_000, "own": 5_000,
}  # fmt: skip
"""What `--million` tries: importer and open gate, once, in one go."""
_PIECE = 2_500
_LARGEST = 1_500
_PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the inputs of one target."""

    target: str
    inputs: int
    others: tuple[str, ...]
    slow: int
    longest: float


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Three rows: what is imported, what is opened, and what was left behind."""
    counts = _LONG if long else _SHORT
    began = time.monotonic()
    found = _try_all(counts) if long else [try_target(name, count, folder) for name, count in counts.items()]
    seconds = time.monotonic() - began
    lists = TARGETS.keys() - {*_GATE, *LEFT_BEHIND}
    for promise, targets in (
        ("strangers’ lists, cards, workbooks, cells: a result or a sentence", lists),
        ("strangers’ shop files: opened or refused in a sentence", _GATE),
        ("damaged files to rescue, encrypted backups, drafts, seals: used or put aside", LEFT_BEHIND),
    ):
        tried = [each for each in found if each.target in targets]
        others = [one for each in tried for one in each.others]
        slow = sum(each.slow for each in tried)
        longest = max((each.longest for each in tried), default=0.0)
        yield Figure(
            promise=promise, injected=sum(each.inputs for each in tried), seconds=seconds / 2,
            besides=f"other exceptions {len(others)}, over 2 s {slow}, longest {longest:.2f} s {'; '.join(others[:3])}",
            met=not (others or slow),
        )  # fmt: skip


def _try_all(counts: dict[str, int]) -> list[Tried]:
    """The targets side by side, those that take longest first."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return list(pool.map(_try_in_pieces, counts.items()))


def try_a_million(tell: Callable[[str], object], share: int = 1) -> list[Tried]:
    """Importer and open gate in one go on all cores, or a `share`-th of it; what was found is told as it is found."""
    whole = {name: Tried(name, 0, (), 0, 0.0) for name in _MILLION}
    began = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = [
            pool.submit(try_target, name, min(_PIECE, count // share - first), None, first)
            for name, count in _MILLION.items()
            for first in range(0, count // share, _PIECE)
        ]
        for number, done in enumerate(as_completed(waiting), 1):
            found = done.result()
            whole[found.target] = _both(whole[found.target], found)
            if found.others or found.slow:
                tell(f"FOUND {found}")
            if number % 20 == 0 or number == len(waiting):
                tried = sum(one.inputs for one in whole.values())
                tell(f"{tried:>9,} inputs, {time.monotonic() - began:.0f} s")
    return list(whole.values())


def _both(one: Tried, other: Tried) -> Tried:
    return Tried(
        one.target, one.inputs + other.inputs, one.others + other.others, one.slow + other.slow,
        max(one.longest, other.longest),
    )  # fmt: skip


def _try_in_pieces(item: tuple[str, int]) -> Tried:
    return try_target(*item)


def try_target(target: str, inputs: int, home: Path | None = None, first: int = 0) -> Tried:
    """Tries so many inputs of a target, numbered from `first` on."""
    others, slow, longest = [], 0, 0.0
    start, words = seeds(target), [word.encode() for word in words_of(target)]
    with ExitStack() as after:
        if home is not None:
            after.enter_context(own_home(home / "home"))
        after.callback(give_back)
        for number in range(first, first + inputs):
            data = mutated(random.Random(f"{_SEED} {target} {number}"), start, words)
            began = time.process_time()
            try:
                keeps_the_contract(TARGETS[target], data)
            except TooSlowError:
                slow += 1
            except Exception as error:  # noqa: BLE001  # whatever it is, it is counted and told
                others.append(f"{target} {number}: {type(error).__name__}")
            longest = max(longest, time.process_time() - began)
    return Tried(target, inputs, tuple(others), slow, longest)


def mutated(dice: random.Random, start: list[bytes], words: list[bytes]) -> bytes:
    """One of the inputs to start from, changed a little or a lot."""
    data = bytearray(dice.choice(start))
    for _ in range(dice.choice((1, 1, 2, 3, 5, 9, 20))):
        at = dice.randrange(len(data) + 1)
        kind = dice.randrange(8)
        if kind == 0 and data:
            data[min(at, len(data) - 1)] ^= 1 << dice.randrange(8)
        elif kind == 1 and data:
            data[min(at, len(data) - 1)] = dice.randrange(256)
        elif kind == 2:
            data[at:at] = dice.choice(words)
        elif kind == 3:
            data[at:at] = dice.randbytes(dice.randrange(1, 9))
        elif kind == 4:
            del data[at : at + dice.randrange(1, 20)]
        elif kind == 5:
            piece = data[at : at + dice.randrange(1, 40)]
            data[at:at] = piece * dice.choice((1, 1, 2, 30))
        elif kind == 6:
            other = dice.choice(start)
            data[at:] = other[dice.randrange(len(other) + 1) :]
        else:
            data[at : at + 4] = dice.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\1"))
    return bytes(data[:_LARGEST])


def main(arguments: list[str]) -> int:
    """`python -m tests.faults.fuzzing TARGET INPUTS [FIRST]` tries one target and prints what came of it.

    `--million` tries importer and open gate, and `--million SHARE` a part of that.
    """
    if arguments[:1] == ["--million"]:
        all_tried = try_a_million(_tell, int(arguments[1]) if len(arguments) > 1 else 1)
        for one in all_tried:
            _tell(f"{one.target:10} {one.inputs:>9,} inputs, longest {one.longest:.2f} s")
        others, slow = sum(len(one.others) for one in all_tried), sum(one.slow for one in all_tried)
        together = sum(one.inputs for one in all_tried)
        _tell(f"{'together':10} {together:>9,} inputs: other exceptions {others}, over 2 s {slow}")
        return int(bool(others or slow))
    tried = try_target(arguments[0], int(arguments[1]), first=int(arguments[2]) if len(arguments) > 2 else 0)
    sys.stdout.write(f"{tried}\n")
    return int(bool(tried.others or tried.slow))


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
