"""`fengong ingest` of folders, archives and standard input; columns by hand; the first of a list as lead."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.fengong.running import Shell, embedded
from tests.ingest.making import notice

ONE = notice("修东路。（财政厅牵头，教育厅配合）", "修西路。（责任单位：水利厅、教育厅）")
TWO = notice("种树。（林业厅负责）")
HERE = ("-j", "宁夏")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    inside = tmp_path / "通知" / "里面"
    inside.mkdir(parents=True)
    (tmp_path / "通知" / "one.txt").write_text(ONE, encoding="utf-8")
    (inside / "two.txt").write_text(TWO, encoding="utf-8")
    return embedded(tmp_path)


def documents(shell: Shell) -> list[str]:
    done = shell.run("cypher", "MATCH (d:Document) RETURN d.id ORDER BY d.id", "--format", "csv").ok()
    return done.out.split()[1:]


def test_a_folder_with_a_bad_file_in_it(shell: Shell) -> None:
    (shell.folder / "通知" / "bad.txt").write_text("没有编号", encoding="utf-8")
    done = shell.run("ingest", "通知", *HERE)
    assert done.code != 0
    assert done.err.count("\n") == 1
    assert "bad.txt" in done.err
    assert documents(shell) == ["one", "two"]


def test_fail_fast_writes_nothing(shell: Shell) -> None:
    (shell.folder / "通知" / "bad.txt").write_text("没有编号", encoding="utf-8")
    shell.run("ingest", "通知", *HERE, "--fail-fast").failed(2, "bad.txt")
    assert not shell.graph.exists()


def test_an_archive(shell: Shell) -> None:
    with zipfile.ZipFile(shell.folder / "a.zip", "w") as archive:
        archive.writestr("附件/三.txt", TWO)
    shell.run("ingest", "a.zip", *HERE).ok()
    assert documents(shell) == ["三"]


def test_the_same_file_twice_in_a_run(shell: Shell) -> None:
    (shell.folder / "copy.txt").write_text(ONE, encoding="utf-8")
    done = shell.run("ingest", "通知", "copy.txt", *HERE, lang="en")
    assert done.code != 0
    assert "is the same file as" in done.err
    assert documents(shell) == ["one", "two"]


def test_standard_input_is_read_once_even_with_strict(shell: Shell) -> None:
    shell.run("ingest", "-", *HERE, "--id", "甲", "--strict=0.9", given=ONE.encode()).ok()
    assert documents(shell) == ["甲"]
    shell.run("ingest", "-", *HERE).failed(2, "stdin")


def test_a_folder_has_no_id_of_its_own(shell: Shell) -> None:
    shell.run("ingest", "通知", "--id", "甲").failed(2, "--id")


def test_the_first_of_a_list_leads_when_asked(shell: Shell) -> None:
    shell.run("ingest", "通知/one.txt", *HERE, "--first-leads").ok()
    query = "MATCH (a:Agency)-[r:LEADS]->() RETURN r.mention, r.basis ORDER BY r.mention"
    done = shell.run("cypher", query, "--format", "csv").ok()
    assert done.out.split()[1:] == ["水利厅,inferred", "财政厅,verb"]


def test_columns_by_hand(shell: Shell) -> None:
    (shell.folder / "t.csv").write_text("甲,乙,丙\n1,修东路,市财政局\n2,修西路,市教育局\n", encoding="utf-8")
    shell.run("ingest", "t.csv", "-j", "杭州").failed(2)
    shell.run("ingest", "t.csv", "-j", "杭州", "--columns", "task=乙", "--columns", "lead=丙").ok()
    assert documents(shell) == ["t"]


@pytest.mark.parametrize(
    ("column", "near"),
    [
        ("无此列", "牵头单位"),
        ("牵头", "牵头单位"),
        ("牵头单位（市级）外", "牵头单位"),
        ("Z", "牵头单位"),
        ("99", "牵头单位"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_told_column_that_is_not_there_is_named_with_the_nearest(
    shell: Shell, column: str, near: str, lang: str
) -> None:
    (shell.folder / "t.csv").write_text("序号,重点任务,牵头单位\n1,修东路,市财政局\n", encoding="utf-8")
    told = ("--columns", "task=重点任务", "--columns", f"lead={column}")
    says = {
        "zh": f"最接近的是 {near}；有的列：序号、重点任务、牵头单位",
        "en": f"the nearest is {near}; its columns: 序号",
    }[lang]
    shell.run("ingest", "t.csv", "-j", "杭州", *told, lang=lang).failed(2, "t.csv", f"lead={column}", says, lang=lang)
    shell.run("ingest", "t.csv", "-j", "杭州", "--columns", "lead=牵头单位").ok()


@pytest.mark.parametrize("wrong", ["task", "=乙", "task=", ""])
def test_columns_that_say_nothing(shell: Shell, wrong: str) -> None:
    shell.run("ingest", "通知", "--columns", wrong).failed(2, "--columns")
