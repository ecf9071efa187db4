"""What would turn the direction of a text is shown as a mark, one for one."""

from __future__ import annotations

import unicodedata

from graph_store.directions import MARK, visible

_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_every_character_that_turns_a_text_is_marked() -> None:
    turning = [one for one in map(chr, range(0x110000)) if unicodedata.bidirectional(one) in _TURNING]
    assert len(turning) == 9
    for one in [*turning, "\u061c", "\u200e", "\u200f"]:
        assert visible(f"财政厅{one}局") == f"财政厅{MARK}局"


def test_all_else_stays() -> None:
    text = "财政厅，مالىيە نازارىتى（\u200b\u3000）\n\U00020000"
    assert visible(text) == text
