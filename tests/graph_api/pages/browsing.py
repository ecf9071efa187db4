"""A browser on a served site, watched: what it asks for, what fails, what it may do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP, PHONE = (1280, 900), (390, 844)
# The strictest policy that the site must live with, whatever the service sends.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    path = Path(os.environ.get("FENGONG_CHROMIUM", "/usr/bin/chromium"))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path if path.exists() else None, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Opens pages of one site; `leave` checks that nothing failed and that no other host was asked for anything."""

    browser: Browser
    site: str
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str, size: tuple[int, int] = DESKTOP, **more: Any) -> Page:
        view: Any = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(viewport=view, locale="zh-CN", reduced_motion="reduce", **more)
        self.contexts.append(context)
        page = context.new_page()
        page.route(f"{self.site}/**", self._strict)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.failed.append(str(error)))
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("dialog", lambda dialog: (self.failed.append(dialog.message), dialog.dismiss()))
        page.goto(self.site + path)
        return page

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        assert self.failed == []
        assert [url for url in self.asked if not url.startswith((self.site, "data:", f"blob:{self.site}"))] == []

    def _heard(self, kind: str, text: str) -> None:
        # A refusal is told on the page; Chromium also writes every status above 399 into its console.
        if kind == "error" and "the server responded with a status of" not in text:
            self.failed.append(text)

    def _strict(self, route: Route) -> None:
        # The network page and the API's documentation have their scripts inside: they keep the policy of the service.
        where = route.request.url.removeprefix(self.site)
        if route.request.resource_type != "document" or where.startswith(("/network", "/docs")):
            route.continue_()
            return
        answer = route.fetch(max_redirects=0)
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})
