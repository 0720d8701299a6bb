"""Signals and slots: what is connected is declared, and nothing is captured."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from tests.support.house.modules import Module, called

_Classes = dict[str, ast.ClassDef]


def lambdas(modules: list[Module]) -> list[str]:
    """Connections to a lambda, which keeps its captured objects alive and cannot be undone."""
    return [
        f"{module.at(node)}: a lambda is connected"
        for module in modules
        for node, target in _connections(module.all(ast.Call))
        if isinstance(target, ast.Lambda)
    ]


def undeclared(modules: list[Module]) -> list[str]:
    """Own methods that are connected without being declared as slots."""
    classes = {one.name: one for module in modules for one in module.all(ast.ClassDef)}
    found = []
    for module in modules:
        for owner in module.all(ast.ClassDef):
            for node, target in _connections(ast.walk(owner)):
                if not (isinstance(target, ast.Attribute) and _is_self(target.value)):
                    continue
                method = _method(owner, target.attr, classes)
                if method is not None and not _is_slot(method):
                    found.append(f"{module.at(node)}: {owner.name}.{target.attr} is connected but no @Slot")
    return found


def unnamed(modules: list[Module]) -> list[str]:
    """Private slots whose name does not say who calls them when."""
    return [
        f"{module.at(node)}: a private slot is called _on_<sender>_<event>, not {node.name}"
        for module in modules
        for node in module.all(ast.FunctionDef)
        if _is_slot(node)
        if node.name.startswith("_") and not node.name.startswith("_on_")
    ]


def _connections(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.Call, ast.expr]]:
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and called(node) == "connect":
            for argument in node.args[:1]:
                yield node, argument


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _method(owner: ast.ClassDef, name: str, classes: _Classes) -> ast.FunctionDef | None:
    for member in owner.body:
        if isinstance(member, ast.FunctionDef) and member.name == name:
            return member
    for base in owner.bases:
        other = classes.get(base.id) if isinstance(base, ast.Name) else None
        if other is not None and other is not owner and (found := _method(other, name, classes)) is not None:
            return found
    return None


def _is_slot(method: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Call) and called(d) == "Slot" for d in method.decorator_list)
