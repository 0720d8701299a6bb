"""Editors of numbers, percentages, money and days: typed freely, read by the one formatter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QPoint, Qt, Slot
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from craftdesk.domain.dates import PartialDate
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind


class NumberEditor(TextEditor):
    """A whole number, or none."""

    def __init__(self, look: Look, fmt: Formatter, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, hint, parent)
        self.fmt = fmt

    def value(self) -> int | None:  # type: ignore[override]  # a number where the base edits text
        """Return the number; None when there is none to be read."""
        return self._read(self.line.text())

    def show_value(self, value: object) -> None:
        """Show a number, or an empty field."""
        self.line.setText(self._written(value) if isinstance(value, int) else "")

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is no number."""
        text = self.line.text().strip()
        return Problem("number.unreadable", "", {"text": text}) if text and self.value() is None else None

    def tidy(self) -> None:
        """Write the number the usual way; a text that is none stays as it is."""
        value = self._read(self.line.text())
        if value is not None:
            self.line.setText(self._written(value))

    def _read(self, text: str) -> int | None:
        number = self.fmt.parse_quantity(text)
        return int(number) if number is not None and number == number.to_integral_value() else None

    def _written(self, value: int) -> str:
        return self.fmt.count(value)


class PercentEditor(NumberEditor):
    """A percentage, kept in hundredths of a percent; empty is none."""

    def value(self) -> int:  # type: ignore[override]  # never None: an empty field is 0 %
        """Return hundredths of a percent."""
        return self._read(self.line.text()) or 0

    def show_value(self, value: object) -> None:
        """Show a percentage, or an empty field for none."""
        self.line.setText(self._written(value) if isinstance(value, int) and value else "")

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is no percentage."""
        text = self.line.text().strip()
        return Problem("number.unreadable", "", {"text": text}) if text and self._read(text) is None else None

    def _read(self, text: str) -> int | None:
        number = self.fmt.parse_quantity(text.replace("%", "").replace("٪", ""))
        return None if number is None else int((number * 100).to_integral_value())

    def _written(self, value: int) -> str:
        return f"{self.fmt.quantity(Decimal(value) / 100)} %" if value else ""


class MoneyEditor(NumberEditor):
    """An amount in the shop's currency, or none."""

    def __init__(
        self, look: Look, fmt: Formatter, currency: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, fmt, hint, parent)
        self.currency = currency

    def _read(self, text: str) -> int | None:
        return self.fmt.parse_money(text, self.currency)

    def _written(self, value: int) -> str:
        return self.fmt.money(value, self.currency)


class DateEditor(TextEditor):
    """A day, typed as people type days or picked from a calendar."""

    def __init__(
        self, look: Look, fmt: Formatter, today: Callable[[], date], hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, hint, parent)
        self.fmt, self._today = fmt, today
        self._pick = Button(look, self.tr("Choose a day"), kind=ButtonKind.QUIET, icon="calendar")
        self._pick.clicked.connect(self._on_pick_clicked)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._pick)

    def value(self) -> date | None:  # type: ignore[override]  # a day where the base edits text
        """Return the day; None when there is none to be read."""
        text = self.line.text().strip()
        return self.fmt.parse_date(text, self._today()) if text else None

    def show_value(self, value: object) -> None:
        """Show a day, or an empty field."""
        self.line.setText(self.fmt.date_short(value) if isinstance(value, date) else "")

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is no day."""
        text = self.line.text().strip()
        return Problem("date.unreadable", "", {"text": text}) if text and self.value() is None else None

    def tidy(self) -> None:
        """Write the day the usual way, so that a misreading shows."""
        value = self.value()
        if value is not None:
            self.line.setText(self.fmt.date_short(value))

    @Slot()
    def _on_pick_clicked(self) -> None:
        popup = CalendarPopup(self.fmt, self.value() or self._today(), self)
        popup.calendar.clicked.connect(self._on_calendar_chosen)
        popup.calendar.activated.connect(self._on_calendar_chosen)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(QDate)
    def _on_calendar_chosen(self, day: QDate) -> None:
        self.line.setText(self.fmt.date_short(date(day.year(), day.month(), day.day())))
        popup = self.findChild(CalendarPopup)
        if popup is not None:
            popup.close()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()


class CalendarPopup(QWidget):
    """A month to pick a day from; weeks start as the locale says."""

    def __init__(self, fmt: Formatter, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek(fmt.first_weekday))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.calendar)


class BirthdayEditor(Editor):
    """Day, month, and a year that may stay empty."""

    def __init__(self, look: Look, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        self.day = QLineEdit()
        self.day.setPlaceholderText(self.tr("Day"))
        self.day.setMaxLength(2)
        self.month = QComboBox()
        self.month.addItem(self.tr("Month"), 0)
        for month in range(1, 13):
            self.month.addItem(fmt.month_name(month), month)
        self.year = QLineEdit()
        self.year.setPlaceholderText(self.tr("Year, if known"))
        self.year.setMaxLength(4)
        for widget, share in ((self.day, 2), (self.month, 4), (self.year, 4)):
            row.addWidget(widget, share)
        self.day.setMinimumWidth(look.px(56))
        self.day.textEdited.connect(self._on_part_edited)
        self.year.textEdited.connect(self._on_part_edited)
        self.month.activated.connect(self._on_part_edited)
        self.setFocusProxy(self.day)

    def value(self) -> PartialDate | None:
        """Return the birthday; None without one, or while it makes no day."""
        day, month, year = self.day.text().strip(), self.month.currentData(), self.year.text().strip()
        if not day.isdecimal() or not month or (year and not year.isdecimal()):
            return None
        try:
            return PartialDate(int(month), int(day), int(year) if year else None)
        except (ValueError, OverflowError):
            return None

    def show_value(self, value: object) -> None:
        """Show a birthday, or empty fields."""
        known = value if isinstance(value, PartialDate) else None
        self.day.setText(str(known.day) if known else "")
        self.month.setCurrentIndex(known.month if known else 0)
        self.year.setText(str(known.year) if known and known.year else "")

    def unreadable(self) -> Problem | None:
        """Say so when what is filled in makes no day."""
        some = self.day.text().strip() or self.month.currentData() or self.year.text().strip()
        return Problem("birthday.unreadable") if some and self.value() is None else None

    def set_name(self, name: str) -> None:
        """Name each part."""
        words_of = (self.tr("{0}: day"), self.tr("{0}: month"), self.tr("{0}: year"))
        parts = zip(self.targets(), words_of, strict=True)
        for widget, words in parts:
            widget.setAccessibleName(words.format(name))

    def targets(self) -> tuple[QWidget, ...]:
        """All three parts carry the state."""
        return (self.day, self.month, self.year)

    @Slot()
    def _on_part_edited(self) -> None:
        self.edited.emit()
