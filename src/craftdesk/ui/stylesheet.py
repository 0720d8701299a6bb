"""The one style sheet: spacing, edges and focus rings of plain widgets, coloured by tokens.

Widgets say what they are by dynamic properties (`kind`, `card`, `ink`, `state`); nothing sets a
style sheet of its own.
"""

from __future__ import annotations

from craftdesk.ui.assets import resource
from craftdesk.ui.fonts import Fonts
from craftdesk.ui.theme import DARK, Tokens


def style_sheet(tokens: Tokens, fonts: Fonts) -> str:
    """Return the style sheet for a set of colours at the present size of text."""
    parts = (_base, _buttons, _fields, _choices, _menus, _tables, _bars, _own)
    return "\n".join(part(tokens, fonts) for part in parts)


def _base(t: Tokens, f: Fonts) -> str:
    px = f.scale
    inks = ("muted", "accent", "link", "danger", "warning", "on_soft", "on_accent", "toast_text")
    labels = "\n".join(f'QLabel[ink="{ink}"] {{ color: {t.value(ink)}; }}' for ink in inks)
    return f"""
QMainWindow, QDialog {{ background: {t.canvas}; }}
QLabel {{ background: transparent; }}
{labels}
QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: {px(10)}px; }}
QFrame[pane="surface"] {{ background: {t.surface}; border: none; }}
QFrame[pane="canvas"] {{ background: {t.canvas}; border: none; }}
QFrame[pane="sidebar"] {{ background: {t.sidebar}; border: none; }}
QFrame[pane="strip"] {{ background: {t.soft}; border: none;
    border-bottom: 1px solid {t.border}; }}
QFrame[rule="true"] {{ background: {t.border}; border: none; max-height: 1px; min-height: 1px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; }}
QToolTip {{ background: {t.toast}; color: {t.toast_text}; border: 1px solid {t.toast};
    padding: {px(4)}px {px(8)}px; }}
QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {t.control}; }}
QGroupBox {{ border: 1px solid {t.border}; border-radius: {px(10)}px; margin-top: {px(10)}px;
    padding: {px(14)}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {px(12)}px; padding: 0 {px(4)}px; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(28)}px; }}
"""


def _buttons(t: Tokens, f: Fonts) -> str:
    px = f.scale
    tall = px(34) - 2
    least = max(28, px(28)) - 4  # smaller targets are missed
    return f"""
QPushButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.control};
    border-radius: {px(7)}px; padding: 0 {px(14)}px; min-height: {tall}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {t.soft}; color: {t.on_soft}; }}
QPushButton:focus {{ border: 2px solid {t.focus}; padding: 0 {px(14) - 1}px;
    min-height: {tall - 2}px; }}
QPushButton:disabled {{ background: {t.disabled_fill}; color: {t.disabled};
    border-color: {t.border}; }}
QPushButton::menu-indicator {{ width: 0px; image: none; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; font-weight: 600;
    border-color: {t.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover};
    border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {t.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.disabled_fill}; color: {t.disabled};
    border-color: {t.border}; }}
QPushButton[kind="danger"] {{ color: {t.danger}; border-color: {t.danger}; }}
QPushButton[kind="danger"]:disabled {{ color: {t.disabled}; border-color: {t.border}; }}
QPushButton[kind="link"] {{ background: transparent; color: {t.link};
    border: 2px solid transparent; padding: 0 {px(5)}px; min-height: {least}px; }}
QPushButton[kind="link"]:hover {{ background: {t.hover}; }}
QPushButton[kind="link"]:pressed {{ background: {t.soft}; }}
QPushButton[kind="link"]:focus {{ border-color: {t.focus}; }}
QPushButton[kind="link"]:disabled {{ color: {t.disabled}; background: transparent; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 2px solid transparent;
    padding: 0px; min-height: {least}px; min-width: {least}px; }}
QPushButton[kind="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {t.focus}; }}
QPushButton[kind="quiet"]:disabled {{ background: transparent; }}
QPushButton[kind="tool"] {{ padding: 0px; min-width: {px(44)}px; }}
QPushButton[kind="tool"]:focus {{ padding: 0px; min-width: {px(44) - 2}px; }}
QPushButton[kind="toast"] {{ background: transparent; color: {t.toast_action};
    font-weight: 600; border: 2px solid transparent; padding: 0 {px(8)}px;
    min-height: {least}px; }}
QPushButton[kind="toast"]:focus {{ border-color: {t.toast_action}; }}
"""


