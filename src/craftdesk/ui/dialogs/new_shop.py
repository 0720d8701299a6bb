"""Making a new shop: its name, country and currency, and where its file is to be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.shop_usual import usual_settings
from craftdesk.ui.fonts import Role
from craftdesk.ui.format import all_countries
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.problem_bar import ProblemBar

SUFFIX = ".craftdesk"
_FORBIDDEN = frozenset('<>:"/\\|?*')
CURRENCIES = (
    "EUR", "GBP", "USD", "CHF", "DKK", "SEK", "NOK", "PLN", "CZK", "HUF", "RON", "BGN", "ISK", "CAD", "AUD", "NZD",
    "JPY", "KRW", "INR", "BRL", "MXN", "ZAR", "ILS", "TRY", "UAH", "SGD", "HKD",
)  # fmt: skip
_BY_COUNTRY = {
    "GB": "GBP", "US": "USD", "CH": "CHF", "LI": "CHF", "DK": "DKK", "SE": "SEK", "NO": "NOK", "PL": "PLN",
    "CZ": "CZK", "HU": "HUF", "RO": "RON", "IS": "ISK", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "JP": "JPY",
    "KR": "KRW", "IN": "INR", "BR": "BRL", "MX": "MXN", "ZA": "ZAR", "IL": "ILS", "TR": "TRY", "UA": "UAH",
    "SG": "SGD", "HK": "HKD",
}  # fmt: skip


class NewShopDialog(QDialog):
    """Asks for the little that a new shop needs; `made` brings the file's place and the settings."""

    made = Signal(object, object)

    def __init__(self, kit: Kit, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._folder, self._chosen = kit, folder, False
        look = kit.look
        self.setWindowTitle(self.tr("New shop"))
        self._problem = ProblemBar(look)
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Atelier Linnea"))
        self._name.setMaxLength(120)
        self._country, self._currency = QComboBox(), QComboBox()
        for code, name in all_countries():
            self._country.addItem(name, code)
        for code in CURRENCIES:
            symbol = kit.format.symbol(code)
            self._currency.addItem(f"{code}  {symbol}" if symbol != code else code, code)
        self._file = QLineEdit()
        self._browse = Button(look, self.tr("Choose…"))
        self._create = Button(look, self.tr("Create shop"), kind=ButtonKind.PRIMARY)
        self._create.setDefault(True)
        self._cancel = Button(look, self.tr("Cancel"))
        self._lay_out()
        self._name.textEdited.connect(self._on_name_text_edited)
        self._file.textEdited.connect(self._on_file_text_edited)
        self._country.activated.connect(self._on_country_activated)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._create.clicked.connect(self._on_create_clicked)
        self._cancel.clicked.connect(self.reject)
        self._country.setCurrentIndex(max(0, self._country.findData(kit.format.own_country)))
        self._on_country_activated(0)
        self._on_name_text_edited("")

    def _lay_out(self) -> None:
        px, look = self._kit.look.px, self._kit.look
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Name of the shop"), self._name),
            (self.tr("C&ountry"), self._country),
            (self.tr("C&urrency"), self._currency),
            (self.tr("&File"), self._file),
        )
        for at, (text, field) in enumerate(rows):
            label = Label(look, text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        grid.addWidget(self._browse, len(rows) - 1, 2)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._create)
        title = Label(look, self.tr("A new customer book"), role=Role.PANE_TITLE)
        hint = Label(look, self.tr("Everything lives in this one file. Copy it, back it up, carry it with you."),
                     role=Role.SMALL, ink="muted", wrap=True)  # fmt: skip
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(18), px(20), px(16))
        box.setSpacing(px(12))
        for part in (title, hint, self._problem):
            box.addWidget(part)
        box.addLayout(grid)
        box.addSpacing(px(6))
        box.addLayout(buttons)
        self.setMinimumWidth(px(520))

    def _path(self) -> Path:
        path = Path(self._file.text().strip()).expanduser()
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def show_problem(self, text: str) -> None:
        """Say what stands against it; everything typed stays."""
        self._problem.show_problem(text)

    @Slot(str)
    def _on_name_text_edited(self, text: str) -> None:
        if not self._chosen:
            plain = "".join(" " if char in _FORBIDDEN or not char.isprintable() else char for char in text).strip(" .")
            self._file.setText(str(_free(self._folder / f"{plain or self.tr('My shop')}{SUFFIX}")))
        self._create.setEnabled(bool(text.strip()))

    @Slot(str)
    def _on_file_text_edited(self, _text: str) -> None:
        self._chosen = True

    @Slot(int)
    def _on_country_activated(self, _at: int) -> None:
        currency = _BY_COUNTRY.get(str(self._country.currentData()), "EUR")
        self._currency.setCurrentIndex(max(0, self._currency.findData(currency)))

    @Slot()
    def _on_browse_clicked(self) -> None:
        kinds = self.tr("Shop files (*{0})").replace("{0}", SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Where the shop is to be"), self._file.text(), kinds)
        if chosen:
            self._chosen = True
            self._file.setText(chosen)

    @Slot()
    def _on_create_clicked(self) -> None:
        path = self._path()
        if path.exists():
            self.show_problem(self.tr("There is a file of this name already. Choose another name or place."))
            self._file.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not path.parent.is_dir():
            self.show_problem(self.tr("The folder “{0}” is not there.").replace("{0}", str(path.parent)))
            return
        settings = ShopSettings(
            name=self._name.text().strip(),
            currency=str(self._currency.currentData()),
            country=str(self._country.currentData()),
            language=self._kit.format.language,
        )
        self.made.emit(path, usual_settings(settings))


def _free(path: Path) -> Path:
    """A name that is not taken yet: `My shop 2`."""
    at, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {at}{path.suffix}")
        at += 1
    return free
