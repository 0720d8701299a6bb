"""Phone numbers: kept as typed, compared and found by their digits.

The digits of a number are written internationally without plus and zeros, so that `030 2312-5107` in a German
shop, `03023125107` and `+49 30 2312 5107` are one number. Calling codes: ITU-T E.164.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from craftdesk.domain.folding import digits_of

_CALLING_CODES = {
    "AE": "971", "AR": "54", "AT": "43", "AU": "61", "BE": "32", "BG": "359", "BR": "55", "CA": "1", "CH": "41",
    "CL": "56", "CN": "86", "CO": "57", "CY": "357", "CZ": "420", "DE": "49", "DK": "45", "EE": "372", "EG": "20",
    "ES": "34", "FI": "358", "FR": "33", "GB": "44", "GR": "30", "HK": "852", "HR": "385", "HU": "36", "ID": "62",
    "IE": "353", "IL": "972", "IN": "91", "IS": "354", "IT": "39", "JP": "81", "KR": "82", "LI": "423", "LT": "370",
    "LU": "352", "LV": "371", "MA": "212", "MC": "377", "MT": "356", "MX": "52", "MY": "60", "NG": "234", "NL": "31",
    "NO": "47", "NZ": "64", "PE": "51", "PH": "63", "PL": "48", "PT": "351", "RO": "40", "RS": "381", "RU": "7",
    "SE": "46", "SG": "65", "SI": "386", "SK": "421", "TH": "66", "TN": "216", "TR": "90", "TW": "886", "UA": "380",
    "US": "1", "VN": "84", "ZA": "27",
}  # fmt: skip
_ZERO_BELONGS_TO_NUMBER = frozenset({"IT"})
_OPTIONAL_ZERO = re.compile(r"\(0\)")
MIN_PART = 4
"""The fewest digits of a number that find it."""


class PhoneKind(StrEnum):
    """What a number reaches."""

    MOBILE = "mobile"
    PHONE = "phone"
    WORK = "work"
    HOME = "home"
    FAX = "fax"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One number of a customer, as it was typed; the first of a customer is the primary one."""

    text: str
    kind: PhoneKind = PhoneKind.PHONE


def international_digits(text: str, country: str) -> str:
    """Digits with calling code, without plus; `country` (ISO 3166 code) is taken where the number names none."""
    trimmed = _OPTIONAL_ZERO.sub("", text).strip()
    digits = digits_of(trimmed)
    if not digits:
        return ""
    if trimmed.startswith(("+", "\uff0b", "(+")):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    code = _CALLING_CODES.get(country, "")
    if digits.startswith("0") and country not in _ZERO_BELONGS_TO_NUMBER:
        return code + digits[1:]
    if code == "1" and len(digits) == 11 and digits.startswith("1"):
        return digits
    return code + digits


def comparable(text: str) -> str:
    """The last ten digits: what two spellings of one number share whether or not they name the country."""
    return digits_of(_OPTIONAL_ZERO.sub("", text))[-10:]


def index_digits(text: str, country: str) -> list[str]:
    """Every run of digits under which a number is found: its international form from each digit to the end."""
    digits = international_digits(text, country)
    if len(digits) <= MIN_PART:
        return [digits] if digits else []
    return [digits[start:] for start in range(len(digits) - MIN_PART + 1)]


def query_digits(word: str) -> tuple[str, ...]:
    """How a typed run of digits may stand in the index: as it is, and without zeros for abroad or trunk."""
    without = word.lstrip("0")
    if without == word or len(without) < MIN_PART:
        return (word,)
    return (word, without)
