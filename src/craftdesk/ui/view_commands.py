"""The commands that change only the look: theme, size of text, height of rows; and the copying of text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import ZOOM_STEP, Density
from craftdesk.ui.kit import Kit
from craftdesk.ui.settings import DENSITY, THEME, ZOOM
from craftdesk.ui.theme import ThemeMode

_THEMES = {
    ActionId.THEME_SYSTEM: ThemeMode.SYSTEM,
    ActionId.THEME_LIGHT: ThemeMode.LIGHT,
    ActionId.THEME_DARK: ThemeMode.DARK,
}
_DENSITIES = {
    ActionId.DENSITY_COMFORTABLE: Density.COMFORTABLE,
    ActionId.DENSITY_COMPACT: Density.COMPACT,
}
_ZOOMS = {ActionId.ZOOM_IN: ZOOM_STEP, ActionId.ZOOM_OUT: -ZOOM_STEP, ActionId.ZOOM_RESET: 0}


class ViewCommands(QObject):
    """Does what the View menu says, and remembers it."""

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        for name in (*_THEMES, *_DENSITIES, *_ZOOMS):
            kit.actions[name].triggered.connect(self._on_action_triggered)
        for theme, mode in _THEMES.items():
            kit.actions[theme].setChecked(mode is kit.look.mode)
        for height, density in _DENSITIES.items():
            kit.actions[height].setChecked(density is kit.look.density)
        QApplication.instance().focusChanged.connect(self._on_application_focus_changed)  # type: ignore[union-attr]  # there is one

    @Slot()
    def _on_action_triggered(self) -> None:
        sender = self.sender()
        name = ActionId(sender.objectName())
        look, settings = self._kit.look, self._kit.settings
        if name in _THEMES:
            look.set_mode(_THEMES[name])
            settings.set(THEME, look.mode)
        elif name in _DENSITIES:
            look.set_density(_DENSITIES[name])
            settings.set(DENSITY, look.density)
        else:
            look.set_zoom(look.zoom + _ZOOMS[name] if _ZOOMS[name] else 100)
            settings.set(ZOOM, look.zoom)

    @Slot(QWidget, QWidget)
    def _on_application_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._kit.actions.update(typing=editor_with_focus() is not None)


def editor_with_focus() -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """The text field in which somebody is typing, if any."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit) and not focus.isReadOnly():
        return focus
    return None


def undo_typing(*, forth: bool) -> bool:
    """Let the text field with the focus take back, or put back, what was typed; False when there is none to do it."""
    editor = editor_with_focus()
    if editor is None:
        return False
    if isinstance(editor, QLineEdit):
        able = editor.isRedoAvailable() if forth else editor.isUndoAvailable()
    else:
        able = editor.document().isRedoAvailable() if forth else editor.document().isUndoAvailable()
    if able:
        (editor.redo if forth else editor.undo)()
    return able


def copy_text() -> bool:
    """Copy what is marked in the field or label with the focus; False when nothing is."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLabel | QLineEdit) and focus.hasSelectedText():
        QGuiApplication.clipboard().setText(focus.selectedText())
        return True
    if isinstance(focus, QTextEdit | QPlainTextEdit) and focus.textCursor().hasSelection():
        focus.copy()
        return True
    return False


def select_text() -> bool:
    """Mark everything in the field with the focus; False when there is no field."""
    editor = editor_with_focus()
    if editor is not None:
        editor.selectAll()
    return editor is not None
