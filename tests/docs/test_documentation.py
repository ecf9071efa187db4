"""The documentation says what the code does: generated pages are fresh, named files and commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fengong import settings_page
from queries.catalogue import catalogue
from queries.describe import TARGET, page
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
_ASKED = re.compile(r"fengong ask ([a-z-]+)")
_COMMAND = re.compile(r"^\s*(?:\S+=\S+ )*fengong ([a-z0-9-]+)", re.MULTILINE)


def test_the_list_of_questions_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == page(catalogue()), "run: python -m queries.describe"


def test_the_list_of_settings_is_fresh() -> None:
    assert settings_page.TARGET.read_text(encoding="utf-8") == settings_page.page(), (
        "run: python -m fengong.settings_page"
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_and_questions_exist(path: Path) -> None:
    from fengong.cli.app import app

    text = path.read_text(encoding="utf-8")
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert set(_COMMAND.findall(text)) <= known
    assert set(_ASKED.findall(text)) <= {one.name for one in catalogue()}


def test_both_readmes_name_the_two_commands_first() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        assert "make demo" in blocks[0]
        assert "make test" in blocks[0]
