"""Where a file is made: under another name beside its place, which it takes when it is complete."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from craftdesk.errors import OwnerProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file.syncing import sync


@dataclass(slots=True)
class Scratch:
    """The file that is being written; one that is not `wanted` is thrown away."""

    path: Path
    wanted: bool = False


@contextmanager
def scratch_for(path: Path, shop: Path) -> Iterator[Scratch]:
    """A scratch file for `path` that takes its place once it is wanted; left early, nothing remains."""
    with failures(str(path)):
        if path.resolve() == shop.resolve():
            raise OwnerProblem("export.same_file", path=str(path))
        if path.is_dir():
            raise OwnerProblem("export.is_a_folder", path=str(path))
        scratch = Scratch(path.with_name(f".{path.name}.part"))
        try:
            yield scratch
            if scratch.wanted:
                # Some file systems would keep the new name and, after a power cut, neither old nor new content.
                sync(scratch.path)
                scratch.path.replace(path)
        finally:
            with suppress(OSError):
                scratch.path.unlink(missing_ok=True)
