"""A graph file that is locked, damaged, or cannot be written: one clear line, and the previous graph whole."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.fengong.running import COMMAND, Done, Inside, Shell
from tests.rights import PLAIN_USER

NOTICE = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）修一座桥。（自治区财政厅、商务厅分别牵头，自治区教育厅配合）
"""
ASK = ("ask", "shared-tasks", "limit=1", "-f", "csv")


@pytest.fixture
def notice(own_shell: Shell) -> Path:
    path = own_shell.folder / "works.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def spoilt(content: bytes, how: str) -> bytes:
    middle = len(content) // 2
    return {
        "truncated": content[:middle],
        "empty": b"",
        "garbage": b"no graph at all\n" * 5000,
        "one byte": content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :],
        "no header": b"\0" * 4096 + content[4096:],
        "longer": content + b"\0" * 4096,
    }[how]


@pytest.mark.parametrize("how", ["truncated", "empty", "garbage", "one byte", "no header", "longer"])
def test_a_damaged_graph_is_told_and_left_alone(own_shell: Shell, inside: Inside, notice: Path, how: str) -> None:
    own_shell.graph.write_bytes(spoilt(own_shell.graph.read_bytes(), how))
    before = own_shell.files()
    for arguments in (ASK, ("info",), ("network",), ("remove", "ningxia_2017"), ("cypher", "RETURN 1 AS x")):
        inside.run(own_shell, *arguments).failed(4, "g.lbug")
    inside.run(own_shell, *ASK, lang="en").failed(4, "g.lbug", lang="en")
    inside.run(own_shell, "ingest", notice, "-j", "640000").failed(4, "g.lbug")
    after = own_shell.files()
    after.pop("g.lbug.lock", None)
    assert after == before


def test_a_graph_without_its_checksum_is_read(own_shell: Shell, inside: Inside) -> None:
    (own_shell.folder / "g.lbug.sha256").unlink()
    inside.run(own_shell, *ASK).ok()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"nonsense nonsense\n", b"0" * 64 + b"  g.lbug\n"])
def test_a_wrong_checksum_is_told(own_shell: Shell, inside: Inside, content: bytes) -> None:
    (own_shell.folder / "g.lbug.sha256").write_bytes(content)
    inside.run(own_shell, *ASK).failed(4, "g.lbug")


def test_a_folder_in_the_place_of_the_graph(shell: Shell, inside: Inside) -> None:
    shell.graph.mkdir()
    inside.run(shell, *ASK).failed(4, "g.lbug")
    done = inside.run(shell, "ingest", SAMPLE)
    done.failed(done.code, "g.lbug")
    assert done.code in {4, 6}
    assert list(shell.graph.iterdir()) == []


def test_no_graph_yet(shell: Shell, inside: Inside) -> None:
    for arguments in (ASK, ("remove", "x"), ("network",), ("cypher", "RETURN 1 AS x")):
        inside.run(shell, *arguments).failed(4, "fengong ingest")
        assert "ingest" in inside.run(shell, *arguments, lang="en").err
    assert shell.files() == {}


