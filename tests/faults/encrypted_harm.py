"""Encrypted backups that were tampered with: every bit, cut, swap and splice is noticed, and nothing hangs."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from craftdesk.domain.recovery_code import code_of
from craftdesk.errors import CraftDeskError
from craftdesk.storage.copies.encrypted_file import CHUNK, DataKey, Summary, decrypt, encrypt, with_keys
from craftdesk.storage.copies.encryption_keys import Kdf, Keys, passphrase_key, recovery_key
from tests.faults.figures import Figure

SEED = 20261129
_TAG = 16
_SALT = bytes(16)
_KDF = Kdf(salt=_SALT, memory_kib=8_192, iterations=1)
_BODY = 2 * CHUNK + 1_000
Harm = Callable[[random.Random, bytes, bytes, int], bytes]


def _bit(dice: random.Random, one: bytes, _other: bytes, _head: int) -> bytes:
    place = dice.randrange(len(one))
    return one[:place] + bytes([one[place] ^ 1 << dice.randrange(8)]) + one[place + 1 :]


def _header(dice: random.Random, one: bytes, _other: bytes, head: int) -> bytes:
    place = dice.randrange(head)
    return one[:place] + dice.randbytes(1 + dice.randrange(4)) + one[place + 4 :]


def _cut(dice: random.Random, one: bytes, _other: bytes, _head: int) -> bytes:
    return one[: dice.randrange(len(one))]


def _longer(dice: random.Random, one: bytes, _other: bytes, _head: int) -> bytes:
    return one + dice.randbytes(1 + dice.randrange(40))


def _moved(dice: random.Random, one: bytes, _other: bytes, head: int) -> bytes:
    chunks = _chunks(one, head)
    while True:
        order = [dice.randrange(len(chunks)) for _ in range(dice.randrange(5))]
        if order != list(range(len(chunks))):
            return one[:head] + b"".join(chunks[number] for number in order)


def _spliced(dice: random.Random, one: bytes, other: bytes, head: int) -> bytes:
    mine, theirs = _chunks(one, head), _chunks(other, head)
    place = dice.randrange(len(mine))
    return one[:head] + b"".join((*mine[:place], theirs[place], *mine[place + 1 :]))


_HARMS: tuple[Harm, ...] = (_bit, _header, _cut, _longer, _moved, _spliced)


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """The row of the table."""
    began, dice = time.monotonic(), random.Random(SEED)
    keys = Keys(
        kdf=_KDF, passphrase_key=passphrase_key("Ton und Glasur", _KDF), recovery_key=recovery_key(code_of(7), _SALT)
    )
    one, other = (_made(folder, keys, dice.randbytes(_BODY)) for _ in range(2))
    head = len(one) - _BODY - 3 * _TAG
    missed, slowest, tried = 0, 0.0, 6_000 if long else 60
    for number in range(tried):
        harmed = _HARMS[number % len(_HARMS)](dice, one, other, head)
        if harmed == one:
            harmed += b"\0"
        path = folder / "harmed"
        path.write_bytes(harmed)
        start = time.monotonic()
        missed += _passes(path, with_keys(keys))
        slowest = max(slowest, time.monotonic() - start)
    yield Figure(
        promise="encrypted backups notice every change",
        injected=tried, corrupt=missed, seconds=time.monotonic() - began,
        besides=f"bits, headers, cuts, chunks moved, mixed and added; at most {slowest:.1f} s each",
        met=_passes(_written(folder / "whole", one), with_keys(keys)),
    )  # fmt: skip


def _made(folder: Path, keys: Keys, plain: bytes) -> bytes:
    source, target = _written(folder / "plain", plain), folder / "encrypted"
    for _ in encrypt(source, target, keys, Summary(customers=1, orders=2, sha256=hashlib.sha256(plain).hexdigest())):
        pass
    return target.read_bytes()


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _chunks(data: bytes, head: int) -> list[bytes]:
    return [data[start : start + CHUNK + _TAG] for start in range(head, len(data), CHUNK + _TAG)]


def _passes(path: Path, key: DataKey) -> bool:
    """Whether a file opens; anything but a refusal in our own words is a fault and goes through."""
    try:
        for _ in decrypt(path, None, key):
            pass
    except CraftDeskError:
        return False
    return True
