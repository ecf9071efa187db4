"""Where a key is needed, in a real Chromium: the form, the way on, the pages, a link from elsewhere, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph_store.keyfile import write_keys
from graph_store.keys import make
from graph_store.ladybug_engine.store import LadybugStore
from graph_store.settings import Settings
from tests.graph_api.pages.browsing import PHONE, Visitor
from tests.graph_api.serving import served

LOGIN = "/login?lang=zh"


@pytest.fixture
def key(tmp_path: Path) -> str:
    record, text = make("reader", "督查室", [])
    write_keys(tmp_path / "keys.json", [record])
    return text


@pytest.fixture
def keyed(browser: Browser, ladybug_store: LadybugStore, tmp_path: Path, key: str) -> Iterator[Visitor]:
    """A visitor of a site that takes a key."""
    with served(ladybug_store, Settings(reading="key", keys=str(tmp_path / "keys.json"))) as client:
        found = Visitor(browser, f"http://127.0.0.1:{client.port}")
        yield found
        found.leave()


def sign_in(page: Page, key: str) -> None:
    page.get_by_label("密钥").fill(key)
    page.get_by_role("button", name="进入").click()


@pytest.mark.parametrize("size", [PHONE, (1280, 900)])
def test_once_with_the_key_and_out_again(keyed: Visitor, key: str, size: tuple[int, int]) -> None:
    page = keyed.open("/questions/shared-tasks?lang=zh&limit=5", size)
    expect(page.locator("h1")).to_have_text("这里要密钥")
    sign_in(page, "fg_wrong")
    expect(page.get_by_role("alert")).to_contain_text("密钥不对")
    sign_in(page, key)
    expect(page.locator(".result tbody tr")).to_have_count(5)
    assert key not in page.url
    [cookie] = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert key not in cookie["value"]
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("link", name="密钥").click()
    expect(page.locator("main")).to_contain_text("督查室")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_label("密钥")).to_be_visible()
    assert page.context.cookies() == []
    page.goto(keyed.site + "/questions/shared-tasks?lang=zh&limit=5")
    expect(page.locator("h1")).to_have_text("这里要密钥")


def test_what_scripts_ask_for_comes_too(keyed: Visitor, key: str) -> None:
    page = keyed.open("/cypher?lang=zh&query=MATCH (d:Document) RETURN count(*) AS documents")
    sign_in(page, key)
    page.get_by_role("button", name="执行").click()
    expect(page.locator("#table tbody td").first).to_have_text("1")
    page.locator("#q").fill("财政")
    expect(page.get_by_role("option").first).to_be_visible()
    with page.expect_download() as waiting:
        page.goto(keyed.site + "/questions/shared-tasks?lang=zh")
        page.get_by_role("link", name=".csv").click()
    assert "财政厅" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_by_a_link_from_another_site(keyed: Visitor, key: str) -> None:
    page = keyed.open(LOGIN)
    sign_in(page, key)
    expect(page.locator("h1")).to_have_text("谁负责什么")
    # Another site: what it makes the browser ask for comes without the cookie, and one click of the reader's with it.
    page.route("http://elsewhere.test/", lambda route: route.fulfill(
        content_type="text/html", body=f'<a href="{keyed.site}/tasks/1?lang=zh">link</a>'))  # fmt: skip
    page.goto("http://elsewhere.test/")
    keyed.asked.remove("http://elsewhere.test/")
    page.get_by_role("link", name="link").click()
    expect(page.locator("h1")).to_have_text("这里要密钥")
    page.get_by_role("link", name="打开要看的页").click()
    expect(page.locator("h1")).to_contain_text("任务 1")
