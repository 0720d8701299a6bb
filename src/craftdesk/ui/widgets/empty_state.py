"""Empty states: what the state is, what it is good for, and the next step."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import IconLabel, Label

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """A large icon, a title, one sentence, one or two actions, a link and a tip, in the middle of a page."""

    def __init__(
        self, look: Look, icon: str = "", title: str = "", sentence: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._outer = QVBoxLayout(self)
        # The labels follow the width of the page; they must not hold the page open.
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._outer.addStretch(4)
        self._icon = IconLabel(look, icon, 56, "chart_before")
        self._outer.addWidget(self._icon, 0, _CENTRE)
        self._title = self._line(Role.PANE_TITLE, "text")
        self._sentence = self._line(Role.BODY, "muted")
        self._actions = QHBoxLayout()
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        self._outer.addLayout(self._actions)
        self._links = QVBoxLayout()
        self._outer.addLayout(self._links)
        self._tip = self._line(Role.SMALL, "muted")
        self._outer.addStretch(5)
        self.set_texts(title, sentence)
        self.set_tip("")
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def set_texts(self, title: str, sentence: str, icon: str = "") -> None:
        """Change title and sentence, and the icon if one is given."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._fit()
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        if icon:
            self._icon.show_icon(icon)

    def set_tip(self, text: str) -> None:
        """Show a tip under everything, or none."""
        self._tip.setText(text)
        self._tip.setVisible(bool(text))
        self._fit()

    def add_primary(self, text: str, icon: str = "") -> Button:
        """Add the action most will want."""
        return self._add(Button(self._look, text, kind=ButtonKind.PRIMARY, icon=icon))

    def add_secondary(self, text: str, icon: str = "") -> Button:
        """Add another action."""
        return self._add(Button(self._look, text, icon=icon))

    def add_link(self, text: str) -> Button:
        """Add a text action below the buttons."""
        button = Button(self._look, text, kind=ButtonKind.LINK)
        self._links.addWidget(button, 0, _CENTRE)
        return button

    def clear_actions(self) -> None:
        """Remove all actions and links."""
        for button in self.findChildren(Button):
            button.hide()
            button.setParent(None)
            button.deleteLater()

    def _add(self, button: Button) -> Button:
        self._actions.insertWidget(self._actions.count() - 1, button)
        return button

    def _line(self, role: Role, ink: str) -> Label:
        label = Label(self._look, "", role=role, ink=ink, wrap=True)
        label.set_centred()
        self._outer.addWidget(label, 0, _CENTRE)
        return label

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(8))
        self._outer.setContentsMargins(px(24), px(18), px(24), px(18))
        self._actions.setSpacing(px(10))
        self._actions.setContentsMargins(0, px(10), 0, px(4))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for the new width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Live with the width of the buttons; sentences break."""
        wide = self._actions.minimumSize().width() + 2 * self._look.px(24)
        return QSize(max(wide, self._look.px(220)), super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Keep lines short enough to read, and give each label the height of its lines."""
        px = self._look.px
        room = max(px(160), min(px(480), self.width() - 2 * px(24)))
        flags = int(Qt.TextFlag.TextWordWrap.value) | int(_CENTRE.value)
        for label in (self._title, self._sentence, self._tip):
            text = QFontMetrics(label.font()).boundingRect(QRect(0, 0, room, px(2000)), flags, label.text())
            label.setFixedSize(room, text.height() + 2)
