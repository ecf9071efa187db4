from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import iso
from ingest.front import Front, front, issuer_of
from tests.ingest.making import CALM

COVER = """　　　　　杭州市人民政府办公厅文件

        杭政办函 [2020] 12 号        签发人：某某

　　　　　杭州市人民政府办公厅
　　　　　关于印发2020年重点工作
　　　　　任务分工的通知

各区、县（市）人民政府，市政府各部门、
各直属单位：
　　现将《2020年重点工作任务分工》印发给你们。
　　　　　　　　　杭州市人民政府办公厅
　　　　　　　　　二〇二〇年十二月八日
　　2020年重点工作任务分工方案
　　一、2021年1月1日前完成某事。
"""


def test_everything() -> None:
    assert front(COVER) == Front(
        "杭州市人民政府办公厅关于印发2020年重点工作任务分工的通知",
        "杭州市人民政府办公厅",
        "杭政办函〔2020〕12号",
        "各区、县（市）人民政府，市政府各部门、各直属单位",
        "2020-12-08",
    )


def test_nothing() -> None:
    assert front("") == front("　　一、某事。（财政厅负责）\n　　二、某事。（教育厅负责）\n") == Front()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("国务院关于某事\n若干措施的通知", "国务院关于某事若干措施的通知"),
        ("某省人民政府\n关于某事的意见", "某省人民政府关于某事的意见"),
        ("中共某省委办公厅\n某省人民政府办公厅\n关于某事的意见", "中共某省委办公厅 某省人民政府办公厅关于某事的意见"),
        ("国务院关于在某地\n推进某项工作\n实施方案的批复", "国务院关于在某地推进某项工作实施方案的批复"),
        ("某政发〔2018〕1号\n关于某事的通知", "关于某事的通知"),
        ("某省人民政府文件\n关于某事的通知", "关于某事的通知"),
        ("索引号：123\n关于某事的通知", "关于某事的通知"),
        ("某地2019年重点任务分工方案", "某地2019年重点任务分工方案"),
        ("某地\n2019年重点任务分工方案（试行）", "2019年重点任务分工方案（试行）"),
        ("中共中央  国务院关于某事的意见", "中共中央  国务院关于某事的意见"),
    ],
)
def test_titles_over_several_lines(lines: str, title: str) -> None:
    assert front(lines + "\n　　正文。").title == title


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("国务院关于某事的意见", "国务院"),
        ("某市人民政府办公厅转发市发改委关于某事意见的通知", "某市人民政府办公厅"),
        ("中共某省委办公厅 某省人民政府办公厅印发《方案》的通知", "中共某省委办公厅 某省人民政府办公厅"),
        ("教育部等九部门关于印发某方案的通知", "教育部等九部门"),
        ("关于印发某方案的通知", ""),
        ("某地关于某事的意见", ""),
        ("《某省人民政府关于某事的意见》任务分工", ""),
        ("", ""),
    ],
)
def test_who_issues_as_the_title_says(title: str, issuer: str) -> None:
    assert issuer_of(title) == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国办发〔2018〕117号", "国办发〔2018〕117号"),
        ("　　浙政办发[2019]5号", "浙政办发〔2019〕5号"),
        ("浙政办发（2019）5号", "浙政办发〔2019〕5号"),
        ("发文字号：浙政办发〔2019〕 5 号", "浙政办发〔2019〕5号"),
        ("某府〔2019〕第12号", "某府〔2019〕第12号"),
        ("　　根据国发〔2018〕3号文件，", ""),
        ("按照《国务院通知》（国发〔2018〕3号）", ""),
    ],
)
def test_a_number_stands_on_a_line_of_its_own(line: str, number: str) -> None:
    assert front(f"题\n{line}\n正文").doc_number == number


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("正文。\n国务院办公厅\n2018年12月6日\n（此件公开发布）\n", "国务院办公厅", "2018-12-06"),
        ("正文。\n　　教育部\n　　财政部\n　　2018年12月6日", "教育部 财政部", "2018-12-06"),
        ("正文。\n某县人民政府办公室　　2018年12月6日", "某县人民政府办公室", "2018-12-06"),
        ("正文，某部门。\n2018年12月6日\n", "", ""),
        ("国务院办公厅\n2018年13月6日\n", "", ""),
        ("国务院办公厅\n2018年12月6日前完成\n", "", ""),
        ("甲局\n2018年1月1日\n附件\n乙局\n2017年1月1日\n", "甲局", "2018-01-01"),
        ("成文日期：2018-12-06\n正文", "", "2018-12-06"),
        ("题目\n（2018年12月6日）\n正文", "", "2018-12-06"),
        ("发文机关：某市人民政府\n正文", "某市人民政府", ""),
    ],
)
def test_signatures_and_dates(text: str, issuer: str, date: str) -> None:
    assert (front(text).issuer, front(text).issued_on) == (issuer, date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018年12月8日", "2018-12-08"), ("二〇一八年十二月八日", "2018-12-08"), ("二○一九年一月三十一日", "2019-01-31"),
        ("２０１８年１月１日", "2018-01-01"), ("2018-1-2 10:20", "2018-01-02"), ("2018/01/02", "2018-01-02"), ("2018年2月30日", ""),
        ("2018年", ""), ("", ""), ("0000年1月1日", ""),
    ],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert iso(text) == date


@CALM
@given(
    st.lists(
        st.sampled_from(
            [
                "某省人民政府",
                "关于",
                "通知",
                "\n",
                "　",
                "2018年1月1日",
                "某政发〔2018〕1号",
                "各市：",
                "，",
                "文件",
                "（",
                "）",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_front_is_read(text: str) -> None:
    seen = front(text)
    assert all("\n" not in value for value in (seen.title, seen.issuer, seen.doc_number, seen.salutation))
    assert "".join(seen.title.split()) in "".join(text.split())
