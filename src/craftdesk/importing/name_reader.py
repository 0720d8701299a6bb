"""Whose name a row holds: a person's in parts, a full one, a business's, or the one that a system shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from craftdesk.domain.customer import CustomerType
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.guessing_names import turned
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.person import buyer_parts, split_name

_FIRMS = frozenset({"firma", "company", "fa", "fa.", "societe", "empresa", "bedrijf"})
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|les|el|los|las|il|het|de)\s+\S+\s+\S", re.IGNORECASE)
_FULL = ("full_name", "billing_name", "shipping_name")


class NameReader:
    """Puts the names of a chunk's rows into their drafts."""

    def __init__(self, columns: ColumnMap) -> None:
        self._repeats = columns.preset.company_repeats_person
        self._whole_first = columns.preset.whole_name_first
        self._family_first = not columns.preset.id and any(
            one.family_first for one in columns.columns if one.field == "full_name"
        )

    def load(self, cells: Cells, short: Callable[[str, Sequence[str]], Sequence[str]]) -> None:
        """Takes the names of a chunk's rows; `short` cuts those that are longer than a field, and tells it."""
        self._full = self._first_of(cells, _FULL)
        if self._family_first and self._full is not None:
            self._full = [turned(name) for name in self._full]
        if (buyers := cells.line("buyer")) is not None:
            full = self._full or [""] * len(buyers)
            self._full = [buyer_parts(buyer)[0] or name for buyer, name in zip(buyers, full, strict=True)]
        if self._full is not None:
            self._full = short("full_name", self._full)
        shown = cells.line("display_name")
        self._shown = None if shown is None else short("display_name", shown)
        self._fallback: list[tuple[str, str]] | None = None
        first, last = cells.line("billing_first_name"), cells.line("billing_last_name")
        if first is not None and last is not None:
            self._fallback = list(zip(short("first_name", first), short("last_name", last), strict=True))

    @staticmethod
    def _first_of(cells: Cells, targets: Sequence[str]) -> Sequence[str] | None:
        """Full names; in files of orders those above the billing or, without one, the shipping address."""
        return next((found for target in targets if (found := cells.line(target)) is not None), None)

    def settle(self, made: dict[str, Any], place: int) -> None:
        """Completes the names of one row, and whether it is a person or a business."""
        if self._whole_first and " " in made.get("first_name", "") and not made.get("last_name"):
            _take_full(made, made.pop("first_name"))
        if self._full is not None and self._full[place]:
            _take_full(made, self._full[place])
        shown = ""
        if self._shown is not None and self._shown[place]:
            shown = _take_shown(made, self._shown[place])
        if self._fallback is not None and not (made.get("first_name") or made.get("last_name") or made.get("company")):
            made["first_name"], made["last_name"] = self._fallback[place]
        if not (made.get("first_name") or made.get("company")) and (last := made.get("last_name")):
            made["company"] = split_name(last)[2]
            made["last_name"] = "" if made["company"] else last
        if self._repeats and _repeats_person(made):
            made["company"] = ""
        _settle_type(made, business=bool(shown))


def _take_full(made: dict[str, Any], full: str) -> None:
    if made.get("first_name") or made.get("last_name"):
        return
    if made.get("company", "").casefold() == full.casefold() and _ARTICLE.match(full):
        return  # `The Clay Cupboard` in both columns: a business without a person
    if made.get("type") is CustomerType.COMPANY and not made.get("company"):
        made["company"] = full[:LINE_LIMIT]
        return
    full = _take_salutation(made, full)
    first, last, company = split_name(full)
    if first and not last and made.get("salutation") and " " not in full:
        first, last = "", first
    made["first_name"], made["last_name"] = first[:LINE_LIMIT], last[:LINE_LIMIT]
    if not made.get("company"):
        made["company"] = company[:LINE_LIMIT]
    elif company and not first and not last and company != made["company"]:
        made["last_name"] = company[:LINE_LIMIT]


def _take_salutation(made: dict[str, Any], full: str) -> str:
    """A full name without the forms of address before it, which are kept where the row has none."""
    found: dict[str, list[str]] = {}
    left = full
    while True:
        word, _, rest = left.partition(" ")
        key = _SALUTATIONS.get(word.rstrip(".").casefold()) if rest else None
        if key is None or split_name(full)[2]:
            break
        found.setdefault(key, []).append(word)
        left = rest.strip()
    for key, words in found.items():
        made[key] = made.get(key) or " ".join(words)
    return left


_SALUTATIONS = dict.fromkeys(
    "mr mrs ms miss mx herr frau herrn monsieur madame mme mlle señor señora sra srta signor signora sig dhr mevr "
    "mevrouw hr".split(),
    "salutation",
) | dict.fromkeys(("dr", "prof"), "title")
"""Forms of address before a name → the field that keeps them."""


def _take_shown(made: dict[str, Any], shown: str) -> str:
    """Completes a draft by the name that a system shows; that name where it turns out to be a business's."""
    if made.get("company"):
        return ""
    if not (made.get("first_name") or made.get("last_name")):
        _take_full(made, shown)
        return ""
    if _person_words(made) == sorted(shown.replace(",", " ").casefold().split()):
        return ""
    made["company"] = shown[:LINE_LIMIT]
    return shown


def _person_words(made: dict[str, Any]) -> list[str]:
    parts = (made.get(key, "") for key in ("first_name", "middle_name", "last_name"))
    return sorted(" ".join(parts).casefold().split())


def _repeats_person(made: dict[str, Any]) -> bool:
    company = made.get("company", "")
    return bool(company) and _person_words(made) == sorted(company.replace(",", " ").casefold().split())


def _settle_type(made: dict[str, Any], *, business: bool) -> None:
    firm = made.get("salutation", "").casefold() in _FIRMS
    if firm:
        made["salutation"] = ""
    if made.get("type") is None:
        nobody = not (made.get("first_name") or made.get("last_name"))
        company = bool(made.get("company")) and (nobody or firm or business)
        made["type"] = CustomerType.COMPANY if company else CustomerType.INDIVIDUAL
