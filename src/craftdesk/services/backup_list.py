"""What there is to go back to: the backups of a shop in both places, and what is in each; no shop need be open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from craftdesk.errors import CraftDeskError, EnvironmentFailure, OwnerProblem
from craftdesk.services.backup_files import BackupFile, listed
from craftdesk.services.backup_keys import summary_of
from craftdesk.services.backup_places import folder_of, stem_of
from craftdesk.services.second_place import SecondPlace
from craftdesk.storage.copies import backup
from craftdesk.storage.file.gate import read_header


class Condition(StrEnum):
    """What a look into a backup tells; before it is restored all of it is read and compared with its checksum."""

    VERIFIED = "verified"
    """It was read and compared when it was written, and opens."""
    UNPROVEN = "unproven"
    """It opens, but the checksum beside it is missing."""
    DAMAGED = "damaged"
    LOCKED = "locked"
    """It is encrypted, and this computer does not keep its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup and what is in it; the counts are None where that can't be seen."""

    file: BackupFile
    condition: Condition
    customers: int | None = None
    orders: int | None = None


def backups_of(shop: Path) -> list[BackupRow]:
    """The backups of a shop file in both places, the newest first; of two copies the one on this computer first."""
    return in_order([*backups_here(shop), *backups_there(shop)])


def backups_here(shop: Path) -> list[BackupRow]:
    """The backups of a shop file on this computer, the newest first."""
    return [_row(made, shop) for made in listed(folder_of(shop), stem_of(shop))]


def backups_there(shop: Path) -> list[BackupRow]:
    """The backups of a shop file in the second place, the newest first; for as long as that takes to answer."""
    return [_row(made, shop) for made in SecondPlace(shop).files()]


def in_order(rows: Iterable[BackupRow]) -> list[BackupRow]:
    """The newest first; of two copies the one on this computer first."""
    return sorted(rows, key=lambda row: (-row.file.number, row.file.second))


def _row(made: BackupFile, shop: Path) -> BackupRow:
    try:
        if made.encrypted:
            summary = summary_of(made.path, shop)
            inside = backup.Contents(customers=summary.customers, orders=summary.orders)
        else:
            read_header(made.path)
            inside = backup.contents(made.path)
    except OwnerProblem:
        return BackupRow(file=made, condition=Condition.LOCKED)
    except EnvironmentFailure as problem:
        wrong = problem.code == "encrypted.wrong_secret"
        return BackupRow(file=made, condition=Condition.LOCKED if wrong else Condition.DAMAGED)
    except (CraftDeskError, OSError):
        return BackupRow(file=made, condition=Condition.DAMAGED)
    condition = Condition.VERIFIED if made.sha256 else Condition.UNPROVEN
    return BackupRow(file=made, condition=condition, customers=inside.customers, orders=inside.orders)
