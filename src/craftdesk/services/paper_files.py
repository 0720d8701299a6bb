"""PDFs as files: proposed names, and writing one whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from craftdesk.domain.validation import clean_line
from craftdesk.services.export.target import scratch_for

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 100


def file_name(*parts: str) -> str:
    """A name for the file of a paper that every system allows: `Invoice R-00012 Anna Berg.pdf`."""
    joined = " ".join(clean_line(_FORBIDDEN.sub("-", part)) for part in parts if part)
    stem = joined.strip(" .-").encode("utf-8", "ignore").decode()[:_LONGEST].strip(" .-")
    return f"{stem or 'Paper'}.pdf"


def write_file(path: Path, data: bytes, shop: Path) -> Path:
    """Writes a file that takes its place when it is complete."""
    with scratch_for(path, shop) as scratch:
        scratch.path.write_bytes(data)
        scratch.wanted = True
    return path
