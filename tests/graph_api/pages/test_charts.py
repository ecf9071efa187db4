"""Geometry: lengths say what numbers say, and everything stays in the picture."""

from __future__ import annotations

import re
from pathlib import Path

from graph_api.pages import charts
from graph_api.pages.ego import HEIGHT, WIDTH, ego
from graph_store.vocabulary import roles


def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = charts.bars("t", [("甲", 12, "/a"), ("乙", 6, ""), ("丙", 0, "")])
    assert [bar.text for bar in drawn.bars] == ["12", "6", "0"]
    assert [bar.length for bar in drawn.bars] == [100, 50, 0]
    assert charts.bars("t", []).bars == ()
    assert [bar.length for bar in charts.bars("t", [("甲", 0, "")]).bars] == [0]


def test_long_names_are_shortened() -> None:
    name = "宁夏回族自治区人力资源和社会保障厅（自治区公务员局）"
    short = charts.shortened(name, 188)
    assert short.endswith("…")
    assert name.startswith(short[:-1])
    assert charts.shortened("财政厅", 200) == "财政厅"


def test_numbers_are_printed_as_in_tables() -> None:
    assert [bar.text for bar in charts.bars("t", [("甲", 1.5, ""), ("乙", 2, "")]).bars] == ["1.50", "2"]


def test_a_heat_map_has_a_cell_for_each_value() -> None:
    found = charts.heat_map("t", [("甲", "10", 5, ""), ("甲", "2", 1, ""), ("乙", "2", 3, "")])
    assert found.columns == ("2", "10")
    assert {(cell.row, cell.column): cell.shade for cell in found.cells} == {(0, 1): 5, (0, 0): 1, (1, 0): 3}
    cut = charts.heat_map("t", [(str(n), "1", 1, "") for n in range(40)])
    assert (len(cut.rows), len(cut.cells), cut.left_out) == (30, 30, 10)


def partner(number: int, tasks: int) -> dict[str, object]:
    return {"partner_id": f"p{number}", "partner": f"第{number}局", "kind": "enterprise", "tasks": tasks}


def test_an_ego_network_stays_in_its_frame() -> None:
    found = ego([partner(n, 20 - n) for n in range(20)], [("p0", "p1", 3), ("p0", "p19", 9)])
    assert len(found.stars) == 16
    assert len(found.chords) == 1  # p19 is not drawn
    for star in found.stars:
        assert 0 < star.x < WIDTH
        assert 0 < star.label_y < HEIGHT
        assert (star.anchor == "start") == (star.x >= WIDTH / 2)
    thickness = {star.id: star.thickness for star in found.stars}
    assert thickness["p0"] == max(thickness.values())
    assert ego([], []).stars == ()


def test_the_style_sheet_has_the_colours_of_the_roles() -> None:
    style = Path(charts.__file__).resolve().parents[1].joinpath("static", "site.css").read_text(encoding="utf-8")
    for name, role in roles().items():
        assert re.search(rf"--{name}: {role.colour};", style), name
        assert f".role-{name} {{ color: var(--{name});" in style
