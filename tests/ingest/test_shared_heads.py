"""各级财政、民政部门: a list whose members share their first and last words."""

from __future__ import annotations

import pytest

from ingest.extract import extract


def _names(clause: str) -> list[str]:
    found = extract(f"1.做某事。（{clause}负责）", "330000")
    return [one.mention.text for task in found.tasks for one in task.readings]


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("各级财政、民政部门", ["各级财政、民政部门"]),
        ("地方发展改革、财政部门", ["地方发展改革、财政部门"]),
        ("省财政厅、县级财政、教育、民政主管部门，各乡镇", ["省财政厅", "县级财政、教育、民政主管部门", "各乡镇"]),
        ("各省级教育、财政部门和国资监管机构", ["各省级教育、财政部门", "国资监管机构"]),
    ],
)
def test_it_is_one_collective(clause: str, names: list[str]) -> None:
    assert _names(clause) == names


@pytest.mark.parametrize(
    "clause",
    [
        "各地、有关部门",
        "各乡镇、民政部门",
        "各市州、教育部门",
        "各高校、科研院所、教育部门",
        "省财政厅、民政部门",
        "各级财政，民政部门",
    ],
)
def test_other_lists_are_parted(clause: str) -> None:
    assert _names(clause) == clause.replace("，", "、").split("、")
