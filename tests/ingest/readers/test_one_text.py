"""One notice in four formats is one graph: the same text, the same assignments."""

from __future__ import annotations

import html

import pytest

from ingest.pipeline import read_source
from ingest.read import read_bytes
from tests.conftest import SAMPLE
from tests.ingest.making import HERE
from tests.ingest.readers.files import word
from tests.ingest.readers.test_html import page
from tests.ingest.readers.test_pdf import body, pdf

TEXT = SAMPLE.read_text(encoding="utf-8")
LINES = [line.strip("\u3000 ") for line in TEXT.splitlines() if line.strip("\u3000 ")]
MADE = {
    "docx": word(*LINES),
    "html": page('<div class="TRS_Editor">' + "".join(f"<p>　　{html.escape(line)}</p>" for line in LINES) + "</div>"),
    "pdf": pdf(*(body(html.escape(line)) for line in LINES)),
}


def assignments(data: bytes) -> list[tuple[str, str, str]]:
    graph = read_source(read_bytes(data, "示例"), HERE).graph
    printed = [(edge.source, edge.type, getattr(edge.properties, "mention", "")) for edge in graph.edges]
    assert len(printed) > 20
    return sorted(printed)


@pytest.mark.parametrize("kind", MADE)
def test_every_format_gives_the_same_graph(kind: str) -> None:
    found = read_bytes(MADE[kind], "示例")
    assert found.format == kind
    assert [line.strip("\u3000 ") for line in found.text.splitlines()] == LINES
    assert assignments(MADE[kind]) == assignments(TEXT.encode())
