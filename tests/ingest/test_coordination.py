"""What a document says of coordinating bodies: where their office is, and who their members are."""

from __future__ import annotations

import pytest

from graph_store.model import Edge, PartOf
from ingest.extract import extract
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from tests.ingest.making import grows_gently, source

TASK = "（一）修缮站房。（财政厅牵头）\n"
OFFICE = [
    ("inner_office", "河湖保护联席会议办公室", "河湖保护联席会议"),
    ("located_in", "河湖保护联席会议办公室", "水利厅"),
]


def stated(text: str, place: str = "330000") -> list[tuple[str, str, str]]:
    """(form or relation, short name, short name of the other) of all that is stated."""
    found = extract(f"{text}\n{TASK}", place).stated
    return [(one.form or one.relation, one.body.short_name, one.other.short_name) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "建立河湖保护联席会议制度，办公室设在省水利厅。",
        "河湖保护联席会议办公室设在省水利厅，负责日常工作。",
        "明确河湖保护联席会议办公室设在省水利厅。",
        "成立河湖保护联席会议。联席会议办公室设在省水利厅(联系人略)。",
        "河湖保护联席会议办公室\n关于印发分工的通知\n联席会议办公室暂设在省水利厅。",
    ],
)
def test_the_office_and_its_host(text: str) -> None:
    assert stated(text) == OFFICE


def test_members() -> None:
    text = (
        "建立由农业农村部牵头的全国星河保护部际联席会议制度。\n联席会议由农业农村部、财政部和国家林草局等3个部门组成。"
    )
    assert stated(text, "000000") == [
        ("INCLUDES", "全国星河保护部际联席会议", name) for name in ("农业农村部", "财政部", "林草局")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "领导小组办公室设在省水利厅。",  # which one
        "成立河湖保护领导小组。成立粮食安全领导小组。领导小组办公室设在省水利厅。",
        "值班室设在省水利厅。",
        "成立专项行动工作专班，办公室设在省水利厅。",
        "河湖保护联席会议办公室设在三楼东侧。",
        "河湖保护联席会议由分管领导和有关同志组成。",
        "考核由过程和结果组成。",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert stated(text) == []


def test_the_edges_name_their_document_and_its_words() -> None:
    text = f"建立河湖保护联席会议制度,办公室设在省水利厅。\n{TASK}"
    made = read_source(source(text), Metadata(jurisdiction="330000")).graph
    office = "330000:河湖保护联席会议办公室"
    said = PartOf("located_in", "示例通知", 0.9, "示例通知", "建立河湖保护联席会议制度,办公室设在省水利厅")
    edges = [edge for edge in made.edges if edge.source == office]
    assert Edge("PART_OF", office, "330000:水利厅", said) in edges
    kinds = {one.id: one.kind for one in made.agencies}
    assert kinds["330000:河湖保护联席会议"] == kinds[office] == "coordinating_body"


@pytest.mark.parametrize(
    "piece", ["组成", "办公室设在", "联席会议由财政厅组成。", "领导小组办公室设在省财政厅，", "建立联席会议"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    grows_gently(lambda size: lambda: extract(piece * size + TASK, "330000"), 100)
