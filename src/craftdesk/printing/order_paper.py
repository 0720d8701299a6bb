"""The papers of orders and customers' accounts, from their content to words in blocks."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from craftdesk.domain.paper import ISSUED, PRICELESS, AccountLine, PaperContent, PaperKind, PaperLine, Seller
from craftdesk.printing.marks import Side
from craftdesk.printing.sheet import Block, Column, Letterhead, Paragraph, Row, Sheet, SumLine, Sums, Table
from craftdesk.printing.words import PaperFormat, filled, quantity_words, rate_words, said


def sheet_of(content: PaperContent, fmt: PaperFormat) -> Sheet:
    """A paper in words."""
    draft = content.kind in ISSUED and not content.number
    title = title_of(content)
    numbered = f"{title} {content.number}".strip()
    return Sheet(
        paper=content.paper,
        title=numbered,
        short_title=numbered,
        head=head_of(content.seller),
        recipient=content.recipient,
        facts=tuple(_facts(content, fmt)),
        blocks=tuple(_blocks(content, fmt)),
        foot=foot_of(content.seller),
        stamp=said("paper.draft") if draft else "",
    )


def title_of(content: PaperContent) -> str:
    """What a paper is called."""
    if content.kind is PaperKind.INVOICE and content.is_credit:
        return said("paper.invoice.credit")
    return said(f"paper.{content.kind.value}")


def head_of(seller: Seller) -> Letterhead:
    """The head of the shop's letters."""
    place = ", ".join(seller.place)
    reach = "  ·  ".join(filter(None, (seller.phone, seller.email, seller.website)))
    try:
        logo = base64.b64decode(seller.logo, validate=True)
    except (binascii.Error, ValueError):
        logo = b""
    return Letterhead(
        name=seller.name or said("paper.nameless"),
        lines=tuple(filter(None, (place, reach))),
        sender="  ·  ".join(filter(None, (seller.name, *seller.place))),
        logo=logo,
    )


def foot_of(seller: Seller) -> tuple[str, ...]:
    """The foot of the shop's letters: its numbers and its bank."""
    numbers = [
        said(code, text=text)
        for code, text in (("paper.foot.vat_id", seller.vat_id), ("paper.foot.tax_number", seller.tax_number))
        if text
    ]
    bank = "  ·  ".join(filter(None, (line.strip() for line in seller.bank.split("\n"))))
    return tuple(filter(None, ("  ·  ".join(numbers), bank)))


def _facts(content: PaperContent, fmt: PaperFormat) -> Iterator[tuple[str, str]]:
    if content.number:
        yield said("paper.fact.number"), content.number
    for fact in content.facts:
        value = fmt.date_short(fact.day) if fact.day is not None else fact.text
        if value:
            yield said(fact.code), value


def _blocks(content: PaperContent, fmt: PaperFormat) -> Iterator[Block]:
    for what in content.opening:
        yield Paragraph(text=filled(what, fmt, content.currency))
    if content.lines:
        yield _lines(content, fmt)
    if content.orders:
        yield _open_orders(content, fmt)
    if content.payments:
        yield _payments(content, fmt)
    if content.sums:
        yield Sums(lines=tuple(_sums(content, fmt)))
    if content.taxes:
        yield _taxes(content, fmt)
    for what in content.notes:
        yield Paragraph(text=filled(what, fmt, content.currency))


def _lines(content: PaperContent, fmt: PaperFormat) -> Table:
    columns = [
        Column(title=said("paper.column.item")),
        Column(title=said("paper.column.quantity"), width=20.0, side=Side.RIGHT),
    ]
    if content.kind in PRICELESS:
        rows = [_row(line, content, fmt, rates=False) for line in content.lines]
        return Table(columns=tuple(columns), rows=tuple(rows))
    rates = len({line.tax_rate for line in content.lines}) > 1
    columns.append(Column(title=said("paper.column.price"), width=25.0, side=Side.RIGHT))
    if rates:
        columns.append(Column(title=said("paper.column.tax"), width=12.0, side=Side.RIGHT))
    columns.append(Column(title=said("paper.column.amount"), width=27.0, side=Side.RIGHT))
    rows, sum_so_far = [], 0
    for line in content.lines:
        sum_so_far += line.total or 0
        rows.append(_row(line, content, fmt, rates=rates, running=fmt.money(sum_so_far, content.currency)))
    return Table(columns=tuple(columns), rows=tuple(rows), carried=said("paper.carried"), brought=said("paper.brought"))


