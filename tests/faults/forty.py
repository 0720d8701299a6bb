"""The forty bad inputs of the promise, and where each has its exact words: on the command line and in the window.

Lists and shop files stand in tables that both doors are tried on; what is wrong around them has a test at each door.
"""

from __future__ import annotations

LISTS: dict[str, str] = {
    "an empty file": "empty",
    "a JPEG called .csv": "jpeg",
    "the database of another program as a list": "database",
    "an unclosed quote": "quote never closed",
    "NUL bytes": "NUL in a row",
    "UTF-16 without a mark": "UTF-16 without a mark, small end first",
    "five million columns": "five million columns",
    "20 MB in one cell": "20 MB in a cell",
    "a heading twice": "a heading twice",
    "empty headings": "headings with gaps",
    "too few or too many cells": "too few cells, and too many",
    "1.234,56 beside 1,234.56": "1.234,56 beside 1,234.56",
    "²": "² for an amount",
    "NaN": "NaN for an amount",
    "1e999": "1e999 for an amount",
    "U+2212": "a minus of printers",
    "31.02.": "31 February",
    "29.02.2023": "29 February of no leap year",
    "02/03/04": "02/03/04",
    "a workbook bomb": "a workbook that unpacks into gigabytes",
    "formulas": "formulas",
    "vCards nested 20,000 deep": "cards nested 20,000 deep",
    "broken base64": "a broken picture",
    "a word of a million letters in a list": "a name of a million letters",
    "lone surrogates": "lone surrogate in UTF-16",
}
"""Rows of bad_lists.BAD_LISTS."""

SHOPS: dict[str, str] = {
    "an empty shop file": "empty",
    "a JPEG called .craftdesk": "jpeg",
    "another program’s SQLite file": "foreign",
    "a newer version": "newer",
    "cut at a random byte": "cut at a random byte",
    "a stale journal beside the file": "stale journal beside it",
}
"""Rows of bad_shops.SHOPS."""

AROUND: dict[str, tuple[str, str]] = {
    "a read-only folder": ("test_a_disk_that_can_only_be_read", "test_a_list_dropped_on_a_shop_that_can_only_be_read"),
    "a disk full in a save": (
        "test_a_full_disk_in_a_save_and_in_an_import", "test_a_disk_that_is_full_in_a_save_and_in_an_import"),
    "a disk full in an import": (
        "test_a_full_disk_in_a_save_and_in_an_import", "test_a_disk_that_is_full_in_a_save_and_in_an_import"),
    "a disk full in a backup": ("test_a_full_disk_in_a_backup", "test_a_disk_that_is_full_in_a_backup"),
    "a clock 400 days back": ("test_a_clock_400_days_back", "test_a_clock_400_days_back"),
    "the night the clocks change": ("test_the_night_the_clocks_change", "test_the_night_the_clocks_change"),
    "the locale changed while running": ("test_every_locale_says_the_same", "test_a_locale_that_changes_under_a_form"),
}  # fmt: skip
"""Tests of test_bad_surroundings.py here and in end2end."""

NAMES: dict[str, str] = {
    "<img src=file:///…>": "a picture",
    "3,000 tables": "a hundred tables",
    "right-to-left overrides": "text turned round",
}
"""Rows of end2end/test_bad_names.py, which goes through the command line, too."""
