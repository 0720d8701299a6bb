"""What one cell looks like, whatever stands above it: an address of an e-mail, a phone, a street, a name, an amount.

A cell may look like several things; a column is what most of its cells have in common (`guessing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from craftdesk.importing.guessing_words import (
    COMPANY_WORDS,
    GIVEN_NAMES,
    SALUTATIONS,
    STREET_ENDINGS,
    STREET_WORDS,
    TOWNS,
)
from craftdesk.importing.header import normalise
from craftdesk.importing.person import is_mail, split_name
from craftdesk.importing.split_place import is_postcode, split_address, split_postcode_city
from craftdesk.importing.value_dates import DateStyle, parse_day
from craftdesk.importing.value_money import NumberStyle, parse_amount
from craftdesk.importing.value_words import parse_country, parse_yes_no
from craftdesk.importing.values import ValueProblem


class Content(StrEnum):
    """What a cell may look like."""

    EMAIL = "email"
    URL = "url"
    PHONE = "phone"
    POSTCODE = "postcode"
    POSTCODE_CITY = "postcode_city"
    ADDRESS = "address"
    STREET = "street"
    TOWN = "town"
    COUNTRY = "country"
    SALUTATION = "salutation"
    GIVEN_NAME = "given_name"
    ONE_WORD = "one_word"
    """One word with a capital, as most names of people and towns are."""
    FULL_NAME = "full_name"
    COMPANY = "company"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    ORDER_NUMBER = "order_number"
    SKU = "sku"
    EAN = "ean"
    YES_NO = "yes_no"
    TAGS = "tags"


_LONGEST = 300
_MAILS = re.compile(r"[\s,;/|<>()\"]+")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:com|org|net|info|shop|studio|art|eu|de|at|ch|fr|es|it|nl|be|pt|se|dk|no|fi|pl"
    r"|cz|co\.uk|uk|ie|us|ca|io|example|test)(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[0-9 ()./\-\u2013\u00a0]{6,}(?: ?(?:x|ext\.?|#) ?[0-9]{1,5})?", re.IGNORECASE)
_PHONE_WORD = re.compile(r"\b(?:tel|phone|fon|mobile?|handy|fax|cell|home|work)[a-z.]*\s*:?\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[;,\n|]\s*|\s+/\s+|\s+(?:oder|or|ou|und|and|et|o)\s+")
_NUMBER = re.compile(r"[-+\u2212]?[0-9]+(?:[.,][0-9]+)?")
_CENTS = re.compile(r"[.,][0-9]{2}(?![0-9])|[.,]-")
_ORDER = re.compile(r"#[0-9]{1,9}|#?[A-Z]{1,6}[-/ ]?(?:[0-9]{2,4}[-/])?[0-9]{2,10}|(?:19|20)[0-9]{2}[-/][0-9]{2,8}")
_SKU = re.compile(r"(?=[^a-z]*[A-Z])[A-Z0-9]{1,12}(?:[-_./][A-Z0-9]{1,12}){1,5}|(?=[A-Z]*[0-9])[A-Z]{1,6}[0-9]{2,10}")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-](?=[^\W\d_]|$|\s))*"
_ONE_WORD = re.compile(_WORD)
_NAME = re.compile(rf"{_WORD}(?:,? {_WORD}){{1,4}}")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,4}"
_CJK_NAME = re.compile(rf"{_CJK}[ \u3000]?{_CJK}")
_NUMBER_LAST = re.compile(r"[^\W\d].*[^\d,;:] ?[0-9]{1,4} ?[a-zA-Z]?(?: ?[-/+] ?[0-9]{1,4} ?[a-z]?)?")
_NUMBER_FIRST = re.compile(r"[0-9]{1,5}[a-zA-Z]?(?:[-/][0-9]{1,4})?(?: bis| ter)?,? (?P<word>[^\W\d]).*")
_BOX = re.compile(r"(?:p\.? ?o\.? ?box|postfach|bp|apartado|casella postale|postbus|box) [0-9]+", re.IGNORECASE)
_STYLES = DateStyle(order="dmy"), DateStyle(order="mdy")
_SIGNS = NumberStyle(decimal="."), NumberStyle(decimal=",")
_CURRENCIES = frozenset(
    "EUR USD GBP CHF CAD AUD NZD JPY SEK NOK DKK ISK PLN CZK HUF RON BGN TRY UAH RUB INR CNY HKD SGD BRL MXN".split()
)
_EAN_LENGTHS = frozenset({8, 12, 13, 14})


@lru_cache(maxsize=8192)
def contents(cell: str) -> frozenset[Content]:
    """Everything that a cell looks like; nothing for a text that says nothing."""
    plain = cell.strip()
    if not plain or len(plain) > _LONGEST:
        return frozenset()
    if "@" in plain:
        return frozenset({Content.EMAIL}) if any(map(is_mail, _MAILS.split(plain))) else frozenset()
    return frozenset(content for content, fits in _TESTS.items() if fits(plain))


def _is_phone(text: str) -> bool:
    if _is_date(text) or _is_decimal(text):
        return False
    bare = _PHONE_WORD.sub(";", text)
    labelled = bare != text
    pieces = [piece for piece in _SEVERAL.split(bare) if piece]
    return bool(pieces) and all(_is_one_phone(piece, labelled=labelled) for piece in pieces)


def _is_one_phone(text: str, *, labelled: bool) -> bool:
    if _PHONE.fullmatch(text) is None:
        return False
    digits = sum(char.isdigit() for char in text)
    if not 6 <= digits <= 16:
        return False
    if labelled or text[0] in "+(":
        return True
    if text.isdigit():
        return (text[0] == "0" and 7 <= digits <= 13) or (digits in (10, 11) and not _is_ean(text))
    return digits >= 7 or text[0] == "0"


def _is_decimal(text: str) -> bool:
    """An amount as it is written by people: nothing that a phone looks like."""
    return _NUMBER.fullmatch(text) is not None and not text.isdigit() and text[0] != "+"


def _is_date(text: str) -> bool:
    if text.isdigit() or not any(char.isdigit() for char in text) or len(text) < 5:
        return False
    return any(found is not None and not isinstance(found, ValueProblem) for found in map(_day_in(text), _STYLES))


def _day_in(text: str) -> Callable[[DateStyle], object]:
    return lambda style: parse_day(text, style)


def _is_money(text: str) -> bool:
    if not any(char.isdigit() for char in text) or _is_date(text):
        return False
    for style in _SIGNS:
        amount = parse_amount(text, style)
        if amount is not None and not isinstance(amount, ValueProblem):
            # Any three capitals stand where a currency could, `MUG 12` too.
            sign = len(amount.currency) != 3 or amount.currency in _CURRENCIES
            return sign and (bool(amount.currency) or _CENTS.search(text) is not None)
    return False


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _is_ean(text: str) -> bool:
    """Digits with the check digit of an article number."""
    if not (text.isascii() and text.isdigit()) or len(text) not in _EAN_LENGTHS or not text.strip("0"):
        return False
    body, check = text[:-1], int(text[-1])
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return (10 - total % 10) % 10 == check


def _is_street(text: str) -> bool:
    if "\n" in text or ":" in text or len(text) > 90 or not any(char.isalpha() for char in text):
        return False
    if _BOX.match(text):
        return True
    words = normalise(text).split()
    named = any(word in STREET_WORDS or (len(word) > 5 and word.endswith(STREET_ENDINGS)) for word in words)
    if not named and not set(text) & set(" ."):
        return False
    numbered = _NUMBER_LAST.fullmatch(text) is not None
    if not numbered and (found := _NUMBER_FIRST.fullmatch(text)) is not None:
        # `2 mugs` is no street, `2 Mill Lane` may be one.
        numbered = found["word"].isupper()
    if named and any(char.isdigit() for char in text):
        return True
    return numbered and split_postcode_city(text) is None and not _is_date(text) and _ORDER.fullmatch(text) is None


def _is_full_name(text: str) -> bool:
    if _CJK_NAME.fullmatch(text):
        return True
    if len(text) > 60 or _NAME.fullmatch(text) is None or not text[0].isupper():
        return False
    words = normalise(text).split()
    if any(word in COMPANY_WORDS for word in words) or split_name(text)[2]:
        return False
    return sum(part[0].isupper() for part in text.replace(",", " ").split()) >= 2


def _is_given_name(text: str) -> bool:
    words = normalise(text).split()
    return 1 <= len(words) <= 3 and words[0] in GIVEN_NAMES and _is_words(text)


def _is_one_word(text: str) -> bool:
    return len(text) > 1 and text[0].isupper() and _ONE_WORD.fullmatch(text) is not None


def _is_words(text: str) -> bool:
    return len(text) <= 60 and all(_ONE_WORD.fullmatch(part) for part in text.replace(",", " ").split())


def _is_company(text: str) -> bool:
    if len(text) > 120:
        return False
    return bool(split_name(text)[2]) or any(word in COMPANY_WORDS for word in normalise(text).split())


def _is_town(text: str) -> bool:
    words = normalise(text).split()
    if not words or len(words) > 5 or any(char.isdigit() for char in text):
        return False
    if len(words) > 1 and words[0] in GIVEN_NAMES:
        return False
    return words[0] in TOWNS or " ".join(words) in TOWNS or words[-1] in TOWNS


def _is_tags(text: str) -> bool:
    pieces = [piece.strip() for piece in re.split(r"[;,|]", text)]
    return len(pieces) > 1 and all(0 < len(piece) <= 25 and piece[0].islower() for piece in pieces)


def _is_country(text: str) -> bool:
    written = (len(text) > 2 or text.isupper()) and not any(map(str.isdigit, text))
    return written and isinstance(parse_country(text), str)


_TESTS: Mapping[Content, Callable[[str], bool]] = MappingProxyType(
    {
        Content.URL: lambda text: _URL.fullmatch(text) is not None,
        Content.PHONE: _is_phone,
        Content.POSTCODE: is_postcode,
        Content.POSTCODE_CITY: lambda text: split_postcode_city(text) is not None,
        Content.ADDRESS: lambda text: split_address(text) is not None,
        Content.STREET: _is_street,
        Content.TOWN: _is_town,
        Content.COUNTRY: _is_country,
        Content.SALUTATION: lambda text: bool(words := normalise(text).split()) and set(words) <= SALUTATIONS,
        Content.GIVEN_NAME: _is_given_name,
        Content.ONE_WORD: _is_one_word,
        Content.FULL_NAME: _is_full_name,
        Content.COMPANY: _is_company,
        Content.DATE: _is_date,
        Content.MONEY: _is_money,
        Content.NUMBER: _is_number,
        Content.ORDER_NUMBER: lambda text: _ORDER.fullmatch(text) is not None,
        Content.SKU: lambda text: _SKU.fullmatch(text) is not None and _ORDER.fullmatch(text[:1]) is None,
        Content.EAN: _is_ean,
        Content.YES_NO: lambda text: isinstance(parse_yes_no(text), bool),
        Content.TAGS: _is_tags,
    }
)
