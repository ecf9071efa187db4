"""Text whose lines end because they are full: names and sentences go on in the next line."""

from __future__ import annotations

import pytest

from ingest.extract import Extraction, extract
from ingest.wrapped import soft_breaks

WRAPPED = """    关于沙河治理的意见，请各单位按照各自的职责认真组织落实，重大
情况及时报告。
    1.开展河道采砂专项整治，严格查处超范围、超深度采砂行为，由省水
利厅牵头，省公安厅、省自然资源厅配合，每半年组织一次联合执法，确
保年底前取得成效。
    2.推进沿河污水管网改造，年底前完成全部管网普查，力争做到不漏一
处、不留死角，明年汛期之前全部完成整改。
    责任单位：省生态环境厅、省住房城乡建设厅、省财政厅、省农业农村
厅、省水利厅
    3.清理河道内的养殖网箱，妥善安排养殖户的生产和生活，防止出现返
养，全面恢复水生态环境。（省农业农村厅、省水利厅负责，沿河各市人民
政府配合）
"""


def names(found: Extraction) -> list[str]:
    return [one.mention.text for task in found.tasks for one in task.readings]


def test_names_go_on_in_the_next_line_and_are_told_as_printed() -> None:
    found = extract(WRAPPED, "330000")
    assert names(found) == [
        "省水\n利厅", "省公安厅", "省自然资源厅",
        "省生态环境厅", "省住房城乡建设厅", "省财政厅", "省农业农村\n厅", "省水利厅",
        "省农业农村厅", "省水利厅", "沿河各市人民\n政府",
    ]  # fmt: skip
    mentions = [one.mention for task in found.tasks for one in task.readings]
    assert all(WRAPPED[one.start : one.end] == one.text for one in mentions)
    assert [task.readings[0].segment.role for task in found.tasks] == ["lead", "responsible", "responsible"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        WRAPPED[:120],  # too few lines
        "\n".join(["牵头单位：省水利厅"] * 20),  # short lines
        "\n".join("做好工作。" * length for length in range(3, 30)),  # paragraphs of all lengths
        WRAPPED.replace("\n", "\n\n"),
    ],
)
def test_other_texts_have_no_soft_breaks(text: str) -> None:
    assert soft_breaks(text) == []


def test_what_begins_anew_is_not_joined() -> None:
    joined = {WRAPPED[at + 1 : at + 3] for at in soft_breaks(WRAPPED)}
    assert joined == {"情况", "利厅", "保年", "处、", "厅、", "养，", "政府"}
