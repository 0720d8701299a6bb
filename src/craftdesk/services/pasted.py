"""What was pasted: rows of a spreadsheet, or a block with a name, an address, a signature - split into fields.

The owner sees the parts before anything is saved. Rules only, the same every time: e-mail addresses, web addresses
and phone numbers are known by their shape or by the word before them; a VAT number by its letters; greetings and
rulers say nothing; what is left is name, company and address, which `postal` splits from below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email, Website
from craftdesk.domain.folding import fold
from craftdesk.domain.name_parts import split_person
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.validation import LINE_LIMIT, LIST_LIMIT, clean_line, is_plausible_email
from craftdesk.services.postal_blocks import is_company, split_block

Item = TypeVar("Item")

LONGEST = 4_000
"""Nobody's signature is longer; what is, is a text."""
_MOST_LINES = 40
_MAIL = re.compile(r"(?:mailto:)?([\w.+'%-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>|,;]+", re.IGNORECASE)
_BARE_WEB = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|shop|store|studio|art|de|at|ch|fr|es|it|nl|be|co\.uk|uk|ie|eu|example|test)"
    r"(?:/\S*)?",
    re.IGNORECASE,
)
_NUMBER = r"\+?\(?\d[\d\s().\-/\u2010-\u2013\u00a0]{4,24}\d"
_PHONE_WORDS = {
    PhoneKind.MOBILE: frozenset(
        "mobile mobil handy cell cellphone portable port movil cellulare mobiel gsm m whatsapp celular cel".split()
    ),
    PhoneKind.FAX: frozenset(("fax", "telefax", "f")),
    PhoneKind.PHONE: frozenset(
        "phone tel telephone telefon telefono telefoon telefone fon fono t p ph office direct durchwahl work home buro"
        " zentrale 電話".split()
    ),
}
_LABELLED = re.compile(rf"^[^\w+(]*([^\d:+(]{{1,14}}?)\s*[.:]?\s*({_NUMBER})\W*$")
_ALONE = re.compile(rf"^[^\w+(]*({_NUMBER})\W*$")
_VAT = re.compile(
    r"\b((?:AT\s?U|BE|CHE|DE|DK|ES|FI|FR|GB|IE|IT|LU|NL|PL|PT|SE)[\s.-]?[0-9A-Z][0-9A-Z.\s-]{6,13}[0-9A-Z])\b"
)
_VAT_WORD = re.compile(r"(?i)\b(?:vat|ust|uid|tva|iva|nif|btw|p\.?\s?iva|moms|cif)\b")
_RULER = re.compile(r"^[\W_]*$")
_SEGMENTS = re.compile(r"\s+[|•·▪●]\s+|\t+")
_TOWN = re.compile(r",[^\S\n]+(?=(?:[A-Z]{1,2}-)?\d{4,5}[^\S\n]+[^\W\d])")
"""Before the post code of a town that stands behind its street."""
_MAIL_WORD = re.compile(r"(?i)^\W*(?:e-?\s?mail|mail|courriel|correo|posta|e|@)\W*$")
_WEB_WORD = re.compile(r"(?i)^\W*(?:web|website|internet|www|homepage|site|sito|w|url)\W*$")
_GREETINGS = (
    "kind regards", "best regards", "warm regards", "regards", "best wishes", "best", "cheers", "thanks", "thank you",
    "many thanks", "yours sincerely", "yours faithfully", "sincerely", "mit freundlichen grussen", "viele grusse",
    "liebe grusse", "herzliche grusse", "beste grusse", "freundliche grusse", "mfg", "lg", "vg", "cordialement",
    "bien cordialement", "bien a vous", "saludos", "un saludo", "atentamente", "cordiali saluti", "distinti saluti",
    "met vriendelijke groet", "groeten", "atenciosamente", "com os melhores cumprimentos", "med vanliga halsningar",
    "sent from my iphone", "von meinem iphone gesendet", "gesendet von", "envoye de mon iphone",
)  # fmt: skip
_SALUTATIONS = {"mr": "Mr", "mrs": "Mrs", "ms": "Ms", "miss": "Miss", "herr": "Herr", "frau": "Frau", "mme": "Mme",
                "sr": "Sr.", "sra": "Sra.", "sig": "Sig.", "madame": "Madame", "monsieur": "Monsieur"}  # fmt: skip