def _row(line: PaperLine, content: PaperContent, fmt: PaperFormat, *, rates: bool, running: str = "") -> Row:
    name = line.name or said("paper.line.order", text=line.detail)
    cells = [name, quantity_words(line.quantity, line.unit, fmt)]
    details = [line.detail] if line.name and line.detail else []
    if content.kind not in PRICELESS:
        price = "" if line.unit_price is None else fmt.money(line.unit_price, content.currency)
        cells += [price, *([rate_words(line.tax_rate, fmt)] if rates else [])]
        cells.append("" if line.total is None else fmt.money(line.total, content.currency))
        if line.discount:
            less = (
                rate_words(line.discount_rate, fmt)
                if line.discount_rate
                else fmt.money(line.discount, content.currency)
            )
            details.append(said("paper.line.discount", text=less))
    return Row(cells=tuple(cells), details=tuple(details), running=running)


def _sums(content: PaperContent, fmt: PaperFormat) -> Iterator[SumLine]:
    for one in content.sums:
        day = fmt.date_short(one.day) if one.day is not None else ""
        words = said(one.code, day=day, text=one.text)
        yield SumLine(words=words, amount=fmt.money(one.amount, content.currency), strong=one.strong)


def _taxes(content: PaperContent, fmt: PaperFormat) -> Table:
    titles = ("paper.taxes.rate", "paper.taxes.net", "paper.taxes.tax", "paper.taxes.gross")
    columns = tuple(Column(title=said(code), width=0 if not place else 34.0, side=Side.RIGHT if place else Side.LEFT)
                    for place, code in enumerate(titles))  # fmt: skip
    rows = tuple(
        Row(
            cells=(
                rate_words(one.rate, fmt),
                *(fmt.money(amount, content.currency) for amount in (one.net, one.tax, one.net + one.tax)),
            )
        )
        for one in content.taxes
    )
    return Table(columns=columns, rows=rows, title=said("paper.taxes"))


def _open_orders(content: PaperContent, fmt: PaperFormat) -> Table:
    titles = ("paper.column.order", "paper.column.day", "paper.column.amount", "paper.column.paid", "paper.column.open")
    widths = (0.0, 28.0, 30.0, 30.0, 30.0)
    columns = tuple(
        Column(title=said(code), width=width, side=Side.RIGHT if place > 1 else Side.LEFT)
        for place, (code, width) in enumerate(zip(titles, widths, strict=True))
    )
    rows = tuple(
        Row(
            cells=(
                one.text,
                _day(one, fmt),
                *(fmt.money(a, content.currency) for a in (one.amount, one.paid, one.open)),
            )
        )
        for one in content.orders
    )
    return Table(columns=columns, rows=rows, title=said("paper.statement.orders"))


def _payments(content: PaperContent, fmt: PaperFormat) -> Table:
    columns = (
        Column(title=said("paper.column.what")),
        Column(title=said("paper.column.day"), width=28.0),
        Column(title=said("paper.column.amount"), width=30.0, side=Side.RIGHT),
    )
    rows = tuple(
        Row(cells=(said(one.code, text=one.text), _day(one, fmt), fmt.money(one.amount, content.currency)))
        for one in content.payments
    )
    return Table(columns=columns, rows=rows, title=said("paper.statement.payments"))


def _day(line: AccountLine, fmt: PaperFormat) -> str:
    return fmt.date_short(line.day) if line.day is not None else ""