def test_while_another_process_writes(own_shell: Shell, inside: Inside, notice: Path) -> None:
    before = own_shell.graph.read_bytes()
    with (own_shell.folder / "g.lbug.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        started = time.monotonic()
        own_shell.run("ingest", notice, "-j", "640000").failed(5, "另一个进程正在写入", "--wait")
        assert time.monotonic() - started < 60
        inside.run(own_shell, "ingest", notice, "-j", "640000", "--wait", "0.3", lang="en").failed(
            5, "another process is writing", lang="en"
        )
        inside.run(own_shell, "remove", "ningxia_2017").failed(5, "另一个进程正在写入")
        inside.run(own_shell, *ASK).ok()  # reading goes on
    assert own_shell.graph.read_bytes() == before
    inside.run(own_shell, "ingest", notice, "-j", "640000").ok()


def test_two_writers_at_once(own_shell: Shell, inside: Inside) -> None:
    """The one that waits gets in; the other gets in too or is told to come again."""
    for name in ("hasty", "patient"):
        (own_shell.folder / f"{name}.txt").write_text(NOTICE.replace("桥", name), encoding="utf-8")

    running = [
        subprocess.Popen(
            [*COMMAND, "ingest", f"{name}.txt", "-j", "640000", *more],
            cwd=own_shell.folder, env=own_shell.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )
        for name, more in (("hasty", ()), ("patient", ("--wait", "60")))
    ]  # fmt: skip
    told = [one.communicate(timeout=120)[1].decode() for one in running]
    codes = [one.returncode for one in running]
    assert codes in ([0, 0], [5, 0]), told
    assert told[1] == ""
    assert told[0] == "" or told[0].startswith("错误：另一个进程正在写入图")
    held = {line.split(",")[0] for line in inside.run(own_shell, "info", "-f", "csv").ok().out.splitlines()}
    assert {"ningxia_2017", "patient"} <= held
    assert ("hasty" in held) == (codes[0] == 0)


@pytest.mark.parametrize("blocks", [0, 1000])
def test_a_full_disk(own_shell: Shell, blocks: int) -> None:
    """A limit on the size of files is what a full disk is to a writer; it fails at the copy, or in the engine."""
    (own_shell.folder / "w.txt").write_text(NOTICE, encoding="utf-8")
    before = own_shell.files()
    size = blocks or own_shell.graph.stat().st_size // 1024 + 64
    done = own_shell.script(f"ulimit -f {size}; trap '' XFSZ; fengong ingest w.txt -j 640000")
    if done.code:
        done.failed(6, "g.lbug", "没有改动")
        after = own_shell.files()
        after.pop("g.lbug.lock", None)
        assert after == before
    else:
        assert blocks == 0  # it fitted after all
    own_shell.run(*ASK).ok()


def test_a_folder_that_may_not_be_written(own_shell: Shell, inside: Inside) -> None:
    (own_shell.folder / "w.txt").write_text(NOTICE, encoding="utf-8")
    for store in ("ladybug:/proc/g.lbug", "ladybug:/proc/x/g.lbug", "ladybug:w.txt/g.lbug", "ladybug:/dev/null/g.lbug"):
        inside.run(own_shell, "ingest", SAMPLE, "--store", store).failed(6, "写入图")
        inside.run(own_shell, "ingest", SAMPLE, "--store", store, lang="en").failed(6, "writing the graph", lang="en")


def test_somebody_without_the_right_to_write(own_shell: Shell) -> None:
    own_shell.folder.chmod(0o555)
    before = own_shell.files()
    try:
        done = subprocess.run(
            [*PLAIN_USER, *COMMAND, "ingest", SAMPLE], cwd="/", capture_output=True, text=True, timeout=120,
            env=own_shell.environment(FENGONG_STORE=f"ladybug:{own_shell.graph}"), check=False,
        )  # fmt: skip
    finally:
        own_shell.folder.chmod(0o755)
    Done(done.returncode, done.stdout, done.stderr).failed(6, "写入图")
    assert own_shell.files() == before


def test_ctrl_c_leaves_the_previous_graph(own_shell: Shell, notice: Path) -> None:
    pipe = own_shell.folder / "slow.txt"
    os.mkfifo(pipe)
    before = own_shell.graph.read_bytes()
    running = subprocess.Popen(
        [*COMMAND, "ingest", notice, pipe, "-j", "640000"], cwd=own_shell.folder, env=own_shell.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with pipe.open("w"):  # it now waits for what never comes
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert "已中断" in err
    assert own_shell.graph.read_bytes() == before
    own_shell.run("ingest", notice, "-j", "640000").ok()
    assert not list(own_shell.folder.glob(".g.lbug.build-*"))
    assert sys.platform != "win32"