def _fields(t: Tokens, f: Fonts) -> str:
    px = f.scale
    tall = px(34) - 2
    kinds = ("QLineEdit", "QComboBox", "QAbstractSpinBox", "QDateEdit")
    editors = (*kinds, "QPlainTextEdit", "QTextEdit")

    def every(names: tuple[str, ...], suffix: str = "") -> str:
        return ", ".join(name + suffix for name in names)

    return f"""
{every(editors)} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    border-radius: {px(7)}px; padding: 0 {px(10)}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
{every(kinds)} {{ min-height: {tall}px; }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)}px {px(7)}px; }}
{every(editors, ":focus")} {{ border: 2px solid {t.focus}; padding: 0 {px(10) - 1}px; }}
{every(kinds, ":focus")} {{ min-height: {tall - 2}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(6) - 1}px {px(7) - 1}px; }}
{every(editors, '[state="problem"]')} {{ border: 2px solid {t.danger};
    padding: 0 {px(10) - 1}px; }}
{every(kinds, '[state="problem"]')} {{ min-height: {tall - 2}px; }}
{every(editors, ":disabled")} {{ background: {t.disabled_fill}; color: {t.disabled};
    border-color: {t.border}; }}
{every(editors, ":read-only")} {{ background: {t.canvas}; }}
QComboBox:read-only {{ background: {t.surface}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ border: none; background: transparent;
    padding: 0px; min-height: 0px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0px; min-height: 0px;
    background: transparent; }}
QAbstractSpinBox QLineEdit {{ padding: 0px {px(8)}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.control};
    selection-background-color: {t.soft}; selection-color: {t.text}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {px(30)}px; padding: 0 {px(8)}px; }}
"""


def _choices(t: Tokens, f: Fonts) -> str:
    px = f.scale
    tick = "check-dark" if t is DARK else "check-light"
    return f"""
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(26)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ {_image("chevron-down", px(14))} }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none;
    background: transparent; width: {px(22)}px; }}
QAbstractSpinBox::up-arrow {{ {_image("chevron-up", px(12))} }}
QAbstractSpinBox::down-arrow {{ {_image("chevron-down", px(12))} }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px;
    background: {t.surface}; border: 1px solid {t.control}; }}
QCheckBox::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator {{ border-radius: {px(18) // 2}px; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
    {_source(tick)} }}
QRadioButton::indicator:checked {{ border: {px(5)}px solid {t.accent}; width: {px(18) - 2 * px(5)}px;
    height: {px(18) - 2 * px(5)}px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {t.focus}; }}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {t.disabled_fill};
    border-color: {t.border}; }}
"""


def _source(name: str) -> str:
    path = resource("theme", f"{name}.svg")
    return f'image: url("{path.as_posix()}");' if path is not None else ""


def _image(name: str, side: int) -> str:
    return f"{_source(name)} width: {side}px; height: {side}px;"


def _menus(t: Tokens, f: Fonts) -> str:
    px = f.scale
    return f"""
QMenuBar {{ background: {t.sidebar}; color: {t.text}; border-bottom: 1px solid {t.border};
    padding: 0 {px(8)}px; }}
QMenuBar::item {{ padding: {px(5)}px {px(12)}px; background: transparent;
    border-radius: {px(5)}px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {t.soft}; color: {t.on_soft}; }}
QMenuBar::item:disabled {{ color: {t.disabled}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    padding: {px(6)}px; }}
QMenu::item {{ padding: {px(6)}px {px(28)}px {px(6)}px {px(10)}px; border-radius: {px(5)}px;
    min-height: {px(18)}px; }}
QMenu::item:selected {{ background: {t.soft}; color: {t.on_soft}; }}
QMenu::item:disabled {{ color: {t.disabled}; background: transparent; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {px(6)}px {px(4)}px; }}
"""


_CELL_MARGIN = 3
"""What Qt puts around the words of a cell but not around those of a title."""


