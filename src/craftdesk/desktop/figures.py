"""The figures of an open shop: the page, what it saves, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId

if TYPE_CHECKING:
    from craftdesk.ui.figure_saver import FigureSaver
    from craftdesk.ui.figure_saving import FigureSaving
    from craftdesk.ui.screens.figures.figures_page import FiguresPage

FIGURES = "figures"
"""What the context of the window calls the page."""


class FiguresParts(QObject):
    """The page is built when somebody first goes there."""

    customer_wanted = Signal(object)  # CustomerId
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._page: FiguresPage | None = None
        self._saver: FigureSaver | None = None
        shell.pages.add(FIGURES, self._figures_page)
        shell.kit.actions[ActionId.FIGURES].triggered.connect(self._on_figures_triggered)

    def _figures_page(self) -> FiguresPage:
        if self._page is None:
            from craftdesk.controllers.shop_figures import ShopFiguresController  # not needed for the first picture
            from craftdesk.ui.screens.figures.figures_page import FiguresPage  # the same

            controller = ShopFiguresController(self._desk, self._runner, self._bus, self)
            controller.failed.connect(self.problem_raised)
            page = FiguresPage(self._shell.kit, controller)
            page.save_requested.connect(self.save)
            page.customer_requested.connect(self.customer_wanted)
            page.toast_requested.connect(self.toast_requested)
            self._page = page
        return self._page

    @Slot(object)
    def save(self, what: FigureSaving) -> None:
        """Ask where a chart or a table goes, and write it."""
        if self._saver is None:
            from craftdesk.controllers.figure_files import FigureFilesController  # seldom needed
            from craftdesk.ui.figure_saver import FigureSaver  # the same

            files = FigureFilesController(self._desk, self._runner, self)
            files.failed.connect(self.problem_raised)
            self._saver = FigureSaver(self._shell.window, files)
            self._saver.told.connect(self._on_saver_told)
        self._saver.save(what)

    @Slot()
    def _on_figures_triggered(self) -> None:
        self._shell.pages.show(FIGURES)
        self._shell.window.sidebar.set_current(self._shell.pages.current)

    @Slot(str)
    def _on_saver_told(self, text: str) -> None:
        self.toast_requested.emit(text, False)  # noqa: FBT003 - a signal has no keywords
