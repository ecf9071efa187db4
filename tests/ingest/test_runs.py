"""Where a sentence of running text says who does what, and where it only reports."""

from __future__ import annotations

import pytest

from ingest.context import Context
from ingest.extract import extract
from ingest.registry import index
from ingest.runs import runs
from ingest.tables import grammar


def found(sentence: str) -> list[str]:
    here = Context(sentence, grammar(), index("230000").knows)
    return [sentence[start:end] for start, end in runs(here, 0, len(sentence))]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("严打盗采行为，省自然资源厅牵头，省公安厅、省法院配合，每半年一次", "省自然资源厅牵头，省公安厅、省法院配合"),
        ("具体由省种子站承办，各市种子站分片落实", "省种子站承办，各市种子站分片落实"),
        ("湘欧班列：省商务厅主办，长沙海关协办", "省商务厅主办，长沙海关协办"),
        ("D4 流动站：人事处、研究生院负责", "人事处、研究生院负责"),
        ("后续省发展改革委负责协调，省水利厅负责土地、草原审批", "省发展改革委负责协调，省水利厅负责土地、草原审批"),
        ("考核由省教育厅牵头，发展规划处、组织部、省统计局等参与", "省教育厅牵头，发展规划处、组织部、省统计局等参与"),
        ("省水利厅会同省河湖长制领导小组成员单位负责建立台账", "省水利厅会同省河湖长制领导小组成员单位负责建立台账"),
        ("补贴以省财政厅为主、省水利厅为辅", "省财政厅为主、省水利厅为辅"),
        ("省财政厅抓总，各市人民政府对本地区债务化解负总责", "省财政厅抓总，各市人民政府对本地区债务化解负总责"),
    ],
)
def test_a_run_is_cut_out_of_its_sentence(sentence: str, wanted: str) -> None:
    assert found(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    ["引导社会参与", "支持乡镇财政所落实", "建设语料平台，推进落实", "由各方参加的机制", "省财政厅主要负责同志出席"],
)
def test_other_sentences_have_none(sentence: str) -> None:
    assert found(sentence) == []


def test_a_duty_opens_a_paragraph_below_a_numbered_heading_only() -> None:
    found = extract("（一）县级机构\n各县人民政府负责本行政区域的先期处置。\n", "230000")
    assert [one.mention.text for task in found.tasks for one in task.readings] == ["各县人民政府"]
    alone = extract("（一）县级机构。按规定设立。\n各县人民政府负责本行政区域的先期处置。\n", "230000")
    assert [one.mention.text for task in alone.tasks for one in task.readings] == []


def roles(task: str) -> list[tuple[str, str]]:
    extraction = extract(f"（一）甲项。{task}\n", "230000")
    return [(one.segment.role, one.mention.text) for one in extraction.tasks[0].readings]


