"""Settings of the program, typed and declared once; the only module that uses QSettings.

A value that cannot be read as its type gives the default: a damaged settings file never keeps the
program from starting. Settings of a shop are in its file, not here.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QSettings

from craftdesk.paths import fingerprint
from craftdesk.ui.fonts import ZOOM_MAX, ZOOM_MIN, Density
from craftdesk.ui.theme import ThemeMode

RECENT_MAX = 10
_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class _BadValueError(ValueError):
    """What stands in the file is not a value of this setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[_T]):
    """One setting: where it stands, what it is without one, and how text becomes a value."""

    key: str
    default: _T
    read: Callable[[str], _T]
    write: Callable[[_T], str]


def _text(raw: str) -> str:
    return raw


def _zoom(raw: str) -> int:
    value = int(raw)
    if not ZOOM_MIN <= value <= ZOOM_MAX:
        raise _BadValueError(raw)
    return value


def _lines(raw: str) -> tuple[str, ...]:
    return tuple(line for line in raw.split("\n") if line)[:RECENT_MAX]


def _joined(values: tuple[str, ...]) -> str:
    return "\n".join(values)


def _bytes(raw: str) -> bytes:
    if not raw.isascii():
        raise _BadValueError(raw)
    return bytes.fromhex(raw)


def _list_view(raw: str) -> str:
    if raw not in {"list", "table"}:
        raise _BadValueError(raw)
    return raw


class ColumnState(NamedTuple):
    """A column of a table as it stood: how wide, and whether in sight."""

    key: str
    width: int
    shown: bool


def _column_states(text: str) -> tuple[ColumnState, ...]:
    try:
        return tuple(
            ColumnState(key=str(key), width=max(int(width), 0), shown=bool(shown))
            for key, width, shown in json.loads(text or "[]")
        )
    except TypeError as error:
        raise ValueError(text) from error


def _column_text(states: tuple[ColumnState, ...]) -> str:
    return json.dumps([[one.key, one.width, one.shown] for one in states])


_VERSION = 1
"""Of the settings file: a later one may mean something else by a key, and then says so here."""
VERSION = Setting(key="settings/version", default=0, read=int, write=str)
THEME = Setting(key="view/theme", default=ThemeMode.SYSTEM, read=ThemeMode, write=str)
ZOOM = Setting(key="view/zoom", default=100, read=_zoom, write=str)
DENSITY = Setting(key="view/density", default=Density.COMFORTABLE, read=Density, write=str)
LIST_VIEW_MODE = Setting(key="view/list_mode", default="list", read=_list_view, write=_text)
LANGUAGE = Setting(key="view/language", default="", read=_text, write=_text)
LAST_FILE = Setting(key="files/last", default="", read=_text, write=_text)
RECENT_FILES: Setting[tuple[str, ...]] = Setting(key="files/recent", default=(), read=_lines, write=_joined)
WINDOW_GEOMETRY = Setting(key="window/geometry", default=b"", read=_bytes, write=bytes.hex)
WINDOW_STATE = Setting(key="window/state", default=b"", read=_bytes, write=bytes.hex)
PRODUCT_SPLITTER = Setting(key="window/product_splitter", default=b"", read=_bytes, write=bytes.hex)
SPLITTER = Setting(key="window/splitter", default=b"", read=_bytes, write=bytes.hex)
TABLE_COLUMNS: Setting[tuple[ColumnState, ...]] = Setting(
    key="columns/customers", default=(), read=_column_states, write=_column_text
)
ORDER_COLUMNS_KEPT: Setting[tuple[ColumnState, ...]] = Setting(
    key="columns/orders", default=(), read=_column_states, write=_column_text
)

ALL_KEYS = tuple(
    setting.key
    for setting in (
        THEME, ZOOM, DENSITY, LIST_VIEW_MODE, LANGUAGE,
        LAST_FILE, RECENT_FILES, WINDOW_GEOMETRY, WINDOW_STATE, SPLITTER, PRODUCT_SPLITTER,
    )
)  # fmt: skip


def _name(shop: Path) -> str:
    return fingerprint(shop)[:16]


def last_customer(shop: Path) -> Setting[int]:
    """The customer who was current in a shop file when it was last open; 0 for nobody."""
    return Setting(key=f"shops/{_name(shop)}_customer", default=0, read=int, write=str)


def list_query(shop: Path) -> Setting[str]:
    """What the list of a shop was asked last, as saved views write it."""
    return Setting(key=f"shops/{_name(shop)}_query", default="", read=_text, write=_text)


def last_view(shop: Path, screen: str) -> Setting[int]:
    """The saved view that was chosen last on a screen of a shop; 0 for none."""
    return Setting(key=f"shops/{_name(shop)}_{screen}_view", default=0, read=int, write=str)


def place_seen(shop: Path) -> Setting[str]:
    """The warning about the place of a shop file that its owner has read."""
    return Setting(key=f"shops/{_name(shop)}_place", default="", read=_text, write=_text)


def pinned_customer(shop: Path) -> Setting[int]:
    """The customer who is kept in hand in a shop file; 0 for nobody."""
    return Setting(key=f"shops/{_name(shop)}_pinned", default=0, read=int, write=str)


class Settings:
    """The settings file of this user, or the one given."""

    def __init__(self, path: Path | None = None) -> None:
        if path is None:
            form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
            self._store = QSettings(form, scope, "craftdesk", "craftdesk")
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)
        if self.get(VERSION) < _VERSION:
            self.set(VERSION, _VERSION)

    def get(self, setting: Setting[_T]) -> _T:
        """Return a setting, or its default when there is none or it cannot be read."""
        if not self._store.contains(setting.key):
            return setting.default
        raw = self._store.value(setting.key, "", type=str)
        try:
            return setting.read(str(raw))
        except ValueError:
            _log.info("setting %s cannot be read; the default is used", setting.key)
            return setting.default

    def set(self, setting: Setting[_T], value: _T) -> None:
        """Keep a setting; a default is removed, so that later defaults reach this user."""
        if value == setting.default:
            self._store.remove(setting.key)
        else:
            self._store.setValue(setting.key, setting.write(value))

    def add_recent(self, path: str) -> None:
        """Put a file on top of the recent ones, once."""
        others = tuple(each for each in self.get(RECENT_FILES) if each != path)
        self.set(RECENT_FILES, (path, *others)[:RECENT_MAX])

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self.set(RECENT_FILES, ())

    def sync(self) -> None:
        """Write what is kept to the disk now."""
        self._store.sync()
