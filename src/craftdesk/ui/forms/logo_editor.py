"""The editor of the shop's picture: chosen from a file, made small enough for papers, kept as PNG in base64."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from craftdesk.domain.shop_rules import LOGO_LIMIT
from craftdesk.errors import Problem
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind

_SIDES = (600, 400, 250)
"""Pixels of the longer side: the first that makes a file small enough is taken."""
_LARGEST_FILE = 30_000_000
_FORMATS = frozenset({b"png", b"jpeg", b"bmp", b"gif", b"webp"})
_MOST_PIXELS = 64_000_000
"""Qt takes no picture of more than 256 MB into memory."""
_KINDS = "*.png *.jpg *.jpeg *.bmp *.gif"


class LogoEditor(Editor):
    """The picture as it stands on papers, a button that chooses another one, and one that takes it away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._logo = ""
        self._problem: Problem | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        self.picture = QLabel()
        self.picture.setProperty("paper", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = Button(look, self.tr("Choose a picture…"), icon="image")
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove = Button(look, self.tr("Take it away"), kind=ButtonKind.LINK)
        self.remove.clicked.connect(self._on_remove_clicked)
        buttons = QVBoxLayout()
        buttons.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.picture)
        row.addLayout(buttons)
        row.addStretch(1)
        self.setFocusProxy(self.choose)
        self._show()
        look.changed.connect(self._on_look_changed)

    def value(self) -> str:
        """Return the picture as PNG in base64, '' for none."""
        return self._logo

    def show_value(self, value: object) -> None:
        """Show a picture, or that there is none."""
        self._logo, self._problem = str(value or ""), None
        self._show()

    def unreadable(self) -> Problem | None:
        """Say so when the chosen file was no picture; the one before stays."""
        return self._problem

    def load(self, path: Path) -> None:
        """Take the picture in a file."""
        logo = read_logo(path)
        if logo is None:
            unreadable = Problem("settings.logo_unreadable", "", {"file": path.name})
            self._problem = Problem("settings.logo_too_large") if _is_too_large(path) else unreadable
        elif len(logo) > LOGO_LIMIT:
            self._problem = Problem("settings.logo_too_large")
        else:
            self._logo, self._problem = logo, None
            self._show()
        self.edited.emit()

    def set_name(self, name: str) -> None:
        """Name the picture and say with each button what it acts on."""
        self.picture.setAccessibleName(name)
        self.choose.setAccessibleName(f"{name}: {self.choose.text()}")
        self.remove.setAccessibleName(f"{name}: {self.remove.text()}")

    def targets(self) -> tuple[QWidget, ...]:
        """The button that chooses carries the state."""
        return (self.choose,)

    def _show(self) -> None:
        px = self.look.px
        shown = QPixmap.fromImage(image_of(self._logo))
        self.picture.setVisible(not shown.isNull())
        self.remove.setVisible(not shown.isNull())
        if not shown.isNull():
            ratio = self.devicePixelRatioF()
            fitted = shown.scaled(
                int(px(160) * ratio), int(px(72) * ratio), Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
            fitted.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fitted)

    @Slot()
    def _on_choose_clicked(self) -> None:
        kinds = self.tr("Pictures ({0})").replace("{0}", _KINDS)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("The picture of the shop"), "", kinds)
        if chosen:
            self.load(Path(chosen))

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.show_value("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._show()


def read_logo(path: Path) -> str | None:
    """Return the picture in a file as a small PNG in base64; None for what is no picture."""
    try:
        if not 0 < path.stat().st_size <= _LARGEST_FILE:
            return None
    except OSError:
        return None
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()), reader.size()
    # An SVG may draw in other files of this computer; only a JPEG is made smaller while it is read.
    if kind not in _FORMATS or (kind != b"jpeg" and _is_huge(size)):
        return None
    if size.isValid() and max(size.width(), size.height()) > 4 * _SIDES[0]:
        size.scale(4 * _SIDES[0], 4 * _SIDES[0], Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size)  # a photograph of a camera need not be held in full
    image = reader.read()
    if image.isNull():
        return None
    encoded = ""
    for side in _SIDES:
        encoded = _encoded(image, side)
        if len(encoded) <= LOGO_LIMIT:
            break
    return encoded


def _is_too_large(path: Path) -> bool:
    try:
        return path.stat().st_size > _LARGEST_FILE or _is_huge(QImageReader(str(path)).size())
    except OSError:
        return False


def _is_huge(size: QSize) -> bool:
    return size.isValid() and size.width() * size.height() > _MOST_PIXELS


def image_of(logo: str) -> QImage:
    """Return a kept picture; a null image for none, or for what is no picture any more."""
    try:
        return QImage.fromData(base64.b64decode(logo, validate=True))
    except (binascii.Error, ValueError):
        return QImage()


def _encoded(image: QImage, side: int) -> str:
    if max(image.width(), image.height()) > side:
        image = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes text
    return base64.b64encode(bytes(buffer.data().data())).decode("ascii")
