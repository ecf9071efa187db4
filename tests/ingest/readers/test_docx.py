"""Word files: what is printed is read, once, and nothing else."""

from __future__ import annotations

import docx
import pytest

from tests.ingest.readers.files import (
    HEADER,
    ROWS,
    cells,
    changed,
    opened,
    para,
    places,
    refused,
    saved,
    word,
    word_xml,
    zipped,
)

TABLE = "<w:tbl>{}</w:tbl>"


def row(*inside: str) -> str:
    return "<w:tr>" + "".join(inside) + "</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(text)}</w:tc>"


def test_paragraphs_and_their_places() -> None:
    found = opened(word("关于修桥的通知", "", "一、修桥。（交通厅牵头）"))
    assert found.format == "docx"
    assert found.text == "关于修桥的通知\n一、修桥。（交通厅牵头）\n"
    assert places(found) == {"第1段": "关于修桥的通知", "第2段": "一、修桥。（交通厅牵头）"}


def test_a_table_a_row_a_line() -> None:
    found = opened(word("附件", table=[HEADER, *ROWS]))
    assert cells(found) == [list(HEADER), *map(list, ROWS)]
    assert found.text.splitlines()[2] == "\t".join(ROWS[0])
    assert places(found)["表1第2行"] == "\t".join(ROWS[0])


def test_merged_cells_are_printed_once_and_stand_everywhere() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "高"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "宽"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "底"
    table.cell(1, 1).text = "甲"
    found = opened(saved(document))
    assert cells(found) == [["高", "宽", "宽"], ["高", "甲", ""], ["", "底", "底"]]
    assert found.text.count("高") == found.text.count("宽") == 1
    (grid,) = found.tables
    assert grid.rows[0][0] == grid.rows[1][0]


def test_rows_that_begin_to_the_right() -> None:
    before = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    found = opened(word_xml(TABLE.format(row(cell("甲"), cell("乙")) + f"<w:tr>{before}{cell('丙')}</w:tr>")))
    assert cells(found) == [["甲", "乙"], ["", "丙"]]


def test_a_frame_of_one_cell_is_no_table() -> None:
    found = opened(word_xml(TABLE.format(row(f"<w:tc>{para('一、修桥。')}{para('二、种树。')}</w:tc>"))))
    assert (found.text, found.tables) == ("一、修桥。\n二、种树。\n", ())


def test_a_table_inside_a_cell() -> None:
    inner = TABLE.format(row(cell("丙"), cell("丁")))
    found = opened(word_xml(TABLE.format(row(cell("甲"), f"<w:tc>{para('乙')}{inner}{para('')}</w:tc>"))))
    assert cells(found) == [["甲", "乙\n丙 丁"]]


def test_cells_keep_their_lines() -> None:
    found = opened(word(table=[("甲\n乙\t丙", " 丁 ")]))
    assert cells(found) == [["甲\n乙 丙", "丁"]]


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>",
        "<w:del><w:r><w:t>删去</w:t></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
        "<w:r><w:footnoteReference w:id='1'/></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>域代码</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:sym w:font='Wingdings' w:char='F06C'/></w:r>",
    ],
)
def test_what_is_not_printed_is_not_read(hidden: str) -> None:
    found = opened(word_xml(f"<w:p><w:r><w:t>修</w:t></w:r>{hidden}<w:r><w:t>桥</w:t></w:r></w:p>"))
    assert found.text == "修桥\n"


@pytest.mark.parametrize(
    "shown",
    [
        "<w:ins><w:r><w:t>一座</w:t></w:r></w:ins>",
        "<w:hyperlink><w:r><w:t>一座</w:t></w:r></w:hyperlink>",
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>一座</w:t></w:r>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>一座</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>一座</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:r><w:sym w:char='4E00'/></w:r><w:r><w:t>座</w:t></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>一座</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    ],
)
def test_what_is_printed_is_read(shown: str) -> None:
    found = opened(word_xml(f"<w:p><w:r><w:t>修</w:t></w:r>{shown}<w:r><w:t>桥</w:t></w:r></w:p>"))
    assert found.text == "修一座桥\n"


def test_breaks_and_tabs() -> None:
    found = opened(word_xml("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>"))
    assert found.text == "甲\n乙\t丙\n"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + para("框中的字") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    found = opened(word_xml(f"<w:p><w:r><w:t>正文</w:t>{both}</w:r></w:p>"))
    assert found.text == "正文\n框中的字\n"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    found = opened(word_xml(para("修一座", "<w:rPr><w:del w:id='1'/></w:rPr>") + para("桥。") + para("种树。")))
    assert found.text == "修一座桥。\n种树。\n"


def test_deleted_rows_are_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('丙')}{cell('丁')}</w:tr>"
    assert cells(opened(word_xml(TABLE.format(row(cell("甲"), cell("乙")) + gone)))) == [["甲", "乙"]]


def test_headers_footers_and_contents_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、修桥\t3", style)
    document.add_paragraph("一、修桥")
    assert opened(saved(document)).text == "一、修桥\n"


def test_the_title_of_the_properties_only_if_it_is_printed() -> None:
    document = docx.Document()
    document.core_properties.title = "关于修桥的通知"
    document.add_paragraph("关于修桥的通知")
    assert opened(saved(document)).hints.title == "关于修桥的通知"
    document.core_properties.title = "模板"
    assert opened(saved(document)).hints.title == ""


# ---- files that cannot be read


def test_broken_files() -> None:
    whole = word("一、修桥。")
    for data in (whole[:-200], whole[: len(whole) // 2], b"PK\x03\x04" + bytes(99)):
        refused(data, "损坏", "DOCX")
    refused(changed(whole, document_xml=b"<w:document"), "损坏")
    refused(zipped({"[Content_Types].xml": "<Types/>", "word/other.xml": "<x/>"}), "损坏")


def test_an_entity_bomb_is_refused_before_it_grows() -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "bomb">{layers}]><d>&e9;</d>'
    refused(changed(word("一"), document_xml=bomb.encode()), "损坏")
    outside = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    refused(changed(word("一"), document_xml=outside.encode()), "损坏")


def test_a_zip_bomb_is_refused() -> None:
    refused(changed(word("一"), document_xml=bytes(30_000_000)), "上限", "炸弹")


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    refused(word_xml(deep), "损坏")


def test_an_empty_document() -> None:
    refused(word(""), "空的")


def test_an_encrypted_document() -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    refused(encrypted, "加密", "密码")


def test_an_old_word_file() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(100)
    refused(old, "DOC", "另存为 DOCX")


def test_links_to_other_files_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    rels = '<Relationships><Relationship Id="r1" Type="x/numbering" TargetMode="External" Target="http://example.org/numbering.xml"/></Relationships>'
    data = changed(word("一、修桥。"), document_xml_rels=rels.encode())
    monkeypatch.setattr("socket.socket", None)
    assert opened(data).text == "一、修桥。\n"
