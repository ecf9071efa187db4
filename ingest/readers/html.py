"""Pages of government sites: the document without menus and footers, its tables, and what the page says about it.

Nothing that a page refers to is loaded, no script is run.
"""

from __future__ import annotations

import re

from lxml import etree

from ingest.readers.html_blocks import write
from ingest.readers.html_content import main_part
from ingest.readers.html_hints import hints
from ingest.readers.parts import Limits, Parts
from ingest.readers.problems import broken, guarded
from ingest.readers.text import decode
from ingest.readers.xml import Element

KIND = "HTML"
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
_HEAD = 4096
# What Chinese pages call gb2312 holds characters of its successors as well.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs"}


def read_html(data: bytes, name: str, limits: Limits = Limits()) -> Parts:  # noqa: B008 - frozen
    """Read a page. Pure. Raises InputError."""
    with guarded(name, KIND):
        text, encoding = _decoded(data, name)
        root = _parsed(text, name)
        told = hints(root)
        builder = write(main_part(root), name, limits)
        return builder.parts("html", told, encoding)


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """As the page declares itself, when its bytes are that; else as a text is told."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        said = declared[1].decode().lower()
        encoding = _SUPERSETS.get(said, said)
        try:
            return data.decode(encoding).removeprefix("\ufeff"), encoding
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _parsed(text: str, name: str) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise broken(name, KIND)
    return root
