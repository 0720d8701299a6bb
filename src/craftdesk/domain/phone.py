"""Phone numbers: kept as typed, compared and found by their digits.

The digits of a number are written internationally without plus and zeros, so that `030 2312-5107` in a German
shop, `03023125107` and `+49 30 2312 5107` are one number. Calling codes: ITU-T E.164.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from craftdesk.domain.folding import digits_of
from craftdesk.domain.phone_query import MIN_PART

_CALLING_CODES = {
    "AD": "376", "AE": "971", "AF": "93", "AG": "1", "AI": "1", "AL": "355", "AM": "374", "AO": "244", "AR": "54",
    "AS": "1", "AT": "43", "AU": "61", "AW": "297", "AX": "358", "AZ": "994", "BA": "387", "BB": "1", "BD": "880",
    "BE": "32", "BF": "226", "BG": "359", "BH": "973", "BI": "257", "BJ": "229", "BL": "590", "BM": "1", "BN": "673",
    "BO": "591", "BR": "55", "BS": "1", "BT": "975", "BW": "267", "BY": "375", "BZ": "501", "CA": "1", "CD": "243",
    "CF": "236", "CG": "242", "CH": "41", "CI": "225", "CL": "56", "CM": "237", "CN": "86", "CO": "57", "CR": "506",
    "CU": "53", "CV": "238", "CW": "599", "CY": "357", "CZ": "420", "DE": "49", "DJ": "253", "DK": "45", "DM": "1",
    "DO": "1", "DZ": "213", "EC": "593", "EE": "372", "EG": "20", "ER": "291", "ES": "34", "ET": "251", "FI": "358",
    "FJ": "679", "FO": "298", "FR": "33", "GA": "241", "GB": "44", "GD": "1", "GE": "995", "GF": "594", "GG": "44",
    "GH": "233", "GI": "350", "GL": "299", "GM": "220", "GN": "224", "GP": "590", "GQ": "240", "GR": "30",
    "GT": "502", "GU": "1", "GW": "245", "GY": "592", "HK": "852", "HN": "504", "HR": "385", "HT": "509", "HU": "36",
    "ID": "62", "IE": "353", "IL": "972", "IM": "44", "IN": "91", "IQ": "964", "IR": "98", "IS": "354", "IT": "39",
    "JE": "44", "JM": "1", "JO": "962", "JP": "81", "KE": "254", "KG": "996", "KH": "855", "KM": "269", "KN": "1",
    "KR": "82", "KW": "965", "KY": "1", "KZ": "7", "LA": "856", "LB": "961", "LC": "1", "LI": "423", "LK": "94",
    "LR": "231", "LS": "266", "LT": "370", "LU": "352", "LV": "371", "LY": "218", "MA": "212", "MC": "377",
    "MD": "373", "ME": "382", "MF": "590", "MG": "261", "MK": "389", "ML": "223", "MM": "95", "MN": "976",
    "MO": "853", "MP": "1", "MQ": "596", "MR": "222", "MS": "1", "MT": "356", "MU": "230", "MV": "960", "MW": "265",
    "MX": "52", "MY": "60", "MZ": "258", "NA": "264", "NC": "687", "NE": "227", "NG": "234", "NI": "505", "NL": "31",
    "NO": "47", "NP": "977", "NZ": "64", "OM": "968", "PA": "507", "PE": "51", "PF": "689", "PG": "675", "PH": "63",
    "PK": "92", "PL": "48", "PM": "508", "PR": "1", "PS": "970", "PT": "351", "PY": "595", "QA": "974", "RE": "262",
    "RO": "40", "RS": "381", "RU": "7", "RW": "250", "SA": "966", "SB": "677", "SC": "248", "SD": "249", "SE": "46",
    "SG": "65", "SI": "386", "SK": "421", "SL": "232", "SM": "378", "SN": "221", "SO": "252", "SR": "597",
    "ST": "239", "SV": "503", "SX": "1", "SY": "963", "SZ": "268", "TC": "1", "TD": "235", "TG": "228", "TH": "66",
    "TJ": "992", "TL": "670", "TM": "993", "TN": "216", "TO": "676", "TR": "90", "TT": "1", "TW": "886", "TZ": "255",
    "UA": "380", "UG": "256", "US": "1", "UY": "598", "UZ": "998", "VA": "39", "VC": "1", "VE": "58", "VG": "1",
    "VI": "1", "VN": "84", "VU": "678", "WS": "685", "XK": "383", "YE": "967", "YT": "262", "ZA": "27", "ZM": "260",
    "ZW": "263",
}  # fmt: skip
_CODES = frozenset(_CALLING_CODES.values())
_ZERO_BELONGS_TO_NUMBER = frozenset({"IT", "SM", "VA", "CI"})
_ABROAD = {"AU": "0011", "CA": "011", "JP": "010", "PR": "011", "US": "011"}
"""What is dialled before a foreign number, where it isn't 00."""
_TRUNK = {"HU": "06", "KZ": "8", "RU": "8"}
"""What is dialled before a number inside the country, where it isn't 0."""
_OPTIONAL_ZERO = re.compile(r"\(0\)")
_PLUS = ("+", "\uff0b", "(+")


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
    if is_international(text):
        return text[1:]
    trimmed = _OPTIONAL_ZERO.sub("", text).strip()
    digits = digits_of(trimmed)
    if not digits:
        return ""
    if trimmed.startswith(_PLUS):
        return digits
    abroad = _ABROAD.get(country, "00")
    if digits.startswith(abroad):
        return digits[len(abroad) :]
    code = _CALLING_CODES.get(country, "")
    trunk = _TRUNK.get(country, "")
    # A shorter number of such a country may begin with the same digits.
    if trunk and digits.startswith(trunk) and len(digits) > 9:
        return code + digits[len(trunk) :]
    if digits.startswith("0") and country not in _ZERO_BELONGS_TO_NUMBER:
        return code + digits[1:]
    if code == "1" and len(digits) == 11 and digits.startswith("1"):
        return digits
    return code + digits


def is_international(text: str) -> bool:
    """Whether a number is a plus with plain digits behind it, as programs write them: no more has to be done to it."""
    return text[:1] == "+" and text.isascii() and text[1:].isdecimal()


def _without_code(digits: str) -> str:
    """Digits behind the calling code; no code begins another one, so at most one length fits."""
    for length in (1, 2, 3):
        if digits[:length] in _CODES:
            return digits[length:]
    return digits


@lru_cache(maxsize=4_096)
def comparable(text: str) -> str:
    """At most ten last digits: what two spellings of one number share whether or not they name the country."""
    if is_international(text):
        digits = _without_code(text[1:].removeprefix("00"))
    else:
        trimmed = _OPTIONAL_ZERO.sub("", text).strip()
        digits = digits_of(trimmed)
        if trimmed.startswith(_PLUS) or digits.startswith("00"):
            digits = _without_code(digits.removeprefix("00"))
    return digits.lstrip("0")[-10:]


def index_digits(text: str, country: str) -> list[str]:
    """Every run of digits under which a number is found: its international form from each digit to the end."""
    digits = international_digits(text, country)
    if len(digits) <= MIN_PART:
        return [digits] if digits else []
    found = [digits[start:] for start in range(len(digits) - MIN_PART + 1)]
    trunk, code = _TRUNK.get(country), _CALLING_CODES.get(country, "")
    if trunk and digits.startswith(code):
        found.append(trunk + digits[len(code) :])
    return found
