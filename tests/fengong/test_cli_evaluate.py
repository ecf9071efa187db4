"""`evaluate`: scores and errors of labelled documents."""

from __future__ import annotations

import json

import pytest

from tests.fengong.running import Inside, Shell
from tests.ingest.readers.files import saved, word, workbook
from tests.ingest.readers.test_html import page
from tests.ingest.readers.test_pdf import body, pdf

TEXT = "一、示例\n（1）做甲。（财政厅、教育厅负责）\n（2）做乙。（水利厅牵头，自治区某局配合）\n"
RIGHT = (
    '{"clause": "（财政厅、教育厅负责）", "assignments": [{"mention": "财政厅", "role": "responsible"},'
    ' {"mention": "教育厅", "role": "responsible"}]}\n'
    '{"clause": "（水利厅牵头，自治区某局配合）", "assignments": [{"mention": "水利厅", "role": "lead"},'
    ' {"mention": "自治区某局", "role": "support"}]}\n'
)
# A name that is found elsewhere is missed and made up; a wrong role is one error.
WRONG = RIGHT.replace('"水利厅", "role": "lead"', '"水利厅", "role": "support"').replace('自治区某局",', '某局",')


def put(shell: Shell, answer: str, name: str = "甲") -> str:
    (shell.folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (shell.folder / f"{name}_gold.jsonl").write_text(answer, encoding="utf-8")
    return f"{name}_gold.jsonl"


def test_all_right(shell: Shell, inside: Inside) -> None:
    done = inside.run(shell, "evaluate", put(shell, RIGHT), "-j", "宁夏", "--at-least", "1", "-f", "json").ok()
    found = json.loads(done.out)
    row = dict(zip(found["columns"], found["rows"][0], strict=True))
    assert (row["document"], row["wanted"], row["found"], row["errors"]) == ("甲", 4, 4, 0)
    assert (row["name_f1"], row["role_f1"]) == (1.0, 1.0)
    assert len(found["rows"]) == 1


def test_scores_and_errors(shell: Shell, inside: Inside) -> None:
    files = (put(shell, WRONG), put(shell, RIGHT, "乙"))
    found = json.loads(inside.run(shell, "evaluate", *files, "-j", "宁夏", "-f", "json").ok().out)
    rows = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    assert [row["document"] for row in rows] == ["甲", "乙", "合计"]
    assert (rows[0]["name_f1"], rows[0]["role_f1"], rows[0]["errors"]) == (0.75, 0.5, 3)
    assert (rows[2]["name_precision"], rows[2]["role_recall"], rows[2]["errors"]) == (0.875, 0.75, 3)
    errors = json.loads(inside.run(shell, "evaluate", *files, "-j", "宁夏", "-f", "json", "--errors").ok().out)
    assert [row[1:5] for row in errors["rows"]] == [
        ["角色不对", "水利厅", "配合", "牵头"], ["多读", "自治区某局", "", "配合"], ["漏读", "某局", "配合", ""],
    ]  # fmt: skip
    assert all(TEXT[row[5] :].startswith(row[2]) and row[2] in row[6] for row in errors["rows"])


def test_the_table_has_the_errors_under_the_scores(shell: Shell, inside: Inside) -> None:
    out = inside.run(shell, "evaluate", put(shell, WRONG), "-j", "640000", lang="en").ok().out
    assert "0.7500" in out
    assert "made-up" in out
    assert "missed" in out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_least(shell: Shell, inside: Inside, lang: str) -> None:
    answer = put(shell, WRONG)
    inside.run(shell, "evaluate", answer, "-j", "宁夏", "--at-least", "0.5").ok()
    done = inside.run(shell, "evaluate", answer, "-j", "宁夏", "--at-least", "0.51", lang=lang)
    assert done.code == 1
    assert "0.5000" in done.err
    assert "水利厅" in done.out


def test_another_text(shell: Shell, inside: Inside) -> None:
    put(shell, RIGHT)
    (shell.folder / "甲_gold.jsonl").rename(shell.folder / "答案.jsonl")
    inside.run(shell, "evaluate", "答案.jsonl", "-j", "宁夏").failed(3, "--text", "答案")
    inside.run(shell, "evaluate", "答案.jsonl", "-j", "宁夏", "--text", "甲.txt", "--at-least", "1").ok()
    inside.run(shell, "evaluate", "答案.jsonl", "甲.txt", "--text", "甲.txt").failed(2, "--text")


@pytest.mark.parametrize(
    ("answer", "word"), [("{", "第 1 行"), ('{"clause": "（没有）", "assignments": []}', "不在原文"), ("{}", "第 1 行")]
)
def test_a_wrong_answer_is_named(shell: Shell, inside: Inside, answer: str, word: str) -> None:
    inside.run(shell, "evaluate", put(shell, answer), "-j", "宁夏").failed(2, "甲_gold.jsonl", word)


ROWS = [
    ["序号", "重点任务", "牵头单位", "配合单位"],
    ["1", "财政厅建房", "财政厅", "教育厅、水利厅"],
    ["2", "修桥", "水利厅", "财政厅"],
]
ROWS_RIGHT = (
    '{"clause": "财政厅 教育厅、水利厅", "assignments": [{"mention": "财政厅", "role": "lead"},'
    ' {"mention": "教育厅", "role": "support"}, {"mention": "水利厅", "role": "support"}]}\n'
    '{"clause": "水利厅财政厅", "before": "修桥", "assignments": [{"mention": "水利厅", "role": "lead"},'
    ' {"mention": "财政厅", "role": "support"}]}\n'
)
PARAGRAPHS = ["一、示例", "（1）做甲。（财政厅、教育厅负责）", "（2）做乙。（水利厅牵头，自治区某局配合）"]
DOCUMENTS = {
    "甲.docx": (lambda: word(*PARAGRAPHS), RIGHT),
    "甲.html": (lambda: page("".join(f"<p>{one}</p>" for one in PARAGRAPHS)), RIGHT.replace("、", "、 ")),
    "甲.pdf": (lambda: pdf(*map(body, PARAGRAPHS)), RIGHT.replace("（", "(").replace("，", ",\\n")),
    "甲.xlsx": (lambda: saved(workbook({"台账": ROWS})), ROWS_RIGHT),
    "甲.csv": (lambda: "\n".join(map(",".join, ROWS)).encode("gbk"), ROWS_RIGHT),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_of_every_format(shell: Shell, inside: Inside, name: str) -> None:
    """Blanks, line ends and the width of marks are those of the reader and of whoever labelled, and do not count."""
    made, answer = DOCUMENTS[name]
    (shell.folder / name).write_bytes(made())
    (shell.folder / "甲_gold.jsonl").write_text(answer, encoding="utf-8")
    done = inside.run(shell, "evaluate", "甲_gold.jsonl", "-j", "宁夏", "--at-least", "1", "-f", "json").ok()
    (row,) = json.loads(done.out)["rows"]
    assert row[1] == row[2] >= 4


def test_which_document_is_beside(shell: Shell, inside: Inside) -> None:
    answer = put(shell, RIGHT)
    (shell.folder / "甲.docx").write_bytes(word("空的"))
    (shell.folder / "甲.html").write_bytes(page("<p>空的</p>"))
    inside.run(shell, "evaluate", answer, "-j", "宁夏", "--at-least", "1").ok()  # 甲.txt goes first
    (shell.folder / "甲.txt").unlink()
    inside.run(shell, "evaluate", answer, "-j", "宁夏").failed(2, "--text", "甲.docx", "甲.html")


def test_a_clause_that_stands_twice(shell: Shell, inside: Inside) -> None:
    text = "一、示例\n（1）做甲。（财政厅负责）\n（2）做乙。（财政厅负责）\n"
    (shell.folder / "甲.txt").write_text(text, encoding="utf-8")
    line = '{"clause": "（财政厅负责）", "before": "做乙。", "assignments": [{"mention": "财政厅", "role": "responsible"}]}'
    (shell.folder / "甲_gold.jsonl").write_text(line, encoding="utf-8")
    done = inside.run(shell, "evaluate", "甲_gold.jsonl", "-j", "宁夏", "-f", "json", "--errors").ok()
    (error,) = json.loads(done.out)["rows"]
    assert error[5] == text.index("财政厅")  # the one that is not labelled
