"""An encrypted backup: a header that both secrets open, then the file in chunks that can't be cut, moved or mixed.

The format is described in docs/encrypted-backup.md. Nothing of a stranger's header is believed before it is bounded.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from craftdesk.errors import EnvironmentFailure
from craftdesk.storage.copies.encryption_keys import KEY, SALT, Kdf, Keys, passphrase_key, recovery_key
from craftdesk.storage.failures import failures
from craftdesk.storage.file.syncing import SteadyWriter

MAGIC = b"CDCRYPT\n"
VERSION = 1
CHUNK = 1 << 20
_TAG, _NONCE = 16, 12
_FIXED = struct.Struct(">8sHBBIII16s")
_WRAPPED = _NONCE + KEY + _TAG
_LENGTH = struct.Struct(">I")
_MOST_SUMMARY = 4_096
_SUMMARY_NONCE = b"\xff" * _NONCE
_ARGON2ID = 1

DataKey = Callable[["Header"], bytes | None]
"""Finds the key of a file in its header; None when the secret is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is inside, for a list that need not decrypt the whole."""

    customers: int
    orders: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The beginning of an encrypted backup, as it stands in the file."""

    raw: bytes
    kdf: Kdf
    by_passphrase: bytes
    by_recovery: bytes
    summary: bytes

    @property
    def fixed(self) -> bytes:
        """What the wrapped keys and the summary are bound to."""
        return self.raw[: _FIXED.size]


def encrypt(source: Path, target: Path, keys: Keys, summary: Summary) -> Generator[int, None, None]:
    """Writes `source` encrypted into `target`, onto the disk; yields how many bytes are done."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    data_key = secrets.token_bytes(KEY)
    header = _new_header(keys, data_key, summary)
    cipher, bound = AESGCM(data_key), hashlib.sha256(header).digest()
    with failures(str(target)), source.open("rb") as reading, target.open("wb") as writing:
        steady = SteadyWriter(writing)
        steady.write(header)
        number, chunk = 0, reading.read(CHUNK)
        while True:
            following = reading.read(CHUNK)
            steady.write(cipher.encrypt(_nonce(number), chunk, _bound(bound, number, last=not following)))
            yield number * CHUNK + len(chunk)
            if not following:
                steady.sync()
                return
            number, chunk = number + 1, following


def decrypt(source: Path, target: Path | None, find_key: DataKey) -> Generator[int, None, Summary]:
    """Decrypts into `target`, onto the disk, or only checks; returns what it holds.

    Yields how many bytes are done. Raises EnvironmentFailure for what is no such file, damaged, or opened by other
    secrets. A target that was begun when that shows is the caller's to remove.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    total = hashlib.sha256()
    with failures(str(source)), source.open("rb") as reading:
        header = read_header(reading, source)
        data_key = find_key(header)
        if data_key is None:
            raise EnvironmentFailure("encrypted.wrong_secret", path=str(source))
        summary = read_summary(header, data_key, source)
        cipher, bound = AESGCM(data_key), hashlib.sha256(header.raw).digest()
        writing = target.open("wb") if target is not None else None
        steady = SteadyWriter(writing) if writing is not None else None
        try:
            number, chunk = 0, reading.read(CHUNK + _TAG)
            while True:
                following = reading.read(CHUNK + _TAG)
                plain = cipher.decrypt(_nonce(number), chunk, _bound(bound, number, last=not following))
                total.update(plain)
                if steady is not None:
                    steady.write(plain)
                yield number * CHUNK + len(plain)
                if not following:
                    if steady is not None:
                        steady.sync()
                    break
                number, chunk = number + 1, following
        except (InvalidTag, ValueError) as error:
            raise EnvironmentFailure("encrypted.damaged", path=str(source)) from error
        finally:
            if writing is not None:
                writing.close()
    if total.hexdigest() != summary.sha256:
        raise EnvironmentFailure("encrypted.damaged", path=str(source))
    return summary


