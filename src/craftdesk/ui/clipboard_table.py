"""Tables for the clipboard: as cells for spreadsheets and as markup for letters; what customers wrote is never run."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.domain.cells import neutralised

_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""Tells a spreadsheet that takes the markup that a cell is text, whatever it begins with."""


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(_safe(_flat(cell)) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table for letters; the first has the headings, and no cell is ever markup."""
    from html import escape  # not needed until something is copied

    lines = []
    for row, tag in zip(rows, ("th", *["td"] * len(rows)), strict=False):
        cells = ((cell, _AS_TEXT if _safe(cell) != cell else "") for cell in map(_flat, row))
        lines.append("<tr>" + "".join(f"<{tag}{style}>{escape(cell)}</{tag}>" for cell, style in cells) + "</tr>")
    return f"<table>{''.join(lines)}</table>"


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _safe(cell: str) -> str:
    """The cell as a spreadsheet may take it; without a letter it calls nothing, and phone numbers stay as they are."""
    return neutralised(cell) if any(char.isalpha() for char in cell) else cell
