"""Tables, CSV and JSON; on the screen and in files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from queries.asking import Asker
from queries.formats import envelope, flat
from tests.fengong.running import Inside, Shell

ASK = ("ask", "busiest-agencies", "--limit", "5")


def test_every_format_has_the_rows_of_the_service(
    sample_shell: Shell, inside: Inside, ladybug_store: LadybugStore
) -> None:
    wanted = Asker(ladybug_store).ask("busiest-agencies", {"limit": 5})
    shown = json.loads(inside.run(sample_shell, *ASK, "-f", "json").ok().out)
    whole = json.loads(json.dumps(envelope(wanted)))
    assert {key: shown[key] for key in ("rows", "total", "truncated", "tie_at_cut", "notes")} == {
        key: whole[key] for key in ("rows", "total", "truncated", "tie_at_cut", "notes")
    }
    done = sample_shell.run(*ASK, "--format", "csv").ok()
    assert done.out.startswith("\ufeff")
    assert done.out.count("\r\n") == 6
    rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"), newline="")))
    assert rows[0] == shown["columns"]
    assert rows[1:] == [[str(flat(value)) for value in row] for row in wanted.rows]
    table = inside.run(sample_shell, *ASK, "--format", "table").ok().out
    assert table == inside.run(sample_shell, *ASK).ok().out
    assert all(row[1] in table for row in wanted.rows)


def test_a_csv_that_lacks_rows_says_so_beside_it(sample_shell: Shell, inside: Inside) -> None:
    assert inside.run(sample_shell, *ASK, "-f", "csv").ok().err.startswith("共 ")
    assert "rows" in inside.run(sample_shell, *ASK, "-f", "csv", lang="en").ok().err
    assert inside.run(sample_shell, "ask", "busiest-agencies", "limit=1000", "-f", "csv").ok().err == ""


@pytest.mark.parametrize(("name", "start"), [("a.csv", "\ufeffagency_id,"), ("a.JSON", "{"), ("a.txt", "任何角")])
def test_the_suffix_chooses_the_format(
    sample_shell: Shell, inside: Inside, tmp_path: Path, name: str, start: str
) -> None:
    target = tmp_path / name
    done = inside.run(sample_shell, *ASK, "-o", target).ok()
    assert done.out == ""
    assert f"已写入 {target}" in done.err
    assert target.read_text(encoding="utf-8").lstrip().startswith(start)


def test_the_format_asked_for_wins_over_the_suffix(sample_shell: Shell, inside: Inside, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    inside.run(sample_shell, *ASK, "-f", "json", "-o", target).ok()
    assert json.loads(target.read_text(encoding="utf-8"))["rows"]


def test_headings(sample_shell: Shell, inside: Inside) -> None:
    for style, first in (("name", "agency_id"), ("zh", "机构标识"), ("en", "id of the body")):
        line = inside.run(sample_shell, *ASK, "-f", "csv", "--headings", style).ok().out.splitlines()[0]
        assert line.removeprefix("\ufeff").split(",")[0] == first
    inside.run(sample_shell, *ASK, "-f", "csv", "--headings", "fr").failed(2, "--headings", "'zh'")


def test_formulas_are_defused_in_csv_only(sample_shell: Shell, inside: Inside) -> None:
    query = "RETURN '=1+1' AS a, '+1' AS b, '-1' AS c, '@x' AS d, '＝1' AS e, -1 AS f, 'ok' AS g"
    row = inside.run(sample_shell, "cypher", query, "-f", "csv").ok().out.splitlines()[1]
    assert row == "'=1+1,'+1,'-1,'@x,'＝1,-1,ok"
    found = json.loads(inside.run(sample_shell, "cypher", query, "-f", "json").ok().out)["rows"]
    assert found == [["=1+1", "+1", "-1", "@x", "＝1", -1, "ok"]]


def test_json_is_json(sample_shell: Shell, inside: Inside) -> None:
    text = inside.run(sample_shell, "cypher", "RETURN 0.0/0.0 AS x, 1.0/0.0 AS y", "-f", "json").ok().out
    assert json.loads(text, parse_constant=pytest.fail)["rows"] == [[None, None]]


def test_a_narrow_window_names_what_it_leaves_out(sample_shell: Shell, inside: Inside) -> None:
    narrow = inside.run(sample_shell, *ASK, COLUMNS="40").ok().out
    assert "窗口太窄，未显示：" in narrow
    full = inside.run(sample_shell, *ASK, "--full", COLUMNS="40").ok().out
    assert "窗口太窄" not in full
    assert "640000:发展改革委" in full


def test_info_gives_rows_alone_to_another_program(sample_shell: Shell, inside: Inside, tmp_path: Path) -> None:
    done = inside.run(sample_shell, "info", "--format", "json").ok()
    assert json.loads(done.out)["rows"][0][0] == "ningxia_2017"
    assert "ladybug  ladybug:g.lbug" in done.err
    assert "窗口太窄" not in inside.run(sample_shell, "info", "--full", COLUMNS="40").ok().out
    inside.run(sample_shell, "info", "-o", tmp_path / "i.csv").ok()
    assert (tmp_path / "i.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    inside.run(sample_shell, "questions", "-o", tmp_path / "q.json").ok()
    assert json.loads((tmp_path / "q.json").read_text(encoding="utf-8"))["total"] > 20


@pytest.mark.parametrize("target", [".", "missing/a.csv", "g.lbug/a.csv", "/proc/a.csv", "a" * 300 + ".csv"])
def test_a_file_that_cannot_be_written_is_one_line(sample_shell: Shell, inside: Inside, target: str) -> None:
    inside.run(sample_shell, *ASK, "-o", target).failed(6, "无法写入")


def test_a_full_disk_is_one_line(sample_shell: Shell, inside: Inside) -> None:
    inside.run(sample_shell, *ASK, "-o", "/dev/full").failed(6, "无法写入")
    inside.run(sample_shell, "network", "-o", "/dev/full", lang="en").failed(6, "cannot write", lang="en")
    sample_shell.script("fengong ask shared-tasks -f csv > /dev/full").failed(6, "标准输出")
    sample_shell.script("fengong ask shared-tasks > /dev/full").failed(6, "标准输出")


@pytest.mark.parametrize(("lang", "says"), [("zh", "没有第 99 部分；有的部分：1 "), ("en", "There is no section 99;")])
def test_a_file_without_rows_says_why(sample_shell: Shell, inside: Inside, lang: str, says: str) -> None:
    done = inside.run(sample_shell, "ask", "list-tasks", "section=99", "-f", "csv", lang=lang).ok()
    assert len(done.out.splitlines()) == 1
    assert says in done.err
