"""The title of a ledger that stands in the table itself: one cell over the header, often merged over all columns."""

from __future__ import annotations

import re
from itertools import takewhile

from ingest.ledger_headers import find, is_header
from ingest.source import Source, Table

_SHORTEST, _LONGEST = 6, 60  # characters of a title
# What else stands alone over a header: 附件2, 单位：万元, 填报日期：2023年3月1日, remarks.
_NO_TITLE = re.compile(r"附[件表录]|[^：:]{1,8}[：:]|[（(]|[\d年月日.\-/ ]+$")


def title_of_ledger(source: Source) -> str:
    """The first title over the header of a ledger; "" when no table has one."""
    for table in source.tables:
        if find(source.text, table) is not None and (title := _title(source.text, table)):
            return title
    return ""


def _title(text: str, table: Table) -> str:
    for row in takewhile(lambda row: not is_header(text, row), table.rows):
        filled = {span for span in row if text[slice(*span)].strip()}
        words = "".join(text[slice(*filled.pop())].split()) if len(filled) == 1 else ""
        if _SHORTEST <= len(words) <= _LONGEST and not _NO_TITLE.match(words):
            return words
    return ""
