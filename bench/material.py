"""What is measured on: the whole notice where FENGONG_SHARED has it, else the abridged sample."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bench.lines import Words

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ningxia_2017.txt"
GOLD = ROOT / "samples" / "ningxia_2017_gold.csv"
JURISDICTION = "640000"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice and whether it is the whole one."""

    path: Path
    whole: bool

    @property
    def words(self) -> Words:
        """What to call it in the report."""
        if self.whole:
            return Words("通知全文", "the whole notice")
        return Words(
            "节选示例（FENGONG_SHARED 下没有全文）", "the abridged sample (no whole notice under FENGONG_SHARED)"
        )


def notice() -> Notice:
    """The notice to measure on."""
    shared = Path(os.environ.get("FENGONG_SHARED", ROOT.parent / "shared"))
    whole = shared / "data" / "ningxia_2017.txt"
    return Notice(whole, True) if whole.is_file() else Notice(SAMPLE, False)
