"""Any list of names, in any mixture of separators, verbs and adverbs, comes apart into the same names and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from graph_store.errors import InputError
from graph_store.vocabulary import table
from ingest.extract import extract
from ingest.pipeline import read_source
from ingest.registry import bodies
from ingest.segment import LONGEST_PIECE, Segment
from ingest.tables import grammar
from tests.ingest.making import CALM, HERE, PLACE, notice, source

# ---- names

_REGISTRY = sorted(
    {name for body in bodies().values() for name in (body.name, body.short_name, body.full_name, *body.aliases)}
    - {"政府", "人民政府"}  # behind 和 the government of what stands before: 县委和政府
)
_HALVES = ["绿化", "数据", "水务", "林草", "档案资料", "人才交流", "粮食物资", "城乡规划", "非公经济", "高等教育"]
_ORGANS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(_HALVES),
    st.sampled_from(["和", "与", "及", ""]),
    st.sampled_from(_HALVES),
    st.sampled_from(["厅", "局", "委员会", "办公室", "中心", "管理局", "集团公司"]),
)
_BRACKETED = st.builds(
    "{}（{}{}）".format, _ORGANS, _ORGANS, st.sampled_from(["", "、绿化局", "和数据办", "（水务处）"])
)
_PLACE_WORDS = st.sampled_from(["市", "县", "县（区）", "区", "州", "盟", "旗", "（区）", "县（市、区）", "自治县"])
_COLLECTIVES = st.builds(
    lambda start, places, marks, end: (
        start + places[0] + "".join(map("".join, zip(marks, places[1:], strict=False))) + end
    ),
    st.sampled_from(["各", "有关", "相关", "所有", "其他", "各地级以上", "各设区的"]),
    st.lists(_PLACE_WORDS, min_size=1, max_size=4),
    st.lists(st.sampled_from(["、", "和", "及"]), min_size=3, max_size=3),
    st.sampled_from(["人民政府", "政府"]),
)
NAMES = st.one_of(st.sampled_from(_REGISTRY), _ORGANS, _BRACKETED, _COLLECTIVES)

# ---- lists of them

_BLANK = st.sampled_from(["", "", "", " ", "　"])
_SEPARATORS = st.one_of(
    st.sampled_from(["、", "，", "、", ","]),
    st.sampled_from(["、", "和", "及", "以及", "与"]),
)
_VERBS = [row["verb"] for row in table("role_verbs")]
_ADVERBS = [row["adverb"] for row in table("adverbs")]
_ENDINGS = [
    "",
    "",
    "",
    "等",
    "等部门",
    "等有关部门",
    "等有关部门（单位）",
    "等相关部门和单位",
    "等5个部门",
    "等县",
    "等区",
    "等县政府",
    "等市人民政府",
    "等企业",
    "等金融机构",
    "等省直有关部门",
]


@dataclass(frozen=True)
class Planned:
    """A segment to be printed."""

    names: list[str]
    marks: list[str]
    ending: str
    adverbs: list[str]
    verb: str

    def printed(self, *, first: bool) -> str:
        between = [*self.marks[: len(self.names) - 1], ""]
        # A，B指导 and, at the start of a clause, A，B配合: the comma parts two statements there.
        parting = {"guide", "supervise", "support", "implement"} if first else {"guide", "supervise"}
        if grammar().verbs[self.verb].role in parting:
            between = [mark.replace("，", "、").replace(",", "、") for mark in between]
        listed = "".join(name + mark for name, mark in zip(self.names, between, strict=True))
        return listed + self.ending + "".join(self.adverbs) + self.verb


PLANS = st.integers(1, 7).flatmap(
    lambda size: st.builds(
        Planned,
        st.lists(NAMES, min_size=size, max_size=size),
        st.lists(
            st.builds("{}{}{}".format, _BLANK, _SEPARATORS, _BLANK),
            min_size=max(size - 1, 1),
            max_size=max(size - 1, 1),
        ),
        st.sampled_from(_ENDINGS),
        st.lists(st.sampled_from(_ADVERBS), max_size=2),
        st.sampled_from(_VERBS),
    )
)


@CALM
@given(st.lists(PLANS, min_size=1, max_size=4), st.sampled_from(["，", "；", "、", ", "]))
def test_every_list_comes_apart_into_its_names_and_roles(plans: list[Planned], between: str) -> None:
    text = notice(f"做一件事。（{between.join(plan.printed(first=plan is plans[0]) for plan in plans)}）")
    (found,) = extract(text, PLACE).tasks[0].clauses
    assert found.leftovers == ()
    assert len(found.segments) == len(plans)
    for plan, segment in zip(plans, found.segments, strict=True):
        _same(plan, segment, text)


def _same(plan: Planned, segment: Segment, text: str) -> None:
    assert [name.text for name in segment.mentions] == plan.names
    assert [text[name.start : name.end] for name in segment.mentions] == plan.names
    assert segment.role == grammar().verbs[plan.verb].role
    assert segment.separately == any(word in grammar().separate for word in (*plan.adverbs, plan.verb))
    assert segment.role_text == "".join(plan.adverbs) + plan.verb
    assert segment.open_ended == plan.ending


# ---- any text at all

_WORDS = [
    "财政厅",
    "教育厅",
    "各市",
    "、",
    "，",
    "和",
    "以及",
    "（",
    "）",
    "(",
    ")",
    "县",
    "区",
    "局",
    "等",
    "负责",
    "牵头",
    "落实",
]
_WORDS += ["分别", "\n", "一、", "（一）", "1.", "有关部门", "甲", " ", "。", "；", "政府", "自治区", "推进"]
ANY_TEXT = st.lists(st.sampled_from(_WORDS), max_size=60).map("".join)
_GRAMMAR_ONLY = re.compile(
    "(?:[、，,；;。（()）\\s]|一|1\\.|以及|及其他|及|和|与"
    f"|(?:{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})"
    f"|(?:{'|'.join(sorted(_VERBS, key=len, reverse=True))})"
    f"|(?:{'|'.join(sorted((e for e in _ENDINGS if e), key=len, reverse=True))}))*"
)


@CALM
@given(ANY_TEXT)
def test_nothing_in_a_clause_is_dropped_in_silence(text: str) -> None:
    found = extract("一、甲\n（一）乙" + text, PLACE)
    text = "一、甲\n（一）乙" + text
    clauses = [clause for task in found.tasks for clause in task.clauses] + list(found.stray_clauses)
    for clause in clauses:
        spans = [(name.start, name.end) for segment in clause.segments for name in segment.mentions]
        inside = range(clause.start, clause.end + 1)
        assert all(first in inside and last in inside and first < last for first, last in spans)
        said = [*spans, *clause.leftovers, *((one.start, one.end) for one in clause.attributes)]
        assert all(text[first:last] == text[first:last].strip() for first, last in said)
        assert _GRAMMAR_ONLY.fullmatch(_without(text, clause.start, clause.end, said))


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    kept, position = [], start
    for first, last in sorted(spans):
        assert first >= position  # no two overlap
        kept.append(text[position:first])
        position = last
    return "、".join([*kept, text[position:end]])


@CALM
@given(ANY_TEXT)
def test_clauses_lie_in_their_tasks(text: str) -> None:
    found = extract("一、甲\n（一）乙（财政厅负责）" + text, PLACE)
    for task in found.tasks:
        assert all(task.span.body <= one.start < one.end <= task.span.end for one in task.clauses)
        mentions = [name for one in task.clauses for segment in one.segments for name in segment.mentions]
        assert [reading.mention for reading in task.readings] == mentions
    owned = [one for task in found.tasks for one in task.clauses]
    assert len({one.start for one in [*owned, *found.stray_clauses]}) == len(owned) + len(found.stray_clauses)


@CALM
@given(st.one_of(ANY_TEXT, st.text(max_size=200)))
def test_any_text_gives_a_graph_or_a_clear_error(text: str) -> None:
    try:
        found = read_source(source(text), HERE)
    except InputError as problem:
        assert "示例通知.txt" in problem.zh
    else:
        assert found.scorecard.clauses > 0


def test_the_plans_stay_below_the_longest_piece() -> None:
    """The property above holds for pieces that are read at all."""
    longest = max(map(len, _REGISTRY)) + 1
    assert 7 * longest < LONGEST_PIECE
