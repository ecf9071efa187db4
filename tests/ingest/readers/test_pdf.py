"""PDF: paragraphs mended, furniture left out, ruled tables, and what has no text."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pdfplumber
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from graph_store.errors import InputError
from ingest.readers.parts import Limits
from ingest.readers.pdf import read_pdf
from tests.ingest.readers.files import HEADER, ROWS, cells, opened, refused

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
BODY = ParagraphStyle("body", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
TITLE = ParagraphStyle("title", parent=BODY, fontSize=22, leading=36, alignment=1, firstLineIndent=0)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), "STSong-Light", 10)]
LONG = "一、修一座桥，跨过大河，连接两岸，方便群众出行，带动沿线产业发展，年内完成主体工程，两年内建成通车，总投资控制在概算以内。（交通厅牵头，财政厅、水利厅、自然资源厅配合）"


def pdf(*flow: Any, header: str = "", number: str = "— {} —", **options: Any) -> bytes:
    def decorate(canvas: Canvas, _: Any) -> None:
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(A4[0] / 2, 30, number.format(canvas.getPageNumber()))
        canvas.drawString(72, A4[1] - 40, header)

    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, **options).build(list(flow), onFirstPage=decorate, onLaterPages=decorate)
    return buffer.getvalue()


def body(text: str) -> Paragraph:
    return Paragraph(text, BODY)


def ruled(rows: Sequence[Sequence[str]], *spans: tuple[Any, ...]) -> Table:
    return Table([list(row) for row in rows], style=[*GRID, *spans])


def test_line_breaks_inside_a_paragraph_are_mended() -> None:
    found = opened(pdf(Paragraph("关于修桥的通知", TITLE), body(LONG), body("二、种一片树。（林业厅负责）")))
    assert found.format == "pdf"
    assert found.text.splitlines() == ["关于修桥的通知", LONG, "二、种一片树。（林业厅负责）"]
    assert {piece.place for piece in found.pieces} == {"第1页"}


def test_a_paragraph_goes_on_over_a_page_end() -> None:
    many = [f"{LONG}之{number}" for number in range(12)]
    found = opened(pdf(*map(body, many)))
    assert found.text.splitlines() == many
    assert {piece.place for piece in found.pieces} == {"第1页", "第2页"}


@pytest.mark.parametrize("number", ["— {} —", "- {} -", "{}", "第{}页", "第 {} 页 共 9 页", "{}/9"])
def test_page_numbers_are_left_out(number: str) -> None:
    found = opened(pdf(body("甲。"), PageBreak(), body("乙。"), number=number))
    assert found.text == "甲。\n乙。\n"


def test_running_headers_are_left_out() -> None:
    flow = [part for text in "甲乙丙丁" for part in (body(f"{text}。"), PageBreak())]
    assert opened(pdf(*flow, header="某省人民政府公报 2018年第1期")).text == "甲。\n乙。\n丙。\n丁。\n"


def test_a_line_on_two_pages_only_is_text() -> None:
    found = opened(pdf(body("甲。"), PageBreak(), body("甲。"), PageBreak(), body("乙。"), PageBreak(), body("丙。")))
    assert found.text == "甲。\n甲。\n乙。\n丙。\n"


def test_a_ruled_table() -> None:
    found = opened(pdf(body("附件"), ruled([HEADER, *ROWS]), body("以上。")))
    assert cells(found) == [list(HEADER), *map(list, ROWS)]
    assert found.text.splitlines()[0] == "附件"
    assert found.text.splitlines()[-1] == "以上。"
    assert found.tables[0].place == "第1页表1"


def test_merged_cells_of_a_table() -> None:
    rows = [("序号", "任务", "责任单位", ""), ("1", "修桥", "甲局", "乙局"), ("", "", "丙局", "丁局")]
    found = opened(pdf(ruled(rows, ("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 1), (1, 2)))))
    assert cells(found) == [
        ["序号", "任务", "责任单位", "责任单位"],
        ["1", "修桥", "甲局", "乙局"],
        ["1", "修桥", "丙局", "丁局"],
    ]
    assert found.text.count("修桥") == 1


# ---- what cannot be read


def test_a_scan() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    refused(buffer.getvalue(), "扫描", "OCR", name="x.pdf")


def test_an_encrypted_file() -> None:
    refused(pdf(body("甲。"), encrypt="secret"), "加密", "密码", name="x.pdf")


def test_broken_files() -> None:
    for data in (b"%PDF-1.7\n" + b"x" * 99, b"%PDF-1.7", pdf(body("甲。"))[:300]):
        refused(data, "PDF", name="x.pdf")


def test_a_stream_that_inflates_without_end() -> None:
    plain = _with_content(zlib.compress(bytes(20_000_000)))
    refused(plain, "10,000,000", name="x.pdf")
    with pytest.raises(InputError, match="1,000"):
        read_pdf(plain, "x.pdf", Limits(max_unpacked=1_000))
    with pdfplumber.open(io.BytesIO(plain)) as others:  # who reads a PDF beside us has no bound
        assert len(others.pages[0].page_obj.contents[0].get_data()) == 20_000_000


@pytest.mark.parametrize(
    ("properties", "data"),
    [
        (b"/Filter/LZWDecode", lambda: _lzw(4000)),
        (b"/Filter/RunLengthDecode", lambda: b"\x81 " * 100_000 + b"\x80"),
    ],
)
def test_other_streams_that_grow_without_end(properties: bytes, data: Callable[[], bytes]) -> None:
    bomb = _whole(b"", _stream(data(), properties))
    with pytest.raises(InputError, match="1,000,000"):
        read_pdf(bomb, "a.pdf", Limits(max_unpacked=1_000_000))


def test_a_picture_of_any_width_is_not_unpacked() -> None:
    fax = b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2000000000/Rows 2000000000>>"
    with pytest.raises(InputError):
        read_pdf(_whole(b"", _stream(b"\x26\xa0" * 1000, fax)), "a.pdf")


def _lzw(codes: int) -> bytes:
    """LZW in which each code stands for one character more than the one before: n codes for n²/2 characters."""
    bits, width, known = f"{256:09b}{ord(' '):09b}", 9, 258
    for code in range(258, 258 + codes):
        bits += f"{min(code, known):0{width}b}"
        known += 1
        width = 12 if known >= 2047 else 11 if known >= 1023 else 10 if known >= 511 else 9
    return int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")


def test_forms_inside_forms_inside_forms() -> None:
    """Ten in each of ten: two kilobytes would be drawn for an hour."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    forms = [_stream(b"/F Do " * 10, head + b"/Resources<</XObject<</F %d 0 R>>>>" % number) for number in range(6, 14)]
    whole = _whole(b"/Resources<</XObject<</F 5 0 R>>>>", _stream(b"/F Do"), *forms, _stream(b"0 0 m", head))
    refused(whole, "10,000,000", name="x.pdf")


def test_a_font_that_names_widths_without_end() -> None:
    """Each would be filled in, one by one."""
    font = b"/Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[5 0 R]>>>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>/W[1 99999999 500]>>"
    whole = _whole(b"/Resources<<%s>>" % font, _stream(b"BT /F 9 Tf (x) Tj ET"), inner)
    refused(whole, "3,000,000", name="x.pdf")


def _with_content(stream: bytes) -> bytes:
    """A PDF of one page that is drawn from this compressed stream."""
    return _whole(b"", _stream(stream, b"/Filter/FlateDecode"))


def _stream(data: bytes, properties: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (properties, len(data), data)


def _whole(properties: bytes, *more: bytes) -> bytes:
    """A PDF of one page with these properties, drawn from the first of the objects, which are numbered from 4."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R%s>>" % properties,
        *more,
    ]
    whole = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF"
    size = len(objects) + 1
    return whole + end % (size, table, size, len(whole))