_TITLES = frozenset(("dr", "prof", "mag", "ing", "dipl"))
_ROLES = re.compile(
    r"(?i)\b(owner|founder|director|manager|buyer|head of|ceo|cto|cfo|partner|assistant|sales|purchas|account|inhaber|"
    r"geschäftsführ|leiter|einkauf|vertrieb|gérant|directeur|directrice|responsable|titolare|eigenaar|propriet|gerente)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A draft of a customer as a block tells it, and their address; both may be blank."""

    customer: Customer
    place: PostalAddress

    @property
    def is_blank(self) -> bool:
        """Whether the block told nothing that has a field."""
        return self.customer == Customer() and self.place == PostalAddress()


def is_rows(text: str) -> bool:
    """Whether a text is rows of cells: copied from a spreadsheet, or lines that divide alike."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return False
    tabs = [line.count("\t") for line in lines]
    if min(tabs) >= 1 and (len(lines) > 1 or tabs[0] >= 2):
        return True
    if max(tabs) >= 2 and len(lines) > 1:
        return True
    for sign in ";,":
        counts = {line.count(sign) for line in lines[:50]}
        if len(lines) >= 3 and len(counts) == 1 and counts.pop() >= 2:
            return True
    return False


def split_pasted(text: str, home_country: str) -> Pasted:
    """The parts of a pasted block: who they are, how to reach them, where they live."""
    customer, rest = Customer(), []
    for line in _lines(text[:LONGEST]):
        customer, left = _taken(customer, line)
        if left:
            rest.append(left)
    rest, role = _without_role(rest)
    place = split_block("\n".join(rest), home_country) if rest else PostalAddress()
    return _settled(replace(customer, role=role), place, rest)


def _lines(text: str) -> list[str]:
    found = []
    for line in _TOWN.sub("\n", text).splitlines():
        for part in _SEGMENTS.split(line):
            tidy = clean_line(part)
            if tidy and not _RULER.match(tidy) and not _is_greeting(tidy):
                found.append(tidy)
    return found[:_MOST_LINES]


def _is_greeting(line: str) -> bool:
    said = fold(line).strip(" ,.!-")
    return said in _GREETINGS or any(said.startswith(f"{one} ") and len(one) > 12 for one in _GREETINGS)


def _taken(customer: Customer, line: str) -> tuple[Customer, str]:
    """Takes out of a line how somebody is reached; what is left may be a name or an address."""
    mails = [mail for mail in _MAIL.findall(line) if is_plausible_email(mail)]
    left = _MAIL.sub(" ", line) if mails else line
    sites = [site.rstrip(".)/") for site in _WEB.findall(left)]
    left = _WEB.sub(" ", left) if sites else left
    if not sites and not mails and (bare := _BARE_WEB.fullmatch(left.rpartition(" ")[2].strip("<>()"))):
        before = left.rpartition(" ")[0]
        if not before or _WEB_WORD.match(before):
            sites, left = [bare[0]], ""
    customer = replace(
        customer,
        emails=_joined(customer.emails, [Email(text=mail) for mail in mails]),
        websites=_joined(customer.websites, [Website(text=site) for site in sites]),
    )
    left = _tidy(left, cut=bool(mails or sites))
    if _MAIL_WORD.match(left) or _WEB_WORD.match(left):
        left = ""
    if (vat := _VAT.search(left)) and (_VAT_WORD.search(left) or vat[0] == left):
        return replace(customer, vat_id=re.sub(r"[\s.]", "", vat[1])), ""
    phone = _phone(left)
    if phone is not None:
        return replace(customer, phones=_joined(customer.phones, [phone])), ""
    return customer, left


def _joined(there: tuple[Item, ...], more: list[Item]) -> tuple[Item, ...]:
    return (*there, *(one for one in more if one not in there))[:LIST_LIMIT]


def _tidy(line: str, *, cut: bool) -> str:
    if not cut:
        return line
    tidy = re.sub(r"[<>()\[\]]", " ", line)
    tidy = re.sub(r"(?i)\b(?:e-?mail|web|website|mail)\s*:", " ", tidy)
    return clean_line(tidy).strip(" ,;:|-–")


def _phone(line: str) -> Phone | None:
    """A phone number: with a word before it that says so, or alone and as long as only phones are."""
    labelled = _LABELLED.match(line)
    if labelled:
        word = fold(labelled[1]).strip(" .:")
        for kind, words in _PHONE_WORDS.items():
            if word in words or labelled[1].strip() in words:
                return Phone(text=clean_line(labelled[2]), kind=kind)
        return None
    alone = _ALONE.match(line)
    digits = sum(map(str.isdigit, line))
    if alone and (digits >= 8 or (digits >= 7 and not line.isdigit()) or line.startswith("+")):
        return Phone(text=clean_line(alone[1]))
    return None


def _without_role(lines: list[str]) -> tuple[list[str], str]:
    """A line such as `Head of purchasing`, below a name; a house number is no role."""
    for at, line in enumerate(lines):
        if at and _ROLES.search(line) and not re.search(r"\d", line) and not is_company(line) and len(line) <= 80:
            return lines[:at] + lines[at + 1 :], line
    return lines, ""


def _settled(customer: Customer, place: PostalAddress, rest: list[str]) -> Pasted:
    """Name and company out of what the address found above its street."""
    name, company = place.name, place.company
    if len(rest) == 1 and not re.search(r"\d", rest[0]):
        # One line without a number is nobody's street.
        alone = rest[0]
        name, company = ("", alone) if is_company(alone) else (alone, "")
        place = PostalAddress()
    elif len(rest) == 2 and not any(re.search(r"\d", line) for line in rest):
        firm = next((line for line in rest if is_company(line)), rest[1])
        company, name = firm, rest[1] if firm == rest[0] else rest[0]
        place = PostalAddress()
    if not (place.street or place.postcode or place.city):
        place = PostalAddress()
    # They live there themselves: their own name above the street says nothing more.
    place = replace(place, name="", company="")
    customer = replace(_named(customer, name), company=company[:LINE_LIMIT])
    if company and not (customer.first_name or customer.last_name):
        customer = replace(customer, type=CustomerType.COMPANY)
    return Pasted(customer=customer, place=place)


def _named(customer: Customer, name: str) -> Customer:
    """First and last name of a full one: `Frau Dr. Ida van der Berg`, `Berg, Ida`, `花森 ゆき`."""
    words = name.split()
    salutation = title = ""
    while len(words) > 1:
        word = fold(words[0]).strip(".")
        if word in _SALUTATIONS and not salutation:
            salutation = words.pop(0)
        elif word in _TITLES:
            title = f"{title} {words.pop(0)}".strip()
        else:
            break
    if not words:
        return customer
    first, last = split_person(" ".join(words))
    return replace(
        customer, salutation=salutation, title=title, first_name=first[:LINE_LIMIT], last_name=last[:LINE_LIMIT]
    )
