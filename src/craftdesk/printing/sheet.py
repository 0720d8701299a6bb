"""A paper in words: everything that it says, in blocks, ready to be put on pages."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.printing.marks import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, its width in millimetres (0 takes what is left), its edge."""

    title: str
    width: float = 0.0
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table. `details` stand small under its first cell; `running` is the sum up to it, if that is kept."""

    cells: tuple[str, ...]
    details: tuple[str, ...] = ()
    running: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headings that are repeated on every page; with words for sums that are carried over.

    One that is not `headed` has no headings.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    carried: str = ""
    brought: str = ""
    headed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SumLine:
    """A line of the sums; a strong one has a rule above it."""

    words: str
    amount: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums at the right edge, kept together on one page."""

    lines: tuple[SumLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text over the whole width."""

    text: str
    strong: bool = False


Block = Table | Sums | Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who writes: the name, the small lines under it, the one above the recipient, and the logo."""

    name: str
    lines: tuple[str, ...] = ()
    sender: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A paper: head, recipient, title, facts at the right, blocks, and the foot of every page.

    `page_words` is filled with the number of the page and of all pages; `short_title` heads the following pages.
    What is no letter has no window and no marks to fold it at.
    """

    paper: str
    title: str
    short_title: str
    head: Letterhead
    recipient: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    foot: tuple[str, ...] = ()
    stamp: str = ""
    is_letter: bool = True
