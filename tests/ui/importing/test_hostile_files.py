"""Files that are torn or mean harm, handed to the page: one sentence or a plan, and the next file is read as ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.support.workbooks import container, unzipped, xlsx, zipped
from tests.ui.importing.bench import Bench

ROWS = [["First name", "Last name", "E-mail"], ["Ida", "Berg", "ida@example.com"]]
LAUGHS = b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
GOOD = "First name,Last name,E-mail\nAnna,Berg,anna@example.org\n"
BOMB = "{file} would unpack into far more than any list holds."
REFUSED: dict[str, tuple[bytes, str]] = {
    "picture.vcf": (b"\xff\xd8\xff\xe0" + b"JFIF" * 90, "{file} is a picture, not a list."),
    "laughs.xlsx": (zipped({**unzipped(xlsx({"A": ROWS})), "xl/sharedStrings.xml": LAUGHS}), BOMB),
    "torn.xlsx": (xlsx({"A": ROWS})[:2_000], "{file} begins like a workbook, but can’t be read as one."),
    "locked.xlsx": (container({"EncryptedPackage": b"x" * 5_000}), "{file} is protected with a password."),
    "columns.csv": (b"," * 100_000 + b"a", "{file} has 100,001 columns, and 16,384 are the most"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_and_the_next_one_is_read(bench: Bench, tmp_path: Path, name: str) -> None:
    content, said = REFUSED[name]
    bad, good = tmp_path / name, tmp_path / "good.csv"
    bad.write_bytes(content)
    good.write_text(GOOD, "utf-8")
    bench.page.start(bad)
    bench.qtbot.waitUntil(bench.page.trouble.isVisible)
    assert bench.page.trouble.state.accessibleDescription().startswith(said.format(file=name))
    bench.bring_in(good)
    assert bench.names() == ["Anna Berg"]


def test_markup_and_turned_signs_are_shown_as_they_stand(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(f"{GOOD}<img src=file:///etc/passwd>,<b>Uhl</b>,\u202euma@example.org\n", "utf-8")
    bench.look_at(file)
    assert [name for _, name, _ in bench.rows("new")] == ["Anna Berg", "<img src=file:///etc/passwd> <b>Uhl</b>"]
    rich = [label.text() for label in bench.page.findChildren(QLabel) if label.textFormat() == Qt.TextFormat.RichText]
    assert rich == []
    bench.bring_in(file)
    assert len(bench.names()) == 2
