"""A module as the rules see it: its name, its text and its syntax tree."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One Python file; `place` is its path from the root of the project."""

    name: str
    place: str
    text: str
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The part of the house it stands in: a folder, or a file at the top such as `app`."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else "craftdesk"

    def at(self, node: ast.stmt | ast.expr) -> str:
        """The node's place, as an editor would open it."""
        return f"{self.place}:{node.lineno}"


def module(place: str, text: str) -> Module:
    """A module of the given text that pretends to stand at the given place."""
    parts = Path(place).with_suffix("").parts
    name = ".".join(parts[1:] if parts[0] == "src" else parts).removesuffix(".__init__")
    return Module(name=name, place=place, text=text, tree=ast.parse(text))


def modules(texts: Mapping[str, str]) -> list[Module]:
    """Several modules at once, by place."""
    return [module(place, text) for place, text in texts.items()]


@cache
def source() -> list[Module]:
    """The program."""
    return _kept(_read("src/craftdesk"))


@cache
def everything() -> list[Module]:
    """The program, its tests, its benchmarks and what packs it."""
    folders = ("src/craftdesk", "tests", "benchmarks", "packaging")
    return _kept(m for folder in folders for m in _read(folder))


def _kept(found: Iterable[Module]) -> list[Module]:
    """The modules, out of the collector's sight: a million nodes would slow every later look for leaks."""
    modules = list(found)
    gc.freeze()
    return modules


def _read(folder: str) -> Iterator[Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def names(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Every plain or dotted name that is used, by its last part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node, ast.Attribute):
            yield node.attr, node


def called(node: ast.Call) -> str:
    """The last part of the name that is called; '' for anything stranger."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
