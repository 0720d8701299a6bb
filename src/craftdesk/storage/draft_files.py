"""Drafts in a folder beside the shop file's other memory: one small file each, whole or not at all, for its owner only.

One that can't be read is moved aside, never deleted.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from craftdesk.domain.draft import KINDS, Draft
from craftdesk.domain.typed_json import from_plain, to_plain
from craftdesk.storage.file.whole import write_whole

_FORMAT = 1
_SUFFIX, _ASIDE = ".json", "unreadable"
_MOST_BYTES = 64 << 20


def draft_text(draft: Draft) -> str:
    """A draft as text."""
    parts = {
        "craftdesk_draft": _FORMAT, "kind": draft.kind, "at": draft.at.isoformat(), "content": to_plain(draft.content)
    }  # fmt: skip
    return json.dumps(parts, indent=1)


def draft_from(name: str, text: str) -> Draft:
    """The draft of a text; ValueError where it is damaged, or of a version that this one can't read."""
    try:
        parts = json.loads(text)
        if not isinstance(parts, dict) or parts.get("craftdesk_draft") != _FORMAT:
            raise ValueError("no draft of this version")
        kind, at = parts.get("kind"), parts.get("at")
        if not isinstance(kind, str) or kind not in KINDS or not isinstance(at, str):
            raise ValueError("no draft of a known form")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError("a moment without a zone")
        return Draft(name=name, at=moment, content=from_plain(KINDS[kind], parts.get("content")))
    except RecursionError as error:
        raise ValueError("nested too deep") from error


class DraftFiles:
    """The drafts of one shop. Every method may raise OSError; to be used from one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, draft: Draft) -> None:
        """Write a draft in place of what stood under its name."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self.folder / (draft.name + _SUFFIX), draft_text(draft))

    def drop(self, name: str) -> None:
        """Let go of a draft, and of the folder with the last one."""
        (self.folder / (name + _SUFFIX)).unlink(missing_ok=True)
        for left in self.folder.glob(".*.part"):
            # Of a program that was killed while it wrote; only one at a time writes here.
            left.unlink(missing_ok=True)
        with suppress(OSError):
            self.folder.rmdir()

    def found(self) -> tuple[tuple[Draft, ...], tuple[Path, ...]]:
        """The drafts, oldest first, and where those were put that can't be read."""
        drafts, aside = [], []
        for path in self._paths():
            try:
                with path.open("rb") as file:
                    text = file.read(_MOST_BYTES).decode("utf-8")
                drafts.append(draft_from(path.stem, text))
            except ValueError:
                aside.append(self._put_aside(path))
        return tuple(sorted(drafts, key=lambda one: one.at)), tuple(aside)

    def clear(self) -> None:
        """Let go of everything."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _paths(self) -> Iterator[Path]:
        try:
            yield from sorted(path for path in self.folder.iterdir() if path.suffix == _SUFFIX and path.is_file())
        except (FileNotFoundError, NotADirectoryError):
            return

    def _put_aside(self, path: Path) -> Path:
        into = self.folder / _ASIDE
        into.mkdir(mode=0o700, exist_ok=True)
        target = into / path.name
        path.replace(target)
        return target
