from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.errors import InputError, ParameterError
from ingest.metadata import Metadata, completed, merged, sidecar
from ingest.source import Hints
from tests.ingest.making import HERE, is_clear, source

DOCUMENT = "示例通知.txt"


def beside(folder: Path, text: str | bytes) -> Path:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "示例通知.meta.toml").write_bytes(data)
    return folder / DOCUMENT


# ---- the sidecar file


def test_without_a_sidecar(tmp_path: Path) -> None:
    assert sidecar(tmp_path / DOCUMENT) == Metadata()


def test_a_sidecar_says_all(tmp_path: Path) -> None:
    text = """
    id = "分工2017"
    title = "示例：任务\\u005b分工\\u005d"
    issuer = "某某人民政府"
    doc_number = "某政发〔2017〕1号"
    year = 2017
    issued_on = "2017-03-01"
    jurisdiction = "640000"
    note = "说明"
    """
    assert sidecar(beside(tmp_path, text)) == Metadata(
        "分工2017", "示例：任务[分工]", "某某人民政府", "某政发〔2017〕1号", 2017, "2017-03-01", "640000", "说明"
    )


def test_a_sidecar_from_notepad_with_a_mark_and_crlf(tmp_path: Path) -> None:
    assert sidecar(beside(tmp_path, b"\xef\xbb\xbfyear = 2017\r\n")) == Metadata(year=2017)


def test_an_empty_sidecar_and_a_folder_of_its_name(tmp_path: Path) -> None:
    assert sidecar(beside(tmp_path, "# nothing\n")) == Metadata()
    (tmp_path / "别的.meta.toml").mkdir()
    assert sidecar(tmp_path / "别的.txt") == Metadata()


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ('title = "没有结束', "TOML"),
        ("这不是 TOML", "TOML"),
        ("year = 2017\nyear = 2018", "TOML"),
        ("标题".encode("gbk"), "UTF-8"),
        (b"\x00\x01", "TOML"),
        ('titel = "错"', "titel"),
        ('"a\\nb" = 1', "a b"),
        ("[title]\nzh = 1", "title"),
        ("title = 2017", "title"),
        ('year = "2017"', "year"),
        ("year = 2017.0", "year"),
        ("year = true", "year"),
        ("issued_on = 2017-03-01", "issued_on"),
        ('jurisdiction = ["640000"]', "jurisdiction"),
        ("jurisdiction = 640000", "jurisdiction"),
    ],
)
def test_a_wrong_sidecar(text: str | bytes, needle: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sidecar(beside(tmp_path, text))
    assert type(caught.value) is InputError
    is_clear(caught.value, "示例通知.meta.toml", needle)
    assert "改正" in caught.value.zh
    assert "correct" in caught.value.en


def test_an_unknown_key_is_told_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        sidecar(beside(tmp_path, "number = 1"))
    assert "doc_number" in caught.value.zh


def test_a_wrong_type_is_told_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="text in quotes") as caught:
        sidecar(beside(tmp_path, "issued_on = 2017-03-01"))
    assert "加引号" in caught.value.zh
    with pytest.raises(InputError, match="whole number"):
        sidecar(beside(tmp_path, 'year = "2017"'))


def test_options_win_over_the_sidecar() -> None:
    given, other = Metadata(title="甲", year=2018), Metadata(title="乙", year=2017, issuer="丙")
    assert merged(given, other) == Metadata(title="甲", year=2018, issuer="丙")
    assert merged(Metadata(), other) == other


# ---- what the text says

HEAD = """某某省人民政府文件
某政发〔2018〕12号
某某省人民政府关于印发重点工作任务分工的通知
各市、县人民政府：
　　2017年以来工作很好。
"""


def test_title_number_and_year_from_the_text() -> None:
    found = completed(HERE, source(HEAD))
    assert found.title == "某某省人民政府关于印发重点工作任务分工的通知"
    assert (found.doc_number, found.year) == ("某政发〔2018〕12号", 2018)
    assert (found.issuer, found.jurisdiction) == ("某某省人民政府", "640000")
    assert found.id == "某某省人民政府某政发〔2018〕12号"


