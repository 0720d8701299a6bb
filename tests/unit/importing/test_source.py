from __future__ import annotations

import os
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import BytesSource, FileSource, read_head


def zipped(*names: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(ImportProblem) as refused:
        open_table(BytesSource(content, "f.csv"))
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.empty"),
        (b"\xef\xbb\xbf", "import.empty"),
        (b"\n \r\n;;;\n", "import.empty"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "import.workbook_broken"),
        (zipped("[Content_Types].xml", "xl/workbook.bin"), "import.workbook_binary"),
        (zipped("[Content_Types].xml", "word/document.xml"), "import.document"),
        (zipped("mimetype", "content.xml"), "import.workbook_broken"),
        (zipped("customers.csv"), "import.archive"),
        (b"PK\x03\x04 and nothing of a workbook", "import.workbook_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import.workbook_broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "import.picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "import.picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "import.picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "import.pdf"),
        (b"SQLite format 3\x00" + bytes(100), "import.shop_not_on_disk"),
        (b"\x1f\x8b\x08rest", "import.archive"),
        (b"{\\rtf1 text}", "import.document"),
        (b"\x00", "import.binary"),
        (b"a\x00b\x01c\x02\x03", "import.binary"),
        (b" <!DOCTYPE html><table>", "import.markup"),
    ],
)
def test_what_is_no_table_of_text_has_its_own_code(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refused:
        read_head(FileSource(tmp_path / "gone.csv"))
    assert refused.value.code == "import.missing"


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path, tmp_path / "pipe.csv"):
        with pytest.raises(ImportProblem) as refused:
            read_head(FileSource(path))
        assert refused.value.code == "import.not_a_file"


def test_the_name_that_is_told_has_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"")
    with pytest.raises(ImportProblem) as refused:
        read_head(FileSource(path))
    assert refused.value.params["file"] == "list.csv"


@pytest.mark.parametrize("size", [5, -1])
def test_a_disk_that_fails_in_the_midst_of_a_file_is_told_in_words(tmp_path: Path, size: int) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(b"Name\n" * 100_000)
    with FileSource(path).open() as stream:
        stream.read(5)
        folder = os.open(tmp_path, os.O_RDONLY)
        os.dup2(folder, stream.fileno())  # whatever is read from now on is refused by the system
        os.close(folder)
        with pytest.raises(ImportProblem) as refused:
            list(iter(partial(stream.read, size), b""))
    assert (refused.value.code, refused.value.params["file"]) == ("import.unreadable", "people.csv")
    assert refused.value.params["reason"]
