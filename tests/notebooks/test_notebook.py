"""The notebook runs from top to bottom on both engines, says what is known of the notice, and loads nothing."""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from playwright.sync_api import Browser, sync_playwright

from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from graph_store.store import GraphStore
from tests.conftest import ROOT, SAMPLE

NOTEBOOK = ROOT / "notebooks" / "fengong.ipynb"
CELL_SECONDS = 300
NO_FONT = "font_manager.fontManager.ttflist = []\nfont_manager.findSystemFonts = lambda *more: []"
BROWSER = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
Outputs = dict[str, list[NotebookNode]]


def notebook(ids: Iterable[str] = ()) -> NotebookNode:
    """The notebook, or its code cells with these ids."""
    found = nbformat.read(NOTEBOOK, as_version=4)
    wanted = set(ids)
    found.cells = [cell for cell in found.cells if not wanted or cell.id in wanted]
    return found


def run(given: NotebookNode, folder: Path, **settings: str) -> Outputs:
    """Execute in `folder` with no settings of the user's but `settings`; outputs by cell id."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("FENGONG_")}
    env |= {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder / ".ipython"), **settings}
    node = deepcopy(given)
    NotebookClient(
        node,
        timeout=CELL_SECONDS,
        startup_timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    ).execute(env=env)
    return {cell.id: cell.outputs for cell in node.cells if cell.cell_type == "code"}


def printed(outputs: list[NotebookNode]) -> str:
    return "".join(one.text for one in outputs if one.output_type == "stream")


def shown(outputs: list[NotebookNode], kind: str) -> str:
    """The one output of this kind."""
    found: list[str] = [one.data[kind] for one in outputs if kind in one.get("data", {})]
    assert len(found) == 1, outputs
    return found[0]


def cells(outputs: list[NotebookNode]) -> list[list[str]]:
    """The rows of the table shown, as text without the heading; of a DataFrame with its index."""
    body = shown(outputs, "text/html").partition("<tbody>")[2]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [[_text(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)] for row in rows]


def _text(cell: str) -> str:
    return html.unescape(cell).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def outputs(store: GraphStore, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    settings = {"FENGONG_STORE": store.address, "FENGONG_CYPHER_SECONDS": "30"}  # limits have tests of their own
    if store.engine == "neo4j":
        server: Settings = request.getfixturevalue("neo4j_settings")
        settings |= {"FENGONG_NEO4J_USER": server.neo4j_user, "FENGONG_NEO4J_PASSWORD": server.neo4j_password}
    return run(notebook(), tmp_path_factory.mktemp("notebook"), **settings)


def test_the_notebook_in_the_repository_is_stripped() -> None:
    found = notebook()
    nbformat.validate(found)
    assert set(found.metadata) == {"kernelspec", "language_info"}
    for cell in found.cells:
        assert cell.metadata == {}
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_no_cell_complains(outputs: Outputs) -> None:
    every = [one for several in outputs.values() for one in several]
    assert {one.output_type for one in every} <= {"stream", "execute_result", "display_data"}
    said = [one.text for one in every if one.get("name") == "stderr"]
    assert [text for text in said if "building the font cache" not in text] == []


def test_it_opens_the_graph_that_the_environment_names(outputs: Outputs, store: GraphStore) -> None:
    assert printed(outputs["open"]) == f"{store.engine} {store.address}\n"
    row = cells(outputs["open"])[0]
    assert row[0] == "ningxia_2017"
    assert row[6:13] == ["9", "107", "99", "7", "0", "616", "412"]


def test_pairs_and_the_tie_at_the_cut(outputs: Outputs) -> None:
    rows = cells(outputs["shared"])
    assert [row[4] for row in rows] == ["12", "12", "11", "8", "8", "8", "8", "8", "7", "7"]
    assert rows[1][1] == "自治区发展改革委"
    assert rows[1][3:9] == ["自治区财政厅", "12", "7", "3", "0", "2"]
    assert "top.tie_at_cut=True" in printed(outputs["tie"])
    assert "至少 7 项的共 14 对" in printed(outputs["tie"])
    assert len(cells(outputs["tie"])) == 14


def test_why_a_zone_is_not_on_top(outputs: Outputs) -> None:
    rows = cells(outputs["any-role"])
    assert rows[0][1:] == ["自治区发展改革委", "宁东管委会", "0", "18"]
    assert rows[1][1:] == ["自治区经济和信息化委", "宁东管委会", "0", "13"]
    assert [row[-1] for row in cells(outputs["downwards"])] == ["35"]
    assert [row[3] for row in cells(outputs["widest"])] == ["25", "18", "12", "11", "10"]


def test_a_chart_with_its_font_or_the_hint(outputs: Outputs) -> None:
    if printed(outputs["font"]).startswith("中文字体"):
        assert shown(outputs["chart"], "image/png").startswith("iVBOR")
    else:
        assert len(cells(outputs["chart"])) == 15


def test_three_ways_to_rank_stand_beside_each_other(outputs: Outputs) -> None:
    assert cells(outputs["load"])[0][1:] == ["自治区发展改革委  29", "自治区发展改革委  7.97", "自治区发展改革委  12"]


def test_the_network_is_a_page_in_a_frame(outputs: Outputs) -> None:
    frame = shown(outputs["network"], "text/html")
    assert frame.startswith("<iframe")
    assert 'sandbox="allow-scripts"' in frame
    page = html.unescape(frame.partition('srcdoc="')[2])
    assert "发展改革委" in page
    assert "宁东管委会" in printed(outputs["notes"])


def test_measures_take_weights_as_nearness(outputs: Outputs) -> None:
    assert printed(outputs["measures"]) == "92 个机构，799 条关系，密度 0.191\n"
    rows = cells(outputs["measures"])
    assert rows[0][1:] == ["发展改革委", "34", "67", "194", "24", "0.482", "0.134"]
    assert [row[1] for row in rows[:4]] == ["发展改革委", "财政厅", "残联", "商务厅"]
    assert printed(outputs["trial"]) == "残联：中介 0.147\n"
    assert {row[1]: row[4] for row in cells(outputs["trial"])}["88"] == "0.000"


def test_the_sentence_behind_a_tie(outputs: Outputs) -> None:
    assert len(cells(outputs["pair"])) == 12
    sentence = shown(outputs["sentence"], "text/html")
    assert re.findall(r"<mark title='(\w+)'>(.*?)</mark>", sentence)
    assert {row[-1] for row in cells(outputs["spans"])} == {"True"}


def test_a_query_that_writes_is_refused(outputs: Outputs) -> None:
    assert "DELETE" in printed(outputs["refused"])


def test_both_engines_are_shown_alike(outputs: Outputs) -> None:
    assert [len(cells(outputs[name])) for name in ("questions", "lines")] == [27, 9]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = Path(os.environ.get("FENGONG_CHROMIUM", "/usr/bin/chromium"))
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=chromium if chromium.exists() else None, args=BROWSER)
        yield found
        found.close()


def requests_of(document: str, browser: Browser, folder: Path) -> list[str]:
    """What a document asks other hosts for. What stands in frames of it is not seen: see `documents`."""
    asked: list[str] = []
    (folder / "document.html").write_text(f"<!doctype html><meta charset=utf-8>{document}", encoding="utf-8")
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / "document.html").as_uri())
        page.wait_for_load_state("networkidle")
    return [url for url in asked if not url.startswith(("file:", "data:", "about:"))]


def documents(outputs: Outputs) -> list[str]:
    """All that a browser is given: the outputs one after the other, and what stands in their frames."""
    parts = [one.data.get("text/html", "") for several in outputs.values() for one in several if "data" in one]
    whole = "<hr>".join(parts)
    return [re.sub('srcdoc="[^"]*"', "", whole), *map(html.unescape, re.findall('srcdoc="([^"]*)"', whole))]


def test_a_request_to_a_host_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    frame = [NotebookNode(data={"text/html": "<iframe srcdoc=\"&lt;img src='http://a.invalid/'&gt;\"></iframe>"})]
    outside, inside = documents({"network": frame})
    assert requests_of(outside, browser, tmp_path) == []
    assert requests_of(inside, browser, tmp_path) == ["http://a.invalid/"]


def test_outputs_load_nothing(outputs: Outputs, browser: Browser, tmp_path: Path) -> None:
    found = documents(outputs)
    assert len(found) == 2
    assert [requests_of(one, browser, tmp_path) for one in found] == [[], []]


def test_the_network_is_drawn_in_its_frame(outputs: Outputs, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "frame.html").write_text(shown(outputs["network"], "text/html"), encoding="utf-8")
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((tmp_path / "frame.html").as_uri())
        page.frame_locator("iframe").locator("canvas").first.wait_for()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The folder of a notebook in a checkout that has the samples and no graph yet."""
    shutil.copytree(SAMPLE.parent, tmp_path / "samples")
    (tmp_path / "notebooks").mkdir()
    return tmp_path / "notebooks"


def test_without_a_graph_it_makes_one_from_the_sample(checkout: Path) -> None:
    found = run(notebook(["open"]), checkout)["open"]
    assert "还没有图" in printed(found)
    assert "107" in shown(found, "text/html")
    assert not list(checkout.parent.glob("*.lbug*")), "the user's folder is left as it was"


def test_it_finds_the_graph_of_the_demo(checkout: Path, ladybug_store: LadybugStore) -> None:
    for file in ladybug_store.path.parent.glob(f"{ladybug_store.path.name}*"):
        shutil.copyfile(file, checkout.parent / file.name.replace(ladybug_store.path.name, "fengong.lbug"))
    found = run(notebook(["open"]), checkout)["open"]
    assert printed(found) == f"ladybug ladybug:{checkout.parent / 'fengong.lbug'}\n"


def test_without_a_chinese_font_it_says_what_to_install(checkout: Path) -> None:
    given = notebook(["open", "font", "chart"])
    given.cells.insert(1, nbformat.v4.new_code_cell(NO_FONT))
    found = run(given, checkout)
    assert "fonts-noto-cjk" in printed(found["font"])
    assert len(cells(found["chart"])) == 15
    assert "image/png" not in str(found["chart"])
