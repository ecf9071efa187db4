"""axe-core on every page: no serious and no critical finding, at desk and phone width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.graph_api.pages.browsing import DESKTOP, PHONE, Visitor

PAGES = [
    "/", "/?lang=en", "/questions", "/questions/shared-tasks", "/questions/agency-by-section", "/questions/task-agencies",
    "/questions/busiest-agencies?where.kind=enterprise&sort=-lead&limit=3", "/questions/shared-tasks?limit=0",
    "/agencies/640000:%E8%B4%A2%E6%94%BF%E5%8E%85", "/agencies/640000:%E5%B7%A5%E4%B8%9A%E5%92%8C%E4%BF%A1%E6%81%AF%E5%8C%96%E5%8E%85",
    "/tasks/ningxia_2017:19", "/documents/ningxia_2017", "/search", "/search?q=%E8%B4%A2%E6%94%BF", "/agencies/nope",
    "/network", "/network?agency=640000:%E8%B4%A2%E6%94%BF%E5%8E%85&lang=en", "/login",
    "/cypher", "/cypher?query=MATCH+(a:Agency)-[r:LEADS]->(t:Task)+RETURN+a,+r,+t+LIMIT+20", "/cypher?query=CREATE+(n)",
]  # fmt: skip


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_finding(visitor: Visitor, path: str, size: tuple[int, int]) -> None:
    page = visitor.open(path, size)
    if "query=" in path:
        expect(page.locator("#table, #fault").locator("visible=true")).to_have_count(1)
    found = Axe().run(page)
    serious = [
        (one["id"], one["impact"], [node["html"][:120] for node in one["nodes"]][:3])
        for one in found.response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    assert len(found.response["passes"]) > 15


def test_suggestions_are_announced(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator("#q").fill("财政")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    serious = [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in {"serious", "critical"}]
    assert serious == []
    active = page.locator("#q").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
