"""`python -m bench.reader FILE`: reads the clauses again for each line that comes in, as SegmentText.java does.

Answers with the seconds of the processor. One sentence before loads the tables.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.material import JURISDICTION
from bench.timing import seconds
from ingest.extract import extract


def main() -> None:
    """Read until standard input ends."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    extract("一、修桥。（财政部牵头，教育部配合）", JURISDICTION)
    once = seconds(lambda: extract(text, JURISDICTION))
    for _ in sys.stdin:
        print(once(), flush=True)


if __name__ == "__main__":
    main()
