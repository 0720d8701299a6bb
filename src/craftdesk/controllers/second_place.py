"""The second place of backups: looked at calmly, caught up with beside the window."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_keys import BackupKeys
from craftdesk.services.backup_list import BackupRow, backups_here, backups_there, in_order
from craftdesk.services.backups import BackupService
from craftdesk.services.second_place import Place, PlaceReport, PlaceState, SecondPlace

QUIET_MS = 20_000
"""So long the second place may be silent before that is told; a stick that sleeps wakes up sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupsShown:
    """What the dialog of backups shows."""

    folder: Path
    rows: tuple[BackupRow, ...]
    report: PlaceReport
    has_keys: bool


class PlaceWork:
    """What is done beside the window; only `calm`, `chosen` and `there` touch the place."""

    def __init__(self, backups: BackupService, shop: Path) -> None:
        self._backups, self._shop = backups, shop
        self.place = SecondPlace(shop)

    def calm(self) -> Generator[Progress, None, PlaceReport]:
        """Catch up; what hinders it stands in the report."""
        try:
            return (yield from self.place.catch_up())
        except CraftDeskError as problem:
            found = self.place.look()
            known = found.place
            return found if known is None else replace(found, place=replace(known, problem=problem.code))

    def chosen(self, folder: Path) -> Place:
        """Take a folder as the place."""
        before = self.place.get()
        return self.place.choose(folder, encrypt=before is not None and before.encrypt)

    def forgotten(self) -> PlaceReport:
        """Use no place any more."""
        self.place.forget()
        return PlaceReport(state=PlaceState.NONE)

    def encrypted(self, on: bool) -> PlaceReport:  # noqa: FBT001 - jobs have no keywords
        """Encrypt what is brought there, or no longer."""
        return PlaceReport(state=PlaceState.ASKED, place=self.place.encrypt(on=on))

    def kept(self, passphrase: str, code: str) -> None:
        """Keep the keys, and encrypt from now on."""
        BackupKeys(self._shop).set_up(passphrase, code)
        self.place.encrypt(on=True)

    def here(self, is_silent: bool) -> BackupsShown:  # noqa: FBT001 - jobs have no keywords
        """What is known without touching the place."""
        place = self.place.get()
        asked = PlaceState.SILENT if is_silent else PlaceState.ASKED
        return BackupsShown(
            folder=self._backups.folder,
            rows=tuple(backups_here(self._shop)),
            report=PlaceReport(state=PlaceState.NONE if place is None else asked, place=place),
            has_keys=BackupKeys(self._shop).load() is not None,
        )

    def there(self, here: BackupsShown) -> BackupsShown:
        """The same with what is in the place."""
        rows = in_order([*here.rows, *backups_there(self._shop)])
        return replace(here, rows=tuple(rows), report=self.place.look())

    def silent(self) -> PlaceReport:
        """That the place does not answer."""
        place = self.place.get()
        return PlaceReport(state=PlaceState.NONE if place is None else PlaceState.SILENT, place=place)


class Silence(QObject):
    """Listens whether visits are answered; `fell` tells when none was for a while."""

    fell = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._visits, self._has_fallen = 0, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def __bool__(self) -> bool:
        """Whether somebody waits for an answer just now, and has for a while."""
        return self._has_fallen

    def listen(self, visit: Job) -> None:
        """Listen to one more visit, until it is over."""
        self._visits += 1
        self._timer.start(QUIET_MS)
        visit.progressed.connect(self._on_visit_progressed)
        visit.over.connect(self._on_visit_over)

    @Slot(object)
    def _on_visit_progressed(self, _progress: object) -> None:
        self._has_fallen = False
        self._timer.start(QUIET_MS)

    @Slot(object)
    def _on_visit_over(self, _visit: Job) -> None:
        self._visits, self._has_fallen = self._visits - 1, False
        if self._visits:
            self._timer.start(QUIET_MS)
        else:
            self._timer.stop()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._has_fallen = True
        self.fell.emit()