def test_the_date_of_a_signature_gives_the_year() -> None:
    text = "2019年以来……\n　　某某省人民政府\n　　2021年3月8日\n"
    found = completed(HERE, source(text))
    assert (found.issuer, found.issued_on, found.year) == ("某某省人民政府", "2021-03-08", 2021)
    assert completed(Metadata(jurisdiction="640000", issued_on="不详"), source(text)).year == 2019
    assert completed(Metadata(jurisdiction="640000", doc_number="某政发〔2020〕1号"), source(text)).year == 2020


def test_what_the_file_says_of_itself_fills_in() -> None:
    hints = Hints("杭州市人民政府办公厅关于印发任务分工的通知", "某网站", "杭政办函〔2020〕12号", "2020-05-06 10:00")
    found = completed(Metadata(), replace(source("　　一、某事。（市教育局负责）"), hints=hints))
    assert found == Metadata(
        "杭州市人民政府办公厅杭政办函〔2020〕12号",
        hints.title,
        "杭州市人民政府办公厅",
        hints.doc_number,
        2020,
        "2020-05-06",
        "330100",
    )
    other = replace(source(HEAD), hints=Hints("文档1", "某网站", "别的号", "2020-05-06"))
    kept = completed(HERE, other)
    assert (kept.title, kept.issuer) == ("某某省人民政府关于印发重点工作任务分工的通知", "某某省人民政府")
    assert kept.doc_number == "某政发〔2018〕12号"
    assert completed(HERE, replace(source("没有题目"), hints=Hints(title="文档1"))).title == "文档1"


def test_without_a_number_the_first_year_counts() -> None:
    assert completed(HERE, source("编号12017年，2016年，2017年")).year == 2016
    assert completed(HERE, source("没有年份")).year == 0


def test_without_a_title_the_name_of_the_file() -> None:
    assert completed(HERE, source("一、某部分\n（一）某事。")).title == "示例通知"


@pytest.mark.parametrize(
    "line",
    [
        "一、主要目标和重点工作措施",
        "（三）落实各项任务的实施方案",
        "1.制定促进发展的若干措施",
        "第二章 组织实施与保障措施",
        "为了做好工作，现印发某某方案",
        "短通知",
    ],
)
def test_no_title(line: str) -> None:
    assert completed(HERE, source(f"{line}\n正文。")).title == "示例通知"


def test_what_was_told_wins_over_the_text() -> None:
    told = Metadata("标识", "题", "机关", "文号1号", 2001, "2001-01-01", "江苏", "注")
    assert completed(told, source(HEAD)) == Metadata(
        "标识", "题", "机关", "文号1号", 2001, "2001-01-01", "320000", "注"
    )


def test_the_id_is_given_or_issuer_and_number_or_the_name_of_the_file() -> None:
    assert completed(Metadata(jurisdiction="640000", issuer="某政府"), source(HEAD)).id == "某政府某政发〔2018〕12号"
    assert completed(Metadata(jurisdiction="640000", issuer="某政府"), source("无文号")).id == "示例通知"
    assert completed(HERE, source("x", stem="a b/c:d#e")).id == "a_b_c_d_e"


@pytest.mark.parametrize("name", ["#", "//", " ", "?:%", "___"])
def test_no_id_is_left(name: str) -> None:
    with pytest.raises(ParameterError) as caught:
        completed(Metadata(id=name, jurisdiction="640000"), source("正文"))
    is_clear(caught.value, "--id")
    assert caught.value.where == "id"


@pytest.mark.parametrize("year", [-1, 10_000, 10**30])
def test_no_year(year: int) -> None:
    with pytest.raises(ParameterError) as caught:
        completed(Metadata(year=year, jurisdiction="640000"), source("正文"))
    is_clear(caught.value, str(year), "2017")
    assert caught.value.where == "year"


def test_unknown_and_undetectable_jurisdictions() -> None:
    with pytest.raises(ParameterError):
        completed(Metadata(jurisdiction="火星"), source(HEAD))
    with pytest.raises(InputError) as caught:
        completed(Metadata(), source("没有地名"))
    is_clear(caught.value, "--jurisdiction")
