"""The ways of giving parameters to `ask` and `cypher`."""

from __future__ import annotations

import json

import pytest

from fengong.cli.arguments import given_parameters, query_parameters
from graph_store.errors import ParameterError
from tests.fengong.running import Inside, Shell

REQUIRED = ["agency", "partner"]


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("", {}), ("limit=3", {"limit": "3"}), ("--limit 3", {"limit": "3"}), ("--limit=3", {"limit": "3"}),
        ("--rank-by newman", {"rank_by": "newman"}), ("甲 乙", {"agency": "甲", "partner": "乙"}),
        ("partner=乙 甲", {"agency": "甲", "partner": "乙"}), ("--partner 乙 甲", {"agency": "甲", "partner": "乙"}),
        ("甲 limit=3 乙", {"agency": "甲", "limit": "3", "partner": "乙"}), ("section=-1", {"section": "-1"}),
        ("--section -1", {"section": "-1"}), ("text=a=b", {"text": "a=b"}), ("--text a=b", {"text": "a=b"}),
        ("机构=1 乙", {"agency": "机构=1", "partner": "乙"}), ("-1 x", {"agency": "-1", "partner": "x"}),
        ("text=", {"text": ""}), ("limit=1 limit=2", {"limit": "2"}),
    ],
)  # fmt: skip
def test_forms(words: str, given: dict[str, str]) -> None:
    assert given_parameters(words.split(), REQUIRED) == given


@pytest.mark.parametrize("words", ["--limit", "甲 乙 丙", "甲 乙 --x"])
def test_what_cannot_be_understood(words: str) -> None:
    with pytest.raises(ParameterError):
        given_parameters(words.split(), REQUIRED)


def test_values_of_cypher_are_json_or_text() -> None:
    deep = "[" * 100_000
    given = query_parameters(["a=1", "b=[1,2]", "c=财政", 'd="1"', "e=null", "f={", "g=x=y", f"h={deep}"])
    assert given == {"a": 1, "b": [1, 2], "c": "财政", "d": "1", "e": None, "f": "{", "g": "x=y", "h": deep}
    with pytest.raises(ParameterError):
        query_parameters(["x"])


@pytest.mark.parametrize(
    "arguments",
    [
        ("发展改革委", "财政厅"), ("agency=发展改革委", "partner=财政厅"), ("--agency", "发展改革委", "--partner", "财政厅"),
        ("--partner=财政厅", "发展改革委"), ("640000:发展改革委", "宁夏回族自治区财政厅", "--limit=1000"),
    ],
)  # fmt: skip
def test_all_forms_give_the_same_answer(sample_shell: Shell, inside: Inside, arguments: tuple[str, ...]) -> None:
    found = json.loads(inside.run(sample_shell, "ask", "pair-tasks", *arguments, "-f", "json").ok().out)
    assert found["total"] == 12


def test_options_stand_anywhere(sample_shell: Shell) -> None:
    found = sample_shell.run(
        "ask", "-f", "csv", "shared-tasks", "--limit", "1", "rank_by=newman", "--headings", "zh"
    ).ok()
    assert len(found.out.splitlines()) == 2
    assert "机构" in found.out


