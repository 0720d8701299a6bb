"""Every command that can't be done has its exact sentence and its exit status, and changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.bad_lists import HEAD, SAFE
from tests.faults.said import a_shop, run_command


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return a_shop(tmp_path)


FOLDER = "is a folder or a device, not a file. Nothing was changed: choose a file that ends in .craftdesk."
# A command that can't be done: SHOP is the shop, HERE its folder.
COMMANDS: dict[str, tuple[list[str], int, str]] = {
    "no such shop": (["list", "HERE/no.craftdesk"], 3, ("There is no file HERE/no.craftdesk. It may have been moved or"
                     " renamed.")),
    "no such folder": (["new", "HERE/no/x.craftdesk"], 3, ("There is no folder HERE/no. Nothing was changed: choose one"
                       " that is there.")),
    "a shop in a file": (["list", "SHOP/x"], 3, "There is no file SHOP/x. It may have been moved or renamed."),
    "a folder for a shop": (["list", "HERE"], 3, f"NAME {FOLDER}"),
    "a new shop over a folder": (["new", "HERE"], 3, f"NAME {FOLDER}"),
    "no name at all": (["new", ""], 3, f". {FOLDER}"),
    "a device": (["list", os.devnull], 3, f"{Path(os.devnull).name} {FOLDER}"),
    "a shop that is there": (["new", "SHOP"], 3, ("There is a file shop.craftdesk already, and it stays as it is."
                             " Choose another name.")),
    "no such list": (["import", "HERE/no.csv", "--into", "SHOP"], 3, ("There is no file no.csv. It may have been moved"
                     " or renamed.")),
    "a folder for a list": (["import", "HERE", "--into", "SHOP"], 3, ("NAME is a folder or a device, not a file."
                            " Nothing was brought in. Choose a file.")),
    "rejected rows over the shop": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "SHOP"], 3,
                                    ("The rejected rows would replace shop.craftdesk. Nothing was written: choose"
                                    " another name.")),
    "rejected rows over their file": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "HERE/torn.csv"], 3,
                                      ("The rejected rows would replace torn.csv. Nothing was written: choose another"
                                      " name.")),
    "rejected rows into nowhere": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "HERE/no/r.csv"], 3,
                                   ("r.csv can’t be written (No such file or directory). The book is safe: choose"
                                   " another folder, then try again.")),
    "backup into a file": (["backup", "SHOP", "--to", "HERE/people.csv"], 3, ("people.csv is in the way: a folder is"
                           " wanted there. Nothing was changed: choose another place.")),
    "export into nowhere": (["export", "SHOP", "--to", "HERE/no/x.csv"], 3, ("There is no folder HERE/no. Nothing was"
                            " changed: choose one that is there.")),
    "no such encoding": (["import", "HERE/people.csv", "--into", "SHOP", "--encoding", "klingon"], 3,
                         f"There is no character encoding called klingon. {SAFE}"),
    "no codec of text": (["import", "HERE/people.csv", "--into", "SHOP", "--encoding", "base64"], 3,
                         f"There is no character encoding called base64. {SAFE}"),
    "two delimiters": (["import", "HERE/people.csv", "--into", "SHOP", "--delimiter", "ab"], 3,
                       f"“ab” can’t separate columns. {SAFE} Choose a comma, a semicolon, a tab or |."),
    "headings far below": (["import", "HERE/people.csv", "--into", "SHOP", "--header-row", "999"], 3,
                           f"There is no row 999 in people.csv that could be the headings. {SAFE}"),
    "no such column": (["import", "HERE/people.csv", "--into", "SHOP", "--map", "Shoe=note"], 3,
                       f"people.csv has no column “Shoe”. {SAFE}"),
    "no such field": (["import", "HERE/people.csv", "--into", "SHOP", "--map", "Email=shoe"], 2,
                      f"There is no field “shoe”. {SAFE}"),
    "half a letter for a number": (["show", "SHOP", "\udcff"], 1, "There is no customer with the number “ ”."),
    "nobody by a million letters": (["show", "SHOP", "x" * 1_000_000], 1, ("There is no customer with the number"
                                    f" “{'x' * 39}…”.")),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_cannot_be_done(
    name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "torn.csv").write_text(HEAD + '"Uma,,,,\n', "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    arguments, status, words = COMMANDS[name]
    places = {"SHOP": str(shop), "HERE": str(tmp_path), "NAME": tmp_path.name}
    for place, meant in places.items():
        arguments = [argument.replace(place, meant) for argument in arguments]
        words = words.replace(place, meant)
    assert run_command(capsys, *arguments) == (status, "", words + "\n")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_undo_beyond_the_beginning(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(capsys, "undo", shop)[0] == 0
    for _ in range(2):
        before = shop.read_bytes()
        assert run_command(capsys, "undo", shop) == (1, "", "There is nothing to undo.\n")
        assert shop.read_bytes() == before
