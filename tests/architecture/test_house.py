"""The program keeps the rules of its house; each rule is shown to notice when it is broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.house import imports, places, sizes, slots
from tests.support.house.modules import Module, everything, modules, source

Rule = Callable[[list[Module]], list[str]]

OF_THE_PROGRAM: list[Rule] = [
    imports.layers,
    imports.cycles,
    imports.hidden,
    imports.qt,
    imports.database,
    imports.network,
    places.homes,
    places.actions,
    places.colours,
    places.tips,
    places.money,
    places.translations,
    places.collectable,
    places.docstrings,
    places.shims,
    slots.lambdas,
    slots.undeclared,
    slots.unnamed,
]

_SLOT = "class A(B):\n    def start(self):\n        self.x.clicked.connect(self._on_x_clicked)\n"

BROKEN: list[tuple[Rule, dict[str, str]]] = [
    (imports.layers, {"domain/a.py": "from craftdesk.storage import b"}),
    (imports.layers, {"importing/a.py": "from craftdesk.printing import b"}),
    (imports.layers, {"errors.py": "import craftdesk.logs"}),
    (imports.layers, {"services/a.py": "def f():\n    from craftdesk.ui.b import c"}),
    (
        imports.layers,
        {"services/a.py": "import typing\nif typing.TYPE_CHECKING:\n    from craftdesk.controllers import b"},
    ),
    (imports.layers, {"ui/a.py": "from craftdesk import app"}),
    (imports.layers, {"attic/a.py": ""}),
    (
        imports.cycles,
        {
            "domain/a.py": "from craftdesk.domain import b",
            "domain/b.py": "def f():\n    from craftdesk.domain.c import g",
            "domain/c.py": "import craftdesk.domain.a",
        },
    ),
    (imports.hidden, {"ui/a.py": "def f():\n    from craftdesk.ui import b"}),
    (imports.hidden, {"services/a.py": "def f():\n    from craftdesk.domain import b  # for a quick start"}),
    (imports.qt, {"services/a.py": "from PySide6.QtCore import QObject"}),
    (imports.qt, {"controllers/a.py": "from PySide6.QtGui import QColor"}),
    (imports.qt, {"printing/a.py": "def f():\n    from PySide6.QtWidgets import QWidget"}),
    (imports.qt, {"ui/a.py": "from PySide6 import QtCharts"}),
    (imports.qt, {"cli.py": "import PySide6.QtCore"}),
    (imports.database, {"services/a.py": "import sqlite3"}),
    (imports.database, {"ui/a.py": "def f():\n    from sqlalchemy.engine import Engine"}),
    (imports.network, {"services/a.py": "import urllib.request"}),
    (imports.network, {"importing/a.py": "def f():\n    from http.client import HTTPConnection"}),
    (places.homes, {"ui/a.py": "x = QLocale()"}),
    (places.homes, {"ui/a.py": "x = QtCore.QSettings.IniFormat"}),
    (places.homes, {"services/a.py": "import threading\nt = threading.Thread()"}),
    (places.homes, {"controllers/lists.py": "class A(QThread): ..."}),
    (places.homes, {"services/export.py": "x = day.strftime('%d')"}),
    (places.homes, {"ui/a.py": "QApplication.processEvents()"}),
    (places.actions, {"ui/menus.py": "a = QAction('Save', self)"}),
    (places.colours, {"ui/a.py": "x = QColor('#0B6B5D')"}),
    (places.colours, {"ui/a.py": "x = f'color: #0B6B5D; {size}'"}),
    (places.colours, {"ui/a.py": "x = QColor(11, 107, 93)"}),
    (places.tips, {"ui/a.py": "label.setToolTip(name)"}),
    (places.tips, {"ui/a.py": "label.setToolTip(name if name else self.tr('Nobody'))"}),
    (places.tips, {"ui/a.py": "QToolTip.showText(at, name, self)"}),
    (places.money, {"ui/a.py": "x = f'{total:,.2f}'"}),
    (places.translations, {"ui/a.py": "x = self.tr(f'Saved {name}')"}),
    (places.translations, {"ui/a.py": "x = translate('A', 'Saved ' + name)"}),
    (places.translations, {"ui/a.py": "x = self.tr('Saved {}'.format(name))"}),
    (places.collectable, {"ui/a.py": "def tr(text): ..."}),
    (places.collectable, {"ui/a.py": "form, tr = kit.format, QCoreApplication.translate"}),
    (places.docstrings, {"ui/a.py": "x = 1"}),
    (places.shims, {"ui/a.py": "# kept for legacy files"}),
    (slots.lambdas, {"ui/a.py": "button.clicked.connect(lambda: None)"}),
    (slots.undeclared, {"ui/a.py": f"{_SLOT}    def _on_x_clicked(self): ..."}),
    (slots.undeclared, {"ui/a.py": _SLOT, "ui/b.py": "class B:\n    def _on_x_clicked(self): ..."}),
    (slots.unnamed, {"ui/a.py": "class A:\n    @Slot()\n    def _save(self): ..."}),
    (sizes.sizes, {"ui/a.py": "x = 1\n" * 401}),
    (sizes.sizes, {"ui/main_window.py": "x = 1\n" * 301}),
    (sizes.sizes, {"ui/a.py": "def f():\n" + "    x = 1\n" * 60}),
    (sizes.sizes, {"ui/a.py": "class A:\n" + "    x = 1\n" * 300}),
    (sizes.sizes, {"ui/a.py": "class A:\n" + "".join(f"    def f{n}(self): ...\n" for n in range(26))}),
]

KEPT: list[tuple[Rule, dict[str, str]]] = [
    (imports.layers, {"ui/a.py": "from craftdesk import __version__, paths\nfrom craftdesk.domain.money import M"}),
    (imports.layers, {"commands/a.py": "from craftdesk.services import b", "cli.py": "import craftdesk.commands.a"}),
    (imports.hidden, {"app.py": "def f():\n    from craftdesk.storage import a  # after the first paint"}),
    (imports.qt, {"ui/single_instance.py": "from PySide6.QtNetwork import QLocalServer"}),
    (imports.network, {"importing/a.py": "from urllib.parse import quote"}),
    (places.homes, {"ui/format.py": "x = QLocale()"}),
    (places.colours, {"ui/a.py": "'''Like #0B6B5D.'''\nx = 'order #100'\ny = QColor(theme.accent)"}),
    (places.tips, {"ui/a.py": "label.setToolTip(plain_tip(name) or self.tr('Nobody'))"}),
    (places.translations, {"ui/a.py": "x = self.tr('Saved {0}').format(name)"}),
    (places.translations, {"ui/a.py": "line.translate(0, first + 8)"}),
    (places.collectable, {"ui/a.py": "tr = self.tr\ntranslate = QCoreApplication.translate"}),
    (slots.undeclared, {"ui/a.py": f"{_SLOT}    @Slot(bool)\n    def _on_x_clicked(self, on): ..."}),
    (slots.undeclared, {"ui/a.py": "class A:\n    def f(self):\n        self.x.clicked.connect(self.close)"}),
]


def _named(case: object) -> str:
    return getattr(case, "__name__", "")


@pytest.mark.parametrize("rule", OF_THE_PROGRAM, ids=_named)
def test_the_program_keeps(rule: Rule) -> None:
    assert rule(source()) == []


def test_rooms_stay_liveable() -> None:
    assert sizes.sizes(everything()) == []


def _placed(texts: dict[str, str]) -> list[Module]:
    return modules({f"src/craftdesk/{place}": text for place, text in texts.items()})


@pytest.mark.parametrize(("rule", "texts"), BROKEN, ids=_named)
def test_a_broken_rule_is_noticed_once(rule: Rule, texts: dict[str, str]) -> None:
    assert len(rule(_placed(texts))) == 1


@pytest.mark.parametrize(("rule", "texts"), KEPT, ids=_named)
def test_what_is_allowed_is_not_noticed(rule: Rule, texts: dict[str, str]) -> None:
    assert rule(_placed(texts)) == []
