"""The site on the sample, and a browser that visits it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from graph_store.ladybug_engine.store import LadybugStore
from tests.graph_api.pages.browsing import Visitor, chromium
from tests.graph_api.serving import served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def site(ladybug_store: LadybugStore) -> Iterator[str]:
    """The address of the service on the sample."""
    with served(ladybug_store) as client:
        yield f"http://127.0.0.1:{client.port}"


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Visitor]:
    """A visitor who asks no other host for anything and meets no failing script."""
    found = Visitor(browser, site)
    yield found
    found.leave()
