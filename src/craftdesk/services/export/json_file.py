"""Everything as one JSON object, a record a line, so that a file of any size is written and read in small pieces.

`docs/export-json.md` describes it for those who read it with a program of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from craftdesk.domain.record_shapes import FORMAT, VERSION


class JsonFile:
    """One object: a head of single values, then arrays of records."""

    def __init__(self, path: Path, head: Mapping[str, Any]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n", errors="replace")
        self._open = False
        self.rows = 0
        about = {"format": FORMAT, "version": VERSION, **head}
        body = ",\n".join(f"{_text(key)}: {_text(value)}" for key, value in about.items())
        self._file.write(f"{{\n{body}")

    def array(self, name: str) -> None:
        """Begins an array of records."""
        self._end_array()
        self._file.write(f",\n{_text(name)}: [")
        self._open, self._first = True, True

    def write(self, records: Iterable[Mapping[str, Any]]) -> None:
        """Some records into the present array."""
        for record in records:
            self._file.write(f"{'' if self._first else ','}\n{_text(record)}")
            self._first = False
            self.rows += 1

    def finish(self) -> None:
        """Ends the object."""
        self._end_array()
        self._file.write("\n}\n")

    def close(self) -> None:
        """Closes the file."""
        self._file.close()

    def _end_array(self) -> None:
        if self._open:
            self._file.write("\n]")
            self._open = False


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
