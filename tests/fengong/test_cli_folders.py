"""`fengong ingest` of many documents: one process or several, Ctrl-C, the summary, documents of one number."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from graph_store.ladybug_engine.store import LadybugStore
from tests.fengong.folders import folder, group_is_empty, kill, started, until
from tests.fengong.running import Inside, Shell
from tests.ingest.making import notice

EVERYTHING = (
    "MATCH (n) RETURN n.id AS id, label(n) AS label ORDER BY label, id",
    """MATCH (a:Agency)-[r]->(b) RETURN a.id AS source, label(r) AS type, b.id AS target, r.char_start AS place
    ORDER BY source, type, target, place""",
    "MATCH (d:Document) RETURN d.id AS id, d.content AS content, d.scorecard AS card ORDER BY id",
)
ONE = "宁夏回族自治区人民政府办公厅关于修路工作的通知\n宁政办发〔2018〕7号\n" + notice("修路。（财政厅负责）")


def held(path: Path) -> list[object]:
    """All that a graph holds, and its version."""
    store = LadybugStore(path)
    try:
        return [store.info().version, *(store.read(one).rows for one in EVERYTHING)]
    finally:
        store.close()


def test_the_same_graph_by_one_process_and_by_several(shell: Shell, tmp_path: Path) -> None:
    notices = folder(tmp_path, 24)
    (notices / "00007.txt").write_text("没有编号", encoding="utf-8")
    found = {}
    for jobs in ("1", "3", ""):
        done = shell.run(
            "ingest", "notices", "--store", f"ladybug:{jobs}.lbug", *(["--jobs", jobs] if jobs else []), "-j", "宁夏"
        )
        found[jobs] = (done.code, done.out, done.err, held(tmp_path / f"{jobs}.lbug"))
    assert found["1"] == found["3"] == found[""]
    assert found["1"][0] == 2
    assert found["1"][2].count("\n") == 1
    assert "00007.txt" in found["1"][2]


def test_ctrl_c_ends_everything_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    shell.run("ingest", str(folder(tmp_path / "former", 2))).ok()
    before = shell.files()
    folder(tmp_path, 400)
    process = started(shell, "ingest", "notices", "--jobs", "2")
    try:
        until(lambda: bool(list(tmp_path.glob(".g.lbug.build-*"))) and len(children(process.pid)) >= 3)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all of them get it
        out, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert (out, err.decode().count("\n")) == (b"", 2), err.decode()
        assert "已中断" in err.decode()
        until(lambda: group_is_empty(process.pid))
    finally:
        if not group_is_empty(process.pid):
            kill(process)
    after = {name: data for name, data in shell.files().items() if not name.startswith("notices")}
    assert after == before


def children(pid: int) -> list[str]:
    """Processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split() + [
        one for path in Path(f"/proc/{pid}/task").glob("*/children") if path.parent.name != str(pid)
        for one in path.read_text(encoding="ascii").split()
    ]  # fmt: skip


def test_fail_fast_stops_in_the_middle(shell: Shell, tmp_path: Path) -> None:
    (folder(tmp_path, 40) / "00020.txt").write_text("没有编号", encoding="utf-8")
    shell.run("ingest", "notices", "-j", "宁夏", "--fail-fast", "--jobs", "3").failed(2, "00020.txt")
    assert not shell.graph.exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_summary_of_many_and_scorecards_of_few(shell: Shell, tmp_path: Path, inside: Inside, lang: str) -> None:
    notices = folder(tmp_path, 30)
    worst = notice("修路。（财政厅牵头）", "种树。", "浇水。")
    (notices / "00017.txt").write_text(worst, encoding="utf-8")
    (notices / "00009.txt").write_text("没有编号", encoding="utf-8")
    done = inside.run(shell, "ingest", notices, "-j", "宁夏", "--jobs", 1, lang=lang)
    lines = done.out.splitlines()
    listed = [line[:5] for line in lines if line[:5].isdigit()]
    assert len(listed) == 20
    assert listed[0] == "00017", "the least trusted first"
    (total,) = (line for line in lines if line.startswith({"zh": "合计 29 份", "en": "29 documents"}[lang]))
    assert f"{28 * 24 + 3} {28 * 24 + 1} {28 * 108 + 1}" in " ".join(total.split())
    assert {"zh": "其余 9 份", "en": "the other 9"}[lang] in done.out
    assert lines[-1] == {"zh": "没有读入 1 份：原因见上", "en": "1 not read: see above"}[lang]
    assert (done.out + done.err).count("00009.txt") == 1
    assert "00017.txt" in next(line for line in lines if line.startswith("00017"))
    few = inside.run(shell, "ingest", *sorted(notices.iterdir())[:5], "-j", "宁夏", lang=lang)
    assert few.ok().out.count({"zh": "【没有变化】", "en": "[unchanged]"}[lang]) == 5


def test_two_documents_of_one_number_in_a_run_both_stay(shell: Shell, tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "甲.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(ONE.replace("修路。", "修两条路。"), encoding="utf-8")
    done = inside.run(shell, "ingest", "甲.txt", "乙.txt").ok()
    first = "宁夏回族自治区人民政府办公厅宁政办发〔2018〕7号"
    assert done.err == f"注意：{first}_乙 与图中的 {first} 文号相同，都保留；如是同一份，请 fengong remove 其一\n"
    assert inside.run(shell, "ingest", "甲.txt", "乙.txt").ok().out.count("【没有变化】") == 2
    rows = inside.run(shell, "cypher", "MATCH (d:Document) RETURN d.id ORDER BY d.id", "-f", "csv").ok().out
    assert rows.split()[1:] == [first, f"{first}_乙"]


def test_a_number_that_the_graph_has_already(shell: Shell, tmp_path: Path, inside: Inside) -> None:
    (tmp_path / "甲.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(ONE.replace("修路。", "修两条路。"), encoding="utf-8")
    assert inside.run(shell, "ingest", "甲.txt", "--id", "a").ok().err == ""
    done = inside.run(shell, "ingest", "乙.txt", "--id", "b", lang="en").ok()
    assert done.err.startswith("note: b has the number of a in the graph")
    assert done.err.count("\n") == 1
    assert len(inside.run(shell, "info", "-f", "csv").ok().out.splitlines()) == 3
