"""Chance that comes out the same each time: one seed, one shop.

Only `random()` is drawn from the generator, because that is what Python promises to keep from version to version.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Draws from one stream."""

    __slots__ = ("_random", "roll")

    def __init__(self, *seed: int) -> None:
        self._random = Random(_joined(seed))  # noqa: S311  # a sample shop keeps no secret
        self.roll = self._random.random

    def reseed(self, *seed: int) -> Dice:
        """Begins another stream; cheaper than new dice."""
        self._random.seed(_joined(seed))
        return self

    def chance(self, percent: float) -> bool:
        """True in so many of a hundred cases."""
        return self.roll() * 100 < percent

    def below(self, count: int) -> int:
        """A whole number from 0 to count − 1."""
        return int(self.roll() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.roll() * (high - low + 1))

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of several."""
        return things[int(self.roll() * len(things))]


def _joined(seed: Sequence[int]) -> int:
    number = 0
    for part in seed:
        number = number << 32 | part
    return number


class Weighted(Generic[Thing]):
    """Things of which some come up more often than others."""

    __slots__ = ("_sums", "_things")

    def __init__(self, pairs: Iterable[tuple[Thing, float]]) -> None:
        kept = list(pairs)
        self._things = [thing for thing, _ in kept]
        self._sums = list(accumulate(weight for _, weight in kept))

    def draw(self, dice: Dice) -> Thing:
        """One of them."""
        return self._things[bisect(self._sums, dice.roll() * self._sums[-1])]


class Deck:
    """Numbers dealt out without replacement, shuffled anew when they are gone: their average is exact."""

    __slots__ = ("_cards", "_left")

    def __init__(self, cards: Sequence[int]) -> None:
        self._cards = tuple(cards)
        self._left: list[int] = []

    def deal(self, dice: Dice) -> int:
        """The next card."""
        if not self._left:
            self._left = list(self._cards)
        return self._left.pop(dice.below(len(self._left)))
