"""What is said of backups: what for, how large, what is inside, how it stands with the second place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.services.backup_list import BackupRow, Condition
from craftdesk.services.second_place import PlaceReport, PlaceState
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter


def reason_words(reason: str) -> str:
    """What a backup was made for."""
    translate = QCoreApplication.translate
    return {
        "manual": translate("Backups", "made by hand"),
        "daily": translate("Backups", "backup of the day"),
        "import": translate("Backups", "before an import"),
        "merge": translate("Backups", "before merging"),
        "bulk": translate("Backups", "before a change of many"),
        "prices": translate("Backups", "before a change of prices"),
        "bin": translate("Backups", "before the bin was emptied"),
        "revert": translate("Backups", "before something was taken back"),
        "restore": translate("Backups", "before the restore"),
        "upgrade": translate("Backups", "before an upgrade"),
    }.get(reason, "")


def size_words(size: int, words: Formatter) -> str:
    """How large a file is."""
    megabytes = QCoreApplication.translate("Backups", "{0} MB")
    return megabytes.replace("{0}", words.count(max(1, round(size / 1_000_000))))


def row_words(row: BackupRow, words: Formatter) -> str:
    """The second line of a backup in a list: what is in it, why it was made, where it lies."""
    translate, made = QCoreApplication.translate, row.file
    parts = []
    if row.customers is not None and row.orders is not None:
        one, many = translate("Backups", "1 customer"), translate("Backups", "{0} customers")
        parts.append(one if row.customers == 1 else many.replace("{0}", words.count(row.customers)))
        one, many = translate("Backups", "1 order"), translate("Backups", "{0} orders")
        parts.append(one if row.orders == 1 else many.replace("{0}", words.count(row.orders)))
    parts += [size_words(made.size, words), reason_words(made.reason)]
    parts.append(translate("Backups", "second place") if made.second else translate("Backups", "this computer"))
    return " · ".join(part for part in parts if part)


def condition_words(row: BackupRow) -> str:
    """What stands against a backup, in one or two words; nothing when all is well."""
    translate = QCoreApplication.translate
    if row.condition is Condition.VERIFIED:
        return translate("Backups", "encrypted") if row.file.encrypted else translate("Backups", "checked")
    return {
        Condition.UNPROVEN: translate("Backups", "not checked"),
        Condition.DAMAGED: translate("Backups", "damaged"),
        Condition.LOCKED: translate("Backups", "encrypted, asks for the passphrase"),
    }[row.condition]


def place_words(report: PlaceReport, words: Formatter, today: date) -> str:
    """How it stands with the second place, in one sentence; nothing when nobody chose one."""
    translate, place = QCoreApplication.translate, report.place
    if place is None:
        return ""
    if report.state is PlaceState.MISSING:
        if place.seen is None:
            return translate("Backups", "Stick not seen yet")
        last = place.seen.astimezone().date()
        if last == today:
            return translate("Backups", "Stick not plugged in")
        day = words.relative_day(last, today)
        return translate("Backups", "Stick not seen since {0}").replace("{0}", day)
    if report.state is PlaceState.WAITING:
        if place.problem == "second.full":
            return translate("Backups", "Too little room on the stick")
        if place.problem:
            return sentence(place.problem, {"path": str(place.folder), "folder": str(place.folder)})
        return translate("Backups", "The newest backup is still to be copied")
    return {
        PlaceState.SILENT: translate("Backups", "The second place does not answer"),
        PlaceState.ASKED: translate("Backups", "Looking at the second place…"),
    }.get(report.state, translate("Backups", "Has the newest backup"))
