"""The Cypher page: its examples run, its schema is ours, its list of differences is the documentation's."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from graph_api.pages import console
from graph_store.schema import labels, relationships
from tests.conftest import ROOT
from tests.graph_api.calling import Client

VENDOR = Path(console.__file__).resolve().parents[1] / "static" / "vendor"


@pytest.mark.parametrize("example", console.table("examples"), ids=lambda one: one["en"])
def test_examples_run(client: Client, example: dict[str, str]) -> None:
    answer = client.cypher(example["query"]).json()
    assert answer["rows"]
    assert not answer["truncated"]


def test_the_page_knows_the_schema(client: Client) -> None:
    page = client.get("//cypher", query="RETURN '</textarea><script>' AS x").text
    [told] = re.findall(r'<script type="application/json" id="told">(.*?)</script>', page)
    schema = json.loads(told)["schema"]
    assert set(schema["labels"]) == set(labels())
    assert set(schema["relationships"]) == set(relationships())
    assert "official_order" in schema["labels"]["Agency"]
    assert "coalesce" in schema["functions"]
    assert "reduce" not in schema["functions"]
    assert "</textarea><script>" not in page
    assert html.unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", page)[0]) == "RETURN '</textarea><script>' AS x"


def test_limits_are_shown(client: Client) -> None:
    assert "上限：1 秒、1000 行、10 MB" in client.get("//cypher").text


def test_a_query_that_is_too_long(client: Client) -> None:
    client.get("//cypher", query="x" * (console.MOST + 1)).problem(422, "bad-parameter")


def test_differences_are_those_of_the_documentation() -> None:
    guide = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    rows = [line for line in guide.splitlines() if line.startswith("| ") and "idiom" not in line]
    assert len(console.table("differences")) == len(rows)
    for one in console.table("differences"):
        for half in one["idiom"].split(" / "):
            word = re.split(r"[ ,(]", half)[0]
            assert any(word in row for row in rows), half


def test_the_editor_is_whole_and_asks_no_other_host() -> None:
    script = (VENDOR / "editor.js").read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^/\"'` )]+", script)) == {"http://www.w3.org"}  # the name space of SVG
    licences = (VENDOR / "editor.LICENSE.txt").read_text(encoding="utf-8")
    wanted = json.loads((ROOT / "setup_tools" / "editor" / "package.json").read_text(encoding="utf-8"))
    for name, version in wanted["devDependencies"].items():
        if name != "esbuild":
            assert f"{name} {version}" in licences
    assert licences.count("MIT License") + licences.count("Permission is hereby granted") > 10
    lock = (ROOT / "setup_tools" / "editor" / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