@pytest.mark.parametrize(
    ("arguments", "code", "zh", "en"),
    [
        (("ask", "share-tasks"), 3, "shared-tasks", "shared-tasks"),
        (("ask", ""), 3, "没有问题", "no question"),
        (("ask", "shared-tasks", "nope=1"), 2, "没有参数", "has no parameter"),
        (("ask", "shared-tasks", "question=1"), 2, "没有参数", "has no parameter"),
        (("ask", "shared-tasks", "self=1"), 2, "没有参数", "has no parameter"),
        (("ask", "shared-tasks", "limit=x"), 2, "limit='x'", "a whole number"),
        (("ask", "shared-tasks", "--limit", "0"), 2, "1 – 1000", "1 – 1000"),
        (("ask", "shared-tasks", "section=" + "9" * 30), 2, "section", "section"),
        (("ask", "shared-tasks", "word"), 2, "名称=值", "NAME=VALUE"),
        (("ask", "shared-tasks", "--include-collectives"), 2, "缺少值", "needs a value"),
        (("ask", "pair-tasks", "财政厅"), 2, "partner", "partner"),
        (("ask", "agency-tasks", "没有厅"), 3, "没有机构", "no body"),
        (("ask", "agency-tasks", "x" * 600), 2, "500", "500"),
        (("ask", "agency-tasks", "a\x1b[31m\x07b"), 3, "没有机构", "no body"),
        (("ask", "task-agencies", "999"), 3, "没有任务", "no task"),
        (("ask", "find-tasks", ""), 2, "text", "text"),
        (("ask", "shared-tasks", "jurisdiction=Atlantis"), 2, "未知的地区", "unknown jurisdiction"),
        (("ask", "shared-tasks", "document=nope"), 3, "没有文件", "no document"),
        (("ask", "shared-tasks", "kind=king"), 2, "kind", "kind"),
        (("remove", "nope"), 3, "没有文件", "no document"),
        (("network", "--document", "nope"), 3, "没有文件", "no document"),
        (("network", "--kind", "king"), 2, "kind", "kind"),
        (("network", "--section", "-2"), 2, "--section", "--section"),
        (("network", "--section", "9" * 30), 2, "--section", "--section"),
        (("cypher", "RETURN $x AS x", "-p", "x"), 2, "名称=值", "NAME=VALUE"),
        (("cypher", "RETURN $x AS x", "-p", 'x="\\ud800"'), 2, "参数 x", "the parameter x"),
        (("cypher", "RETURN $x AS x", "-p", "x=" + "9" * 40), 2, "64", "64"),
        (("nope",), 2, "没有命令 'nope'", "no command 'nope'"),
        (("neo4j", "nope"), 2, "没有命令 'nope'", "no command 'nope'"),
        (("ask",), 2, "缺少 question", "question is missing"),
        (("cypher",), 2, "缺少 query", "query is missing"),
        (("ingest",), 2, "缺少 files", "files is missing"),
        (("remove",), 2, "缺少 document", "document is missing"),
        (("questions", "x"), 2, "多出了 'x'", "'x' is too much"),
        (("questions", "--nope"), 2, "没有选项 --nope", "no option --nope"),
        (("questions", "--formt", "csv"), 2, "--format", "--format"),
        (("questions", "-f", "xml"), 2, "应为 'table', 'csv', 'json' 之一", "one of 'table', 'csv', 'json'"),
        (("questions", "-o"), 2, "后面缺少值", "needs a value"),
        (("ingest", "x.txt", "--year", "abc"), 2, "--year 的值有误：应为整数", "--year: a whole number"),
        (("ingest", "x.txt", "--strict=2"), 2, "--strict 的值有误：应不大于 1", "--strict: at most 1 is wanted"),
        (("ingest", "x.txt", "--jobs", "-1"), 2, "--jobs 的值有误：应不小于 0", "--jobs: at least 0 is wanted"),
        (("evaluate", "nope.jsonl"), 3, "没有标注文件 nope.jsonl", "no labelled file nope.jsonl"),
        (("ask", "shared-tasks", "-o", "x.xlsx"), 2, "不能写成 .xlsx：请用 .csv", "cannot write .xlsx: use .csv"),
        (("ask", "shared-tasks", "-o", "x.PDF"), 2, "不能写成 .pdf", "cannot write .pdf"),
        (("ingest", "x.txt", "--wait", "abc"), 2, "--wait 的值有误：应为数字", "--wait: a number"),
        (("serve", "--port", "x"), 2, "--port 的值有误：应为整数", "wrong value for --port"),
        (("serve", "--port", "70000"), 2, "65535", "65535"),
        (("info", "--store", "nowhere:x"), 2, "无法识别", "is not known"),
        (("info", "--store", "http://user:secret@host"), 2, "有误", "is wrong"),
        (("neo4j", "start", "--version", "9.9"), 2, "9.9", "9.9"),
    ],
)  # fmt: skip
def test_what_was_typed_wrongly_is_one_line(
    sample_shell: Shell, inside: Inside, arguments: tuple[str, ...], code: int, zh: str, en: str
) -> None:
    before = sample_shell.files()
    for lang, words in (("zh", zh), ("en", en)):
        done = inside.run(sample_shell, *arguments, lang=lang)
        done.failed(code, words, lang=lang)
        assert "secret" not in done.err
        assert "\x1b" not in done.err
    assert sample_shell.files() == before


def test_one_of_them_as_a_process(sample_shell: Shell) -> None:
    sample_shell.run("ask", "shared-tasks", "limit=x").failed(2, "limit='x'")
    sample_shell.run("ask", b"\xff\xfe").failed(3, "没有问题")
    sample_shell.run("nope", lang="en").failed(2, "no command 'nope'; see fengong --help", lang="en")


def test_wrong_settings(sample_shell: Shell, inside: Inside) -> None:
    inside.run(sample_shell, "ask", "shared-tasks", FENGONG_CACHE_BYTES="many").failed(2, "FENGONG_CACHE_BYTES")
    inside.run(sample_shell, "info", FENGONG_STORE="").failed(2, "无法识别")
