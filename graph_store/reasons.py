"""Why the system refuses something, in Chinese: it says so itself in English, or in the language of the machine."""

from __future__ import annotations

import errno
from functools import cache


def reasons(problem: BaseException) -> tuple[str, str]:
    """Why, in Chinese and in English; both are what the system says where we have no words for it."""
    said = " ".join(str(getattr(problem, "strerror", None) or problem).split()) or type(problem).__name__
    return _words().get(getattr(problem, "errno", None) or 0, said), said


@cache
def _words() -> dict[int, str]:
    """Words by number; a system need not have all of them."""
    from graph_store.vocabulary import table  # noqa: PLC0415 - only what fails needs it

    return {getattr(errno, row["errno"]): row["zh"] for row in table("system_reasons") if hasattr(errno, row["errno"])}