class SecondPlaceController(QObject):
    """Slots: refresh, catch_up, choose, forget, encrypt, set_up, change_passphrase. Problems come by `failed`.

    `told` brings how it stands with the place, `listed` all that a dialog shows, `arranged` that keys were kept. Only
    the visiting thread ever touches the place, for a network drive may not answer: that is told after a while.
    """

    told = Signal(object)  # PlaceReport
    listed = Signal(object)  # BackupsShown
    arranged = Signal()
    progressed = Signal(object)  # Progress
    failed = Signal(object)  # CraftDeskError

    def __init__(self, backups: BackupService, shop: Path, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups, self._shop, self._runner = backups, shop, runner
        self._work = PlaceWork(backups, shop)
        self.place = self._work.place
        self._catching: Job | None = None
        self._looking: Job | None = None
        self._again = self._look_again = False
        self._is_silence_told = False
        self._silence = Silence(self)
        self._silence.fell.connect(self._on_silence_fell)

    @property
    def is_busy(self) -> bool:
        """Whether a copy is under way."""
        return self._catching is not None

    def refresh(self) -> None:
        """Find out what a dialog shows: first what is on this computer, then what is in the second place."""
        job = self._runner.read(self._work.here, bool(self._silence))
        job.finished.connect(self.listed)
        job.finished.connect(self._on_here_finished)
        job.failed.connect(self.failed)

    @Slot()
    def catch_up(self) -> None:
        """Bring the newest backup to the second place, if it is there and lacks it; once more, if that is being done.

        What hinders it is told as a report, for nobody asked for it just now.
        """
        if self._catching is None:
            self._catch_up(self._work.calm)
        else:
            self._again = True

    def choose(self, folder: Path) -> None:
        """Take a folder, make a backup, and bring it there."""
        job = self._visit(self._work.chosen, folder)
        job.finished.connect(self._on_choosing_finished)
        job.failed.connect(self._on_choosing_failed)

    def forget(self) -> None:
        """Use no second place any more."""
        self._know(self._work.forgotten)

    def encrypt(self, *, on: bool) -> None:
        """Encrypt what is brought there, or no longer."""
        self._know(self._work.encrypted, on).finished.connect(self.catch_up)

    def set_up(self, passphrase: str, code: str) -> None:
        """Keep the keys of a passphrase and a recovery code, and encrypt from now on."""
        self._arrange(self._work.kept, passphrase, code)

    def change_passphrase(self, passphrase: str) -> None:
        """Take another passphrase for the backups to come."""
        self._arrange(BackupKeys(self._shop).change_passphrase, passphrase)

    # --- what came of it -----------------------------------------------------------------------

    def _visit(self, work: Work, *args: object) -> Job:
        job = self._runner.visit(work, *args)
        self._silence.listen(job)
        return job

    def _catch_up(self, work: Work) -> None:
        self._catching = job = self._visit(work)
        job.progressed.connect(self.progressed)
        job.over.connect(self._on_catching_over)
        job.finished.connect(self._on_visit_told)
        job.failed.connect(self.failed)

    def _know(self, work: Work, *args: object) -> Job:
        job = self._runner.read(work, *args)
        job.finished.connect(self.told)
        job.failed.connect(self.failed)
        return job

    def _arrange(self, work: Work, *args: object) -> None:
        job = self._runner.study(work, *args)
        job.finished.connect(self._on_arranging_finished)
        job.failed.connect(self.failed)

    @Slot()
    def _on_silence_fell(self) -> None:
        job = self._runner.read(self._work.silent)
        job.finished.connect(self._on_silence_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_silence_finished(self, report: object) -> None:
        if self._silence:  # it may have answered while this was looked up
            self._is_silence_told = True
            self.told.emit(report)

    @Slot(object)
    def _on_visit_told(self, report: object) -> None:
        self._is_silence_told = False
        self.told.emit(report)

    @Slot(object)
    def _on_here_finished(self, here: BackupsShown) -> None:
        if here.report.place is None:
            return
        if self._looking is not None:
            self._look_again = True
            return
        self._looking = job = self._visit(self._work.there, here)
        job.over.connect(self._on_looking_over)
        job.finished.connect(self._on_looking_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_looking_over(self, _job: Job) -> None:
        self._looking = None
        if self._look_again:
            self._look_again = False
            self.refresh()

    @Slot(object)
    def _on_looking_finished(self, shown: BackupsShown) -> None:
        self.listed.emit(shown)
        if self._is_silence_told:
            self._on_visit_told(shown.report)

    @Slot(object)
    def _on_choosing_failed(self, problem: object) -> None:
        self.failed.emit(problem)
        if self._is_silence_told:
            self.catch_up()

    @Slot(object)
    def _on_choosing_finished(self, _place: object) -> None:
        job = self._runner.study(self._backups.back_up)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_backup_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_backup_finished(self, _made: object) -> None:
        self._catch_up(self.place.catch_up)

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
