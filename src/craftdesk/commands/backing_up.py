"""Commands about backups: making one, choosing the second place, and going back."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from craftdesk.commands.talk import DONE, NO, Talk, UsageProblem, count_words, opened, printable, table
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.services import restoring
from craftdesk.services.backup_keys import BackupKeys, check_passphrase, new_code
from craftdesk.services.backup_list import BackupRow, backups_of
from craftdesk.services.second_place import PlaceReport, PlaceState, SecondPlace
from craftdesk.storage.copies import encrypted_file
from craftdesk.texts import sentence

PASSPHRASE = "CRAFTDESK_PASSPHRASE"  # noqa: S105 - the name of a variable, not what is in it
_LONGEST_SECRET = 4_096


def backup(asked: argparse.Namespace, talk: Talk) -> int:
    """Backs a shop file up, and brings the backup to the second place where there is one."""
    if asked.encrypt and not asked.second:
        raise UsageProblem("--encrypt needs --second DIR: backups on this computer stay readable.")
    code = ""
    with opened(asked.shop) as desk:
        place = SecondPlace(desk.shop.path)
        if asked.second:
            code = _arrange(desk.shop.path, place, asked)
        made = talk.run(desk.backups.back_up(Path(asked.to) if asked.to else None))
        second = caught_up(place, talk) if not asked.to else None
    value: dict[str, object] = {
        "file": str(made.path), "sha256": made.sha256, "customers": made.customers, "orders": made.orders,
    }  # fmt: skip
    customers = count_words(made.customers, "customer", "customers")
    orders = count_words(made.orders, "order", "orders")
    lines = [f"{made.path}: {customers}, {orders}, checked."]
    if second is not None and second.state is not PlaceState.NONE:
        value["second"] = {"state": second.state.value, "file": None if second.copied is None else str(second.copied)}
        if second.copied is not None:
            lines.append(f"{second.copied}: copied and checked.")
    if code:
        value["recovery_code"] = code
        lines += [f"Recovery code: {code}", sentence("recovery.keep")]
    talk.answer(value, [printable(line) for line in lines])
    return DONE


def _arrange(shop: Path, place: SecondPlace, asked: argparse.Namespace) -> str:
    """Chooses the second place; returns the recovery code, where one was made just now."""
    code, keys = "", BackupKeys(shop)
    if asked.encrypt and keys.load() is None:
        passphrase = _secret(asked.passphrase_file, "Passphrase for encrypted backups: ", again=True)
        check_passphrase(passphrase)
        code = new_code()
        keys.set_up(passphrase, code)
    place.choose(Path(asked.second), encrypt=asked.encrypt)
    return code


def caught_up(place: SecondPlace, talk: Talk) -> PlaceReport:
    """A backup was made: whatever hinders the second place is said, and is no failure."""
    try:
        report = talk.run(place.catch_up())
    except CraftDeskError as problem:
        talk.complain(sentence(problem.code, problem.params))
        return place.look()
    if report.state is PlaceState.MISSING and report.place is not None:
        talk.complain(sentence("second.missing", {"folder": str(report.place.folder)}))
    return report


def restore(asked: argparse.Namespace, talk: Talk) -> int:
    """Puts a backup in the place of a shop file; what was there is kept. Without a backup: lists what there is."""
    shop = Path(asked.to)
    if asked.backup is None:
        return _list(shop, talk)
    chosen, secret = Path(asked.backup), ""
    if asked.passphrase_file or (chosen.is_file() and _is_locked(chosen, shop)):
        secret = _secret(asked.passphrase_file, "Passphrase or recovery code: ")
    other = restoring.other_shop(chosen, shop)
    done = talk.run(restoring.restore(chosen, shop, secret))
    value = {
        "file": str(done.path), "kept": None if done.kept is None else str(done.kept), "customers": done.customers,
        "orders": done.orders,
    }  # fmt: skip
    customers = count_words(done.customers, "customer", "customers")
    lines = [f"{done.path}: {customers}, {count_words(done.orders, 'order', 'orders')}, restored and checked."]
    if other:
        lines.append(f"This was a backup of another shop, “{other}”.")
    if done.kept is not None:
        lines.append(f"What was there before is kept as {done.kept}.")
    talk.answer(value, [printable(line) for line in lines])
    return DONE


def _is_locked(chosen: Path, shop: Path) -> bool:
    return encrypted_file.is_encrypted(chosen) and BackupKeys(shop).load() is None


def _list(shop: Path, talk: Talk) -> int:
    found = backups_of(shop)
    rows = [
        [
            row.file.at.replace(tzinfo=None).isoformat(" ", "minutes"), row.file.reason,
            "" if row.customers is None else str(row.customers),
            "" if row.orders is None else str(row.orders), row.condition.value,
        ]
        for row in found
    ]  # fmt: skip
    head, *lines = table(["When", "Why", "Customers", "Orders", "State"], rows, right=(2, 3))
    # The path is what is copied into the next command: on a line of its own, and never cut.
    shown = [head, *(part for line, row in zip(lines, found, strict=True) for part in (line, f"  {row.file.path}"))]
    words = [printable(line) for line in shown] if rows else ["There is no backup of this shop."]
    talk.answer({"backups": [_shape(row) for row in found]}, words)
    return DONE if found else NO


def _shape(row: BackupRow) -> dict[str, object]:
    return {
        "file": str(row.file.path), "at": row.file.at.isoformat(), "reason": row.file.reason, "size": row.file.size,
        "customers": row.customers, "orders": row.orders, "place": "second" if row.file.second else "computer",
        "encrypted": row.file.encrypted, "state": row.condition.value,
    }  # fmt: skip


def _secret(file: str | None, question: str, *, again: bool = False) -> str:
    """A passphrase from a file, from the environment, or asked for; never from the arguments, which others can see."""
    if file:
        try:
            with Path(file).open(encoding="utf-8") as opened_file:
                return opened_file.read(_LONGEST_SECRET).rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise EnvironmentFailure("passphrase.no_file", path=file) from None
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not sys.stdin.isatty():
        raise EnvironmentFailure("passphrase.nobody_to_ask")
    typed = getpass.getpass(question)
    if again and getpass.getpass("The same again: ") != typed:
        raise EnvironmentFailure("passphrase.differs")
    return typed
