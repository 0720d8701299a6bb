"""Cells as other programs mangle them, column by column: blanks, apostrophes, entities, placeholders, wreckage.

A column is searched once for each kind of mark, and its cells are touched only where one occurs: a hundred thousand
rows hold two million cells, and nearly all of them are clean.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

TRIMMED = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
)
"""Blanks of every kind and marks without a shape, which mean nothing at either end of a cell."""

_WORDS = ("n/a", "none", "null", "unknown", "#n/a", "(none)", "(null)", "(blank)", "n.a.")
PLACEHOLDERS = frozenset(
    # `Null` is a family name, `null` and `NULL` are a program's.
    list(_WORDS) + [word.upper() for word in _WORDS]
    + ["N/a", "None", "Unknown", "-", "--", "---", "–", "—", "0/0/00", "00/00/00", "0.0.00", "0.0.0000",
       "0/0/0000", "00/00/0000", "0000-00-00", "0000-00-00 00:00:00", "00.00.0000", "00.00.00", "1/0/1900"]
)  # fmt: skip
"""What stands for nothing."""

_APOSTROPHE = re.compile(r"'(?=[\d+=@-])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HASHES = re.compile(r"#{3,}")
_WRECKED = re.compile(r"[+-]?\d(?:[.,]\d+)?[Ee]\+\d{2,3}")
_BROKEN = re.compile("#(?:REF|VALUE|NAME|DIV/0|NUM|NULL|WERT|BEZUG|ZAHL|NOMBRE|VALEUR)[!?]")
_TWICE_ENCODED = re.compile(
    "[ÃÂâÐÅÄ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_TOTALS = frozenset({
    "total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt", "somme", "totaal",
    "totale", "suma", "subtotal", "zwischensumme", "total general", "totalt", "summa",
})  # fmt: skip
_TOTALS_BEGIN = frozenset(word[0] for word in _TOTALS) | frozenset(TRIMMED)
_AMOUNT = re.compile(r"[^\w+]{0,3}(?!0\d)\d[\d.,' \u00a0\u202f]*[^\d@]{0,16}")
_LOOKED_AT = 64
"""As many cells tell whether most of a column come back."""
_FEW = 6
"""So many times as many cells as different ones make it worth while to look at these alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningRules:
    """What is done to cells; a file that CraftDesk wrote itself needs less, and must come back unchanged."""

    entities: bool = True
    placeholders: bool = True
    apostrophes: bool = True
    repairs: bool = True
    """Text that was read as Windows-1252 once too often becomes what it was."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the owner is told about a cell (or, with column -1, a row) that is imported all the same."""

    row: int
    column: int
    code: str
    params: dict[str, Any] = field(default_factory=dict)


DEFAULT_RULES = CleaningRules()
"""What is right for files of other programs."""


def clean_column(
    cells: Sequence[str], rows: Sequence[int], column: int = 0, rules: CleaningRules = DEFAULT_RULES
) -> tuple[list[str], list[Note]]:
    """The cells of one column without what other programs added, and what was found broken."""
    if len(set(cells[:_LOOKED_AT])) <= _LOOKED_AT // 2 and len(different := list(set(cells))) * _FEW <= len(cells):
        # Countries, tags, yes and no: each is looked at once.
        cleaned, notes = _cleaned(different, rows, column, rules)
        if not notes:
            known = dict(zip(different, cleaned, strict=True))
            return [known[cell] for cell in cells], notes
    return _cleaned(cells, rows, column, rules)


def _cleaned(
    cells: Sequence[str], rows: Sequence[int], column: int, rules: CleaningRules
) -> tuple[list[str], list[Note]]:
    together = "\n".join(cells)
    # Among ASCII the plain strip drops the same characters, at a third of the time.
    cleaned = [cell.strip() for cell in cells] if together.isascii() else [cell.strip(TRIMMED) for cell in cells]
    if not any(cleaned):
        return cleaned, []
    if "\r" in together:
        # One way to end a line inside a note, whatever the system that wrote the file.
        cleaned = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cleaned]
    if rules.apostrophes and "'" in together:
        cleaned = [cell[1:] if _APOSTROPHE.match(cell) else cell for cell in cleaned]
    if rules.entities and "&" in together and ";" in together:
        cleaned = [_ENTITY.sub(_decoded, cell).strip(TRIMMED) if "&" in cell else cell for cell in cleaned]
    if rules.placeholders and not PLACEHOLDERS.isdisjoint(cleaned):
        cleaned = ["" if cell in PLACEHOLDERS else cell for cell in cleaned]
    notes: list[Note] = []
    if "#" in together or "E+" in together or "e+" in together:
        _drop_wreckage(cleaned, rows, column, notes)
    if rules.repairs and not together.isascii() and _TWICE_ENCODED.search(together):
        _repair_twice_encoded(cleaned, rows, column, notes)
    return cleaned, notes


def _decoded(found: re.Match[str]) -> str:
    """The character behind an entity; the entity itself if there is none, or none that can be shown."""
    text = html.unescape(found[0])
    shown = text != "\ufffd" and (text.isprintable() or text in {"\n", "\t", "\u00a0"})
    return text if shown else found[0]


def _drop_wreckage(cells: list[str], rows: Sequence[int], column: int, notes: list[Note]) -> None:
    """Empties cells whose value a spreadsheet has destroyed, and says so."""
    for index, cell in enumerate(cells):
        if _HASHES.fullmatch(cell):
            code = "import.value.hidden"
        elif _WRECKED.fullmatch(cell):
            code = "import.value.rounded"
        elif _BROKEN.fullmatch(cell):
            code = "import.value.formula_error"
        else:
            continue
        cells[index] = ""
        notes.append(Note(rows[index], column, code, {"value": cell}))


def _repair_twice_encoded(cells: list[str], rows: Sequence[int], column: int, notes: list[Note]) -> None:
    """Reads cells as they were before they were encoded twice, and says so."""
    for index, cell in enumerate(cells):
        if _TWICE_ENCODED.search(cell) and (repaired := repair(cell)) is not None:
            cells[index] = repaired = repaired.strip(TRIMMED)
            params = {"value": cell, "repaired": repaired}
            notes.append(Note(rows[index], column, "import.value.twice_encoded", params))


def repair(text: str) -> str | None:
    """Text that was read as Windows-1252 once too often, as it was before; None if it wasn't."""
    try:
        repaired = bytes(_single_byte(char) for char in text).decode("utf-8")
    except (UnicodeError, ValueError):
        return None
    return repaired if repaired != text else None


def _single_byte(char: str) -> int:
    # The five undefined bytes are kept as control characters of their number.
    return ord(char) if "\x80" <= char <= "\x9f" else char.encode("cp1252")[0]


def is_blank(cells: Sequence[str]) -> bool:
    """Whether a record holds nothing but blanks."""
    return not (cells and cells[0].strip(TRIMMED)) and not "".join(cells).strip(TRIMMED)


def is_totals(cells: Sequence[str]) -> bool:
    """Whether a record is the sum line below a table: the word, then nothing but one to three figures."""
    first = next(filter(None, cells), "")
    if first[:1].lower() not in _TOTALS_BEGIN:
        return False
    filled = [text for cell in cells if (text := cell.strip(TRIMMED))]
    if not 2 <= len(filled) <= 4 or filled[0].rstrip(": ").lower() not in _TOTALS:
        return False
    return all(_AMOUNT.fullmatch(cell) for cell in filled[1:])
