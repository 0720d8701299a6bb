"""The command line tells what columns were taken for, remembers what `--map` said, and waits where nobody is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from craftdesk import cli

GLAZES = "Who,Where to,Glaze\n{name},{mail},celadon\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    assert cli.main(["new", str(path), "--currency", "EUR"]) == 0
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def planned(capsys: pytest.CaptureFixture[str], file: Path, shop: Path) -> dict[str, Any]:
    _, out, _ = run(capsys, "import", file, "--into", shop, "--plan", "--json")
    (one,) = json.loads(out)["files"]
    return dict(one)


def test_a_mapping_is_remembered(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.csv"
    file.write_text(GLAZES.format(name="Ida Berg", mail="ida@example.com"), "utf-8")
    first = planned(capsys, file, shop)
    assert [(one["heading"], one["field"]) for one in first["columns"]] == [
        ("Who", "full_name"),
        ("Where to", "emails"),
        ("Glaze", ""),
    ]
    assert (first["left_out"], first["remembered"], first["needs_mapping"]) == (["Glaze"], False, False)
    _, out, _ = run(capsys, "import", file, "--into", shop, "--plan")
    assert "Left out, because no field fits: Glaze" in out
    assert run(capsys, "import", file, "--into", shop, "--map", "glaze=preferences")[0] == 0
    file.write_text(GLAZES.format(name="Bo Lund", mail="bo@example.org"), "utf-8")
    second = planned(capsys, file, shop)
    assert (second["columns"][2]["field"], second["left_out"], second["remembered"]) == ("preferences", [], True)
    _, out, _ = run(capsys, "import", file, "--into", shop)
    assert "Read as it was chosen for the last file with these headings." in out


def test_a_file_without_anybody_waits(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.csv"
    file.write_text("City,Country\nBath,UK\nYork,UK\n", "utf-8")
    reason = (
        "Nobody and no order can be found under the headings of list.csv: City, Country. Nothing was brought in."
        " Choose what the columns mean."
    )
    status, out, _ = run(capsys, "import", file, "--into", shop, "--plan")
    assert (status, out) == (1, f"list.csv: a list, utf-8\n  {reason}\n")
    assert planned(capsys, file, shop)["reason"] == reason
    assert run(capsys, "import", file, "--into", shop) == (3, "", reason + "\n")
    assert run(capsys, "import", file, "--into", shop, "--map", "City=company")[0] == 0
