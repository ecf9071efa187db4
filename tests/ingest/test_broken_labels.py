"""Lists behind a label that go on in the next line, as text copied from a page or a PDF has them."""

from __future__ import annotations

import pytest

from ingest.extract import extract


def names(list_: str) -> list[str]:
    found = extract(f"（一）修东路。\n责任单位：{list_}\n整改时限：2018年6月底前\n（二）清西河。\n", "341200")
    return [one.mention.text for one in found.tasks[0].readings]


@pytest.mark.parametrize(
    ("list_", "wanted"),
    [
        ("市财政局、市教育局、\n市水务局", ["市财政局", "市教育局", "市水务局"]),
        ("市财政局、\n市教育局、\n市水务局。", ["市财政局", "市教育局", "市水务局"]),
        ("市财政局、市公安局\n交警支队、颍州区人民政府", ["市财政局", "市公安局\n交警支队", "颍州区人民政府"]),
        ("市财政局、市住房和城乡\n建设局", ["市财政局", "市住房和城乡\n建设局"]),
        ("市财政局\n具体问题：无。", ["市财政局"]),
        ("市财政局\n　　市教育局要加强指导。", ["市财政局"]),
        ("市财政局\n措施：修路、架桥。", ["市财政局"]),
    ],
)
def test_where_a_list_ends(list_: str, wanted: list[str]) -> None:
    assert names(list_) == wanted
