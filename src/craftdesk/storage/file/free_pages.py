"""The list of free pages of a shop file (SQLite file format, §1.5): SQLite's own check passes over a knot in it."""

from __future__ import annotations

from pathlib import Path

from craftdesk.errors import ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import Header

_FIRST, _COUNT, _NUMBER = 32, 36, 4


def check_free_pages(path: Path, header: Header) -> None:
    """ShopFileProblem when the list leads back, out of the file, or to more or fewer pages than it says.

    Opens the file: no connection to it may be open in this process.
    """
    most = header.page_size // _NUMBER - 2
    with failures(str(path)), path.open("rb") as file:

        def number(place: int) -> int:
            file.seek(place)
            return int.from_bytes(file.read(_NUMBER), "big")

        trunk, expected, found, trunks = number(_FIRST), number(_COUNT), 0, set[int]()
        while trunk:
            place = (trunk - 1) * header.page_size
            leaves = number(place + _NUMBER)
            found += 1 + leaves
            if trunk in trunks or trunk > header.pages or leaves > most or found > expected:
                break
            trunks.add(trunk)
            trunk = number(place)
    if trunk or found != expected:
        raise ShopFileProblem("shop.damaged", path=str(path))
