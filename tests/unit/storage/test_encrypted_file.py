"""Encrypted backups: both secrets open them, and nothing that was changed, cut, moved or mixed passes."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftdesk.domain.recovery_code import code_of
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.storage.copies import encrypted_file as encrypted
from craftdesk.storage.copies.encrypted_file import Summary, decrypt, encrypt
from craftdesk.storage.copies.encryption_keys import Kdf, Keys, passphrase_key, recovery_key

_PASSPHRASE, _CODE = "Ton und Glasur 7", code_of(3**70)
_SALT = bytes(range(16))
_CHEAP = Kdf(salt=_SALT, memory_kib=8_192, iterations=1)
_KEYS = Keys(
    kdf=_CHEAP,
    passphrase_key=passphrase_key(_PASSPHRASE, _CHEAP),
    recovery_key=recovery_key(_CODE, _SALT),
)


def done(work: Generator[int, None, Summary | None]) -> Summary | None:
    try:
        while True:
            next(work)
    except StopIteration as end:
        value: Summary | None = end.value
        return value


def made(folder: Path, plain: bytes, name: str = "made") -> Path:
    source, target = folder / f"{name}.plain", folder / f"{name}.encrypted"
    source.write_bytes(plain)
    summary = Summary(customers=7, orders=9, sha256=hashlib.sha256(plain).hexdigest())
    done(encrypt(source, target, _KEYS, summary))
    return target


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encrypted, "CHUNK", 64)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three chunks and a half; made once, for hypothesis."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encrypted, "CHUNK", 64)
        return made(tmp_path_factory.mktemp("sample"), bytes(range(224)))


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1_000])
@pytest.mark.parametrize(
    "key",
    [encrypted.with_keys(_KEYS), encrypted.with_passphrase(_PASSPHRASE), encrypted.with_code(_CODE.lower())],
    ids=["kept", "passphrase", "code"],
)
@pytest.mark.usefixtures("small_chunks")
def test_every_key_gives_the_file_back(tmp_path: Path, size: int, key: encrypted.DataKey) -> None:
    plain = (bytes(range(256)) * 4)[:size]
    found = done(decrypt(made(tmp_path, plain), tmp_path / "again", key))
    assert (tmp_path / "again").read_bytes() == plain
    assert found == Summary(customers=7, orders=9, sha256=hashlib.sha256(plain).hexdigest())


def test_a_real_chunk_gives_the_file_back(tmp_path: Path) -> None:
    plain = bytes(3 * encrypted.CHUNK + 5)
    done(decrypt(made(tmp_path, plain), tmp_path / "again", encrypted.with_keys(_KEYS)))
    assert (tmp_path / "again").read_bytes() == plain
    assert b"\0" * 64 not in (tmp_path / "made.encrypted").read_bytes()


@pytest.mark.parametrize(
    "key", [encrypted.with_passphrase("Ton und Glasur 8"), encrypted.with_code(code_of(5))], ids=["passphrase", "code"]
)
def test_another_secret_opens_nothing(tmp_path: Path, key: encrypted.DataKey) -> None:
    with pytest.raises(EnvironmentFailure, match=r"encrypted\.wrong_secret"):
        done(decrypt(made(tmp_path, b"x"), tmp_path / "again", key))
    assert not (tmp_path / "again").exists()


def refused(folder: Path, raw: bytes) -> str:
    path = folder / "harmed.encrypted"
    path.write_bytes(raw)
    with pytest.raises(CraftDeskError) as raised:
        done(decrypt(path, None, encrypted.with_keys(_KEYS)))
    return raised.value.code


_QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@_QUICK
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
@pytest.mark.usefixtures("small_chunks")
def test_every_flipped_bit_is_noticed(sample: Path, tmp_path: Path, place: int, bit: int) -> None:
    raw = bytearray(sample.read_bytes())
    raw[place % len(raw)] ^= 1 << bit
    assert refused(tmp_path, bytes(raw)).startswith("encrypted.")


@_QUICK
@given(length=st.integers(0, 10_000))
@pytest.mark.usefixtures("small_chunks")
def test_every_cut_is_noticed(sample: Path, tmp_path: Path, length: int) -> None:
    raw = sample.read_bytes()
    refused(tmp_path, raw[: length % len(raw)])


_STEP = 64 + 16


def _swapped(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + body[_STEP : 2 * _STEP] + body[:_STEP] + body[2 * _STEP :]


def _doubled(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + body[:_STEP] + body


def _shortened(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + body[_STEP:]


def _longer(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + body + b"\0"


def _spliced(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + other[:_STEP] + body[_STEP:]


def _beheaded(head: bytes, body: bytes, other: bytes) -> bytes:
    return head + other


@pytest.mark.parametrize("harm", [_swapped, _doubled, _shortened, _longer, _spliced, _beheaded])
@pytest.mark.usefixtures("small_chunks")
def test_chunks_that_were_moved_or_mixed_are_noticed(
    tmp_path: Path, harm: Callable[[bytes, bytes, bytes], bytes]
) -> None:
    one, other = (made(tmp_path, bytes(range(200)), name).read_bytes() for name in ("one", "other"))
    head = len(one) - 200 - 4 * 16
    assert refused(tmp_path, harm(one[:head], one[head:], other[head:])) == "encrypted.damaged"


@pytest.mark.parametrize(
    ("place", "form", "value", "code"),
    [
        (8, ">H", 2, "newer"), (8, ">H", 0, "hostile"), (10, ">B", 9, "hostile"), (11, ">B", 255, "hostile"),
        (12, ">I", 1 << 31, "hostile"), (12, ">I", 0, "hostile"), (16, ">I", 1 << 31, "hostile"),
        (16, ">I", 1, "hostile"), (20, ">I", 1 << 31, "hostile"), (160, ">I", 0xFFFFFFFF, "damaged"),
        (160, ">I", 3, "damaged"), (0, ">I", 7, "not_one"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("small_chunks")
def test_a_header_that_asks_for_too_much_is_refused_before_any_work(
    sample: Path, tmp_path: Path, place: int, form: str, value: int, code: str
) -> None:
    raw = bytearray(sample.read_bytes())
    struct.pack_into(form, raw, place, value)
    path = tmp_path / "hostile.encrypted"
    path.write_bytes(raw)
    with pytest.raises(EnvironmentFailure, match=rf"encrypted\.{code}"):
        done(decrypt(path, None, encrypted.with_passphrase("never used")))


def test_the_kept_format_is_read_for_ever(tmp_path: Path) -> None:
    """Written by the first version; see docs/encrypted-backup.md."""
    golden = Path(__file__).parents[2] / "data" / "encrypted" / "first.craftdesk.encrypted"
    found = done(decrypt(golden, tmp_path / "again", encrypted.with_passphrase(_PASSPHRASE)))
    assert found is not None
    assert (tmp_path / "again").read_bytes() == b"a backup of the first version\n"
    assert done(decrypt(golden, None, encrypted.with_code(_CODE))) == found
