"""The commands as Qt's actions: made once for the window, enabled in one place, from one small context.

`kit.actions[ActionId.X].triggered.connect(...)` is all a screen does. A disabled action says why in its tooltip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from craftdesk.ui.action_spec import ActionId, ActionSpec, Choice
from craftdesk.ui.action_table import ACTIONS
from craftdesk.ui.context import UiContext
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.tip import plain_tip

_ROLES = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


class ActionSet(QObject):
    """Holds the actions by their ids; `update` tells it what has changed in the window."""

    context_changed = Signal(object)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._context = UiContext()
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._groups = {choice: QActionGroup(self) for choice in Choice}
        self._actions = {spec.id: self._made(spec) for spec in ACTIONS}
        self._drawn: set[str] = set()
        self._whys: dict[ActionId, str] = {}
        self._evaluate()
        look.changed.connect(self._on_look_changed)

    def __getitem__(self, action: ActionId) -> QAction:
        return self._actions[action]

    def __iter__(self) -> Iterator[ActionId]:
        return iter(self._actions)

    @property
    def context(self) -> UiContext:
        """What the actions know of the window."""
        return self._context

    def spec(self, action: ActionId) -> ActionSpec:
        """The declaration of an action."""
        return self._specs[action]

    def update(self, **facts: object) -> None:
        """Take new facts of `UiContext` and work out what can be done now."""
        context = self._context._replace(**facts)  # type: ignore[arg-type]  # it checks the names, the fields the types
        if context != self._context:
            self._context = context
            self._evaluate()
            self.context_changed.emit(context)

    def why_not(self, action: ActionId) -> str:
        """Why a command cannot be had now; '' when it can."""
        return self._specs[action].why_not(self._context)

    def plain_text(self, action: ActionId) -> str:
        """The words of a command without its mnemonic."""
        return self._actions[action].text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def keys(self, action: ActionId) -> str:
        """The first key of a command, as this system writes it."""
        return self._actions[action].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def synonyms(self, action: ActionId) -> str:
        """Other words by which a command may be looked for."""
        words = str(self._specs[action].synonyms)
        return QCoreApplication.translate("Actions", words) if words else ""

    def draw(self, actions: Iterable[QAction]) -> None:
        """Draw the icons of some commands, for a menu that is about to be seen; those of all take 100 ms."""
        for action in actions:
            name = action.objectName()
            icon = self._specs[ActionId(name)].icon if name in self._actions else ""
            if icon and not action.isCheckable():  # an icon would stand where the tick belongs
                self._drawn.add(name)
                action.setIcon(self._look.icon(icon, "danger" if name == ActionId.CUSTOMER_DELETE else "muted"))

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", str(spec.text)), self)
        action.setObjectName(spec.id.value)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setMenuRole(_ROLES.get(spec.role, QAction.MenuRole.NoRole))
        if spec.choice is not None:
            action.setCheckable(True)
            self._groups[spec.choice].addAction(action)
        return action

    def _evaluate(self) -> None:
        for name, action in self._actions.items():
            spec = self._specs[name]
            why = spec.why_not(self._context)
            if self._whys.get(name) == why:
                continue
            self._whys[name] = why
            action.setEnabled(not why)
            tip = QCoreApplication.translate("Actions", str(spec.tip))
            action.setToolTip(plain_tip(why or tip))
        self._name(ActionId.UNDO, self.tr("&Undo"), self.tr("&Undo “{0}”"), self._context.undo_text)
        self._name(ActionId.REDO, self.tr("&Redo"), self.tr("&Redo “{0}”"), self._context.redo_text)

    def _name(self, action: ActionId, plain: str, named: str, what: str) -> None:
        shown = what if len(what) <= 60 else what[:59] + "…"
        text = named.replace("{0}", shown.replace("&", "&&")) if what else plain
        if self._actions[action].text() != text:
            self._actions[action].setText(text)

    @Slot()
    def _on_look_changed(self) -> None:
        self.draw([action for name, action in self._actions.items() if name in self._drawn])
