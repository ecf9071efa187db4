from __future__ import annotations

import pytest

import networks
from graph_store.errors import NotFoundError, ParameterError, StoreBusyError
from graph_store.model import Assignment
from graph_store.schema import relationships, role_types
from graph_store.store import GraphInfo, GraphStore, Rows
from ingest.pipeline import DocumentReading
from networks import Incidence, NetworkOptions, SourceDocument, read_incidence
from networks.incidence import AGENCIES, TASKS
from networks.scope import chosen_documents


@pytest.fixture(scope="module")
def incidence(store: GraphStore) -> Incidence:
    return read_incidence(store)


def test_it_holds_every_named_body_and_every_task(incidence: Incidence) -> None:
    assert (len(incidence.agencies), len(incidence.tasks), len(incidence.parts)) == (92, 107, 497)
    assert [task.number for task in incidence.tasks] == list(range(1, 108))
    orders = [(one.official_order, one.id) for one in incidence.agencies]
    assert orders == sorted(orders)


def test_its_parts_are_the_assignments_that_were_read(incidence: Incidence, sample_reading: DocumentReading) -> None:
    graph = sample_reading.graph
    kinds = {one.id: one.kind for one in graph.agencies}
    read = sorted(
        (edge.source, edge.target, one.role, one.mention, one.char_start, one.horizontal, one.answering, one.separately)
        for edge in graph.edges
        if isinstance(one := edge.properties, Assignment) and kinds[edge.source] != "collective"
    )
    held = sorted(
        (
            incidence.agencies[one.agency].id, incidence.tasks[one.task].id, one.role, one.mention, one.char_start,
            one.horizontal, one.answering, one.separately,
        )
        for one in incidence.parts
    )  # fmt: skip
    assert held == read


def test_every_mention_stands_where_its_span_says(incidence: Incidence, sample_reading: DocumentReading) -> None:
    text = sample_reading.graph.document.text
    for part in incidence.parts:
        task = incidence.tasks[part.task]
        assert text[part.char_start : part.char_start + len(part.mention)] == part.mention
        assert text[task.clause_start : task.clause_start + len(task.clause)] == task.clause


def test_bodies_come_as_they_were_written(incidence: Incidence, sample_reading: DocumentReading) -> None:
    written = {one.id: one for one in sample_reading.graph.agencies}
    assert all(one == written[one.id] for one in incidence.agencies)


def test_the_matrix_is_h_unless_roles_are_named(incidence: Incidence) -> None:
    assert incidence.matrix().shape == (92, 107)
    width = incidence.matrix().sum(axis=0)
    assert {number: int(width[number - 1]) for number in (19, 32, 88, 84)} == {19: 25, 32: 18, 88: 12, 84: 11}
    load = incidence.matrix(("lead",)).sum(axis=1)
    names = [one.short_name for one in incidence.agencies]
    assert [int(load[names.index(name)]) for name in ("发展改革委", "农牧厅", "财政厅")] == [29, 22, 15]
    assert incidence.matrix().max() == 1


def test_collectives_are_out_and_said_to_be(incidence: Incidence, store: GraphStore) -> None:
    assert all(one.kind != "collective" for one in incidence.agencies)
    assert "各市、县（区）人民政府" in incidence.left_out.collectives
    assert (len(incidence.left_out.collectives), incidence.left_out.collective_parts) == (7, 119)
    whole = read_incidence(store, NetworkOptions(include_collectives=True))
    assert (len(whole.agencies), len(whole.parts)) == (99, 616)
    assert whole.left_out.collectives == ()


def test_filters_narrow_tasks_and_bodies(store: GraphStore) -> None:
    section = read_incidence(store, NetworkOptions(section=9))
    assert {task.section for task in section.tasks} == {9}
    enterprises = read_incidence(store, NetworkOptions(kind="enterprise"))
    assert {one.kind for one in enterprises.agencies} == {"enterprise"}
    assert enterprises.left_out.other_kinds == 92 - len(enterprises.agencies)
    assert len(read_incidence(store, NetworkOptions(document="ningxia_2017")).tasks) == 107
    assert len(read_incidence(store, NetworkOptions(jurisdiction="宁夏")).tasks) == 107
    assert read_incidence(store, NetworkOptions(jurisdiction="广西")).agencies == ()
    assert read_incidence(store, NetworkOptions(section=77)).tasks == ()


def test_what_is_not_there_is_an_error(store: GraphStore) -> None:
    with pytest.raises(NotFoundError, match="ningxia_2017"):
        read_incidence(store, NetworkOptions(document="没有"))
    with pytest.raises(ParameterError):
        read_incidence(store, NetworkOptions(jurisdiction="火星"))


@pytest.mark.parametrize(
    "wrong", [{"roles": ("boss",)}, {"kind": "x"}, {"weight": "x"}, {"section": -2}, {"minimum": float("nan")}]
)
def test_options_refuse_what_cannot_be_meant(wrong: dict[str, object]) -> None:
    with pytest.raises(ParameterError) as caught:
        NetworkOptions(**wrong)  # type: ignore[arg-type]
    assert caught.value.where in wrong


def test_one_role_may_be_given_as_text_and_several_as_a_list() -> None:
    assert NetworkOptions(roles="lead").roles == ("lead",)  # type: ignore[arg-type]
    assert NetworkOptions(roles=["lead", "support"]).roles == ("lead", "support")  # type: ignore[arg-type]


class _Restless:
    """A store whose graph is another one each time it is asked."""

    engine = address = "restless"
    version = 0

    def info(self) -> GraphInfo:
        self.version += 1
        return GraphInfo(str(self.version), 1, "1", "")

    def read(self, cypher: str, parameters: object = None) -> Rows:
        return Rows((), [])


def test_a_graph_that_changes_under_the_reading_is_not_mixed() -> None:
    with pytest.raises(StoreBusyError):
        read_incidence(_Restless())  # type: ignore[arg-type]


class _Undone(_Restless):
    """A store whose graph is changed and changed back each time it is read."""

    def info(self) -> GraphInfo:
        self.version += 2
        return GraphInfo("same", 1, "1", "", self.version)


def test_a_graph_that_changes_and_changes_back_is_not_mixed() -> None:
    with pytest.raises(StoreBusyError):
        read_incidence(_Undone())  # type: ignore[arg-type]


def test_the_query_names_every_role() -> None:
    named = TASKS[TASKS.index("[r:") + 3 : TASKS.index("]-(a")].split("|")
    assert sorted(named) == sorted(role_types().split("|"))
    assert all(role in relationships() for role in named)
    assert "a.official_order AS official_order" in AGENCIES


def test_public_names_are_there() -> None:
    assert all(hasattr(networks, name) for name in networks.__all__)


def test_the_fullest_jurisdiction_is_meant_unless_another_is_named() -> None:
    known = [
        SourceDocument("a", "", "640000", 5),
        SourceDocument("b", "", "450000", 4),
        SourceDocument("c", "", "450000", 4),
    ]

    def chosen(**given: str) -> str:
        return "".join(one.id for one in chosen_documents(known, NetworkOptions(**given)))  # type: ignore[arg-type]

    assert (chosen(), chosen(jurisdiction="640000"), chosen(jurisdiction="all")) == ("bc", "a", "abc")
    assert chosen(document="a", jurisdiction="450000") == "a"
