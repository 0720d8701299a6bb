"""Other people to talk to at a customer's: lines of the note, for their e-mail addresses are not the customer's."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.importing.columns import Cells

_TARGET = frozenset({"other_contact"})


def contact_lines(cells: Cells) -> list[str] | None:
    """What each row says of other contacts, a line each; None when the file has no such columns."""
    groups = cells.groups(_TARGET)
    if not groups:
        return None
    found: list[list[str]] = [[] for _ in cells.rows]
    own = cells.line("emails") or [""] * len(cells.rows)
    for group in groups:
        columns = cells.exactly(f"other_contact:{group}" if group else "other_contact")
        for lines, mail, row in zip(found, own, zip(*columns, strict=True), strict=True):
            myself = bool(mail) and any(mail.casefold() == part.casefold() for part in row)
            if not myself and (line := contact_line(row)):
                lines.append(line)
    return ["\n".join(dict.fromkeys(lines)) for lines in found]


def contact_line(parts: Sequence[str]) -> str:
    """`Nuala Thistledown, nuala@example.com`: the words of the name together, what can be written or called behind."""
    filled = [part for part in parts if part]
    names = [part for part in filled if "@" not in part and not _is_number(part)]
    return ", ".join([" ".join(names)] * bool(names) + [part for part in filled if part not in names])


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) > len(text) // 2
