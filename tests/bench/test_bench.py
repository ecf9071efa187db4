"""The measurements run and print every line. What they measure is no test: a busy machine would fail it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from bench.lines import Line, Words, at_least, below
from bench.load import whole
from bench.material import SAMPLE, notice
from bench.processes import environment, free_port, output, server
from bench.procfs import available, children, peak, processor_seconds
from bench.report import table, verdict
from bench.timing import rounds, seconds
from tests.conftest import ROOT

LINES = {
    "extraction", "extraction_hanlp", "hostile", "hostile_long", "accuracy", "ingest", "ingest_imports", "help", "serve_start", "throughput", "memory", "memory_workers", "page_body", "page_task", "page_home",
    "page_question", "page_document", "tail", "first_visit", "peer",
    "folder", "folder_memory", "folder_reading",
}  # fmt: skip


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """Standard output and JSON of a quick run."""
    file = tmp_path_factory.mktemp("bench") / "new" / "bench.json"
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--output", str(file)], check=False,
        cwd=ROOT, env={**os.environ, "FENGONG_LANGUAGE": "zh"}, capture_output=True, encoding="utf-8", timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, json.loads(file.read_text(encoding="utf-8"))


def test_a_quick_run_prints_and_writes_every_line(quick: tuple[str, dict[str, Any]]) -> None:
    printed, written = quick
    assert {line["name"] for line in written["lines"]} == LINES
    assert written["quick"]
    for line in written["lines"]:
        assert line["what"]["zh"] in printed
        assert line["figure"] in printed
        assert line["limit"] in printed


def test_what_is_fast_is_also_right(quick: tuple[str, dict[str, Any]]) -> None:
    lines = {line["name"]: line for line in quick[1]["lines"]}
    assert lines["accuracy"]["figure"] == "616 / 616"
    assert lines["accuracy"]["met"]
    assert lines["peer"]["met"]


def test_a_missed_limit_is_named_and_nothing_else(language: str) -> None:
    one = below("a", Words("甲", "first"), "2 s", 2.0, 1.5, "s")
    two = at_least("b", Words("乙", "second"), 0.7, 0.5, {}, "7 / 10")
    three = Line("c", Words("丙", "third"), "3")
    assert [line.missed for line in (one, two, three)] == [True, False, False]
    assert verdict([one, two, three], language) == {"zh": "未达到：甲", "en": "Missed: first"}[language]
    assert "first" not in verdict([two, three], "en")


def test_columns_stand_under_each_other_whatever_the_script() -> None:
    lines = [
        Line("a", Words("服务进程的内存峰值", ""), "218 MB", "< 300 MB", True),
        Line("b", Words("甲 a", ""), "× 0.6"),
    ]
    rows = table(lines, "zh").split("\n")
    places = [cell_len(row[: row.index(word)]) for row, word in zip(rows, ("测得", "218", "× 0.6"), strict=True)]
    assert len(set(places)) == 1


def test_the_first_round_is_thrown_away_and_calls_take_turns() -> None:
    order: list[str] = []

    def call(name: str) -> int:
        order.append(name)
        return len(order)

    assert rounds({"a": lambda: call("a"), "b": lambda: call("b")}, 2) == {"a": [3, 5], "b": [4, 6]}
    assert order == ["a", "b"] * 3


def test_only_the_processor_is_timed() -> None:
    assert seconds(lambda: sum(range(100_000)))() > 0


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-le", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nx: y\r\n\r\nabcd", True),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", True),
    ],
)
def test_an_answer_is_whole_with_its_last_byte(answer: bytes, expected: bool) -> None:
    assert whole(answer) is expected


def test_the_sample_stands_in_where_the_whole_notice_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGONG_SHARED", str(tmp_path))
    found = notice()
    assert found.path == SAMPLE
    assert "节选" in found.words.zh


def test_measured_processes_see_no_settings_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGONG_STORE", "ladybug:elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    env = environment(tmp_path, FENGONG_CACHE_BYTES="0")
    assert {name for name in env if name.startswith("FENGONG_")} == {"FENGONG_CACHE_BYTES"}
    assert env["PYTHONPYCACHEPREFIX"].startswith(str(tmp_path))
    assert "PYTHONDONTWRITEBYTECODE" not in env


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3: no luck"):
        output(
            [sys.executable, "-c", "import sys; sys.stderr.write('no luck'); sys.exit(3)"], tmp_path, dict(os.environ)
        )


def test_a_server_that_ends_at_once_says_why(tmp_path: Path) -> None:
    command, port = [sys.executable, "-c", "print('no port')"], free_port()
    with pytest.raises(RuntimeError, match="no port"), server(command, port, "/", tmp_path, dict(os.environ)):
        pass


@pytest.mark.skipif(not available(), reason="read from /proc")
def test_peak_memory_is_that_of_the_process_and_not_of_its_children() -> None:
    waiting = [sys.executable, "-c", "print('here', flush=True); input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline()
        assert child.pid in children(os.getpid())
        assert 1 < peak(child.pid) < peak(os.getpid())
        assert 0 <= processor_seconds(child.pid) <= processor_seconds(os.getpid())
        child.communicate(b"\n")
