"""The look in one piece: colours, fonts, icons and the style sheet, handed to every widget.

Built once by the program's start. When the theme, the zoom or the density changes, the palette and
the style sheet are rebuilt, and `changed` tells widgets that paint themselves or hold icons.

The style sheet belongs to the window, not to the application: with one on the application every widget is styled anew
with all that stands in it whenever it is put into another, and a page is built from its smallest parts up.
"""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from craftdesk.ui.fonts import Density, Fonts, Role
from craftdesk.ui.icons import Icons
from craftdesk.ui.stylesheet import style_sheet
from craftdesk.ui.theme import Hue, Theme, ThemeMode, Tokens, palette_of


class Look(QObject):
    """Colours, fonts and icons in force; `changed` when any of them changes."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        mode: ThemeMode = ThemeMode.SYSTEM,
        zoom: int = 100,
        density: Density = Density.COMFORTABLE,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._theme = Theme(mode, self)
        self._fonts = Fonts(app.font(), zoom, self)
        self._icons = Icons(self._theme)
        self._colours: dict[str, QColor] = {}
        self._density = density
        self.revision = 0
        """Rises with every change: what was drawn under an older one is out of date."""
        self.changed.connect(self._on_self_changed)
        self._dressed: WeakSet[QWidget | QApplication] = WeakSet()
        app.setStyle(QStyleFactory.create("Fusion"))
        self._apply()
        self._theme.changed.connect(self._on_part_changed)
        self._fonts.changed.connect(self._on_part_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._theme.tokens

    @property
    def mode(self) -> ThemeMode:
        """The owner's choice of theme."""
        return self._theme.mode

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._theme.is_dark

    @property
    def zoom(self) -> int:
        """The zoom of text in per cent."""
        return self._fonts.zoom

    @property
    def density(self) -> Density:
        """How tall table rows are."""
        return self._density

    @property
    def row_height(self) -> int:
        """Height of a table row at the present density."""
        compact = self._density is Density.COMPACT
        return max(self.px(32 if compact else 40), self.metrics().height() + self.px(10))

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose the theme."""
        self._theme.set_mode(mode)

    def set_zoom(self, percent: int) -> None:
        """Choose the zoom of text, 90 to 150 per cent."""
        self._fonts.set_zoom(percent)

    def set_density(self, density: Density) -> None:
        """Choose how tall table rows are."""
        if density is not self._density:
            self._density = density
            self.changed.emit()

    def colour(self, ink: str) -> QColor:
        """Return the colour of a token."""
        found = self._colours.get(ink)
        if found is None:
            found = self._colours[ink] = QColor(self.tokens.value(ink))
        return found

    def tint(self, hue: Hue) -> tuple[QColor, QColor]:
        """Return background and text colour of a hue."""
        return self.colour(hue.value), self.colour(f"{hue.value}_text")

    def font(self, role: Role = Role.BODY) -> QFont:
        """Return the font of a role."""
        return self._fonts.font(role)

    def metrics(self, role: Role = Role.BODY) -> QFontMetrics:
        """Return the measurements of a role's font."""
        return self._fonts.metrics(role)

    def px(self, drawn: float) -> int:
        """Return a size of the design in pixels that fit the present font."""
        return self._fonts.scale(drawn)

    def icon(self, name: str, ink: str = "text") -> QIcon:
        """Return an icon in the colour of a token."""
        return self._icons.icon(name, ink)

    def pixmap(self, name: str, size: int, ink: str = "muted", dpr: float = 1.0, *, mirrored: bool = False) -> QPixmap:
        """Return an icon as a picture of `size` logical pixels."""
        return self._icons.pixmap(name, size, ink, dpr, mirrored=mirrored)

    def spaced_icon(
        self, name: str, ink: str, side: int, gap: int, *, dpr: float, mirrored: bool, usable: bool
    ) -> QIcon:
        """Return an icon for a button with words: `side` and `gap` in logical pixels."""
        return self._icons.spaced(name, ink, side, gap, dpr=dpr, mirrored=mirrored, usable=usable)

    def dress(self, top: QWidget | QApplication) -> None:
        """Give a window, everything in it and its dialogs the style sheet in force, now and after each change."""
        self._dressed.add(top)
        top.setStyleSheet(style_sheet(self.tokens, self._fonts))

    def _apply(self) -> None:
        self._app.setFont(self._fonts.font(Role.BODY))
        self._app.setPalette(palette_of(self.tokens))
        for top in self._dressed:
            top.setStyleSheet(style_sheet(self.tokens, self._fonts))

    @Slot()
    def _on_self_changed(self) -> None:
        self.revision += 1

    @Slot()
    def _on_part_changed(self) -> None:
        self._icons.drop()
        self._colours.clear()
        self._apply()
        self.changed.emit()
