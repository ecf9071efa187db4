"""The records that the schema, the tables and the statements are made from."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from graph_store.ladybug_engine.schema import statements as tables
from graph_store.neo4j_engine.schema import statements as constraints
from graph_store.schema import labels, relationships, role_types
from graph_store.statements import REMOVE_DOCUMENTS, create_edges, create_nodes, insertions
from graph_store.vocabulary import roles
from tests.graph_store.graphs import graph, replacing

RESERVED = {"end", "on", "order"}  # words of a grammar: they would need quotes


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        graph("d", 1).document.title = "other"  # type: ignore[misc]


def test_a_property_of_one_name_has_one_type() -> None:
    types: dict[str, set[object]] = {}
    for one in (*labels().values(), *relationships().values()):
        for name, kind in one.properties.items():
            types.setdefault(name, set()).add(str(kind))
    several = {name: found for name, found in types.items() if len(found) > 1}
    assert several == {}
    assert not RESERVED & set(types)


def test_every_role_has_its_relationship() -> None:
    assert role_types().split("|") == [role.type for role in roles().values()]
    assert set(role_types().split("|")) <= set(relationships())
    assert ("Agency", "Document") in relationships()["SUPERVISES"].ends
    assert relationships()["LEADS"].ends == (("Agency", "Task"),)


def test_ends_are_labels() -> None:
    assert {end for one in relationships().values() for ends in one.ends for end in ends} <= set(labels())


def test_every_label_and_relationship_is_a_table() -> None:
    text = list(tables())
    for name, label in labels().items():
        [table] = [one for one in text if one.startswith(f"CREATE NODE TABLE {name}(")]
        assert all(f"{column} " in table for column in label.properties)
        assert "PRIMARY KEY(id)" in table
    for name, one in relationships().items():
        [table] = [line for line in text if line.startswith(f"CREATE REL TABLE {name}(")]
        assert table.count("FROM ") == len(one.ends)
    assert any("words STRING[]" in one for one in text)


def test_every_label_has_unique_ids_on_the_server() -> None:
    text = list(constraints())
    assert all(any(f"(n:{name}) REQUIRE n.id IS UNIQUE" in one for one in text) for name in labels())
    assert all("IF NOT EXISTS" in one for one in text)
    assert len(set(text)) == len(text)


def test_statements_set_every_property() -> None:
    for label in labels().values():
        assert all(f"row.{name}" in create_nodes(label) for name in label.properties)
    for one in relationships().values():
        for ends in one.ends:
            assert all(f"{name}: row.{name}" in create_edges(one, ends) for name in one.properties)


def test_bodies_are_merged_and_all_else_is_created() -> None:
    assert "MERGE (n:Agency {id: row.id})" in create_nodes(labels()["Agency"])
    assert "MERGE" not in create_nodes(labels()["Task"])


def test_nodes_are_written_before_what_joins_them_and_all_rows_have_a_place() -> None:
    keys = [key for key, _ in insertions()]
    nodes = [name for name in labels() if name != "Graph"]
    assert keys[: len(nodes)] == nodes
    assert set(keys[len(nodes) :]) == set(relationships())
    assert set(replacing(graph("d", 2, supervisor="x:甲厅")).rows) <= set(keys)


def test_what_hangs_on_a_document_goes_before_it() -> None:
    assert [line.rpartition(" ")[2] for line in REMOVE_DOCUMENTS] == ["r", "r", "t", "s", "d"]
