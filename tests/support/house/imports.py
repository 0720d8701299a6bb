"""Who may know whom: layers, cycles, Qt, the database and the network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.house.modules import Module

# Lower numbers know nothing of higher ones; equal numbers in different rooms know nothing of each other.
RANKS = {
    "craftdesk": 0,
    "errors": 0,
    "paths": 0,
    "logs": 0,
    "domain": 1,
    "texts": 2,
    "storage": 2,
    "services": 3,
    "importing": 4,
    "printing": 4,
    "controllers": 5,
    "commands": 6,
    "ui": 6,
    "desktop": 7,
    "cli": 8,
    "app": 8,
    "__main__": 9,
}
_FLOOR = frozenset({"craftdesk", "errors", "paths", "logs"})
_MAY_HIDE = frozenset({"__main__", "app", "desktop", "ui"})
_QT = {
    "printing": {"QtCore", "QtGui", "QtPrintSupport"},
    "controllers": {"QtCore"},
    "ui": {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport"},
    "desktop": {"QtCore", "QtGui", "QtWidgets"},
    "app": {"QtCore", "QtWidgets"},
}
_NETWORK = frozenset(
    "aiohttp asyncio ftplib http httpx imaplib poplib requests smtplib socket socketserver ssl telnetlib urllib3 "
    "urllib.request xmlrpc".split()
)
_DATABASE = frozenset({"sqlite3", "sqlalchemy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One module named by another, wherever the sentence stands."""

    target: str
    node: ast.Import | ast.ImportFrom
    hidden: bool


def imports(module: Module) -> Iterator[Import]:
    """Every import of the module, those inside functions and for type checking included."""
    found: list[ast.Import | ast.ImportFrom] = [*module.all(ast.Import), *module.all(ast.ImportFrom)]
    functions = [*module.all(ast.FunctionDef), *module.all(ast.AsyncFunctionDef)]
    indented = any(node.col_offset for node in found)
    hidden = {id(inner) for outer in functions for inner in ast.walk(outer)} if indented else set()
    for node in found:
        for alias in node.names:
            target = alias.name if isinstance(node, ast.Import) else f"{node.module or ''}.{alias.name}"
            yield Import(target=target, node=node, hidden=id(node) in hidden)


def layers(modules: list[Module]) -> list[str]:
    """Imports that run against the arrows."""
    found = []
    for module in modules:
        own = module.layer
        if own not in RANKS:
            found.append(f"{module.place}: {own} is no room of the house")
            continue
        for target in _own_targets(module):
            other = target.split(".")[1] if "." in target else "craftdesk"
            if own == other or (other in _FLOOR and own not in _FLOOR):
                continue
            if RANKS.get(other, 99) >= RANKS[own]:
                found.append(f"{module.place}: {own} knows {other} ({target})")
    return found


def _own_targets(module: Module) -> Iterator[str]:
    known = set(RANKS)
    for item in imports(module):
        if item.target.startswith("craftdesk."):
            first = item.target.split(".")[1]
            yield item.target if first in known else "craftdesk"


def cycles(modules: list[Module]) -> list[str]:
    """Modules that know themselves over others."""
    known = {module.name for module in modules}
    graph = {module.name: set(_edges(module, known)) for module in modules}
    found: list[str] = []
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            found.append(" → ".join((*path[path.index(name) :], name)))
        elif name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    return found


def _edges(module: Module, known: set[str]) -> Iterator[str]:
    for item in imports(module):
        target = item.target
        while target and target not in known:
            target = target.rpartition(".")[0]
        if target not in {"", "craftdesk", module.name}:
            yield target


def hidden(modules: list[Module]) -> list[str]:
    """Imports of our own inside functions, other than those with a reason beside them for a quick start."""
    found = []
    for module in modules:
        lines = module.text.splitlines()
        for item in imports(module):
            if item.hidden and item.target.split(".")[0] == "craftdesk":
                reasoned = "  # " in lines[item.node.lineno - 1]
                if not reasoned or module.layer not in _MAY_HIDE:
                    found.append(f"{module.at(item.node)}: hidden import of {item.target}")
    return found


def qt(modules: list[Module]) -> list[str]:
    """Qt where it does not belong, and parts of Qt that the program does without."""
    found = []
    for module in modules:
        allowed = _QT.get(module.layer, set())
        if module.name.endswith("single_instance"):
            allowed = allowed | {"QtNetwork"}  # a local socket raises the window that is already there
        for item in imports(module):
            parts = item.target.split(".")
            if parts[0] == "shiboken6" and not allowed:
                found.append(f"{module.at(item.node)}: {item.target}")
            if parts[0] == "PySide6" and (len(parts) < 2 or parts[1] not in allowed):
                found.append(f"{module.at(item.node)}: {item.target}")
    return found


def database(modules: list[Module]) -> list[str]:
    """SQL outside the storage."""
    return [
        f"{module.at(item.node)}: {item.target}"
        for module in modules
        if module.layer != "storage"
        for item in imports(module)
        if item.target.split(".")[0] in _DATABASE
    ]


def network(modules: list[Module]) -> list[str]:
    """Anything that could reach another machine."""
    return [
        f"{module.at(item.node)}: {item.target}"
        for module in modules
        for item in imports(module)
        if any(item.target == name or item.target.startswith(f"{name}.") for name in _NETWORK)
    ]
