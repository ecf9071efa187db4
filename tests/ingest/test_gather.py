"""Files, folders, archives and standard input: every document once, and nothing lost with a bad one."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from graph_store.errors import InputError, NotFoundError
from ingest.gather import Found, count, gather, left_out
from tests.ingest.making import is_clear, notice
from tests.ingest.readers.files import HEADER, ROWS, put, saved, word, workbook, zipped
from tests.ingest.readers.test_html import CONTENT, page
from tests.ingest.readers.test_pdf import body, pdf

LIMIT = 1_000_000
TEXT = notice("修一条路。（交通厅牵头）").encode()


def found(*paths: Path | str, max_bytes: int = LIMIT, standard_input: bytes = b"") -> list[Found]:
    return list(gather(paths, max_bytes=max_bytes, standard_input=io.BytesIO(standard_input)))


def names(documents: list[Found], folder: Path) -> list[str]:
    return [one.name.removeprefix(f"{folder}{os.sep}") for one in documents]


def problem(document: Found) -> InputError:
    with pytest.raises(InputError) as caught:
        document.read(max_bytes=LIMIT)
    is_clear(caught.value, document.name)
    return caught.value


def test_a_folder_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt", "a.txt"):
        put(tmp_path, name, TEXT)
    documents = found(tmp_path)
    assert names(documents, tmp_path) == ["a/1.txt", "a/2.txt", "a.txt", "b.txt", "c/d/e.txt"]
    assert all(one.read(max_bytes=LIMIT).text == TEXT.decode() for one in documents)


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        "~$通知.docx",
        "通知.meta.toml",
        "通知.corrections.jsonl",
        "Thumbs.db",
        "desktop.ini",
        "__MACOSX",
        ".git",
    ],
)
def test_what_is_no_document(name: str, tmp_path: Path) -> None:
    assert left_out(name)
    put(tmp_path, f"{name}", TEXT)
    put(tmp_path, "通知.txt", TEXT)
    assert names(found(tmp_path), tmp_path) == ["通知.txt"]


def test_a_file_that_is_named_is_given_even_if_hidden(tmp_path: Path) -> None:
    assert names(found(put(tmp_path, ".通知.txt", TEXT)), tmp_path) == [".通知.txt"]


def test_a_file_is_given_once(tmp_path: Path) -> None:
    path = put(tmp_path, "甲.txt", TEXT)
    assert len(found(path, tmp_path, path)) == 1


def test_links_that_go_in_a_circle(tmp_path: Path) -> None:
    put(tmp_path, "甲/乙.txt", TEXT)
    (tmp_path / "甲" / "丙").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "丁").symlink_to(tmp_path / "丁")
    documents = found(tmp_path)
    assert names(documents, tmp_path) == ["丁", "甲/乙.txt"]
    assert "无法读取" in problem(documents[0]).zh


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "链接").symlink_to(tmp_path / "管道")
    put(tmp_path, "甲.txt", TEXT)
    assert names(found(tmp_path), tmp_path) == ["甲.txt"]


def test_what_is_not_there(tmp_path: Path) -> None:
    (missing,) = found(tmp_path / "没有.txt")
    assert isinstance(problem(missing), NotFoundError)
    (empty,) = found(tmp_path)
    assert "没有文件" in problem(empty).zh


# ---- archives


def test_members_of_an_archive(tmp_path: Path) -> None:
    inner = zipped({"3.txt": TEXT})
    data = zipped(
        {
            "b.docx": word("一、修桥。"),
            "a/1.txt": TEXT,
            "z.zip": inner,
            "__MACOSX/a": b"",
            "a/~$1.txt": b"",
            "a/1.meta.toml": b"",
        }
    )
    documents = found(put(tmp_path, "通知.zip", data))
    assert names(documents, tmp_path) == ["通知.zip/a/1.txt", "通知.zip/b.docx", "通知.zip/z.zip/3.txt"]
    assert [one.read(max_bytes=LIMIT).stem for one in documents] == ["1", "b", "3"]


def test_an_archive_by_its_content_not_its_name(tmp_path: Path) -> None:
    put(tmp_path, "a.docx", zipped({"1.txt": TEXT}))
    put(tmp_path, "b.zip", word("一、修桥。"))
    assert names(found(tmp_path), tmp_path) == ["a.docx/1.txt", "b.zip"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_that_do_not_say_their_encoding(encoding: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("XXXX\\YYYYY.txt"), TEXT)
    plain, meant = b"XXXX\\YYYYY.txt", {"gbk": "目录\\任务a.txt", "utf-8": "目X\\务YY.txt"}[encoding].encode(encoding)
    data = buffer.getvalue().replace(b"XXXX/YYYYY.txt", plain)
    assert len(plain) == len(meant)
    (one,) = found(put(tmp_path, "x.zip", data.replace(plain, meant)))
    assert one.name.endswith("x.zip/" + meant.decode(encoding).replace("\\", "/"))


def test_archives_inside_archives(tmp_path: Path) -> None:
    data = zipped({"1.zip": zipped({"2.zip": zipped({"3.txt": TEXT}), "2.txt": TEXT})})
    good, deep = found(put(tmp_path, "x.zip", data))
    assert good.read(max_bytes=LIMIT).text
    assert "压缩包里" in problem(deep).zh


def test_bad_members_do_not_spoil_the_others(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT, "b.txt": bytes(LIMIT + 1), "c.docx": b"PK\x03\x04xx", "d.txt": b"", "e.txt": TEXT})
    documents = found(put(tmp_path, "x.zip", data))
    assert [one.name[-5:] for one in documents] == ["a.txt", "b.txt", ".docx", "d.txt", "e.txt"]
    assert "上限" in problem(documents[1]).zh
    assert "损坏" in problem(documents[2]).zh
    assert "空的" in problem(documents[3]).zh
    assert documents[4].read(max_bytes=LIMIT).text


def test_a_zip_bomb(tmp_path: Path) -> None:
    (one,) = found(put(tmp_path, "x.zip", zipped({"a.txt": bytes(30_000_000)})), max_bytes=50_000_000)
    assert "炸弹" in problem(one).zh


def test_a_member_with_a_password(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (one,) = found(put(tmp_path, "x.zip", bytes(data)))
    assert "密码" in problem(one).zh


def test_empty_and_broken_archives(tmp_path: Path) -> None:
    (empty,) = found(put(tmp_path, "x.zip", zipped({})))
    assert "没有文件" in problem(empty).zh
    (cut,) = found(put(tmp_path, "y.zip", zipped({"a.txt": TEXT})[:-10]))
    assert "损坏" in problem(cut).zh


# ---- standard input


def test_standard_input() -> None:
    (text,) = found("-", standard_input=TEXT)
    assert (text.name, text.read(max_bytes=LIMIT).text) == ("stdin", TEXT.decode())
    (table,) = found("-", standard_input="序号,重点任务,牵头单位\n1,修桥,甲厅\n".encode())
    assert table.read(max_bytes=LIMIT).format == "csv"
    (member,) = found("-", standard_input=zipped({"a.txt": TEXT}))
    assert member.name == "stdin/a.txt"


def test_too_much_on_standard_input() -> None:
    (one,) = found("-", standard_input=b"a" * (LIMIT + 5))
    assert "1,000,000" in problem(one).zh


# ---- all of them in one folder


def test_a_mixed_folder(tmp_path: Path) -> None:
    table = [HEADER, *ROWS]
    files = {
        "a.txt": TEXT,
        "b.docx": word("一、修桥。", table=table),
        "c.htm": page(CONTENT),
        "d.pdf": pdf(body("一、修桥。")),
        "e.xlsx": saved(workbook({"台账": table})),
        "f.csv": "\n".join(map(",".join, table)).encode("gbk"),
        "g.zip": zipped({"1.txt": TEXT, "2.docx": word("二、种树。")}),
        "没有表头.csv": "姓名,年龄\n某,3\n".encode(),
        "截断.docx": word("一")[:400],
        "图.jpg": b"\xff\xd8\xff\xe0" + bytes(99),
        "空.txt": b"",
    }
    for name, data in files.items():
        put(tmp_path, name, data)
    read: dict[str, str] = {}
    for one in found(tmp_path):
        try:
            read[one.name.removeprefix(f"{tmp_path}{os.sep}")] = one.read(max_bytes=LIMIT).format
        except InputError as bad:
            is_clear(bad, one.name)
    assert read == {
        "a.txt": "txt",
        "b.docx": "docx",
        "c.htm": "html",
        "d.pdf": "pdf",
        "e.xlsx": "xlsx",
        "f.csv": "csv",
        "g.zip/1.txt": "txt",
        "g.zip/2.docx": "docx",
    }


def test_a_member_without_a_name_is_read_like_the_others() -> None:
    """A NUL ends a name in an archive: what begins with one has none."""
    data = zipped({"Xa.txt": TEXT, "b.txt": TEXT}).replace(b"Xa.txt", b"\0a.txt")
    documents = found("-", standard_input=data)
    assert [one.read(max_bytes=LIMIT).text for one in documents] == [TEXT.decode()] * 2


def test_documents_are_counted_before_they_are_read_where_that_is_cheap(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/.hidden"):
        put(tmp_path, name, TEXT)
    assert count([tmp_path, tmp_path / "b.txt"]) == len(found(tmp_path, tmp_path / "b.txt")) == 3
    assert count([tmp_path, "-"]) is None
    put(tmp_path, "c.zip", zipped({"1.txt": TEXT}))
    assert count([tmp_path]) is None
