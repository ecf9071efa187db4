"""`fengong cypher`: rows, parameters, standard input, limits; and that nothing else can be done with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fengong.running import Inside, Shell
from tests.graph_api.test_cypher import ENDLESS, MILLIONS, REFUSED


def rows(text: str) -> list[list[object]]:
    found: list[list[object]] = json.loads(text)["rows"]
    return found


def test_parameters(sample_shell: Shell, inside: Inside) -> None:
    words = ("-p", "part=财", "--param", "most=2", "-p", "nothing=null", "-f", "json")
    query = "MATCH (a:Agency) WHERE a.name CONTAINS $part RETURN a.name AS name, $most AS most, $nothing AS nothing ORDER BY name"
    found = rows(inside.run(sample_shell, "cypher", query, *words).ok().out)
    assert found
    assert found[0][1:] == [2, None]


def test_standard_input(sample_shell: Shell) -> None:
    done = sample_shell.run("cypher", "-", "-f", "json", given="MATCH (t:Task)\nRETURN count(t) AS n // 数\n".encode())
    assert rows(done.ok().out) == [[107]]
    for given in (b"", b"\xff\xfe\x00", b"\0"):
        sample_shell.run("cypher", "-", given=given).failed(2, "查询")
    sample_shell.script("fengong cypher - <&-").failed(2, "查询")


def test_rows_are_cut_and_it_is_said(sample_shell: Shell, inside: Inside) -> None:
    done = inside.run(sample_shell, "cypher", MILLIONS, "-f", "csv").ok()
    assert done.out.count("\r\n") == 1001
    assert "1000" in done.err
    lower = inside.run(sample_shell, "cypher", MILLIONS, "-f", "json", lang="en", FENGONG_CYPHER_ROWS="7").ok()
    found = json.loads(lower.out)
    assert (len(found["rows"]), found["total"], found["truncated"]) == (7, None, True)
    assert found["notes"][0].startswith("Cut at 7 rows")


def test_a_query_without_end_is_stopped(sample_shell: Shell, inside: Inside) -> None:
    inside.run(sample_shell, "cypher", ENDLESS, FENGONG_CYPHER_SECONDS="0.3").failed(7, "停止")
    inside.run(sample_shell, "cypher", ENDLESS, lang="en", FENGONG_CYPHER_SECONDS="0.3").failed(7, "stopped", lang="en")


def test_an_answer_that_is_too_large(sample_shell: Shell, inside: Inside) -> None:
    query = "MATCH (d:Document), (a:Agency) RETURN d.text AS text"
    inside.run(sample_shell, "cypher", query, FENGONG_CYPHER_BYTES="100000").failed(2, "100000 字节")


def test_what_is_more_than_reading_is_refused(sample_shell: Shell, inside: Inside) -> None:
    before = sample_shell.files()
    for query in REFUSED:
        inside.run(sample_shell, "cypher", query).failed(2, "查询")
    inside.run(sample_shell, "cypher", "MATCH (a) DELETE a", lang="en").failed(2, "query refused", lang="en")
    sample_shell.run("cypher", "COPY (MATCH (a:Agency) RETURN a.id) TO 'stolen.csv'").failed(2, "查询未执行")
    assert sample_shell.files() == before
    assert not list(Path("/tmp").glob("fengong-stolen*"))


@pytest.mark.parametrize("text", ["[bold red]x[/]", "\x1b[31mx", "a\nb", "\x9b31m"])
def test_values_do_not_steer_the_terminal(sample_shell: Shell, inside: Inside, text: str) -> None:
    out = inside.run(sample_shell, "cypher", "RETURN $x AS x", "-p", f"x={json.dumps(text)}").ok().out
    assert not any(char in out for char in "\x1b\x9b")
    assert text.strip("\x1b\x9b").split("\n")[-1] in out


def test_what_turns_the_direction_of_a_text_is_shown_as_a_mark(sample_shell: Shell, inside: Inside) -> None:
    out = inside.run(sample_shell, "cypher", "RETURN $x AS x", "-p", f"x={json.dumps(chr(0x202E) + 'x')}").ok().out
    assert "\ufffdx" in out
    assert "\u202e" not in out
