"""The pages in a real Chromium: the API's documentation works offline, and a hostile document runs nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from graph_store.ladybug_engine.store import LadybugStore
from ingest.load import load
from tests.graph_api import notices
from tests.graph_api.serving import served


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    path = Path(os.environ.get("FENGONG_CHROMIUM", "/usr/bin/chromium"))
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=path if path.exists() else None, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service on the hostile document."""
    store = LadybugStore(tmp_path_factory.mktemp("hostile") / "g.lbug")
    load(store, [notices.hostile()])
    with served(store) as client:
        yield f"http://127.0.0.1:{client.port}"
    store.close()


def test_pages_ask_no_other_host_and_run_nothing_of_a_document(page: Page, site: str) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: failed.append(dialog.message))
    for path in ("/", "/questions/list-tasks", "/questions/task-agencies?task=1", "/network"):
        page.goto(site + path)
    page.goto(site + "/docs")
    expect(page.locator(".opblock-tag").first).to_be_visible(timeout=30_000)
    page.locator("#operations-Cypher-cypher_api_v1_cypher_post, .opblock-post").first.click()
    expect(page.get_by_text("application/problem+json").first).to_be_visible()
    assert failed == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


def test_a_form_is_submitted(page: Page, site: str) -> None:
    page.goto(f"{site}/questions/find-tasks?lang=zh")
    page.locator("input[name=text]").fill("工作")
    page.locator("form.ask button").click()
    expect(page.locator("table tbody tr").first).to_be_visible()
    assert "text=" in page.url
    page.locator("a.lang").click()
    expect(page.locator("h1")).to_have_text("Find tasks")
    expect(page.locator("table tbody tr").first).to_be_visible()
