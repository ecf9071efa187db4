from __future__ import annotations

from ingest.strict import below, refusal
from tests.ingest.making import is_clear, reading

GOOD = reading("做甲。（财政厅负责）").scorecard
BAD = reading("做甲。（财政厅负责）", "做乙。").scorecard


def test_below_the_threshold_and_not_at_it() -> None:
    assert below([GOOD, BAD], 0.5) == []
    assert [(one.document_id, one.trust, one.cause.name) for one in below([GOOD, BAD], 0.51)] == [
        ("示例通知", 0.5, "tasks")
    ]
    assert below([GOOD], 1.0) == []


def test_the_line_names_documents_and_causes() -> None:
    problem = refusal(below([BAD], 0.95), 0.95)
    is_clear(problem, "95%", "示例通知 50.00%", "1/2")
    assert "任务有分句" in problem.zh
    assert "tasks with a clause" in problem.en


def test_of_many_the_first_are_named() -> None:
    problem = refusal(below([BAD] * 9, 0.95), 0.95)
    is_clear(problem)
    assert "4 份" in problem.zh
    assert "4 more" in problem.en
