"""What is a deadline or a rhythm as a whole, and what is not."""

from __future__ import annotations

import pytest

from ingest.deadlines import is_deadline

WHEN = [
    "2018年底前", "2018年底前完成", "6月底前", "年内", "2020年", "持续推进", "长期坚持", "每季度", "每年12月底前", "2019年6月30日前",
    "“十四五”期间", "2018—2020年", "第三季度末", "立行立改", "上半年完成", "每月5日前报送", "力争2022年建成",
]  # fmt: skip
WHO = [
    "财政厅",
    "年度考核办公室",
    "季节性用工服务中心",
    "内贸局",
    "底",
    "内",
    "月",
    "各市、县（区）人民政府",
    "2018年财政预算编制",
]


@pytest.mark.parametrize("printed", WHEN)
def test_says_when(printed: str) -> None:
    assert is_deadline(printed, 0, len(printed))
    assert is_deadline(f"前{printed}后", 1, len(printed) + 1), "the span counts, not what stands around it"


@pytest.mark.parametrize("printed", WHO)
def test_says_something_else(printed: str) -> None:
    assert not is_deadline(printed, 0, len(printed))


def test_a_long_piece_is_none() -> None:
    printed = "2018年底前" + "完成" * 20
    assert not is_deadline(printed, 0, len(printed))
