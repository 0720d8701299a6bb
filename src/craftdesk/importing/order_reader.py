"""Rows → orders: rows of one number belong together, wherever they stand; each row ends in exactly one draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from craftdesk.domain.money import plain_amount
from craftdesk.domain.order import Order, OrderStatus
from craftdesk.importing.columns import Cells
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_builder import OrderBuilder
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.order_lines import Unreadable
from craftdesk.importing.order_rows import RETURN, OrderRow, ValueReader, events_of, numbers_of
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.people_reader import PeopleReader
from craftdesk.importing.person import Person
from craftdesk.importing.place_reader import places
from craftdesk.importing.table import Chunk


class OrderReader:
    """Reads the orders of chunks; what a chunk leaves open comes with a later one or with `rest`."""

    def __init__(
        self,
        columns: ColumnMap,
        people: PeopleReader,
        builder: OrderBuilder,
        scattered: dict[str, int],
        tidings: Tidings,
    ) -> None:
        self._columns = columns
        self._preset = columns.preset
        self._people = people
        self._builder = builder
        self._scattered = scattered
        self._tidings = tidings
        self._values = ValueReader(columns)
        self._open: tuple[str, list[OrderRow]] | None = None
        self._waiting: dict[str, list[OrderRow]] = {}

    def read(self, chunk: Chunk, cells: Cells) -> list[OrderDraft]:
        """The orders that are complete after this chunk, and the rows that belong to none."""
        done: list[OrderDraft] = []
        for number, row, problem in self._rows(chunk, cells):
            # A row that is no order still has its place among those of the number that it names.
            if not number:
                done.append(_refused([row], problem or RowMessage(row.row, "order.no_number")))
            elif number in self._scattered:
                waiting = self._waiting.setdefault(number, [])
                waiting.append(row)
                if len(waiting) == self._scattered[number]:
                    done += self._finished(number, self._waiting.pop(number))
            elif self._open is not None and self._open[0] == number:
                self._open[1].append(row)
            else:
                done += self._close()
                self._open = (number, [row])
        return done

    def rest(self) -> list[OrderDraft]:
        """The orders that were still open at the end of the file."""
        done = self._close()
        for number, rows in self._waiting.items():
            done += self._finished(number, rows)
        self._waiting = {}
        return done

    def _close(self) -> list[OrderDraft]:
        if self._open is None:
            return []
        number, rows = self._open
        self._open = None
        return self._finished(number, rows)

    def _finished(self, number: str, rows: list[OrderRow]) -> list[OrderDraft]:
        """The order of some rows, and the rows among them that are none."""
        refused = [row for row in rows if row.event not in {"", RETURN}]
        done = [_refused([row], RowMessage(row.row, row.event, {"number": number[:60]})) for row in refused]
        rows = [row for row in rows if row.event in {"", RETURN}]
        returns = [row for row in rows if row.is_return] if self._preset.incoming_only else []
        if not returns:
            return [*done, self._order(number, rows)] if rows else done
        sales = [row for row in rows if not row.is_return]
        if sales:
            done.append(self._order(number, sales, returns))
            params = {"number": number[:60]}
            return done + [_refused([row], RowMessage(row.row, "import.skip.refund", params)) for row in returns]
        return [*done, self._order(number, (), returns)]

    def _order(self, number: str, rows: Sequence[OrderRow], returns: Sequence[OrderRow] = ()) -> OrderDraft:
        every = rows or returns
        try:
            built = self._builder.build(number, rows, returns)
        except Unreadable as reason:
            return _refused(every, reason.message)
        problem = None
        if rows:
            self._tell(every[0].row, built.order, built.person)
        else:
            problem = RowMessage(every[0].row, "import.skip.refund_alone", {"number": number[:60]})
        return OrderDraft(
            rows=tuple(row.row for row in every),
            order=built.order,
            person=built.person if rows else None,
            stated=built.stated if rows else 0,
            only_returns=not rows,
            problem=problem,
        )

    def _tell(self, row: int, order: Order, person: Person | None) -> None:
        """What the owner should know of an order that comes in as it is."""
        number = order.number[:60]
        if person is None:
            self._tidings.warn(row, "import.warn.no_customer", number=number)
        if order.status is OrderStatus.UNCONFIRMED:
            self._tidings.warn(row, "import.warn.unconfirmed", number=number)
        if order.refunded:
            amount = f"{plain_amount(order.refunded, order.currency)} {order.currency}"
            self._tidings.warn(row, "import.warn.refunded", number=number, amount=amount)
        elif order.status is OrderStatus.CANCELLED:
            self._tidings.warn(row, "import.warn.cancelled", number=number)
        if self._preset.incoming_only and not order.paid:
            self._tidings.warn(row, "import.warn.unpaid", number=number)

    def _rows(self, chunk: Chunk, cells: Cells) -> Iterator[tuple[str, OrderRow, RowMessage | None]]:
        """(number, row, why it is no order where it has no number) of each row."""
        billing = places(cells, "billing", self._tidings)
        shipping = places(cells, "shipping", self._tidings)
        people = self._people.read(chunk, cells, billing, shipping)
        numbers, events = numbers_of(chunk, self._columns), events_of(chunk, self._columns)
        values, items = self._values.orders(cells), self._values.items(cells)
        for place, row in enumerate(cells.rows):
            person = people[place]
            bills, ships = billing[place], shipping[place]
            one = OrderRow(
                row=row,
                values=values[place],
                items=items[place],
                person=person if isinstance(person, Person) else None,
                billing=bills[0] if bills else None,
                shipping=ships[0] if ships else None,
                event=events[place] or self._outgoing(values[place]),
            )
            number, problem = numbers[place], None
            if not number or not (one.values or one.items or one.person):
                number, problem = self._numberless(one, number, sum(bool(column[place]) for column in chunk.columns))
            yield number, one, problem

    def _outgoing(self, values: dict[str, object]) -> str:
        """The code of a row that is money going out, in files that hold both ways."""
        if not self._preset.incoming_only:
            return ""
        total = values.get("order_total")
        return "" if total is not None and getattr(total, "value", 0) > 0 else "import.skip.outgoing"

    @staticmethod
    def _numberless(row: OrderRow, number: str, filled: int) -> tuple[str, RowMessage | None]:
        """The number of a row that can't be an order, which is nothing where it is a footer, and why."""
        if filled <= 1:
            return "", RowMessage(row.row, "import.row.footer")
        if row.event not in {"", RETURN}:
            return number, RowMessage(row.row, row.event, {"number": number[:60]})
        if not number and (unread := row.values.get("order_date?")) is not None:
            return "", RowMessage(row.row, "order.no_number_nor_date", {"value": str(unread)[:40]})
        return number, None


def _refused(rows: Sequence[OrderRow], message: RowMessage) -> OrderDraft:
    return OrderDraft(rows=tuple(row.row for row in rows), order=None, problem=message)
