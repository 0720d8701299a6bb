from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from craftdesk import cli
from craftdesk.commands.talk import Talk
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.phone import Phone
from craftdesk.domain.progress import Progress
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.support import patience

CUSTOMERS = (
    "First name,Last name,Email,Phone,City\n"
    "Ida,Berg,ida@example.com,030 5550101,Potsdam\n"
    "Ole,O'Brien,ole@example.com,,Cork\n"
    ",,,,\n"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    assert cli.main(["new", str(path), "--name", "Clay", "--currency", "eur"]) == 0
    return path


@pytest.fixture
def filled(shop: Path, tmp_path: Path) -> Path:
    source = tmp_path / "people.csv"
    source.write_text(CUSTOMERS, "utf-8")
    assert cli.main(["import", str(source), "--into", str(shop)]) == 0
    return shop


def _json(capsys: pytest.CaptureFixture[str], *arguments: str | Path, status: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert cli.main([*map(str, arguments), "--json"]) == status
    out = capsys.readouterr().out
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_import_find_show_and_take_back(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = _json(capsys, "import", tmp_path / "people.csv", "--into", filled)
    assert set(again) == {"files", "operation"}
    assert again["operation"] is None
    assert again["files"][0]["rows"] == {"read": 2, "new": 0, "changed": 0, "same": 2, "merged": 0, "rejected": 0}
    found = _json(capsys, "find", filled, "obrien")
    assert found["count"] == 1
    assert set(found["customers"][0]) == {
        "number", "name", "type", "company", "email", "phone", "city", "orders", "total_spent", "currency",
        "last_order",
    }  # fmt: skip
    assert found["customers"][0]["total_spent"] == "0.00"
    number = found["customers"][0]["number"]
    card = _json(capsys, "show", filled, number)
    assert (card["last_name"], card["emails"]) == ("O'Brien", [{"text": "ole@example.com", "kind": ""}])
    assert {"addresses", "contacts", "orders", "figures"} <= set(card)
    history = _json(capsys, "history", filled)["operations"]
    assert [(one["label"], one["undone"]) for one in history] == [("Import people.csv", False)]
    assert set(history[0]) == {"id", "label", "at", "by", "undone", "changes"}
    assert _json(capsys, "undo", filled) == {"operation": history[0]["id"] + 1, "undid": history[0]["id"]}
    assert _json(capsys, "list", filled)["count"] == 0
    assert _json(capsys, "redo", filled)["undid"] == history[0]["id"]
    assert _json(capsys, "list", filled)["count"] == 2


def test_a_plan_writes_nothing(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").write_text(CUSTOMERS, "utf-8")
    plan = _json(capsys, "import", tmp_path / "people.csv", "--into", shop, "--plan")
    assert (plan["operation"], plan["files"][0]["customers"]["new"]) == (None, 2)
    assert _json(capsys, "history", shop)["operations"] == []


def test_all_files_or_none(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "people.csv").write_text(CUSTOMERS, "utf-8")
    (tmp_path / "empty.csv").write_text("", "utf-8")
    assert cli.main(["import", str(tmp_path / "people.csv"), str(tmp_path / "empty.csv"), "--into", str(shop)]) == 3
    assert "empty.csv is empty" in capsys.readouterr().err
    assert _json(capsys, "list", shop)["count"] == 0


def test_list_sorts_and_limits(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = _json(capsys, "list", filled, "--sort", "name", "--descending", "--limit", "1")
    assert (listed["count"], [one["name"] for one in listed["customers"]]) == (2, ["Ole O'Brien"])


def test_stats_have_their_shape(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(_json(capsys, "stats", filled)) == {
        "currency", "customers", "orders", "counted_orders", "total_spent", "average_order", "open_balance",
        "first_order", "last_order", "months", "top_customers", "products", "sources", "towns", "other_currencies",
    }  # fmt: skip
    assert _json(capsys, "stats", filled, "--customer", "C-00001", "--from", "2026-01-01")["customers"] == 1


def test_sample_export_check_and_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sample.craftdesk"
    made = _json(capsys, "sample", path, "--customers", "12", "--orders", "20", "--seed", "3")
    assert (made["customers"], made["orders"]) == (12, 20)
    assert _json(capsys, "check", path) == {"ok": True, "findings": []}
    backup = _json(capsys, "backup", path, "--to", tmp_path / "stick")
    assert (set(backup), backup["customers"], backup["orders"]) == ({"file", "sha256", "customers", "orders"}, 12, 20)
    assert Path(backup["file"]).parent == tmp_path / "stick"
    target = tmp_path / "out.csv"
    assert _json(capsys, "export", path, "--to", target, "--for", "programs")["records"] > 0
    again = _json(capsys, "import", target, "--into", path)["files"][0]["rows"]
    assert (again["new"], again["changed"], again["rejected"]) == (0, 0, 0)


@pytest.mark.parametrize(("ending", "more"), [(".xlsx", ()), (".json", ()), (".vcf", ("--vcard", "4.0"))])
def test_the_ending_says_what_an_export_becomes(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, more: tuple[str, ...]
) -> None:
    what = "customers" if ending == ".vcf" else "everything"
    target = tmp_path / f"out{ending}"
    found = _json(capsys, "export", filled, "--to", target, "--what", what, *more)
    assert found["customers"] > 0
    assert found["records"] == found["customers"] + found["orders"] + found["products"]
    assert target.stat().st_size > 100


def _with_anna_twice(path: Path) -> None:
    with ShopFile.open(path) as shop:
        desk = Desk.open(shop)
        for first, last, emails in (("Anna", "Berg", 1), ("ANNA", "BERG", 1), ("Ole", "Berg", 0)):
            known = (Email(text="anna@example.com"),) if emails else ()
            desk.customers.add(
                Customer(first_name=first, last_name=last, emails=known, phones=(Phone(text="0331 5550101"),))
            )


def test_duplicates_are_found_and_merged(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "duplicates", shop, status=1) == {"count": 0, "customers": 0, "groups": []}
    _with_anna_twice(shop)
    found = _json(capsys, "duplicates", shop)
    assert (found["count"], found["customers"]) == (1, 3)
    (group,) = found["groups"]
    assert [row["number"] for row in group["customers"]] == ["C-00001", "C-00002"]
    assert group["reasons"] == ["email", "phone", "name"]
    assert group["pairs"] == [{"numbers": ["C-00001", "C-00002"], "score": 99, "reasons": group["reasons"]}]
    assert cli.main(["duplicates", str(shop)]) == 0
    assert "99 %: same e-mail address, same phone number, same name" in capsys.readouterr().out
    done = _json(capsys, "merge", shop, "C-00001", "C-00002")
    assert set(done) == {"operation", "kept", "merged", "orders", "notes", "addresses"}
    assert (done["kept"]["name"], done["merged"]) == ("Anna Berg", ["C-00002"])
    assert _json(capsys, "show", shop, "C-00002")["number"] == "C-00001"
    assert _json(capsys, "duplicates", shop, status=1)["count"] == 0
    assert _json(capsys, "undo", shop)["undid"] == done["operation"]
    assert _json(capsys, "show", shop, "C-00002")["first_name"] == "ANNA"


def test_merging_says_what_moved(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["merge", str(filled), "C-00001", "C-00001"]) == 3
    assert "can’t be merged with themselves" in capsys.readouterr().err
    assert cli.main(["merge", str(filled), "C-00001", "C-00002"]) == 0
    said = capsys.readouterr().out
    assert "C-00002 merged into Ida Berg (C-00001): 0 orders, 0 notes and 1 address moved along." in said


def test_a_backup_is_restored(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = _json(capsys, "backup", filled, "--to", tmp_path / "stick")
    assert cli.main(["merge", str(filled), "C-00001", "C-00002"]) == 0
    done = _json(capsys, "restore", made["file"], "--to", filled)
    assert (done["file"], done["customers"], done["orders"]) == (str(filled), 2, 0)
    assert _json(capsys, "list", done["kept"])["count"] == 1
    assert _json(capsys, "list", filled)["count"] == 2
    assert _json(capsys, "restore", made["file"], "--to", tmp_path / "copy.craftdesk")["kept"] is None
    Path(made["file"]).write_bytes(b"nonsense")
    assert cli.main(["restore", made["file"], "--to", str(filled)]) == 3
    assert _json(capsys, "list", filled)["count"] == 2


def test_people_read_tables(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for command in ("list", "history", "stats", "check"):
        assert cli.main([command, str(filled)]) == 0
    assert cli.main(["show", str(filled), "C-00001"]) == 0
    out = capsys.readouterr().out
    assert "Ida Berg" in out
    assert "Import people.csv" in out
    assert "2 customers" in out
    assert "Everything is in order." in out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["find", "SHOP", "zzzzqqq"], 1, "Nobody is found"),
        (["show", "SHOP", "C-99"], 1, "no customer with the number"),
        (["undo", "SHOP"], 1, "nothing to undo"),
        (["merge", "SHOP", "C-00001", "C-77"], 3, "no customer with the number “C-00001”"),
        (["merge", "SHOP", "C-00001"], 2, "OTHER"),
        (["restore", "SHOP", "--to", "SHOP"], 3, "is the shop itself"),
        (["restore", "SHOP"], 2, "--to"),
        (["export", "SHOP", "--to", "x.ods"], 2, "choose a name that ends in .csv"),
        (["export", "SHOP", "--to", "x.csv", "--what", "everything"], 2, "can’t hold everything"),
        (["new", "x.craftdesk", "--currency", "euros"], 2, "is no currency"),
        (["new", "SHOP"], 3, "already"),
        (["list", "nowhere.craftdesk"], 3, "There is no file"),
        (["stats", "SHOP", "--from", "yesterday"], 2, "a day like"),
        (["list", "SHOP", "--limit", "-1"], 2, "limit"),
        (["import", "a.csv", "--into", "SHOP", "--map", "x"], 2, "no mapping"),
        (["import", "nowhere.csv", "--into", "SHOP"], 3, "There is no file"),
        (["frobnicate"], 2, "invalid choice"),
        ([], 2, "required"),
    ],
)
def test_the_exit_status_says_what_happened(
    arguments: list[str], status: int, words: str, shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main([str(shop) if argument == "SHOP" else argument for argument in arguments]) == status
    said = capsys.readouterr()
    assert words in said.err
    assert said.out in {"", "0 customers\n"}


def test_a_file_in_which_every_row_is_rejected_is_a_no(shop: Path, tmp_path: Path) -> None:
    source = tmp_path / "ids.csv"
    source.write_text("Customer ID,First Name,Last Name,Email,Phone\n1,,,,\n2,,,,\n", "utf-8")
    rejects = tmp_path / "rejects.csv"
    assert cli.main(["import", str(source), "--into", str(shop), "--rejects", str(rejects)]) == 1
    assert len(rejects.read_text("utf-8-sig").splitlines()) == 3


def test_looking_needs_no_right_to_write(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = filled.read_bytes()
    for command in ("list", "stats", "history", "check"):
        assert cli.main([command, str(filled)]) == 0
    assert filled.read_bytes() == before
    assert sorted(path.name for path in filled.parent.iterdir()) == ["people.csv", "shop.craftdesk"]


def test_stopping_is_said_and_leaves_nothing(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_talk: Talk, _progress: Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Talk, "_show", stop)
    assert cli.main(["export", str(filled), "--to", str(tmp_path / "out.csv")]) == 3
    assert "Stopped. Nothing was changed." in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_no_command_loads_widgets(filled: Path) -> None:
    code = (
        "import sys; from craftdesk import cli\n"
        "cli.main(['list', sys.argv[1]])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(filled)], capture_output=True, text=True, check=False, timeout=patience.SECONDS
    )
    assert (done.returncode, done.stderr) == (0, "")
