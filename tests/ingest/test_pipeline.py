"""From a file to its graph: what is refused and how, and that the same document is always the same graph."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.errors import InputError, NotFoundError, ParameterError
from graph_store.model import Assignment
from ingest.metadata import Metadata
from ingest.pipeline import READER_VERSION, DocumentReading, read_document, read_source
from tests.conftest import ROOT, SAMPLE
from tests.ingest.making import HERE, is_clear, notice, source, written

TEXT = notice("做甲。（自治区财政厅、教育厅牵头，各市、县（区）人民政府落实）", "做乙。（星河厅负责）")


def ids(found: DocumentReading) -> list[str]:
    graph = found.graph
    nodes = [one.id for part in (graph.sections, graph.tasks, graph.agencies) for one in part]
    return [graph.document.id, *nodes, *(f"{edge.type} {edge.source} {edge.target}" for edge in graph.edges)]


# ---- what is refused


def refused(path: Path, told: Metadata = HERE, kind: type[InputError] = InputError, **options: int) -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(path, told, **options)
    assert type(caught.value) is kind
    is_clear(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "一段没有编号的文字。",
        "没有编号（见附件）",
        "2017年做一件事（含新建项目）",
        "。" * 1000,
        "一二三四五六七八九十",
    ],
)
def test_no_tasks(text: str, tmp_path: Path) -> None:
    problem = refused(written(tmp_path, text))
    assert "编号的任务" in problem.zh
    assert "numbered task" in problem.en
    assert "没有写入" in problem.zh
    assert problem.where == "示例通知.txt"


@pytest.mark.parametrize("task", ["做甲。", "做甲。（切实抓好落实）", "做甲。（政府引导，企业参与）", "做甲。（见附件"])
def test_tasks_without_clauses(task: str, tmp_path: Path) -> None:
    problem = refused(written(tmp_path, notice(task)))
    assert "责任分句" in problem.zh
    assert "responsibility clause" in problem.en


def test_a_clause_in_the_preamble_alone_is_not_enough(tmp_path: Path) -> None:
    refused(written(tmp_path, "（财政厅负责）\n" + notice("做甲。")))


def test_jurisdictions(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    assert "火星" in refused(path, Metadata(jurisdiction="火星"), ParameterError).zh
    assert "--jurisdiction" in refused(path, Metadata()).zh


def test_files(tmp_path: Path) -> None:
    refused(tmp_path / "没有.txt", kind=NotFoundError)
    refused(tmp_path)
    refused(written(tmp_path, " \n"))
    refused(written(tmp_path, TEXT), max_bytes=10)


def test_a_wrong_sidecar_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    written(tmp_path, "titel = 1", "示例通知.meta.toml")
    assert "示例通知.meta.toml" in refused(path).zh


def test_too_many_names(tmp_path: Path) -> None:
    problem = refused(written(tmp_path, notice("做甲。", "做乙。（" + "甲局、" * 5000 + "乙局负责）")))
    assert problem.where == "line 3"
    assert "2000" in problem.zh


def test_a_broken_task_does_not_stop_the_others(tmp_path: Path) -> None:
    path = written(tmp_path, notice("做甲（（（财政厅负责。", "做乙。（教育厅负责）", "做丙）））。（水利厅负责）"))
    card = read_document(path, HERE).scorecard
    assert len(card.unbalanced) == 6
    assert (card.clauses, card.tasks_without_clause) == (3, ())


# ---- one document, one graph


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_every_encoding_gives_the_same_graph(encoding: str, tmp_path: Path) -> None:
    found = read_document(written(tmp_path, TEXT, encoding=encoding), HERE)
    plain = read_source(source(TEXT), HERE)
    assert found.graph.document.text == TEXT
    assert ids(found) == ids(plain)
    assert (found.graph.tasks, found.graph.edges) == (plain.graph.tasks, plain.graph.edges)


def test_windows_line_ends_give_the_same_graph(tmp_path: Path) -> None:
    found = read_document(written(tmp_path, TEXT.replace("\n", "\r\n")), HERE)
    assert found.graph.edges == read_source(source(TEXT), HERE).graph.edges


def test_twice_the_same() -> None:
    first, second = read_document(SAMPLE), read_document(SAMPLE)
    assert first == second
    assert first.graph.document.content == second.graph.document.content


def test_another_folder_is_the_same_content(tmp_path: Path) -> None:
    for path in (SAMPLE, SAMPLE.with_name("ningxia_2017.meta.toml")):
        shutil.copy(path, tmp_path)
    first, second = read_document(SAMPLE), read_document(tmp_path / SAMPLE.name)
    assert first.graph.document.content == second.graph.document.content
    assert ids(first) == ids(second)


def test_every_process_gives_the_same_content() -> None:
    script = (
        "import sys; from pathlib import Path; from ingest.pipeline import read_document;"
        "print(read_document(Path(sys.argv[1])).graph.document.content)"
    )
    contents = set()
    for seed in "12":  # of the order of sets
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", script, str(SAMPLE)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
        contents.add(done.stdout.strip())
    assert len(contents) == 1
    assert len(contents.pop()) == 16


def test_the_name_of_the_file_is_the_id_unless_told() -> None:
    assert read_source(source(TEXT, stem="甲"), HERE).graph.tasks[0].id == "甲:1"
    told = replace(HERE, id="给定")
    assert ids(read_source(source(TEXT, stem="甲"), told)) == ids(read_source(source(TEXT, stem="乙"), told))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("做乙。", "做丙。"),
        ("星河厅负责", "星河厅牵头"),
        ("星河厅负责", "星海厅负责"),
        ("财政厅、教育厅", "教育厅、财政厅"),
        ("教育厅牵头", "教育厅分别牵头"),
        ("（2）", "（3）"),
        ("示例部分", "示范部分"),
        ("做甲。", "做甲。 "),
    ],
)
def test_a_change_changes_the_content(before: str, after: str) -> None:
    assert TEXT.count(before) == 1
    changed = read_source(source(TEXT.replace(before, after)), HERE)
    assert changed.graph.document.content != read_source(source(TEXT), HERE).graph.document.content


@pytest.mark.parametrize(
    "told", [{"title": "别的题"}, {"year": 1999}, {"issuer": "别的机关"}, {"jurisdiction": "江苏"}]
)
def test_another_statement_about_it_changes_the_content(told: dict[str, str]) -> None:
    changed = read_source(source(TEXT), Metadata(**({"jurisdiction": "640000"} | told)))  # type: ignore[arg-type]
    assert changed.graph.document.content != read_source(source(TEXT), HERE).graph.document.content


def test_the_version_of_the_reader_is_recorded() -> None:
    assert read_source(source(TEXT), HERE).graph.document.reader_version == READER_VERSION


def test_options_win_over_the_sidecar(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    written(tmp_path, 'title = "旁注的题"\nyear = 2016\njurisdiction = "640000"', "示例通知.meta.toml")
    document = read_document(path, Metadata(year=2018)).graph.document
    assert (document.title, document.year, document.jurisdiction) == ("旁注的题", 2018, "640000")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no undecoded names")
def test_a_name_in_gbk_bytes_can_be_stored(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "任务分工.txt".encode("gbk")))
    path.write_text(TEXT, encoding="utf-8")
    document = read_document(path, HERE).graph.document
    assert (document.id, document.source) == ("任务分工", "任务分工.txt")


def test_mentions_in_a_large_notice_stand_at_their_spans() -> None:
    text = notice(*(f"做第{number}件事𠀀。（财政厅和星河{number % 40}厅、教育厅负责）" for number in range(300)))
    graph = read_source(source(text), HERE).graph
    found = [edge.properties for edge in graph.edges if isinstance(edge.properties, Assignment)]
    assert len(found) == 900
    assert all(text[one.char_start : one.char_end] == one.mention for one in found)
