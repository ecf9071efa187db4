"""Documents that cannot be read: one clear line, an exit code, and the previous graph whole."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.conftest import SAMPLE
from tests.fengong.running import Inside, Shell

GOOD = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）修一座桥。（自治区财政厅、商务厅分别牵头，自治区教育厅配合）
"""
BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "空", "empty"),
    "blank.txt": (" \n\u3000\n".encode(), "空", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "不是文本", "not text"),
    "nul.txt": (("一、" + "\0" * 50).encode(), "不是文本", "not text"),
    "undecodable.txt": (b"\xd8\xdb" * 99 + b"\xff\xff" * 99, "不是文本", "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "PNG", "PNG"),
    "archive.docx": (b"PK\x03\x04" + b"\0" * 99, "DOCX", "DOCX"),
    "paper.pdf": (b"%PDF-1.7\n" + b"x" * 99, "PDF", "PDF"),
    "prose.txt": ("这里没有任何任务。\n只有两行字，说的是宁夏回族自治区。\n".encode(), "编号的任务", "numbered task"),
    "clauseless.txt": (
        "宁夏回族自治区工作\n一、部分\n（一）做好工作。\n（二）再做好工作。\n".encode(),
        "责任分句",
        "clause",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_notice(own_shell: Shell, inside: Inside, name: str) -> None:
    content, zh, en = BAD[name]
    (own_shell.folder / name).write_bytes(content)
    before = own_shell.files()
    for lang, words in (("zh", zh), ("en", en)):
        inside.run(own_shell, "ingest", name, "-j", "640000", lang=lang).failed(2, name, words, lang=lang)
    after = own_shell.files()
    assert {**after, "g.lbug.lock": b""} == {**before, "g.lbug.lock": b""}


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("missing.txt", 3, "没有文件"),
        (".", 2, "没有文件"),  # a folder with nothing but the graph in it
        ("g.lbug/x.txt", 2, "无法读取"),
        ("a" * 300, 2, "无法读取"),
        ("a\nb.txt", 3, "没有文件"),
    ],
)
def test_no_such_file(own_shell: Shell, inside: Inside, name: str, code: int, words: str) -> None:
    inside.run(own_shell, "ingest", name).failed(code, words)
    assert inside.run(own_shell, "ingest", name, lang="en").err.startswith("error: ")


def test_one_of_them_as_a_process(own_shell: Shell) -> None:
    before = own_shell.files()
    own_shell.run("ingest", "missing.txt").failed(3, "没有文件 missing.txt")
    own_shell.run("ingest", b"\xff\xfe.txt", lang="en").failed(3, "no such file", lang="en")
    assert {**own_shell.files(), "g.lbug.lock": b""} == {**before, "g.lbug.lock": b""}


@pytest.mark.skipif(os.name == "nt", reason="rights are other things there")
def test_a_file_that_may_not_be_read(own_shell: Shell) -> None:
    secret = own_shell.folder / "secret.txt"
    secret.write_text(GOOD, encoding="utf-8")
    if os.geteuid() == 0:  # root may read everything: a pipe that nobody writes is no file either
        secret.unlink()
        secret.symlink_to(secret)
    else:
        secret.chmod(0)
    own_shell.run("ingest", secret).failed(2, "无法读取")


def test_a_file_that_is_too_large(own_shell: Shell, inside: Inside) -> None:
    inside.run(own_shell, "ingest", SAMPLE, FENGONG_MAX_FILE_BYTES="1000").failed(2, "1,000", "FENGONG_MAX_FILE_BYTES")


def test_a_wrong_sidecar(own_shell: Shell, inside: Inside) -> None:
    shutil.copy(SAMPLE, own_shell.folder / "w.txt")
    sidecar = own_shell.folder / "w.meta.toml"
    for text in ("title = ", "nope = 1", "year = 'x'", "title = 1", "\ufffd\0"):
        sidecar.write_text(text, encoding="utf-8")
        inside.run(own_shell, "ingest", "w.txt").failed(2, "w.meta.toml")


def test_unbalanced_parentheses_are_on_the_scorecard(own_shell: Shell, inside: Inside) -> None:
    (own_shell.folder / "w.txt").write_text(GOOD + "（二）修一条路。（自治区财政厅牵头\n", encoding="utf-8")
    done = inside.run(own_shell, "ingest", "w.txt", "-j", "640000").ok()
    assert "括号不配对" in done.out
    assert "unbalanced" in inside.run(own_shell, "ingest", "w.txt", "-j", "640000", lang="en").ok().out


def test_a_clause_of_100_000_names(own_shell: Shell) -> None:
    names = "、".join(f"第{number}厅" for number in range(100_000))
    (own_shell.folder / "long.txt").write_text(GOOD + f"（二）修路。（{names}牵头）\n", encoding="utf-8")
    done = own_shell.run("ingest", "long.txt", "-j", "640000")
    if done.code:
        done.failed(done.code, "long.txt")
    else:
        assert "100,0" in done.out or "1000" in done.out
    assert (
        own_shell.run("ask", "shared-tasks", "document=ningxia_2017", "-f", "csv", "limit=1").ok().out.count("\n") == 2
    )


def test_good_files_are_kept_when_another_is_bad(own_shell: Shell, inside: Inside) -> None:
    (own_shell.folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (own_shell.folder / "bad.txt").write_bytes(b"")
    done = inside.run(own_shell, "ingest", "bad.txt", "good.txt", "missing.txt", "-j", "640000")
    assert done.code == 2
    assert done.out.startswith("good  ")
    assert done.err.count("错误：") == done.err.count("\n") == 2
    inside.run(own_shell, "remove", "good").ok()
    stopped = inside.run(own_shell, "ingest", "--fail-fast", "good.txt", "bad.txt", "-j", "640000")
    stopped.failed(2, "bad.txt")
    inside.run(own_shell, "remove", "good").failed(3, "good")


def test_two_files_of_one_name_are_not_taken_for_one(own_shell: Shell, inside: Inside) -> None:
    for folder in ("a", "b"):
        (own_shell.folder / folder).mkdir()
        (own_shell.folder / folder / "w.txt").write_text(GOOD.replace("桥", folder), encoding="utf-8")
    done = inside.run(own_shell, "ingest", "a/w.txt", "b/w.txt", "-j", "640000")
    assert (done.code, done.out.count("【新增】")) == (2, 1)
    assert "--id" in done.err
    inside.run(own_shell, "ingest", "b/w.txt", "-j", "640000", "--id", "other").ok()
    several = inside.run(own_shell, "ingest", "a/w.txt", "b/w.txt", "--id", "x")
    several.failed(2, "--id")


def test_hostile_words_do_not_steer_the_terminal(own_shell: Shell, inside: Inside) -> None:
    text = GOOD.replace("商务厅", "\x1b[31m[bold]红[/bold]\x07厅").replace("修一座桥", "修一座桥\x1b]0;x\x07")
    (own_shell.folder / "w.txt").write_text(text, encoding="utf-8")
    shown = inside.run(own_shell, "ingest", "w.txt", "-j", "640000").ok().out
    shown += inside.run(own_shell, "ask", "list-tasks", "document=w", "--full").ok().out
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]红[/bold]" in shown
