"""The version of a graph: that of its contents, however they came about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.apply import Edit
from graph_store.shared import Run
from graph_store.store import Remove
from graph_store.version import Version, graph_version
from tests.graph_store.graphs import graph, replacing
from tests.graph_store.running import open_graph

CONTENTS = st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), unique=True, max_size=6)


@given(st.permutations([("a", "1"), ("b", "2"), ("c", "3")]))
def test_the_version_is_independent_of_order(contents: list[tuple[str, str]]) -> None:
    assert graph_version(contents) == graph_version([("a", "1"), ("b", "2"), ("c", "3")])


def test_the_version_changes_with_any_content() -> None:
    contents = ([], [("a", "1")], [("a", "2")], [("b", "1")], [("1", "a")], [("a", "1"), ("b", "1")], [("a1", "")])
    assert len({graph_version(one) for one in contents}) == len(contents)


@given(CONTENTS, CONTENTS, CONTENTS)
def test_what_goes_leaves_no_trace(
    stay: list[tuple[str, str]], go: list[tuple[str, str]], come: list[tuple[str, str]]
) -> None:
    before = Version.read(graph_version([*stay, *go]))
    assert before is not None
    assert str(before.moved(go, come)) == graph_version([*stay, *come])


@pytest.mark.parametrize("text", [None, "", "empty", "6fedf81dde2f3145", "0" * 32, f"{'0' * 32}-", f"{'g' * 32}-1"])
def test_other_versions_are_not_read(text: str | None) -> None:
    assert Version.read(text) is None


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    with open_graph(tmp_path / "g.lbug") as found:
        yield found


def version(run: Run) -> str:
    return str(run("MATCH (g:Graph) RETURN g.version AS version", {})[0]["version"])


def of_contents(run: Run) -> str:
    found = run("MATCH (d:Document) RETURN d.id AS id, d.content AS content", {})
    return graph_version((row["id"], row["content"]) for row in found)


def write(run: Run, *changes: str | Remove) -> None:
    edit = Edit(run)
    edit.apply([one if isinstance(one, Remove) else replacing(graph(one, 1)) for one in changes])
    edit.stamp("1")


def test_a_change_adjusts_it_without_a_look_at_the_other_documents(run: Run) -> None:
    write(run, "test-a", "test-b")
    asked: list[str] = []

    def noting(cypher: str, parameters: dict[str, object]) -> list[dict[str, object]]:
        asked.append(cypher)
        return run(cypher, parameters)

    edit = Edit(noting)
    edit.apply([replacing(graph("test-a", 2)), replacing(graph("test-c", 1)), Remove("test-b")])
    edit.stamp("1")
    assert version(run) == of_contents(run)
    assert not [one for one in asked if one.startswith("MATCH (d:Document) RETURN d.id")]


def test_documents_that_somebody_else_took_out_are_noticed(run: Run) -> None:
    write(run, "test-a", "test-b")
    run("MATCH (d:Document {id: 'test-b'}) DETACH DELETE d", {})
    write(run, "test-c")
    assert version(run) == of_contents(run)


def test_a_version_of_another_form_gives_way(run: Run) -> None:
    write(run, "test-a")
    run("MATCH (g:Graph) SET g.version = '6fedf81dde2f3145'", {})
    write(run, "test-b")
    assert version(run) == of_contents(run)
