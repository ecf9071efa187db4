"""Readers that go away, outputs that are closed, and keys that interrupt."""

from __future__ import annotations

import signal
import subprocess
import time

from tests.fengong.running import COMMAND, Shell


def test_a_reader_that_goes_away_is_no_error(sample_shell: Shell) -> None:
    for command in (
        "ask list-tasks limit=1000 -f csv",
        "ask list-tasks limit=1000 --full",
        "ask list-tasks limit=1000 -f json",
    ):
        done = sample_shell.script(f"set -o pipefail; fengong {command} | head -1").ok()
        assert done.out.count("\n") == 1
        assert done.err in {"", "共 107 行，这里是 107 行。\n"}
    done = sample_shell.script("fengong --help | head -1")
    assert "Traceback" not in done.err


def test_a_closed_output_is_one_line(sample_shell: Shell) -> None:
    sample_shell.script("fengong ask shared-tasks >&-").failed(6, "标准输出")
    done = sample_shell.script("fengong ask nope 2>&-")
    assert (done.code, done.out, done.err) == (3, "", "")


def test_output_into_a_file_is_utf_8_whatever_the_locale(sample_shell: Shell) -> None:
    done = sample_shell.run("ask", "shared-tasks", "limit=1", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii").ok()
    assert "自治区" in done.out


def test_ctrl_c_ends_with_a_line(sample_shell: Shell) -> None:
    for lang, words in (("zh", "已中断"), ("en", "interrupted")):
        running = subprocess.Popen(
            [*COMMAND, "cypher", "-"], cwd=sample_shell.folder, env=sample_shell.environment(lang),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        time.sleep(1.0)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert (running.returncode, out) == (130, "")
        assert words in err
        assert "Traceback" not in err
