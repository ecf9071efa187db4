"""Who is in a collective body: the governments of the places that the divisions name, as bodies of their own."""

from __future__ import annotations

import pytest

from graph_store.model import DocumentGraph, Includes
from ingest.including import CONFIDENCE, RULE, SOURCE
from ingest.metadata import Metadata
from tests.ingest.making import HERE, PLACE, reading

ALL = "各市、县（区）人民政府"


def graph(*tasks: str, place: str = PLACE) -> DocumentGraph:
    return reading(*tasks, told=Metadata(jurisdiction=place)).graph


def members(made: DocumentGraph, collective: str) -> list[str]:
    return [edge.target for edge in made.edges if edge.type == "INCLUDES" and edge.source == collective]


def test_the_governments_of_ningxia() -> None:
    made = graph(f"做甲。（财政厅牵头，{ALL}分别落实）")
    found = members(made, f"{PLACE}:{ALL}")
    assert len(found) == len(set(found)) == 27
    assert {"640100:人民政府", "640502:人民政府"} <= set(found)
    bodies = {one.id: one for one in made.agencies}
    yinchuan = bodies["640100:人民政府"]
    assert (yinchuan.name, yinchuan.kind, yinchuan.jurisdiction, yinchuan.level) == (
        "银川市人民政府", "local_government", "640100", "city",
    )  # fmt: skip
    assert {bodies[one].level for one in found} == {"city", "county"}


def test_how_a_member_was_found_stands_on_the_edge() -> None:
    made = graph(f"做甲。（{ALL}分别落实）")
    assert {edge.properties for edge in made.edges if edge.type == "INCLUDES"} == {Includes(RULE, SOURCE, CONFIDENCE)}


@pytest.mark.parametrize(
    "printed",
    ["有关市、县（区）人民政府", "各部门（单位）", "有关部门（单位）", "各金融机构", "各乡镇人民政府", "财政厅"],
)
def test_nobody_is_guessed(printed: str) -> None:
    made = graph(f"做甲。（{printed}负责）")
    assert [edge for edge in made.edges if edge.type == "INCLUDES"] == []


def test_a_collective_means_the_places_of_its_own_document() -> None:
    made = graph("做甲。（各县（市、区）人民政府负责）", place="640300")
    found = members(made, "640300:各县（市、区）人民政府")
    assert found == [f"{code}:人民政府" for code in ("640302", "640303", "640323", "640324", "640381")]
    centre = graph("做甲。（各省、自治区、直辖市人民政府负责）", place="000000")
    assert len(members(centre, "000000:各省、自治区、直辖市人民政府")) == 31


def test_a_league_has_the_office_of_the_government_above_it() -> None:
    made = graph("做甲。（各盟行政公署、市人民政府负责）", place="150000")
    assert "152500:行政公署" in members(made, "150000:各盟行政公署、市人民政府")
    assert "锡林郭勒盟行政公署" in {one.name for one in made.agencies}


def test_a_member_that_the_document_names_too_is_one_body() -> None:
    made = graph(f"做甲。（银川市人民政府牵头，{ALL}落实）")
    assert [one.id for one in made.agencies].count("640100:人民政府") == 1
    assert [edge.target for edge in made.edges if edge.type == "LEADS"] == ["示例通知:1"]


def test_search_words_do_not_change_with_the_members() -> None:
    told = [
        reading(f"修缮银川市人民政府旧址。（{one}负责）", told=HERE).graph.tasks[0].words for one in (ALL, "财政厅")
    ]
    ours = [set(words) - {"财政厅", "各市", ALL, "人民政府", "人民", "政府"} for words in told]
    assert ours[0] == ours[1]
