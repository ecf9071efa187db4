"""The Content-Security-Policy in a real Chromium: every page lives with it, and a script that got in does not run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

PAGES = [
    "/", "/questions", "/questions/shared-tasks", "/questions/busiest-agencies?limit=25", "/questions/nope", "/search?q=扶贫",
    "/agencies/640000:财政厅", "/tasks/ningxia_2017/1", "/documents/ningxia_2017", "/cypher", "/network", "/network?lang=en",
    "/network?agency=640000:财政厅", "/docs", "/nope",
]  # fmt: skip
REPORTED = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
INJECTED = (
    "<script>window.ran = 'script'</script><img src=x onerror=\"window.ran = 'handler'\"><style>h1{color:red}</style>"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(REPORTED)
    yield context.new_page()
    context.close()


def settled(page: Page, address: str) -> Response:
    answer = page.goto(address)
    assert answer
    page.wait_for_load_state("networkidle")
    return answer


@pytest.mark.parametrize("path", PAGES)
def test_no_page_violates_its_policy(page: Page, site: str, path: str) -> None:
    policy = settled(page, site + path).headers["content-security-policy"]
    assert "'unsafe-" not in policy
    if path == "/docs":
        page.locator(".opblock-summary-control").first.click()
        expect(page.get_by_text("application/problem+json").first).to_be_visible()
    if path.startswith("/network"):
        expect(page.locator("#network canvas")).to_be_visible()
        page.locator("#list").click()
        expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize("path", ["/", "/agencies/640000:财政厅", "/cypher", "/network", "/docs"])
def test_code_that_got_into_a_page_does_not_run(page: Page, site: str, path: str) -> None:
    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<body>", f"<body>{INJECTED}", 1))

    page.route(site + path, inject)
    settled(page, site + path)
    assert page.evaluate("window.ran") is None
    blocked = {one.partition(" ")[0] for one in page.evaluate("window.violations")}
    assert {"script-src-elem", "script-src-attr", "style-src-elem"} <= blocked
