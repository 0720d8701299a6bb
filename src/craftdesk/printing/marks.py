"""What stands on a page, placed in millimetres from its upper left corner, before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

POINT = 25.4 / 72
"""A typographer's point in millimetres."""


class Ink(StrEnum):
    """The kinds of type on paper; sizes in points are in `SIZES`."""

    NAME = "name"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small_strong"
    TINY = "tiny"


SIZES: dict[Ink, tuple[float, bool]] = {
    Ink.NAME: (15.0, True),
    Ink.TITLE: (15.0, True),
    Ink.HEADING: (11.0, True),
    Ink.BODY: (9.5, False),
    Ink.STRONG: (9.5, True),
    Ink.SMALL: (8.0, False),
    Ink.SMALL_STRONG: (8.0, True),
    Ink.TINY: (6.5, False),
}
"""Size in points, and whether it is bold."""


class Side(StrEnum):
    """Which edge of its place a text keeps to, whatever way it is read."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text in its place; `size` overrules the size of its ink, `backwards` is read from right to left."""

    x: float
    y: float
    width: float
    height: float
    text: str
    ink: Ink = Ink.BODY
    side: Side = Side.LEFT
    backwards: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The outline of a place, such as a label to cut out."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that fills its place; `data` as its file has it."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Mark = Words | Rule | Frame | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A sheet of paper in millimetres with everything on it."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """What can be read on it, from top to bottom."""
        return tuple(mark.text for mark in sorted(self.words(), key=_place))

    def words(self) -> tuple[Words, ...]:
        """Its texts with their places."""
        return tuple(mark for mark in self.marks if isinstance(mark, Words))


def _place(words: Words) -> tuple[float, float]:
    return (round(words.y, 2), words.x)


PAPERS: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height of the papers in millimetres."""


def size_of(paper: str) -> tuple[float, float]:
    """The size of a paper by its name; A4 for one that nobody knows."""
    return PAPERS.get(paper, PAPERS["A4"])
