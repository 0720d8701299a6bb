"""The second place of backups: looked at calmly, caught up with beside the window."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_keys import BackupKeys
from craftdesk.services.backup_list import BackupRow, backups_of
from craftdesk.services.backups import BackupService
from craftdesk.services.second_place import PlaceReport, SecondPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsShown:
    """What the dialog of backups shows."""

    folder: Path
    rows: tuple[BackupRow, ...]
    report: PlaceReport
    has_keys: bool


class SecondPlaceController(QObject):
    """Slots: refresh, catch_up, choose, forget, encrypt, set_up, change_passphrase. Problems come by `failed`.

    `told` brings how it stands with the place, `listed` all that a dialog shows, `arranged` that keys were kept.
    """

    told = Signal(object)  # PlaceReport
    listed = Signal(object)  # BackupsShown
    arranged = Signal()
    progressed = Signal(object)  # Progress
    failed = Signal(object)  # CraftDeskError

    def __init__(self, backups: BackupService, shop: Path, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups, self._shop, self._runner = backups, shop, runner
        self.place = SecondPlace(shop)
        self._catching: Job | None = None
        self._again = False

    @property
    def is_busy(self) -> bool:
        """Whether a copy is under way."""
        return self._catching is not None

    def refresh(self) -> None:
        """Find out what a dialog shows."""
        job = self._runner.read(self._shown)
        job.finished.connect(self.listed)
        job.failed.connect(self.failed)

    @Slot()
    def catch_up(self) -> None:
        """Bring the newest backup to the second place, if it is there and lacks it; once more, if that is being done.

        What hinders it is told as a report, for nobody asked for it just now.
        """
        if self._catching is None:
            self._study(self._calm)
        else:
            self._again = True

    def choose(self, folder: Path) -> None:
        """Take a folder, make a backup, and bring it there."""
        self._study(self._chosen, folder)

    def forget(self) -> None:
        """Use no second place any more."""
        self._study(self._forgotten)

    def encrypt(self, *, on: bool) -> None:
        """Encrypt what is brought there, or no longer."""
        self._study(self._encrypted, on)

    def set_up(self, passphrase: str, code: str) -> None:
        """Keep the keys of a passphrase and a recovery code, and encrypt from now on."""
        self._arrange(self._kept, passphrase, code)

    def change_passphrase(self, passphrase: str) -> None:
        """Take another passphrase for the backups to come."""
        self._arrange(BackupKeys(self._shop).change_passphrase, passphrase)

    # --- in the threads ------------------------------------------------------------------------

    def _calm(self) -> Generator[Progress, None, PlaceReport]:
        try:
            return (yield from self.place.catch_up())
        except CraftDeskError as problem:
            found = self.place.look()
            known = found.place
            return found if known is None else replace(found, place=replace(known, problem=problem.code))

    def _chosen(self, folder: Path) -> Generator[Progress, None, PlaceReport]:
        before = self.place.get()
        self.place.choose(folder, encrypt=before is not None and before.encrypt)
        yield from self._backups.back_up()
        return (yield from self.place.catch_up())

    def _forgotten(self) -> PlaceReport:
        self.place.forget()
        return self.place.look()

    def _encrypted(self, on: bool) -> Generator[Progress, None, PlaceReport]:  # noqa: FBT001 - jobs have no keywords
        self.place.encrypt(on=on)
        return (yield from self._calm())

    def _kept(self, passphrase: str, code: str) -> None:
        BackupKeys(self._shop).set_up(passphrase, code)
        self.place.encrypt(on=True)

    def _shown(self) -> BackupsShown:
        return BackupsShown(
            folder=self._backups.folder,
            rows=tuple(backups_of(self._shop)),
            report=self.place.look(),
            has_keys=BackupKeys(self._shop).load() is not None,
        )

    # --- what came of it -----------------------------------------------------------------------

    def _study(self, work: Work, *args: object) -> None:
        job = self._runner.study(work, *args)
        self._catching = job
        job.progressed.connect(self.progressed)
        job.over.connect(self._on_catching_over)
        job.finished.connect(self.told)
        job.failed.connect(self.failed)

    def _arrange(self, work: Work, *args: object) -> None:
        job = self._runner.study(work, *args)
        job.finished.connect(self._on_arranging_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_catching_over(self, job: Job) -> None:
        if job is self._catching:
            self._catching = None
            if self._again:
                self._again = False
                self.catch_up()

    @Slot(object)
    def _on_arranging_finished(self, _result: object) -> None:
        self.arranged.emit()
        self.catch_up()
