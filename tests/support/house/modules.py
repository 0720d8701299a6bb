"""A module as the rules see it: its name, its text and its syntax tree."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

ROOT = Path(__file__).resolve().parents[3]


_Kind = TypeVar("_Kind", bound=ast.AST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One Python file; `place` is its path from the root of the project."""

    name: str
    place: str
    text: str
    tree: ast.Module
    kinds: Mapping[type[ast.AST], Sequence[ast.AST]]
    """Every node by its type: a score of rules look for a few of them, and walking the tree is the dear part."""

    @property
    def layer(self) -> str:
        """The part of the house it stands in: a folder, or a file at the top such as `app`."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else "craftdesk"

    def all(self, kind: type[_Kind]) -> Sequence[_Kind]:
        """Its nodes of this very type."""
        return cast("Sequence[_Kind]", self.kinds.get(kind, ()))

    def at(self, node: ast.stmt | ast.expr) -> str:
        """The node's place, as an editor would open it."""
        return f"{self.place}:{node.lineno}"


def module(place: str, text: str) -> Module:
    """A module of the given text that pretends to stand at the given place."""
    parts = Path(place).with_suffix("").parts
    name = ".".join(parts[1:] if parts[0] == "src" else parts).removesuffix(".__init__")
    tree = ast.parse(text)
    kinds: dict[type[ast.AST], list[ast.AST]] = {}
    for node in ast.walk(tree):
        kinds.setdefault(type(node), []).append(node)
    return Module(name=name, place=place, text=text, tree=tree, kinds=kinds)


def modules(texts: Mapping[str, str]) -> list[Module]:
    """Several modules at once, by place."""
    return [module(place, text) for place, text in texts.items()]


@cache
def source() -> list[Module]:
    """The program."""
    return _kept("src/craftdesk")


@cache
def everything() -> list[Module]:
    """The program, its tests, its benchmarks and what packs it."""
    return [*source(), *_kept("tests", "benchmarks", "packaging")]


def _kept(*folders: str) -> list[Module]:
    """The modules, out of the collector's sight: a million nodes would slow it now and every later look for leaks."""
    gc.disable()
    try:
        found = [one for folder in folders for one in _read(folder)]
        gc.freeze()
    finally:
        gc.enable()
    return found


def _read(folder: str) -> Iterator[Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def names(module: Module) -> Iterator[tuple[str, ast.expr]]:
    """Every plain or dotted name that is used, by its last part."""
    for name in module.all(ast.Name):
        yield name.id, name
    for attribute in module.all(ast.Attribute):
        yield attribute.attr, attribute


def called(node: ast.Call) -> str:
    """The last part of the name that is called; '' for anything stranger."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
