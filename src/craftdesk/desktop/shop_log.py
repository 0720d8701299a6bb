"""What the log says of opening shops: no name and no place, but a mark that tells one file from another."""

from __future__ import annotations

import logging
import time
from hashlib import sha256
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.storage.file.shop_file import ShopFile

_log = logging.getLogger(__name__)


class ShopLog:
    """Knows how long an opening took that was begun here."""

    def __init__(self) -> None:
        self._began: float | None = None

    def begin(self) -> None:
        """Somebody wants a shop opened."""
        self._began = time.monotonic()

    def opened(self, shop: ShopFile) -> None:
        """The gate let it in, and it is open."""
        how = shop.read_only or "writable"
        proof = "its seal is still to be compared" if shop.proof is not None and shop.proof.is_pending else "sound"
        _log.info("opened %s: %s, %s, %s, %s", mark_of(shop.path), _size(shop.path), self._took(), how, proof)

    def refused(self, path: Path, problem: CraftDeskError) -> None:
        """It was not opened, or is not to be looked at any more."""
        _log.info("not opened %s: %s, %s, %s", mark_of(path), _size(path), self._took(), problem.code)

    def _took(self) -> str:
        began, self._began = self._began, None
        return "at once" if began is None else f"{(time.monotonic() - began) * 1000:.0f} ms"


def closed(path: Path) -> None:
    """It was closed."""
    _log.info("closed %s: %s", mark_of(path), _size(path))


def mark_of(path: Path) -> str:
    """Eight characters that stand for a file, and tell nothing of it."""
    return sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _size(path: Path) -> str:
    try:
        return f"{path.stat().st_size} bytes"
    except OSError:
        return "no size"
