"""Heads of prices by level: `Wholesale price`, `Price (friends)`, `Prix de gros`, and the level that each means.

A level of the shop is known by its name, or by another word for the same customers in another language. A head in
brackets behind a price may name a level that the shop doesn't have yet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.importing.header import normalise
from craftdesk.importing.mapping import Column, ColumnMap
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.targets import LEVEL_PRICE, base, parameter

_PRICES = frozenset(
    "price prices pricing preis preise prix precio precios prezzo prezzi prijs prijzen pris preco cena".split()
)
_ENDINGS = ("preise", "preis", "prijzen", "prijs", "price", "pris")
"""What a head in one word may end in: `Freundespreis`, `wholesalePrice`."""
_BETWEEN = frozenset(
    "de des du d al all alla allo ai agli aux au a a' por para per pour fur fuer voor till for the and und et y e en "
    "level tier stufe gruppe group niveau nivel livello".split()
)
_SAME: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "wholesale": frozenset(
            "wholesale trade dealer dealers reseller resellers stockist stockists handler haendler grosshandel "
            "grosshandler grosshaendler wiederverkaufer wiederverkaeufer gros grossiste grossistes revendeur "
            "revendeurs mayorista mayoristas mayor mayoreo distribuidor distribuidores revendedor revendedores "
            "groothandel wederverkoper wederverkopers ingrosso grossista grossisti rivenditore rivenditori atacado "
            "grossist aterforsaljare b2b".split()
        ),
        "friends": frozenset(
            "friend friends family freund freunde freundes freundschaft ami amis amie amies amigo amigos amiga amigas "
            "amico amici amica amiche vriend vrienden vanner".split()
        ),
        "members": frozenset(
            "member members mitglied mitglieder membre membres socio socios soci lid leden medlem medlemmar".split()
        ),
        "staff": frozenset(
            "staff employee employees mitarbeiter personal personnel employes empleados dipendenti personeel".split()
        ),
    }
)
"""Words for the same customers."""
_NO_LEVEL = frozenset(
    "net netto gross brutto incl inkl excl exkl inc ex zzgl tax taxes vat mwst ust tva iva btw gst ttc ht included "
    "excluded per pro je each unit unite unidad stuck stk piece pc kg g l ml m cm required optional old new alt neu "
    "cost ek uvp rrp msrp cent cents in from ab to approx usd eur gbp chf cad aud nzd sek nok dkk pln czk huf jpy "
    "euro euros dollar dollars".split()
)
_NAMED = re.compile(
    r"\s*(?P<price>[^()\[\]:]+?)\s*(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\]|:(?P<colon>.+))\s*"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GAP = re.compile(r"[_'’]")
_ENDING = re.compile(rf"(?<=[a-zà-ÿ]{{2}})s?(?:{'|'.join(_ENDINGS)})$", re.IGNORECASE)


def level_of(head: str, levels: Sequence[str]) -> str:
    """The level whose price a head announces, as the shop writes it where it has it; nothing when it announces none."""
    words, priced = _core(head)
    if not words:
        return ""
    known = _called(words, levels) or _alike(words, levels)
    if known or not priced:
        return known
    return _bracketed(head) or (_titled(head) if _kind(words) else "")


def level_named(text: str, levels: Sequence[str]) -> str:
    """A level as the shop writes it, by its name whatever the case; as it is given where the shop has none."""
    wanted = normalise(text)
    return next((one for one in levels if normalise(one) == wanted), clean_line(text)[:LINE_LIMIT])


def with_levels(columns: ColumnMap, levels: Sequence[str]) -> ColumnMap:
    """The map of a list of products with its columns of prices by level found, and each named as the shop names it.

    A level that a surer head has taken is not taken again: the later column stands for the word of its own head.
    """
    if columns.preset.kind is not Kind.PRODUCTS or columns.preset.own:
        return columns
    found: dict[int, Column] = {}
    taken: list[str] = []
    for column in columns.columns:
        if base(column.field) == LEVEL_PRICE:
            heading = column.heading
            level = parameter(column.field) or level_of(heading, levels) or _titled(heading)
            taken.append(level_named(level, (*levels, *taken)))
            found[column.index] = replace(column, field=f"{LEVEL_PRICE}:{taken[-1]}")
    # A head that is the very name of a level goes before one that only means the same.
    for column in sorted(columns.columns, key=lambda one: not _called(_core(one.heading)[0], levels)):
        priced = _core(column.heading)[1] or column.content in _NUMBERS
        if column.field or column.confidence >= 1 or not priced:
            continue
        level = level_of(column.heading, levels)
        if level in taken:
            level = level_of(column.heading, ())
        if level and level not in taken:
            taken.append(level)
            found[column.index] = replace(column, field=f"{LEVEL_PRICE}:{level}", confidence=_SURE)
    return replace(columns, columns=tuple(found.get(one.index, one) for one in columns.columns))


_SURE = 0.9
_NUMBERS = ("money", "number")
"""What the cells under the mere name of a level look like, when they are its prices."""


def _core(head: str) -> tuple[tuple[str, ...], bool]:
    """(the words of a head that are neither a price nor a particle, whether a price was among them)."""
    priced, found = False, []
    for word in normalise(_HUMP.sub(" ", head)).split():
        if word in _PRICES:
            priced = True
            continue
        ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) > len(one) + 1), "")
        priced = priced or bool(ending)
        stem = word.removesuffix(ending)
        if stem not in _BETWEEN:
            found.append(stem)
    return tuple(found), priced


def _called(words: Sequence[str], levels: Sequence[str]) -> str:
    """The level of the shop that has some words for its name."""
    if not words:
        return ""
    # German joins words with an s: `Großhandelspreis`.
    said = {"".join(words), "".join(words).removesuffix("s")}
    return next((one for one in levels if "".join(_core(one)[0] or normalise(one).split()) in said), "")


def _alike(words: Sequence[str], levels: Sequence[str]) -> str:
    """The first level of the shop that is for the same customers."""
    kind = _kind(words)
    return next((one for one in levels if kind and _kind(_core(one)[0]) == kind), "")


def _kind(words: Sequence[str]) -> str:
    """For which customers some words stand; nothing when one of them says something else."""
    kinds = {_kind_of(word) for word in words if word not in {"family", "familie"} or len(words) == 1}
    return min(kinds) if len(kinds) == 1 else ""


def _kind_of(word: str) -> str:
    return next((kind for kind, same in _SAME.items() if word in same or word.removesuffix("s") in same), "")


def _bracketed(head: str) -> str:
    """The level that stands behind a price: `Price (friends)`; nothing for a currency, a tax or a number."""
    found = _NAMED.fullmatch(head)
    if found is None or normalise(found["price"]) not in _PRICES:
        return ""
    name = clean_line(found["round"] or found["square"] or found["colon"])[:LINE_LIMIT]
    said = normalise(name).split()
    return "" if _NO_LEVEL.intersection(said) or all(word.isdecimal() for word in said) else name


def _titled(head: str) -> str:
    """A level named by its head, without the price: `Großhandelspreis` → `Großhandel`."""
    words = [one for one in _GAP.sub(" ", _HUMP.sub(" ", head)).split() if normalise(one) not in _PRICES]
    while words and normalise(words[0]) in _BETWEEN:
        del words[0]
    while words and normalise(words[-1]) in _BETWEEN:
        del words[-1]
    name = _ENDING.sub("", " ".join(words)) or clean_line(head)
    return (name[:1].upper() + name[1:])[:LINE_LIMIT]