def _tables(t: Tokens, f: Fonts) -> str:
    px = f.scale
    return f"""
QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: none; outline: none;
    selection-background-color: {t.soft}; selection-color: {t.text};
    alternate-background-color: {t.hover}; gridline-color: {t.border}; }}
QTableView::item, QTreeView::item {{ padding: 0 {px(8)}px; border: none;
    border-bottom: 1px solid {t.border}; }}
QTableView::item:hover, QTreeView::item:hover {{ background: {t.hover}; }}
QTableView::item:selected, QTreeView::item:selected {{ background: {t.soft}; color: {t.text}; }}
QTableView::item:focus {{ border: 2px solid {t.focus}; }}
QTableView[rows="painted"]::item, QTableView[rows="painted"]::item:hover, QTableView[rows="painted"]::item:selected {{
    background: transparent; border: none; padding: 0; }}
PeopleList {{ selection-background-color: transparent; }}
PeopleList::item, PeopleList::item:hover, PeopleList::item:selected, PeopleList::item:focus {{
    background: transparent; border: none; padding: 0; }}
QHeaderView {{ background: {t.surface}; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: none;
    border-bottom: 1px solid {t.control}; padding: {px(6)}px {px(8) + _CELL_MARGIN}px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}
QHeaderView::section:hover {{ background: {t.hover}; color: {t.text}; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}
"""


def _bars(t: Tokens, f: Fonts) -> str:
    px = f.scale
    wide = px(12)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {t.scroll}; border-radius: {max(1, px(6) // 2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(36)}px; margin: {px(2)}px {px(3)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(36)}px; margin: {px(3)}px {px(2)}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.scroll_hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QStatusBar {{ background: {t.sidebar}; color: {t.muted}; border-top: 1px solid {t.border}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 {px(6)}px; }}
QProgressBar {{ background: {t.disabled_fill}; border: none; border-radius: {px(3)}px;
    min-height: {px(6)}px; max-height: {px(6)}px; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.border}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: none;
    border-bottom: 3px solid transparent; padding: {px(8)}px {px(4)}px;
    margin-right: {px(20)}px; }}
QTabBar::tab:hover {{ color: {t.text}; border-bottom-color: {t.border}; }}
QTabBar::tab:selected {{ color: {t.text}; font-weight: 600; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ color: {t.focus}; }}
QTabBar::tab:disabled {{ color: {t.disabled}; }}
"""


def _own(t: Tokens, f: Fonts) -> str:
    px = f.scale
    chip = px(26) - 2
    return f"""
QPushButton[kind="chip"] {{ background: {t.surface}; border: 1px solid {t.control};
    border-radius: {px(26) // 2}px; padding: 0 {px(9)}px; min-height: {chip}px;
    max-height: {chip}px; }}
QPushButton[kind="chip"]:hover {{ background: {t.hover}; }}
QPushButton[kind="chip"]:checked {{ background: {t.soft}; color: {t.on_soft};
    border-color: {t.accent}; font-weight: 600; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {t.focus}; padding: 0 {px(9) - 1}px;
    min-height: {chip - 2}px; max-height: {chip - 2}px; }}
QFrame[toast="true"] {{ background: {t.toast}; border: 1px solid {t.toast};
    border-radius: {px(9)}px; }}
QFrame[problem="problem"] {{ background: {t.red}; border: 1px solid {t.danger};
    border-radius: {px(9)}px; }}
QFrame[problem="warning"] {{ background: {t.amber}; border: 1px solid {t.warning};
    border-radius: {px(9)}px; }}
QFrame[problem="note"] {{ background: {t.soft}; border: 1px solid {t.accent};
    border-radius: {px(9)}px; }}
QFrame[problem="problem"] QLabel {{ color: {t.red_text}; }}
QFrame[problem="warning"] QLabel {{ color: {t.amber_text}; }}
QFrame[problem="note"] QLabel {{ color: {t.on_soft}; }}
QFrame[floating="true"] {{ background: {t.surface}; border: 1px solid {t.control};
    border-radius: {px(12)}px; }}
QFrame[floating="true"] QListView {{ background: transparent; }}
"""
