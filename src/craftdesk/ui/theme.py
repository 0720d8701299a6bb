"""Colours of the window: two sets of tokens, the palette made of them, and which set is in force.

This is the only module that knows a colour value. Everything painted asks for a token by name;
everything styled gets its colours from the style sheet, which is built from the same tokens.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class ThemeMode(StrEnum):
    """What the owner chose under View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Hue(StrEnum):
    """The tints of badges and avatars; each is a pair of tokens, background and text."""

    AMBER = "amber"
    BLUE = "blue"
    VIOLET = "violet"
    TEAL = "teal"
    GREEN = "green"
    RED = "red"
    GREY = "grey"


#: Grey looks disabled on an avatar and red looks like a warning, so neither is among these.
AVATAR_HUES = (Hue.VIOLET, Hue.TEAL, Hue.BLUE, Hue.AMBER, Hue.GREEN)


class Tokens(NamedTuple):
    """One complete set of colours; the field names are the names that widgets ask for."""

    canvas: str
    surface: str
    sidebar: str
    raised: str
    hover: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_hover: str
    soft: str
    on_soft: str
    link: str
    focus: str
    danger: str
    warning: str
    disabled: str
    disabled_fill: str
    chart_now: str
    chart_before: str
    chart_grid: str
    toast: str
    toast_text: str
    toast_action: str
    scroll: str
    scroll_hover: str
    scrim: str
    mark: str
    amber: str
    amber_text: str
    blue: str
    blue_text: str
    violet: str
    violet_text: str
    teal: str
    teal_text: str
    green: str
    green_text: str
    red: str
    red_text: str
    grey: str
    grey_text: str

    def value(self, name: str) -> str:
        """Return the colour value of a token by its name."""
        if name not in _NAMES:
            raise KeyError(name)
        return str(getattr(self, name))

    def tint(self, hue: Hue) -> tuple[str, str]:
        """Return background and text colour of a hue."""
        return self.value(hue.value), self.value(f"{hue.value}_text")


LIGHT = Tokens(
    canvas="#F3F5F3",
    surface="#FFFFFF",
    sidebar="#E9EDEA",
    raised="#FFFFFF",
    hover="#EEF2EF",
    border="#DBE1DC",
    control="#7D8881",
    text="#18201C",
    muted="#55615A",
    accent="#0B6B5D",
    on_accent="#FFFFFF",
    accent_hover="#095A4E",
    soft="#DCEFEA",
    on_soft="#0A5348",
    link="#0B6B5D",
    focus="#0B6B5D",
    danger="#B3261E",
    warning="#7A4A00",
    disabled="#7D8881",
    disabled_fill="#E4E9E5",
    chart_now="#0B6B5D",
    chart_before="#7C9187",
    chart_grid="#E3E8E4",
    toast="#23302B",
    toast_text="#F2F6F4",
    toast_action="#7FDCC9",
    scroll="#A9B3AD",
    scroll_hover="#7D8881",
    scrim="#47000000",
    mark="#FFE9A8",
    amber="#FBECD0",
    amber_text="#7A4A00",
    blue="#DFEBFA",
    blue_text="#1A4C86",
    violet="#EBE4F9",
    violet_text="#53309A",
    teal="#D9EFEB",
    teal_text="#0A5348",
    green="#DDF1E2",
    green_text="#17592C",
    red="#FBE3E1",
    red_text="#8E1B14",
    grey="#E7EAE8",
    grey_text="#47524C",
)

DARK = Tokens(
    canvas="#141816",
    surface="#1C2220",
    sidebar="#181D1B",
    raised="#242B28",
    hover="#232A27",
    border="#323B37",
    control="#7F8C85",
    text="#E7ECE9",
    muted="#A2ADA7",
    accent="#57C7B2",
    on_accent="#04241E",
    accent_hover="#74D6C3",
    soft="#17392F",
    on_soft="#93E2D1",
    link="#74D6C3",
    focus="#7FDCC9",
    danger="#FF8A80",
    warning="#F2C879",
    disabled="#7F8C85",
    disabled_fill="#2A312E",
    chart_now="#57C7B2",
    chart_before="#6F7D76",
    chart_grid="#2B3430",
    toast="#E4EAE7",
    toast_text="#18201C",
    toast_action="#0B6B5D",
    scroll="#56615B",
    scroll_hover="#7F8C85",
    scrim="#80000000",
    mark="#5A4710",
    amber="#43300F",
    amber_text="#F2C879",
    blue="#1B3150",
    blue_text="#A3C9F7",
    violet="#33274F",
    violet_text="#CDB9F7",
    teal="#17392F",
    teal_text="#93E2D1",
    green="#1B3A26",
    green_text="#97DDAC",
    red="#4A211E",
    red_text="#FFB1A9",
    grey="#2E3532",
    grey_text="#BBC6C0",
)


_NAMES = frozenset(Tokens._fields)


def palette_of(tokens: Tokens) -> QPalette:
    """Build the palette of a token set: every role, and the disabled group."""
    role = QPalette.ColorRole
    made = QPalette()
    pairs = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.hover,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.Highlight: tokens.soft,
        role.HighlightedText: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Accent: tokens.accent,
        role.ToolTipBase: tokens.toast,
        role.ToolTipText: tokens.toast_text,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.border,
        role.Dark: tokens.control,
        role.Shadow: tokens.border,
    }
    for each, value in pairs.items():
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    for each in (role.Accent, role.Highlight, role.Button, role.Base):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled_fill))
    return made


class Theme(QObject):
    """Which token set is in force: the owner's choice, or the system's while that is the choice."""

    changed = Signal()

    def __init__(self, mode: ThemeMode = ThemeMode.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = mode
        self._tokens = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    @property
    def mode(self) -> ThemeMode:
        """The owner's choice."""
        return self._mode

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether the dark set is in force."""
        return self._tokens is DARK

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose the theme; native dialogs and title bars are told as far as they listen."""
        self._mode = mode
        hints = QGuiApplication.styleHints()
        if mode is ThemeMode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = mode is ThemeMode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._refresh()

    def _wanted(self) -> Tokens:
        if self._mode is ThemeMode.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is ThemeMode.DARK else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self._tokens:
            self._tokens = wanted
            self.changed.emit()

    @Slot(Qt.ColorScheme)
    def _on_system_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()
