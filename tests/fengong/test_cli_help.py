"""--help with examples for every command, and completion."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest

from fengong.cli.app import app
from fengong.cli.correcting import app as correct
from fengong.cli.keys import app as keys
from fengong.cli.neo4j_server import app as neo4j
from ingest.corrections import KINDS
from queries.catalogue import catalogue
from tests.fengong.running import Done, Inside, Shell

COMMANDS: list[tuple[str, ...]] = [(str(one.name),) for one in app.registered_commands]
COMMANDS += [("correct", str(one.name)) for one in correct.registered_commands]
COMMANDS += [("keys", str(one.name or one.callback.__name__)) for one in keys.registered_commands if one.callback]
COMMANDS += [("neo4j", str(one.name or one.callback.__name__)) for one in neo4j.registered_commands if one.callback]


def test_all_commands_are_there() -> None:
    names = {" ".join(one) for one in COMMANDS}
    corrections = {f"correct {kind}" for kind in KINDS}
    wanted = "ingest review evaluate remove ask questions cypher network serve info demo settings neo4j_start neo4j_stop neo4j_status "
    wanted += "keys_make keys_list keys_revoke"
    assert names == {one.replace("_", " ") for one in wanted.split()} | corrections


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_has_an_example(shell: Shell, inside: Inside, command: tuple[str, ...]) -> None:
    done = inside.run(shell, *command, "--help", COLUMNS="200").ok()
    _, mark, examples = done.out.partition("例 / example")
    assert mark
    assert f"fengong {' '.join(command)}" in examples
    assert done.err == ""
    assert inside.run(shell, *command, "-h", COLUMNS="200").out == done.out


@pytest.mark.parametrize("command", [(), ("keys",), ("correct",), ("neo4j",), *COMMANDS], ids=" ".join)
def test_headings_are_chinese_first(shell: Shell, inside: Inside, command: tuple[str, ...]) -> None:
    lines = inside.run(shell, *command, "--help", COLUMNS="200").ok().out.splitlines()
    heads = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert lines[0].startswith("用法 / Usage: fengong")
    assert "选项 / Options:" in heads
    assert set(heads) <= {"选项 / Options:", "参数 / Arguments:", "命令 / Commands:"}
    assert any("显示这份说明 / show this help" in line for line in lines)


def test_help_names_the_extra_as_it_is_typed(shell: Shell) -> None:
    assert "fengong[neo4j-server]" in shell.run("neo4j", "--help", COLUMNS="200").ok().out
    assert "ingest" in shell.run("--help").ok().out


def test_no_command_of_the_list_is_cut(shell: Shell) -> None:
    listed = shell.run("--help", COLUMNS="80").ok().out.partition("命令 / Commands:")[2]
    assert all(f"  {one}" in listed for one in {command[0] for command in COMMANDS})
    assert "..." not in listed


LOADED = """
import sys
from fengong.cli import main
sys.argv = ["fengong", "--help"]
try:
    main()
except SystemExit:
    slow = {"fastapi", "jieba", "jinja2", "ladybug", "neo4j", "networkx", "numpy", "rich", "scipy"}
    print("loaded:", *sorted(slow & set(sys.modules)))
"""


def test_help_loads_nothing_that_is_slow(shell: Shell) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=shell.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1].strip() == "loaded:"


@pytest.mark.parametrize("name", [one.name for one in catalogue()])
def test_the_example_of_a_question_runs(sample_shell: Shell, inside: Inside, name: str) -> None:
    done = inside.run(sample_shell, "ask", name, "--help-question").ok()
    assert catalogue().get(name).question_zh in done.out
    example = done.out.splitlines()[-1].partition("：fengong ")[2]
    assert inside.run(sample_shell, *shlex.split(example)).ok().out
    assert "example: fengong ask" in inside.run(sample_shell, "ask", name, "--help-question", lang="en").ok().out


def complete(shell: Shell, line: str) -> Done:
    """What bash is offered for the last word of `line`."""
    words = len(line.split(" ")) - 1
    return shell.run(_FENGONG_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(words))


def test_completion_of_documents(sample_shell: Shell, shell: Shell) -> None:
    assert complete(sample_shell, "fengong remove ning").out.split() == ["ningxia_2017"]
    assert complete(sample_shell, "fengong remove x").out.split() == []
    done = complete(shell, "fengong remove ")  # there is no graph yet
    assert (done.out.split(), done.err) == ([], "")


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: Shell, kind: str) -> None:
    done = shell.run(_FENGONG_COMPLETE=f"source_{kind}").ok()
    assert "_FENGONG_COMPLETE=complete_" in done.out
    assert "fengong" in done.out


def test_completion_of_commands_questions_and_parameters(shell: Shell) -> None:
    assert "questions" in complete(shell, "fengong qu").out
    assert complete(shell, "fengong ask shared").out.split() == ["shared-tasks"]
    assert "rank_by=" in complete(shell, "fengong ask shared-tasks ra").out
    for line in ("fengong ask nope ra", "fengong ask '", "fengong nope x"):
        assert "Traceback" not in complete(shell, line).err


def test_the_library_says_no_english_word_alone(shell: Shell) -> None:
    told = shell.run("ask", "--help", COLUMNS="200").ok().out
    assert "[环境变量 / env var: FENGONG_STORE;" in told
