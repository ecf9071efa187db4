"""Every command, once as it is meant."""

from __future__ import annotations

import json
import re

from fengong import __version__
from tests.conftest import SAMPLE
from tests.fengong.running import Inside, Shell

NOTICE = """宁夏回族自治区2018年重点工作任务分工
一、第一部分
（一）修一座桥。（自治区财政厅、商务厅分别牵头，自治区教育厅配合）
"""


def test_a_notice_is_read_asked_and_removed(shell: Shell, inside: Inside) -> None:
    read = shell.run("ingest", SAMPLE).ok()
    assert read.out.startswith("ningxia_2017  宁夏回族自治区2017年《政府工作报告》任务分工（节选）  【新增】")
    assert "107 项任务，107 个责任分句" in read.out
    assert "【没有变化】" in inside.run(shell, "ingest", SAMPLE).ok().out
    info = shell.run("info").ok()
    assert info.out.startswith("ladybug  ladybug:g.lbug\n")
    assert "ningxia_2017" in info.out
    removed = shell.run("remove", "ningxia_2017").ok()
    assert (removed.out, removed.err) == ("", "已取出 ningxia_2017\n")
    inside.run(shell, "remove", "ningxia_2017").failed(3, "没有文件 'ningxia_2017'")


def test_a_changed_notice_replaces_itself_only(own_shell: Shell, inside: Inside) -> None:
    notice = own_shell.folder / "works.txt"
    notice.write_text(NOTICE, encoding="gb18030")
    assert "【新增】" in inside.run(own_shell, "ingest", notice, "--jurisdiction", "宁夏").ok().out
    notice.write_text(NOTICE + "（二）修一条路。（自治区财政厅牵头）\n", encoding="utf-8")
    assert "[replaced]" in own_shell.run("ingest", notice, "-j", "640000", lang="en").ok().out
    rows = json.loads(inside.run(own_shell, "info", "-f", "json").ok().out)["rows"]
    assert [(row[0], row[7]) for row in rows] == [("ningxia_2017", 107), ("works", 2)]


def test_metadata_is_told_by_options(own_shell: Shell, inside: Inside) -> None:
    notice = own_shell.folder / "w.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    told = {
        "-j": "宁夏",
        "--id": "a/b c",
        "--title": "标题",
        "--issuer": "机关",
        "--number": "宁政办〔2018〕1号",
        "--year": "2018",
    }
    own_shell.run("ingest", notice, *(word for pair in told.items() for word in pair)).ok()
    rows = json.loads(inside.run(own_shell, "info", "-f", "json").ok().out)["rows"]
    assert rows[0][:5] == ["a_b_c", "标题", "机关", "宁政办〔2018〕1号", 2018]
    inside.run(own_shell, "remove", "a_b_c").ok()


def test_info_before_there_is_a_graph(shell: Shell) -> None:
    done = shell.run("info").ok()
    assert done.out == "ladybug  ladybug:g.lbug\n"
    assert "fengong ingest" in done.err
    assert not shell.graph.exists()


def test_questions(sample_shell: Shell, inside: Inside) -> None:
    done = sample_shell.run("questions").ok()
    assert "shared-tasks" in done.out
    assert "共同任务最多的机构" in done.out
    assert "Agencies that share the most tasks" in inside.run(sample_shell, "questions", lang="en").ok().out


def test_ask(sample_shell: Shell) -> None:
    done = sample_shell.run("ask", "shared-tasks", "--limit", "3", COLUMNS="160").ok()
    assert re.search(r"自治区发展改革委 +自治区经济和信息化委 +12", done.out)
    assert re.search(r"共 \d+ 行，这里是 3 行。", done.out)
    assert done.err == ""


def test_cypher(sample_shell: Shell) -> None:
    done = sample_shell.run("cypher", "MATCH (t:Task) RETURN count(t) AS n", "-f", "csv").ok()
    assert done.out == "\ufeffn\n107\n".replace("\n", "\r\n")


def test_network(sample_shell: Shell, inside: Inside) -> None:
    target = sample_shell.folder / "picture.html"
    done = sample_shell.run("network", "-o", target, "--kind", "enterprise", "--section", "1").ok()
    assert done.out == ""
    assert re.search(r"已写入 .*picture.html：\d+ 个机构，\d+ 条关系", done.err)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    target.unlink()
    assert "bodies" in inside.run(sample_shell, "network", "-o", "n.html", lang="en").ok().err
    (sample_shell.folder / "n.html").unlink()


def test_demo_goes_the_whole_way(shell: Shell, inside: Inside) -> None:
    done = shell.run("demo", "--no-serve").ok()
    for words in ("107 项任务", "自治区发展改革委", " 行，这里是 10 行。"):
        assert words in done.out
    for step in ("一、", "二、", "三、", "四、", "完成"):
        assert step in done.err
    assert (shell.folder / "network.html").stat().st_size > 500_000
    again = inside.run(shell, "demo", "--no-serve", "--page", "other.html", lang="en").ok()
    assert "[unchanged]" in again.out
    assert "done" in again.err
    assert (shell.folder / "other.html").exists()


def test_version_and_no_command(shell: Shell, inside: Inside) -> None:
    assert shell.run("--version").ok().out == f"fengong {__version__}\n"
    assert "ingest" in inside.run(shell).ok().out
    assert "status" in inside.run(shell, "neo4j").ok().out
    assert shell.files() == {}
