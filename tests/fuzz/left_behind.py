"""What the program itself left on a computer and anyone may have written into since, as functions of bytes.

Damaged shop files for the rescue, encrypted backups, drafts, kept facts and seals, the lock's text, a folder of backups
with strange names, messages to the first window.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from craftdesk import paths
from craftdesk.domain.draft import words_in
from craftdesk.domain.recovery_code import code_of
from craftdesk.errors import CraftDeskError, ShopLocked
from craftdesk.services.backup_files import listed, thin_out
from craftdesk.services.backup_keys import BackupKeys
from craftdesk.services.backup_list import backups_of
from craftdesk.services.backup_places import folder_of, key_of
from craftdesk.services.running import run
from craftdesk.services.salvage import salvage as rescued
from craftdesk.services.second_place import SecondPlace
from craftdesk.storage.copies.encrypted_file import Summary, decrypt, encrypt, with_code, with_keys
from craftdesk.storage.copies.encryption_keys import Kdf, Keys, recovery_key
from craftdesk.storage.draft_files import DraftFiles, draft_from, draft_text
from craftdesk.storage.file import seal
from craftdesk.storage.file.lock import ShopLock, is_held, lock_path
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts.salvage import report_lines
from tests.fuzz.contract import Target, said
from tests.fuzz.gate import changed, ground

_OPEN = ExitStack()
_CUT, _LONGEST_NAME = 2, 255
CODE = code_of(7)


@cache
def _folder() -> Path:
    folder = Path(_OPEN.enter_context(tempfile.TemporaryDirectory(prefix="craftdesk-left-")))
    before = os.environ.get("CRAFTDESK_HOME")
    _OPEN.callback(_home, before)
    _home(str(folder / "home"))
    return folder


def _home(place: str | None) -> None:
    if place is None:
        os.environ.pop("CRAFTDESK_HOME", None)
    else:
        os.environ["CRAFTDESK_HOME"] = place


def give_back() -> None:
    """Takes the folder away; the next input makes another one."""
    _folder.cache_clear()
    _encrypted.cache_clear()
    _OPEN.close()


def salvage(data: bytes) -> None:
    """Any change of a shop file: a sound new shop and a report whose losses all have words, or one sentence."""
    folder, here = _folder(), ground()
    option, rest = (data[0], data[1:]) if data else (0, b"")
    content, left = changed(here.sound, rest)
    if option & _CUT and left:
        del content[int.from_bytes(left[:3], "big") % len(content) :]
    damaged, new = folder / "damaged.craftdesk", folder / "new.craftdesk"
    damaged.write_bytes(content)
    new.unlink(missing_ok=True)
    try:
        report = run(rescued(damaged, new))
        assert "{" not in "\n".join(report_lines(report))
        ShopFile.open(new).close()
    except CraftDeskError as problem:
        said(problem.code, problem.params)
        assert not new.exists()
    assert damaged.read_bytes() == content


@cache
def _encrypted() -> tuple[bytes, Keys]:
    folder, salt = _folder(), bytes(range(16))
    kdf = Kdf(salt=salt, memory_kib=8_192, iterations=1)
    keys = Keys(kdf=kdf, passphrase_key=b"p" * 32, recovery_key=recovery_key(CODE, salt))
    plain = b"clay " * 60
    (folder / "plain").write_bytes(plain)
    summary = Summary(customers=1, orders=2, sha256=hashlib.sha256(plain).hexdigest())
    for _ in encrypt(folder / "plain", folder / "whole", keys, summary):
        pass
    return (folder / "whole").read_bytes(), keys


def encrypted(data: bytes) -> None:
    """Any change of an encrypted backup, in its header above all: it opens only when it is whole."""
    folder, (whole, keys) = _folder(), _encrypted()
    content, at = bytearray(whole), 1
    while at + 3 <= len(data):
        place, length = int.from_bytes(data[at : at + 2], "big") % len(content), data[at + 2] % 40
        patch = data[at + 3 : at + 3 + length]
        content[place : place + (len(patch) if data[0] & 1 else 0)] = patch
        at += 3 + length
    if data and data[0] & _CUT:
        del content[int.from_bytes(data[-2:], "big") % len(content) :]
    (folder / "harmed").write_bytes(content)
    opened = False
    try:
        for _ in decrypt(folder / "harmed", None, with_code(CODE) if data and data[0] & 4 else with_keys(keys)):
            pass
        opened = True
    except CraftDeskError as problem:
        said(problem.code, problem.params)
    # One of the two wrapped keys may be spoilt while the other opens; then the header's digest tells.
    assert opened == (content == whole)


def draft(data: bytes) -> None:
    """Any bytes as a draft: one that is understood comes back exactly, all others are put aside whole."""
    folder = _folder() / "drafts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "a.json").write_bytes(data)
    (folder / "b.json").write_bytes(data[:-1])
    found, aside = DraftFiles(folder).found()
    assert len(found) + len(aside) == 2
    for one in found:
        assert draft_from(one.name, draft_text(one)) == one
        list(words_in(one.content))
    assert all(path.read_bytes() in {data, data[:-1]} for path in aside)


def kept(data: bytes) -> None:
    """Any bytes as each of the small files of facts: where they make no sense they count as missing."""
    shop = ground().path
    _folder()
    for place in (
        paths.settings_dir() / "second-places" / f"{key_of(shop)}.json",
        paths.data_dir() / "keys" / f"{key_of(shop)}.json",
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    SecondPlace(shop).look()
    SecondPlace(shop).missed_since()
    SecondPlace(shop).files()
    BackupKeys(shop).load()


def sealed(data: bytes) -> None:
    """Any bytes as the seal of a sound shop: it opens, at most after a longer look."""
    here = ground()
    _folder()
    here.path.write_bytes(here.sound)
    place = seal._place(here.path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    place.with_suffix(".writing").write_bytes(data[:40])
    try:
        ShopFile.open(here.path, read_only=True).close()
    except CraftDeskError as problem:
        # A seal that says of these very bytes' state that it had others.
        assert problem.code == "shop.spoiled", problem.code  # noqa: PT017  # no test of pytest
    seal.forget(here.path)


def lock(data: bytes) -> None:
    """Any bytes as the text of a lock that somebody holds: it is told that somebody has the shop."""
    shop = _folder() / "locked.craftdesk"
    handle = os.open(lock_path(shop), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, data)
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert is_held(shop)
        assert ShopLock(shop).holder() is not None
        try:
            ShopLock(shop).take()
        except ShopLocked as problem:
            assert "\n" not in said(problem.code, problem.params)  # noqa: PT017  # no test of pytest
        else:
            raise AssertionError("it was taken twice")
    finally:
        os.close(handle)


def listing(data: bytes) -> None:
    """Any names in a folder of backups, and any checksums: none is removed but a backup whose time is over."""
    shop = _folder() / "clay.craftdesk"
    folder = folder_of(shop)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = {name.replace(b"/", b"")[:_LONGEST_NAME] for name in data.replace(b"\0", b"").split(b"\n")[:12]}
    for name in names - {b"", b".", b".."}:
        (folder / os.fsdecode(name)).write_bytes(data[:300])
    before = len(list(folder.iterdir()))
    for row in backups_of(shop):
        assert row.file.path.exists()
    found = listed(folder, "clay")
    thin_out(folder, "clay")
    assert listed(folder, "clay") == found
    # What is left of checksums without a backup goes; nothing else in so few.
    assert len(list(folder.iterdir())) >= before - sum(name.endswith(b".sha256") for name in names)


def message(data: bytes) -> None:
    """Any line as a message to the first window: paths, or nothing."""
    from craftdesk.ui.screens.importing.drop import has_content, is_a_file
    from craftdesk.ui.single_instance import files_of

    for path in files_of(data) or ():
        is_a_file(path)
        has_content(path)


LEFT_BEHIND: dict[str, Target] = {
    "salvage": salvage, "encrypted": encrypted, "draft": draft, "kept": kept, "seal": sealed, "lock": lock,
    "listing": listing, "message": message,
}  # fmt: skip
"""The name of each on the command line."""
