"""The kinds of file that an export offers, by words, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.vcard import CardVersion
from craftdesk.services.export.wish import HOLDS, Flavour, Format, What
from craftdesk.ui.widgets.choice import Option


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a choice in the dialog stands for."""

    format: Format
    flavour: Flavour = Flavour.SPREADSHEETS
    cards: CardVersion = CardVersion.V3

    def holds(self, what: What) -> bool:
        """Whether one such file can hold what is wanted."""
        letters = self.flavour is Flavour.LETTERS
        return what in HOLDS[self.format] and (not letters or what is What.CUSTOMERS)


KINDS: dict[str, FileKind] = {
    "workbook": FileKind(Format.XLSX),
    "list": FileKind(Format.CSV),
    "programs": FileKind(Format.CSV, Flavour.PROGRAMS),
    "letters": FileKind(Format.CSV, Flavour.LETTERS),
    "cards": FileKind(Format.VCARD),
    "cards4": FileKind(Format.VCARD, cards=CardVersion.V4),
    "json": FileKind(Format.JSON),
}


def kind_options() -> list[Option]:
    """The kinds with their words."""
    translate = QCoreApplication.translate
    return [
        Option("workbook", translate("Export", "Excel workbook (.xlsx)"),
               translate("Export", "For Excel, LibreOffice and Numbers: days and amounts as such, nothing runs")),
        Option("list", translate("Export", "List for spreadsheets (.csv)"),
               translate("Export", "Opens right with a double click; nothing in it can run as a formula")),
        Option("programs", translate("Export", "List for other programs (.csv)"),
               translate("Export", "UTF-8, commas, decimal points; every cell exactly as it is in your book")),
        Option("letters", translate("Export", "List for form letters (.csv)"),
               translate("Export", "Lines for the envelope and how the letter begins, for a word processor")),
        Option("cards", translate("Export", "Address cards (.vcf)"),
               translate("Export", "vCard 3.0: for phones, mail programs and address books")),
        Option("cards4", translate("Export", "Address cards, newer version (.vcf)"),
               translate("Export", "vCard 4.0: for programs that ask for it")),
        Option("json", translate("Export", "JSON for programmers (.json)"),
               translate("Export", "Complete, with notes and history of payments; described in the manual")),
    ]  # fmt: skip


def kind_of(ending: str, present: str) -> str:
    """The kind that a name ending stands for; the present one where it fits."""
    if KINDS[present].format.value == ending.lower():
        return present
    return next((key for key, kind in KINDS.items() if kind.format.value == ending.lower()), present)


def reasons(what: What) -> dict[str, str]:
    """Kinds that can't hold what is wanted, and why."""
    translate = QCoreApplication.translate
    found = {}
    for key, kind in KINDS.items():
        if not kind.holds(what):
            if kind.format is Format.CSV and kind.flavour is not Flavour.LETTERS:
                found[key] = translate("Export", "A list holds one table; a workbook or JSON holds all of them")
            else:
                found[key] = translate("Export", "Only customers can be written like this")
    return found
