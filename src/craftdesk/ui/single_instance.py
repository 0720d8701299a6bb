"""One window a user: a second start hands its files to the first and ends. Never leaves this computer.

While a window listens, a small file beside the settings says so; without it a start does not even load the sockets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from craftdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS, _ANSWER_MS = 200, 2_000
_MOST_BYTES = 1 << 20
_TAKEN = b"1"


def _name(folder: Path) -> str:
    whole = str(folder.resolve()).encode("utf-8", "surrogatepass")
    return f"craftdesk-{hashlib.sha256(whole).hexdigest()[:20]}"


def _sign(folder: Path) -> Path:
    return folder / "window-is-open"


def is_listening(folder: Path) -> bool:
    """Whether a window says that it listens."""
    return _sign(folder).exists()


def hand_over(folder: Path, files: Sequence[Path]) -> bool:
    """Give files to the window that is open already; False when there is none that answers."""
    if not _sign(folder).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # only when there seems to be a window

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps([str(path.absolute()) for path in files]).encode("utf-8", "surrogatepass") + b"\n")
    taken = socket.waitForReadyRead(_ANSWER_MS) and socket.readAll().data() == _TAKEN
    socket.abort()
    return taken


class SingleInstance(QObject):
    """Listens once the first picture stands; raises the window and passes on what a second start brings."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._server: QLocalServer | None = None
        if window.is_painted:
            self._on_window_painted()
        else:
            window.painted.connect(self._on_window_painted)

    @property
    def is_listening(self) -> bool:
        """Whether a second start would be heard."""
        return self._server is not None

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            with suppress(OSError):
                _sign(self._folder).unlink(missing_ok=True)
            self._server.close()
            self._server = None

    @Slot()
    def _on_window_painted(self) -> None:
        QTimer.singleShot(0, self._on_picture_standing)

    @Slot()
    def _on_picture_standing(self) -> None:
        from PySide6.QtNetwork import QLocalServer  # after the first picture

        if self._server is not None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever answered would have taken our files: what is left there is of a window that ended badly.
        QLocalServer.removeServer(_name(self._folder))
        if not server.listen(_name(self._folder)):
            return
        server.newConnection.connect(self._on_server_new_connection)
        self._server = server
        with suppress(OSError):
            _sign(self._folder).write_text("", "utf-8")

    @Slot()
    def _on_server_new_connection(self) -> None:
        socket: QLocalSocket | None = self._server.nextPendingConnection() if self._server is not None else None
        if socket is not None:
            socket.readyRead.connect(self._on_socket_ready_read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_socket_ready_read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # loaded since it listens

        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        files = files_of(bytes(socket.readLine().data()))
        if files is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self._show()
        if files:
            self._window.files_dropped.emit(files)

    def _show(self) -> None:
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        self._window.setWindowState(state | Qt.WindowState.WindowActive)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()


def files_of(line: bytes) -> list[Path] | None:
    """The paths of a message; None when it is no message of ours."""
    try:
        found = json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        return None
    return [Path(one) for one in found]
