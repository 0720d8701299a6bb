"""Opening a shop file: one that this computer closed itself, and one that comes from elsewhere and is looked over."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.harness import Bench
from benchmarks.shops import copied
from craftdesk.storage.file import seal
from craftdesk.storage.file.shop_file import ShopFile

_CHUNK = 1 << 20


def measure(bench: Bench) -> list[Figure]:
    """What the window waits for, what is proved beside it, and a stranger's file: L would only be ten times M."""
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        figures.append(_known(bench, name, path))
        if name != "L":
            figures += _unknown(bench, name, path)
    return figures


def _known(bench: Bench, name: str, path: Path) -> Figure:
    ours, beside = bench.in_turn(
        lambda: ShopFile.open(path, read_only=True, prove_later=True).close(), partial(_read, path)
    )
    return Figure(row="open", what="open a shop file that was closed here", shop=name, ours=ours, yardstick=beside,
                  beside="reading the file")  # fmt: skip


def _read(path: Path) -> None:
    with path.open("rb", buffering=0) as file:
        while file.read(_CHUNK):
            pass


def _unknown(bench: Bench, name: str, path: Path) -> list[Figure]:
    copy = copied(path, bench.scratch / path.name)

    def look_over() -> None:
        seal.forget(copy)
        ShopFile.open(copy, read_only=True).close()

    def hashed() -> None:
        with copy.open("rb") as file:
            hashlib.file_digest(file, "sha256")

    ours, beside = bench.in_turn(look_over, hashed)
    copy.unlink()
    return [
        Figure(row="open", what="open a shop file that comes from elsewhere", shop=name, ours=ours, yardstick=beside,
               beside="its SHA-256")
    ]  # fmt: skip