def is_encrypted(path: Path) -> bool:
    """Whether a file begins like an encrypted backup."""
    with failures(str(path)), path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def read_header(file: BinaryIO, path: Path) -> Header:
    """Reads and bounds the header; EnvironmentFailure for what is none of ours or asks for too much."""
    fixed = file.read(_FIXED.size)
    if not fixed.startswith(MAGIC):
        raise EnvironmentFailure("encrypted.not_one", path=str(path))
    if len(fixed) < _FIXED.size:
        raise EnvironmentFailure("encrypted.damaged", path=str(path))
    _, version, kdf_kind, lanes, iterations, memory, chunk, salt = _FIXED.unpack(fixed)
    if version > VERSION:
        raise EnvironmentFailure("encrypted.newer", path=str(path))
    kdf = Kdf(salt=salt, memory_kib=memory, iterations=iterations, lanes=lanes)
    if version != VERSION or kdf_kind != _ARGON2ID or chunk != CHUNK or not kdf.is_bearable:
        raise EnvironmentFailure("encrypted.hostile", path=str(path))
    keys = file.read(2 * _WRAPPED + _LENGTH.size)
    if len(keys) < 2 * _WRAPPED + _LENGTH.size:
        raise EnvironmentFailure("encrypted.damaged", path=str(path))
    (length,) = _LENGTH.unpack(keys[-_LENGTH.size :])
    summary = file.read(length) if _TAG < length <= _MOST_SUMMARY else b""
    if len(summary) != length:
        raise EnvironmentFailure("encrypted.damaged", path=str(path))
    return Header(
        raw=fixed + keys + summary,
        kdf=kdf,
        by_passphrase=keys[:_WRAPPED],
        by_recovery=keys[_WRAPPED : 2 * _WRAPPED],
        summary=summary,
    )


def read_summary(header: Header, data_key: bytes, path: Path) -> Summary:
    """What is inside, as the header says under the key."""
    plain = _opened(data_key, _SUMMARY_NONCE, header.summary, header.raw[: -len(header.summary)])
    try:
        said = json.loads(plain or b"")
        return Summary(customers=int(said["customers"]), orders=int(said["orders"]), sha256=str(said["sha256"]))
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFailure("encrypted.damaged", path=str(path)) from error


def with_keys(keys: Keys) -> DataKey:
    """Opens with what this computer keeps."""

    def find(header: Header) -> bytes | None:
        return _unwrapped(header, header.by_passphrase, keys.passphrase_key) or _unwrapped(
            header, header.by_recovery, keys.recovery_key
        )

    return find


def with_passphrase(passphrase: str) -> DataKey:
    """Opens with a passphrase."""
    return lambda header: _unwrapped(header, header.by_passphrase, passphrase_key(passphrase, header.kdf))


def with_code(code: str) -> DataKey:
    """Opens with a recovery code; OwnerProblem where it was mistyped."""
    return lambda header: _unwrapped(header, header.by_recovery, recovery_key(code, header.kdf.salt))


def _new_header(keys: Keys, data_key: bytes, summary: Summary) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    kdf = keys.kdf
    fixed = _FIXED.pack(
        MAGIC, VERSION, _ARGON2ID, kdf.lanes, kdf.iterations, kdf.memory_kib, CHUNK, kdf.salt.ljust(SALT, b"\0")
    )
    wrapped = b""
    for key in (keys.passphrase_key, keys.recovery_key):
        nonce = secrets.token_bytes(_NONCE)
        wrapped += nonce + AESGCM(key).encrypt(nonce, data_key, fixed)
    said = {"customers": summary.customers, "orders": summary.orders, "sha256": summary.sha256}
    plain = json.dumps(said).encode()
    begun = fixed + wrapped + _LENGTH.pack(len(plain) + _TAG)
    return begun + AESGCM(data_key).encrypt(_SUMMARY_NONCE, plain, begun)


def _unwrapped(header: Header, wrapped: bytes, key: bytes) -> bytes | None:
    return _opened(key, wrapped[:_NONCE], wrapped[_NONCE:], header.fixed)


def _opened(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(nonce, sealed, bound)
    except InvalidTag:
        return None


def _nonce(number: int) -> bytes:
    """The data key is used for one file only, so a counter never comes twice."""
    return number.to_bytes(_NONCE, "big")


def _bound(header: bytes, number: int, *, last: bool) -> bytes:
    """What a chunk is bound to: its file, its place, and whether it is the last."""
    return header + number.to_bytes(8, "big") + bytes([last])
