"""What can be asked on the command line."""

from __future__ import annotations

import argparse
from datetime import date

from craftdesk import __version__
from craftdesk.domain.query import CustomerSort

_EPILOG = "craftdesk [FILE] opens the window. Every command takes --json."


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = argparse.ArgumentParser(
        prog="craftdesk", description="The customer book of a craft shop.", epilog=_EPILOG, allow_abbrev=False
    )
    top.add_argument("--version", action="version", version=f"craftdesk {__version__}")
    top.add_argument("--json", action="store_true", help="print one JSON object")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")
        return made

    _making(command("new", "Make a new shop file."), command("sample", "Make a shop file with invented customers."))
    _importing(command("import", "Bring files into a shop."))
    _exporting(command("export", "Write customers, orders, products or everything into a file."))
    _looking(
        command("find", "Find customers."),
        command("list", "List customers."),
        command("show", "Show one customer with everything."),
        command("stats", "Figures of the shop or of one customer."),
    )
    history = command("history", "What was done, newest first.")
    history.add_argument("shop")
    history.add_argument("--limit", type=_count, default=20)
    for name, words in (("undo", "Take back what was done last."), ("redo", "Put back what was undone last."),
                        ("check", "Check a shop file.")):  # fmt: skip
        command(name, words).add_argument("shop")
    backup = command("backup", "Back up a shop file.")
    backup.add_argument("shop")
    backup.add_argument("--to", metavar="DIR")
    backup.add_argument("--second", metavar="DIR", help="the second place, such as a stick, from now on")
    backup.add_argument("--encrypt", action="store_true", help="encrypt what goes to the second place")
    backup.add_argument("--passphrase-file", metavar="FILE", help="instead of asking")
    restore = command("restore", "Put a backup in the place of a shop file; what was there is kept.")
    restore.add_argument("backup", nargs="?", help="without one: list what there is")
    restore.add_argument("--to", required=True, metavar="SHOP")
    restore.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase or the recovery code")
    salvage = command("salvage", "Rescue what can be read of a damaged shop file; 1 when not everything.")
    salvage.add_argument("damaged")
    salvage.add_argument("--to", required=True, metavar="NEW")
    salvage.add_argument("--report", metavar="FILE.txt|.csv", help="where the report goes; beside the new shop if not")
    _merging(
        command("duplicates", "Find customers who may be one and the same; 1 when there are none."),
        command("merge", "Make one customer of two to five; undo takes it back."),
    )
    return top


def _merging(duplicates: argparse.ArgumentParser, merge: argparse.ArgumentParser) -> None:
    duplicates.add_argument("shop")
    duplicates.add_argument(
        "--limit", type=_count, metavar="N", help="show at most so many groups, the likeliest first"
    )
    merge.add_argument("shop")
    merge.add_argument("keep", metavar="KEEP", help="number of the customer who stays")
    merge.add_argument("others", metavar="OTHER", nargs="+", help="numbers of those who go into them")


def _making(new: argparse.ArgumentParser, sample: argparse.ArgumentParser) -> None:
    new.add_argument("shop")
    new.add_argument("--name", default="")
    new.add_argument("--currency", help="EUR, until the first orders say otherwise")
    new.add_argument("--country", default="DE")
    new.add_argument("--language", default="de")
    sample.add_argument("shop")
    sample.add_argument("--customers", type=_count, default=248)
    sample.add_argument("--orders", type=_count)
    sample.add_argument("--seed", type=int, default=1)


def _importing(made: argparse.ArgumentParser) -> None:
    made.add_argument("files", nargs="+", metavar="FILE")
    made.add_argument("--into", required=True, metavar="SHOP")
    made.add_argument("--plan", action="store_true", help="only say what would happen")
    made.add_argument("--mode", choices=("add", "update", "replace"), default="update")
    made.add_argument("--encoding")
    made.add_argument("--delimiter")
    made.add_argument("--header-row", type=_count)
    made.add_argument("--sheet", metavar="NAME")
    made.add_argument("--date-order", choices=("dmy", "mdy", "ymd"))
    made.add_argument("--decimal", choices=("point", "comma"))
    made.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD")
    made.add_argument("--rejects", metavar="FILE.csv")


def _exporting(made: argparse.ArgumentParser) -> None:
    made.add_argument("shop")
    made.add_argument("--to", required=True, metavar="FILE.csv|.xlsx|.vcf|.json")
    made.add_argument("--what", choices=("customers", "orders", "products", "everything"), default="customers")
    made.add_argument("--query", default="", metavar="TEXT")
    made.add_argument("--for", dest="flavour", choices=("spreadsheets", "programs", "letters"), default="spreadsheets")
    made.add_argument("--vcard", choices=("3.0", "4.0"), default="3.0", help="the version of address cards")


def _looking(
    find: argparse.ArgumentParser,
    listed: argparse.ArgumentParser,
    show: argparse.ArgumentParser,
    stats: argparse.ArgumentParser,
) -> None:
    find.add_argument("shop")
    find.add_argument("text", nargs="+", metavar="TEXT")
    find.add_argument("--limit", type=_count, default=50)
    listed.add_argument("shop")
    listed.add_argument("--sort", choices=[sort.value for sort in CustomerSort], default=CustomerSort.NAME.value)
    listed.add_argument("--descending", action="store_true")
    listed.add_argument("--limit", type=_count)
    show.add_argument("shop")
    show.add_argument("number")
    stats.add_argument("shop")
    stats.add_argument("--customer", metavar="NUMBER")
    stats.add_argument("--from", dest="first", type=_day, metavar="DAY")
    stats.add_argument("--to", dest="last", type=_day, metavar="DAY")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError("a whole number from 0 on is wanted")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day like 2026-11-22 is wanted") from None
