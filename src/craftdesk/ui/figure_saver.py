"""Asks where a chart or a table of figures is to be saved, and hands it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from craftdesk.controllers.figure_files import FigureFilesController
from craftdesk.ui.figure_saving import FigureSaving


class FigureSaver(QObject):
    """PNG or CSV, by the ending that the owner chooses."""

    told = Signal(str)

    def __init__(self, window: QWidget, controller: FigureFilesController) -> None:
        super().__init__(controller)
        self._window, self._controller = window, controller
        controller.saved.connect(self._on_controller_saved)

    @Slot(object)
    def save(self, what: FigureSaving) -> None:
        """Ask for a place, and write the file."""
        table, picture = self.tr("Table for spreadsheets (*.csv)"), self.tr("Picture (*.png)")
        kinds = [table] if what.picture is None else [picture, table]
        proposed = Path.home() / f"{what.name}{'.csv' if what.picture is None else '.png'}"
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save {0}").replace("{0}", what.name), str(proposed), ";;".join(kinds)
        )
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in {".csv", ".png"}:
            path = path.with_name(f"{path.name}{'.png' if kind == picture else '.csv'}")
        if path.suffix.lower() == ".png" and what.picture is not None:
            self._controller.save_picture(path, _png(what.picture))
        else:
            self._controller.save_table(path, what.table)

    @Slot(object)
    def _on_controller_saved(self, path: object) -> None:
        if isinstance(path, Path):
            self.told.emit(QCoreApplication.translate("FigureSaver", "Saved as {0}").replace("{0}", path.name))


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(data.data())
