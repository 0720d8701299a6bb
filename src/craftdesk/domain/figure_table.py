"""A table of figures on its way into a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTableFile:
    """A table to be written; `amounts` are the columns whose cells are decimal numbers with a point."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    amounts: tuple[int, ...] = ()
