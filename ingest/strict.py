"""A threshold for a whole run: it is read once without writing, and nothing is written when any document is below.

Reading twice keeps the memory of a run that of its largest document, and the graph as it was on either engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_store.errors import FengongError, InputError
from ingest.scorecard import Scorecard
from ingest.trust import Share, Trust

_NAMED = 5  # documents in the line of the error


@dataclass(frozen=True, slots=True)
class Below:
    """A document that is not trusted enough, with the share that decided."""

    document_id: str
    trust: float
    cause: Share


def nothing_written(last: FengongError, number: int) -> FengongError:
    """The error of a run in which `number` documents cannot be read, the `last` of them not told yet."""
    zh, en = (f"（共 {number} 份读不了）", f" ({number} documents cannot be read)") if number > 1 else ("", "")
    return type(last)(
        f"{last.zh}；--strict：什么都没有写入{zh}", f"{last.en}; --strict: nothing was written{en}", where=last.where
    )


def below(cards: Iterable[Scorecard], least: float) -> list[Below]:
    """Those of the documents whose trust is less than `least`."""
    return [Below(one.document_id, one.trust, Trust(one.shares).weakest) for one in cards if one.trust < least]


def refusal(found: list[Below], least: float) -> InputError:
    """The error of a run with such documents: which, how far below, and by what."""
    zh = [f"{one.document_id} {one.trust:.2%}（{one.cause.text(english=False)}）" for one in found[:_NAMED]]
    en = [f"{one.document_id} {one.trust:.2%} ({one.cause.text(english=True)})" for one in found[:_NAMED]]
    more = len(found) - _NAMED
    if more > 0:
        zh.append(f"另有 {more} 份")
        en.append(f"and {more} more")
    return InputError(
        f"可信度低于 {least:.0%}，什么都没有写入：{'；'.join(zh)}；请用 fengong review 文件 查看，更正后再读入",
        f"trust is below {least:.0%} and nothing was written: {'; '.join(en)}; see fengong review FILE, and correct",
        where=found[0].document_id,
    )
