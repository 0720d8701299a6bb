"""Which record of a file is the header: by known heads, else by what sets it apart from the records below it."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.importing.guessing_cells import Content, contents
from craftdesk.importing.header import is_header, meanings, never_stored, normalise

SEARCHED_RECORDS = 40
"""How deep below titles and blank lines a header is looked for."""
_APART_DEPTH = 6
"""How deep one of unknown heads is looked for."""
_COMPARED = 30
_LONGEST_HEAD = 60
_TELLING = (
    Content.EMAIL, Content.URL, Content.PHONE, Content.POSTCODE, Content.POSTCODE_CITY, Content.ADDRESS, Content.STREET,
    Content.DATE, Content.MONEY, Content.NUMBER, Content.ORDER_NUMBER, Content.EAN, Content.YES_NO,
)  # fmt: skip
"""What a column may be full of and its head is not."""
_SOMEBODY = frozenset((*_TELLING, Content.GIVEN_NAME, Content.TOWN))
"""What no head looks like."""

Numbered = tuple[int, Sequence[str]]
"""A record with its number."""


def find_header(records: Sequence[Numbered]) -> int | None:
    """The number of the first record that is a header; None if the file begins with data."""
    looked: list[Numbered] = []
    for row, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if is_header(cells):
            return None if any(_is_data(above) for _, above in looked) else row
        looked.append((row, cells))
        if len(looked) >= SEARCHED_RECORDS:
            break
    return _apart([(row, cells) for row, cells in records if any(cell.strip() for cell in cells)])


def _is_data(cells: Sequence[str]) -> bool:
    """Whether a record above a header is a row of somebody, so that the header is none."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and any(contents(cell) & {Content.EMAIL} for cell in filled)


def _apart(records: Sequence[Numbered]) -> int | None:
    """The first record of words above columns full of something else."""
    for place, (row, cells) in enumerate(records[:_APART_DEPTH]):
        below = [other for _, other in records[place + 1 : place + 1 + _COMPARED] if len(other) == len(cells)]
        if _may_be_heads(cells) and below and _differs(cells, below):
            return row
        if _is_data(cells):
            return None
    return None


def _may_be_heads(cells: Sequence[str]) -> bool:
    filled = [normalise(cell) for cell in cells if normalise(cell)]
    if len(filled) < 2 or len(filled) * 10 < len(cells) * 6 or len(set(filled)) < len(filled):
        return False
    return all(_may_be_head(cell) for cell in cells if normalise(cell))


def _may_be_head(cell: str) -> bool:
    if len(cell) > _LONGEST_HEAD or "\n" in cell:
        return False
    if meanings(cell) or never_stored(cell):
        return True
    found = contents(cell)
    return any(char.isalpha() for char in cell) and not found & _SOMEBODY


def _differs(heads: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a column is full of what its head is not, or a known head stands above something else."""
    for index, head in enumerate(heads):
        cells = [cells[index].strip() for cells in below if cells[index].strip()]
        if not cells or not normalise(head):
            continue
        looks = [contents(cell) for cell in cells]
        for content in _TELLING:
            if sum(content in one for one in looks) * 10 >= len(cells) * 7 and content not in contents(head):
                return True
        if meanings(head) and all(normalise(cell) != normalise(head) for cell in cells) and len(cells) > 1:
            return True
    return False
