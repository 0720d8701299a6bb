"""The editor of a day that is typed as people say it: Friday, +3, tomorrow, 24.12."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.look import Look


class DayEditor(DateEditor):
    """`ahead`: a weekday, or a date without a year, lies ahead of today; otherwise it is the last one."""

    def __init__(
        self, look: Look, fmt: Formatter, today: Callable[[], date], hint: str, *, ahead: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, fmt, today, hint, parent)
        self._ahead, self._now = ahead, today

    def value(self) -> date | None:  # type: ignore[override]  # a day where the base edits text
        """Return the day; None when there is none to be read."""
        text = self.line.text().strip()
        return self.fmt.parse_date(text, self._now(), ahead=self._ahead) if text else None
