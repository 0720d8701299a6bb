"""The keys of encrypted backups: from a passphrase by Argon2id, from a recovery code by HKDF.

Both open the same files. `cryptography` is imported by whoever encrypts, never at the start of the program.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from craftdesk.domain.recovery_code import BITS, value_of
from craftdesk.errors import EnvironmentFailure

KEY = 32
SALT = 16
_MEMORY_KIB, _ITERATIONS, _LANES = 65_536, 3, 1
_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES = 262_144, 10, 4
_LEAST_MEMORY_KIB = 8_192


@dataclass(frozen=True, slots=True, kw_only=True)
class Kdf:
    """How a passphrase becomes a key: Argon2id with this salt, memory in KiB, passes and lanes."""

    salt: bytes
    memory_kib: int = _MEMORY_KIB
    iterations: int = _ITERATIONS
    lanes: int = _LANES

    @property
    def is_bearable(self) -> bool:
        """Whether a stranger's file may ask for this much: at most 256 MiB and ten passes, about two seconds."""
        return (
            len(self.salt) == SALT
            and 1 <= self.lanes <= _MOST_LANES
            and 1 <= self.iterations <= _MOST_ITERATIONS
            and _LEAST_MEMORY_KIB <= self.memory_kib <= _MOST_MEMORY_KIB
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What this computer keeps so that automatic backups need no question; either key opens a file."""

    kdf: Kdf
    passphrase_key: bytes
    recovery_key: bytes


def new_code_value() -> int:
    """The number behind a new recovery code."""
    return secrets.randbits(BITS)


def new_keys(passphrase: str, code: str) -> Keys:
    """The keys that belong to a passphrase and a recovery code, with a new salt."""
    kdf = Kdf(salt=secrets.token_bytes(SALT))
    return Keys(kdf=kdf, passphrase_key=passphrase_key(passphrase, kdf), recovery_key=recovery_key(code, kdf.salt))


def passphrase_key(passphrase: str, kdf: Kdf) -> bytes:
    """The key of a passphrase; the same letters typed on another keyboard give the same key."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not kdf.is_bearable:
        raise EnvironmentFailure("encrypted.hostile")
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    made = Argon2id(
        salt=kdf.salt, length=KEY, iterations=kdf.iterations, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive(secret)
    return bytes(made)


def recovery_key(code: str, salt: bytes) -> bytes:
    """The key of a recovery code: 135 random bits need no slow function."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret = value_of(code).to_bytes((BITS + 7) // 8, "big")
    return bytes(HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=b"craftdesk recovery code").derive(secret))
