"""The key terms of a text: words that it says often and that are rare elsewhere. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

MOST_TERMS = 8


def key_terms(words: Iterable[str], frequency: Mapping[str, int], total: int) -> tuple[str, ...]:
    """At most `MOST_TERMS` of `words`, which stand in the order of the text: times said × log(total / frequency).

    `frequency` counts words in a corpus of `total`; what equals another in weight stands in the order of the text.
    """
    counted = Counter(word for word in words if not any(char.isdigit() for char in word))
    weights = {
        word: round(times * math.log(total / min(total, max(1, frequency.get(word, 0)))), 6)
        for word, times in counted.items()
    }
    return tuple(sorted(weights, key=lambda word: -weights[word])[:MOST_TERMS])
