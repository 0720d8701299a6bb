"""Which record of the file a key (an e-mail address, a number, an order) was first seen with, in bounded memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from types import TracebackType
from typing import Self

from craftdesk.storage.scratch import Scratch

_IN_MEMORY = 500_000
_SPILLED_AT_ONCE = 20_000
"""As many as are written in a tenth of a second: whoever cancels doesn't wait for more."""


class KeyIndex:
    """Text → record number. The newest half million keys are in memory, older ones in a temporary file.

    Keys are kept as 64-bit hashes: two of ten million collide once in 400,000 files.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._recent: dict[int, int] = {}
        self._limit = in_memory
        self._older: Scratch | None = None
        self._fetched: dict[int, int] = {}

    def prepare(self, keys: Iterable[str]) -> None:
        """Fetches what older records know of the keys that will be asked for next."""
        self.prepare_codes(map(hash, keys))

    def prepare_codes(self, codes: Iterable[int]) -> None:
        """The same by the hashes of the keys, for who asks for each several times."""
        if self._older is not None:
            if len(self._recent) >= self._limit:
                self._spill()
            self._fetched = self._older.find(list(set(codes)))
        elif len(self._recent) >= self._limit:
            self._older = Scratch()
            self._spill()
            self._fetched = self._older.find(list(set(codes)))

    def _spill(self) -> None:
        if self._older is not None:
            oldest = list(islice(self._recent.items(), _SPILLED_AT_ONCE))
            self._older.add(oldest)
            for code, _ in oldest:
                del self._recent[code]

    def get(self, key: str) -> int | None:
        """The record that a prepared key was first seen with."""
        return self.get_code(hash(key))

    def get_code(self, code: int) -> int | None:
        """The same by the hash of a key."""
        found = self._recent.get(code)
        return self._fetched.get(code) if found is None else found

    def add(self, key: str, record: int) -> None:
        """Remembers a prepared key, unless it is known."""
        code = hash(key)
        if code not in self._fetched:
            self._recent.setdefault(code, record)

    def knows_none(self, codes: Collection[int]) -> bool:
        """Whether none of some prepared hashes was seen before."""
        return self._recent.keys().isdisjoint(codes) and self._fetched.keys().isdisjoint(codes)

    def add_codes(self, codes: Iterable[int], record: int) -> None:
        """Remembers prepared hashes that are known to be new."""
        self._recent.update(dict.fromkeys(codes, record))

    def are_new(self, codes: Collection[int]) -> bool:
        """Whether no two of some prepared hashes are the same, and none was seen before."""
        return len(set(codes)) == len(codes) and self.knows_none(codes)

    def add_pairs(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Remembers prepared hashes that are known to be new, each with its record."""
        self._recent.update(pairs)

    def close(self) -> None:
        """Gives the temporary file back."""
        if self._older is not None:
            self._older.close()
            self._older = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
