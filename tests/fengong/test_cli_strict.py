"""`ingest --strict`: below the threshold nothing is written, and the line says why."""

from __future__ import annotations

import pytest

from tests.fengong.running import Inside, Shell

GOOD = "一、示例\n（1）做甲。（财政厅负责）\n"
BAD = GOOD + "（2）做乙。（某人负责）\n"
HERE = ("-j", "宁夏")


@pytest.fixture
def files(own_shell: Shell) -> Shell:
    (own_shell.folder / "好.txt").write_text(GOOD, encoding="utf-8")
    (own_shell.folder / "差.txt").write_text(BAD, encoding="utf-8")
    return own_shell


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_bad_document_stops_the_run_and_the_graph_stays(files: Shell, inside: Inside, lang: str) -> None:
    before = files.files()
    words = {"zh": ("差 50.00%", "任务有分句 1/2"), "en": ("差 50.00%", "tasks with a clause 1/2")}[lang]
    inside.run(files, "ingest", "好.txt", "差.txt", *HERE, "--strict", lang=lang).failed(2, "95%", *words, lang=lang)
    assert files.files() == before


def test_a_file_that_cannot_be_read_stops_it_too(files: Shell, inside: Inside) -> None:
    before = files.files()
    inside.run(files, "ingest", "好.txt", "没有.txt", *HERE, "--strict").failed(3, "没有.txt", "什么都没有写入")
    assert files.files() == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_file_that_cannot_be_read_is_named(files: Shell, inside: Inside, lang: str) -> None:
    (files.folder / "空.txt").write_text("没有编号", encoding="utf-8")
    (files.folder / "外.txt").write_text("Nothing to divide here.", encoding="utf-8")
    before = files.files()
    done = inside.run(files, "ingest", "空.txt", "差.txt", "外.txt", *HERE, "--strict", lang=lang)
    told = done.err.splitlines()
    assert (done.code, len(told)) == (2, 2)
    assert "空.txt" in told[0]
    assert "外.txt" in told[1]
    assert {"zh": "什么都没有写入（共 2 份读不了）", "en": "nothing was written (2 documents cannot be read)"}[
        lang
    ] in told[1]
    assert files.files() == before


def test_a_threshold_of_ones_own(files: Shell, inside: Inside) -> None:
    assert "新增" in inside.run(files, "ingest", "差.txt", *HERE, "--strict=0.5").ok().out
    assert "新增" in inside.run(files, "ingest", "--strict", "好.txt", *HERE).ok().out
    inside.run(files, "ingest", "差.txt", *HERE, "--strict=0.51").failed(2, "51%")


@pytest.mark.parametrize("value", ["2", "-0.1", "viel"])
def test_a_wrong_threshold(files: Shell, inside: Inside, value: str) -> None:
    inside.run(files, "ingest", "好.txt", *HERE, f"--strict={value}").failed(2, "--strict")
