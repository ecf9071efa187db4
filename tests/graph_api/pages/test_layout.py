"""How pages lie on a screen, in a real Chromium: what must stay on one line, and names that are too long."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from graph_store.ladybug_engine.store import LadybugStore
from ingest.load import load
from ingest.metadata import Metadata
from ingest.pipeline import read_source
from ingest.source import Source
from tests.graph_api.pages.browsing import DESKTOP, PHONE, Visitor
from tests.graph_api.serving import served

LONG = "宁夏" + "某某" * 30 + "中心"
_BODIES = "财政厅 教育厅 商务厅 民政厅 司法厅 公安厅 科技厅 水利厅 林业厅 农牧厅 审计厅 文化厅 体育局 统计局 扶贫办 国资委".split()
_TEXT = f"""宁夏回族自治区2018年重点工作任务分工
一、{"很长的部分标题" * 8}
（一）{"做好一项名称很长的工作" * 6}。（{"、".join(f"自治区{one}" for one in _BODIES)}分别牵头，{LONG}配合）
（二）修一条路。（{LONG}牵头，自治区财政厅、教育厅配合）
"""
TIP = re.compile("^某某.*项任务")  # of the body, not of a tie
LINES = """all => all.filter(one => {
  const text = document.createRange();
  text.selectNodeContents(one);
  return text.getBoundingClientRect().height > 1.9 * parseFloat(getComputedStyle(one).lineHeight);
}).map(one => one.textContent)"""


@pytest.fixture(scope="module")
def wide(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A visitor of a site whose document has names that are too long."""
    store = LadybugStore(tmp_path_factory.mktemp("wide") / "own.lbug")
    source = Source("wide.txt", "wide", _TEXT, "utf-8", hashlib.sha256(_TEXT.encode()).hexdigest())
    load(store, [read_source(source, Metadata(id="wide", title="重点工作" * 20, jurisdiction="640000"))])
    with served(store) as client:
        yield Visitor(browser, f"http://127.0.0.1:{client.port}")
    store.close()


def folded(page: Page, selector: str) -> list[str]:
    """The texts of `selector` that lie on more than one line."""
    assert page.locator(selector).count()
    found: list[str] = page.locator(selector).evaluate_all(LINES)
    return found


def test_numbers_and_kinds_stay_on_one_line(visitor: Visitor) -> None:
    page = visitor.open("/questions/agency-by-section?lang=zh")
    assert folded(page, ".facets .count") == []
    page.goto(visitor.site + "/tasks/ningxia_2017:19?lang=zh")
    assert folded(page, "td.c-kind") + folded(page, "td.c-role_text") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_long_names_stay_in_the_page(wide: Visitor, size: tuple[int, int]) -> None:
    paths = (
        "/",
        "/tasks/wide:1",
        "/tasks/wide:2",
        "/documents/wide",
        "/questions/busiest-agencies",
        "/search?q=" + LONG,
    )
    for path in paths:
        page = wide.open(path, size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
        if path.startswith("/tasks") and size == DESKTOP:
            assert folded(page, "td.c-kind") + folded(page, "td.c-role_text") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_long_name_has_its_label_in_the_network(wide: Visitor, size: tuple[int, int]) -> None:
    page = wide.open("/network?lang=zh", size)
    expect(page.locator("#network canvas")).to_be_visible()
    bodies = "JSON.parse(document.getElementById('told').textContent).data.bodies"
    spot = page.evaluate(f"name => window.fengong.onScreen({bodies}.find(one => one.full === name).id)", LONG)
    # Beside the circle, where only its label can be: under it, over it, or at a side.
    beside = [(60, up) for up in range(-50, 51, 8)] + [(away, 0) for away in (-120, -90, 90, 120)]
    for right, down in beside:
        page.mouse.move(spot["x"] + right, spot["y"] + down)
        if TIP.match(page.locator("#tip").inner_text()):
            break
    expect(page.locator("#tip")).to_have_text(TIP)
    page.mouse.click(spot["x"], spot["y"])
    expect(page.locator("#panel-title")).to_contain_text(LONG.removeprefix("宁夏"))
    page.get_by_role("link", name="这个机构的页").click()
    expect(page.locator("h1")).to_contain_text(LONG.removeprefix("宁夏"))