@pytest.mark.parametrize(
    ("task", "wanted"),
    [
        ("成立由省水利厅牵头，省财政厅、省林草局参加的工作专班，每月会商。", [
            ("lead", "省水利厅"), ("support", "省财政厅"), ("support", "省林草局"),
        ]),
        ("由省水利厅会同省财政厅于2024年6月底前完成规划修订。", [("lead", "省水利厅"), ("support", "省财政厅")]),
        ("省水利厅会同省林草局取缔沿河餐饮、网箱。", [("lead", "省水利厅"), ("support", "省林草局")]),
        ("由省水利厅会同省财政厅、水利办公室组成验收组，逐县验收。", [
            ("lead", "省水利厅"), ("support", "省财政厅"), ("support", "水利办公室"),
        ]),
        ("整改措施：1.省委组织部负责将其纳入干部教育培训计划，省委党校配合编写课程。", [
            ("responsible", "省委组织部"), ("support", "省委党校"),
        ]),
        ("关于电费分摊。请省住建厅牵头办理，省发改委配合。", [("lead", "省住建厅"), ("support", "省发改委")]),
        ("用工由省人社厅牵头保障，各社区服务中心协助对接职业院校。", [
            ("lead", "省人社厅"), ("support", "各社区服务中心"),
        ]),
        ("由省水利厅牵头，会同省财政厅、省气象局，在汛期前发布预报。", [
            ("lead", "省水利厅"), ("support", "省财政厅"), ("support", "省气象局"),
        ]),
        ("省水利厅会同河海物流公司在一百个县开展“农超快配”。", [("lead", "省水利厅"), ("support", "河海物流公司")]),
        ("由省水利厅牵头，水利所、侯南村、侯北村配合，每年清障。", [
            ("lead", "省水利厅"), ("support", "水利所"), ("support", "侯南村"), ("support", "侯北村"),
        ]),
        ("由省水利厅会同有关部门建立台账，省统计局负责数据。", [
            ("lead", "省水利厅"), ("support", "有关部门"), ("responsible", "省统计局"),
        ]),
        ("由省水利厅牵头，省财政厅、省林草局各负其责，每月调度。", [
            ("lead", "省水利厅"), ("responsible", "省财政厅"), ("responsible", "省林草局"),
        ]),
        ("发生夏旱时，省水利厅会同省财政厅编制方案。", [("lead", "省水利厅"), ("support", "省财政厅")]),
        ("省教育厅负总责；省财政厅负责经费；省审计厅开展审计。", [
            ("responsible", "省教育厅"), ("responsible", "省财政厅"), ("supervise", "省审计厅"),
        ]),
        ("省气象局负责预报，省水文中心负责汛情。", [("responsible", "省气象局"), ("responsible", "省水文中心")]),
        ("省公安厅会同省交通厅对货运停车场进行排查。", [("lead", "省公安厅"), ("support", "省交通厅")]),
        ("对涉黑线索，省公安厅负责核查，重大线索提级办理。", [("responsible", "省公安厅")]),
        ("由省质检院负责检验，龙江石油有限公司承担代储任务。", [
            ("responsible", "省质检院"), ("implement", "龙江石油有限公司"),
        ]),
        ("省公安厅、省司法厅会同省法院、省检察院成立工作专班，每季度调度。", [
            ("lead", "省公安厅"), ("lead", "省司法厅"), ("support", "省法院"), ("support", "省检察院"),
        ]),
        ("启用时，由省水利厅商省应急厅提出意见。", [("lead", "省水利厅"), ("support", "省应急厅")]),
        ("尾矿库排查由应急管理部门负责。", [("responsible", "应急管理部门")]),
        ("各市人民政府对本地区工作负总责。", [("responsible", "各市人民政府")]),
        ("有关情况应会商省财政厅、省水利厅。", []),
        ("我委会同有关部门编制了分工。", []),
        ("省政府督查室适时开展督查。", [("supervise", "省政府督查室")]),
        ("各地要加强领导，各部门要密切配合。", []),
        ("领导小组由省财政厅等部门组成，省水利厅为牵头单位。", []),
    ],
)  # fmt: skip
def test_a_paragraph_assigns_or_reports(task: str, wanted: list[tuple[str, str]]) -> None:
    assert roles(task) == wanted


def test_what_only_watches_counts_in_a_numbered_measure_or_beside_what_assigns() -> None:
    assert roles("省水利厅负责；省政府督查室督导。") == [("responsible", "省水利厅"), ("supervise", "省政府督查室")]
    assert roles("做好预案；省政府督查室督导。") == [("supervise", "省政府督查室")]
    found = extract("省政府督查室适时开展督查。\n（一）甲项。做好预案。\n", "230000")
    assert [one for task in found.tasks for one in task.readings] == []


def test_who_is_responsible_for_watching_watches() -> None:
    assert roles("省农业厅负责对落实情况进行督促检查。") == [("supervise", "省农业厅")]
    assert roles("省农业厅负责肥料登记和使用环节监督。") == [("responsible", "省农业厅")]


def test_one_duty_alone_is_an_assignment_in_a_numbered_measure_only() -> None:
    assert roles("省税务局负责核查纳税情况。") == [("responsible", "省税务局")]
    found = extract("省税务局负责统计监测方法的制定。\n（一）甲项。做好预案。\n", "230000")
    assert [one for task in found.tasks for one in task.readings] == []
    assert found.stray_clauses == ()
