"""What dropping files on the window would do, told while they are still in the air: by name and size only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

ENDINGS = "*.csv *.tsv *.txt *.tab *.xlsx *.xlsm *.xls *.ods *.vcf *.vcard *.json *.craftdesk"
"""What the files that can be brought in are usually called."""
_USABLE = frozenset((*(ending.removeprefix("*") for ending in ENDINGS.split()), ""))


def describe_drop(paths: Sequence[Path]) -> tuple[str, str, bool]:
    """Return title, detail and whether dropping does something good."""
    translate = QCoreApplication.translate
    usable = [path for path in paths if path.suffix.lower() in _USABLE and has_content(path)]
    if usable:
        detail = translate("Drop", "You will see every change before anything is saved.")
        if len(usable) == 1:
            return translate("Drop", "Drop to look at {file}").format(file=usable[0].name), detail, True
        return translate("Drop", "Drop to look at {n} files, one after the other").format(n=len(usable)), detail, True
    return _refusal(paths[0] if paths else Path())


def _refusal(path: Path) -> tuple[str, str, bool]:
    translate = QCoreApplication.translate
    if path.is_dir():
        title = translate("Drop", "A folder can't be brought in")
        return title, translate("Drop", "Open it and drop the files that are in it."), False
    if path.suffix.lower() in _USABLE:
        return translate("Drop", "{file} is empty").format(file=path.name), "", False
    title = translate("Drop", "{file} is no list of customers").format(file=path.name)
    return title, translate("Drop", "CraftDesk reads lists as text, workbooks and address cards."), False


def is_a_file(path: Path) -> bool:
    """Whether it is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def has_content(path: Path) -> bool:
    """Whether it is a file with something in it."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:
        return False
