"""Rooms that keep liveable: how long files, classes and functions may grow."""

from __future__ import annotations

import ast

from tests.support.house.modules import Module

FILE = 400
MAIN_WINDOW = 300
CLASS = 300
METHODS = 25
FUNCTION = 60
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def sizes(modules: list[Module]) -> list[str]:
    """What has grown too large; divide it by meaning, not by length."""
    found = []
    for module in modules:
        limit = MAIN_WINDOW if module.place.endswith("ui/main_window.py") else FILE
        lines = len(module.text.splitlines())
        if lines > limit:
            found.append(f"{module.place}: {lines} lines, at most {limit}")
        for node in module.all(ast.ClassDef):
            found += _class(module, node)
        functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = [
            *module.all(ast.FunctionDef), *module.all(ast.AsyncFunctionDef),
        ]  # fmt: skip
        for function in functions:
            if _length(function) > FUNCTION:
                found.append(
                    f"{module.at(function)}: {function.name} has {_length(function)} lines, at most {FUNCTION}"
                )
    return found


def _class(module: Module, node: ast.ClassDef) -> list[str]:
    found = []
    if _length(node) > CLASS:
        found.append(f"{module.at(node)}: {node.name} has {_length(node)} lines, at most {CLASS}")
    methods = sum(isinstance(member, _FUNCTIONS) for member in node.body)
    if methods > METHODS:
        found.append(f"{module.at(node)}: {node.name} has {methods} methods, at most {METHODS}")
    return found


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
