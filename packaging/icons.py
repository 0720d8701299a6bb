"""Draws the program's icon in every size that systems ask for, from the one picture in resources/logo."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PICTURE = Path(__file__).resolve().parent.parent / "resources" / "logo" / "craftdesk.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
_MAC = {b"icp4": 16, b"icp5": 32, b"icp6": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def draw(folder: Path) -> None:
    """Write craftdesk-<size>.png, craftdesk.ico and craftdesk.icns into the folder."""
    _application = QGuiApplication.instance() or QGuiApplication(["icons"])  # drawing needs one to be there
    renderer = QSvgRenderer(str(PICTURE))
    if not renderer.isValid():
        sys.exit(f"{PICTURE} cannot be drawn")
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: _png(renderer, size) for size in SIZES}
    for size, png in pictures.items():
        (folder / f"craftdesk-{size}.png").write_bytes(png)
    (folder / "craftdesk.ico").write_bytes(_ico({size: pictures[size] for size in _WINDOWS}))
    (folder / "craftdesk.icns").write_bytes(_icns(pictures))


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes, Qt as text
    return bytes(buffer.data().data())


def _ico(pictures: dict[int, bytes]) -> bytes:
    """Windows: a list of places, then the pictures."""
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, png in pictures.items():
        side = size % 256  # 256 is written as 0
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), place + len(body))
        body += png
    return head + body


def _icns(pictures: dict[int, bytes]) -> bytes:
    """The Mac: pieces with a name of four letters each."""
    body = b"".join(name + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for name, size in _MAC.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "build/icons"))
