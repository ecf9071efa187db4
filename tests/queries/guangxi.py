"""Made-up notices of Guangxi: what each says is written here by hand, and the text is printed from it.

They hold what the sample has not: a second jurisdiction, bodies that no table knows, one body with two roles in a
task, one body twice in a list, collective names as the only lead, two lists of leads, X负责, 指导 and 监督, nested
headings, and a document without headings.
"""

from __future__ import annotations

from pathlib import Path

from ingest.metadata import Metadata
from ingest.pipeline import DocumentReading, read_document
from tests.queries.printing import CITIES, NOBODY, PLACE, Printer, Segment
from tests.queries.world import Document, World

_ONES = "一二三四五六七八九"
_NUMERALS = (*_ONES, "十", *(f"十{one}" for one in _ONES))
Sentence = tuple[str, list[Segment]]

_INDUSTRY: list[Sentence] = [
    (
        "加固甘蔗种植保险",
        [
            ("lead", "分别牵头", ["发改委员会", "财政厅"], ""),
            ("support", "配合", ["财政厅", "糖业办", "鱼政站"], ""),
            ("implement", "分别落实", [CITIES], ""),
        ],
    ),
    ("改造旧码头吊机", [("lead", "牵头", ["星港局"], ""), ("implement", "落实", ["星港局", "海事中心"], "")]),
    (
        "清点县域冷库",
        [
            ("lead", "分别牵头落实", [CITIES], ""),
            ("support", "配合", ["糖业办", "星港局"], ""),
            ("implement", "具体落实", ["海事中心"], ""),
        ],
    ),
    ("编印边贸手册", [("lead", "牵头", ["星港局", "财政厅", "星港局"], ""), ("support", "配合", ["糖业办"], "等单位")]),
    ("开放保税仓库", [("implement", "分别落实", ["海事中心", "星港局", CITIES], "")]),
]
_LIVELIHOOD: list[Sentence] = [
    ("修缮山区校舍", [("responsible", "负责", ["教体厅"], "")]),
    (
        "报{财政厅}发放渔民补助",
        [("responsible", "按职责分工负责", ["教体厅", "财政厅", "星港局"], ""), ("implement", "落实", [CITIES], "")],
    ),
    (
        "核查饮水水源",
        [
            ("lead", "牵头", ["水务厅"], ""),
            ("responsible", "负责推进", ["财政厅", "教体厅"], ""),
            ("guide", "指导", ["糖业办"], ""),
            ("supervise", "监督", ["审计局"], ""),
        ],
    ),
    (
        "重排公交班次",
        [("lead", "牵头落实", ["水务厅", "糖业办"], ""), ("lead", "分别牵头实施", ["财政厅", "教体厅"], "")],
    ),
    ("回访搬迁住户", [("implement", "分别落实", [CITIES], "")]),
    ("抽查食堂账目", [("supervise", "监督", ["审计局"], ""), ("guide", "指导", ["教体厅"], "")]),
    (
        "疏浚灌区渠道",
        [("support", "配合", ["水务厅", NOBODY], ""), ("implement", "落实", [CITIES, "有关市县", NOBODY], "等单位")],
    ),
]
_TWICE: list[Sentence] = [
    (
        "整理林地台账",
        [
            ("support", "配合", ["鱼政站", "财政厅", "鱼政站"], ""),
            ("implement", "落实", ["星港局", "渔监队", "星港局", "渔监队"], ""),
            ("supervise", "监督", ["审计局", "审计局"], ""),
        ],
    ),
    (
        "巡查沿江栈道",
        [
            ("responsible", "负责", ["教体厅", "水务厅", "教体厅", "林草站"], ""),
            ("guide", "指导", ["教体厅", "水务厅", "鱼政站", "鱼政站"], ""),
            ("supervise", "督查", ["教体厅", "审计局"], ""),
        ],
    ),
    ("设立渡口告示", [("lead", "牵头", ["水务厅", NOBODY], "")]),
    ("共管渔排网箱", [("lead", "牵头", ["星港局", "糖业办"], ""), ("lead", "牵头落实", ["财政厅"], "")]),
    (
        "请{商务厅}和{教育厅}核实后清运码头杂物",
        [("support", "配合", ["鱼政站"], ""), ("implement", "落实", ["星港局"], "")],
    ),
    ("经{商务厅}同意共用渔港泊位", [("lead", "牵头", ["水务厅", "星港局"], ""), ("lead", "各自牵头", ["水务厅"], "")]),
]
_COAST: list[Sentence] = [
    ("测绘红树林界线", [("lead", "分别牵头", ["水务厅", NOBODY], ""), ("support", "配合", ["海事中心"], "")]),
    ("补种红树幼苗", [("lead", "牵头", ["海事中心"], ""), ("implement", "组织实施", ["海事中心"], "")]),
    ("按{财政厅}和{商务厅}的办法公布监测月报", [("support", "参与", ["糖业办"], "")]),
]
_CULTURE: list[Sentence] = [
    ("登记民间戏台", [("lead", "牵头", ["教体厅"], ""), ("support", "协助", ["财政厅"], "")]),
    ("排演壮剧新戏", []),
]


def notices() -> list[tuple[str, Document]]:
    """The texts with what they say: one as most notices are, one with nested headings, one without headings."""
    plain, nested, flat = (Printer(f"guangxi_{letter}", "文字与机构多为虚构。\n") for letter in "abc")
    plain.watch("各部门要加强督促检查，", ["政府督查室"], "", "对落实情况", "跟踪督查", "，按季度通报。")
    for numeral, title, sentences in (("一", "产业", _INDUSTRY), ("二", "民生", _LIVELIHOOD), ("三", "其他", _TWICE)):
        plain.heading(f"{numeral}、", title)
        for sentence, segments in sentences:
            plain.task(f"（{_NUMERALS[len(plain.tasks)]}）", sentence, segments)
    nested.heading("一、", "海岸")
    nested.heading("（一）", "红树林")
    nested.task("1.", *_COAST[0])
    nested.task("2.", *_COAST[1])
    nested.heading("（二）", "公开")
    nested.task("3.", *_COAST[2])
    for numeral, one in zip(_NUMERALS, _CULTURE, strict=False):
        flat.task(f"{numeral}、", *one)
    nested.text += "\n"
    nested.watch("", ["人民政府办公厅", "审计局"], "会同", "将适时开展", "专项督查", "。")
    return [(one.text, one.done(2019 + index)) for index, one in enumerate((plain, nested, flat))]


def world() -> World:
    """What the notices say."""
    return World(tuple(document for _, document in notices()))


def readings(folder: Path) -> list[DocumentReading]:
    """The notices written into `folder` and read as any other file."""
    found = []
    for text, document in notices():
        path = folder / f"{document.id}.txt"
        path.write_text(text, encoding="utf-8")
        told = Metadata(title=document.title, issuer=document.issuer, year=document.year, jurisdiction=PLACE)
        found.append(read_document(path, told))
    return found
