"""One place for each thing: actions, locale, settings, threads, colours, dates, sentences."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.house.modules import Module, called, names

# The name → the only modules that may speak it; a place that ends in a slash is a folder.
HOMES = {
    "QLocale": ("src/craftdesk/ui/format.py",),
    "QSettings": ("src/craftdesk/ui/settings.py",),
    "QThread": ("src/craftdesk/controllers/jobs.py",),
    "QThreadPool": ("src/craftdesk/controllers/jobs.py",),
    "QRunnable": ("src/craftdesk/controllers/jobs.py",),
    "Thread": ("src/craftdesk/controllers/jobs.py",),
    "ThreadPoolExecutor": ("src/craftdesk/controllers/jobs.py",),
    "ProcessPoolExecutor": (),
    "processEvents": (),
    "toCurrencyString": ("src/craftdesk/ui/format.py",),
    "strftime": ("src/craftdesk/domain/dates.py", "src/craftdesk/ui/format.py"),
    "strptime": ("src/craftdesk/domain/dates.py", "src/craftdesk/ui/format.py"),
}
_ACTIONS = "src/craftdesk/ui/actions.py"
_COLOURS = "src/craftdesk/ui/theme.py"
_MONEY = "src/craftdesk/ui/format.py"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?\b")
_TRANSLATORS = frozenset({"tr", "QT_TRANSLATE_NOOP", "QT_TR_NOOP"})


def homes(modules: list[Module]) -> list[str]:
    """Names that are spoken outside their home."""
    return [
        f"{module.at(node)}: {name} belongs in {' or '.join(HOMES[name]) or 'no module'}"
        for module in modules
        for name, node in names(module)
        if name in HOMES and module.place not in HOMES[name]
    ]


def actions(modules: list[Module]) -> list[str]:
    """Actions made anywhere but in the one table of actions."""
    return [
        f"{module.at(node)}: QAction is made"
        for module in modules
        if module.place != _ACTIONS
        for node in _calls(module)
        if called(node) == "QAction"
    ]


def colours(modules: list[Module]) -> list[str]:
    """Colours outside the theme, written as #rrggbb or as three numbers."""
    found = []
    for module in modules:
        if module.place == _COLOURS:
            continue
        found += [
            f"{module.at(node)}: {node.value!r} belongs in the theme"
            for node in _words(module)
            if isinstance(node.value, str) and _COLOUR.search(node.value)
        ]
        found += [
            f"{module.at(node)}: a colour in numbers belongs in the theme"
            for node in _calls(module)
            if called(node) == "QColor" and sum(_is_number(a) for a in node.args) >= 3
        ]
    return found


def tips(modules: list[Module]) -> list[str]:
    """Tooltips of anything but own words that do not go through `plain_tip`, so that a name could be markup."""
    found = []
    for module in modules:
        for node in _calls(module):
            shown = node.func.value if isinstance(node.func, ast.Attribute) else None
            is_shown = called(node) == "showText" and isinstance(shown, ast.Name) and shown.id == "QToolTip"
            if (called(node) == "setToolTip" or is_shown) and node.args:
                tip = node.args[1] if is_shown else node.args[-1]
                if not _own_words(tip):
                    found.append(f"{module.at(node)}: a tooltip goes through plain_tip")
    return found


def _own_words(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _own_words(node.body) and _own_words(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(map(_own_words, node.values))
    if isinstance(node, ast.Call):
        return called(node) in _TRANSLATORS | {"translate", "_tr", "plain_tip"}
    return isinstance(node, ast.Constant)


def money(modules: list[Module]) -> list[str]:
    """Amounts written by a format of Python's, which knows no locale and no currency."""
    return [
        f"{module.at(node)}: amounts are written by ui/format.py"
        for module in modules
        if module.place != _MONEY
        for node in module.all(ast.FormattedValue)
        if node.format_spec and ",.2f" in ast.unparse(node.format_spec)
    ]


def translations(modules: list[Module]) -> list[str]:
    """Sentences that are put together before they are translated: nobody could translate them."""
    return [
        f"{module.at(node)}: translate first, fill in afterwards"
        for module in modules
        for node in _calls(module)
        if _translates(node) and any(_is_built(argument) for argument in node.args)
    ]


def collectable(modules: list[Module]) -> list[str]:
    """Functions of our own called `tr`: the tool that collects texts would put them under the wrong context."""
    return [
        f"{module.at(node)}: say translate('Context', …) or self.tr"
        for module in modules
        for node in (*module.all(ast.FunctionDef), *module.all(ast.Assign))
        if (isinstance(node, ast.FunctionDef) and node.name == "tr")
        or (isinstance(node, ast.Assign) and "tr" in _bound(node) and "QCoreApplication" in ast.unparse(node.value))
    ]


def docstrings(modules: list[Module]) -> list[str]:
    """Modules that do not say what lives in them."""
    return [f"{module.place}: no docstring" for module in modules if not ast.get_docstring(module.tree)]


def shims(modules: list[Module]) -> list[str]:
    """Words of a past that the program does not have."""
    return [
        f"{module.place}: speaks of something {word}"
        for module in modules
        for word in ("legacy", "deprecated", "backwards compat", "backward compat")
        if word in module.text.lower()
    ]


def _calls(module: Module) -> Iterator[ast.Call]:
    return iter(module.all(ast.Call))


def _words(module: Module) -> Iterator[ast.Constant]:
    told: list[ast.Module | ast.ClassDef | ast.FunctionDef] = [
        *module.all(ast.Module), *module.all(ast.ClassDef), *module.all(ast.FunctionDef),
    ]  # fmt: skip
    prose = {id(node.body[0].value) for node in told if node.body and isinstance(node.body[0], ast.Expr)}
    return (n for n in module.all(ast.Constant) if id(n) not in prose)


def _bound(node: ast.Assign) -> set[str]:
    return {name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _translates(node: ast.Call) -> bool:
    if called(node) == "translate":  # painters and rectangles know another one
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        return owner is None or ast.unparse(owner).endswith("QCoreApplication")
    return called(node) in _TRANSLATORS


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return called(node) in {"format", "join"}
    return isinstance(node, ast.JoinedStr | ast.BinOp)
