"""Automatic numbering as Word shows it."""

from __future__ import annotations

from tests.ingest.readers.files import cells, opened, para, word_xml


def level(depth: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{style}'/>{extra}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def kind(number: int, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{''.join(levels)}</w:abstractNum>"


def num(number: int, abstract: int, extra: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{abstract}'/>{extra}</w:num>"


def item(text: str, number: int, depth: int = 0) -> str:
    return para(text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")


NOTICE = kind(
    0,
    level(0, "chineseCountingThousand", "%1、", "<w:suff w:val='nothing'/>"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return opened(word_xml(body, numbering=numbering, styles=styles)).text.splitlines()


def test_levels_start_again_below_a_new_item() -> None:
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1, 2) + item("戊", 1) + item("己", 1, 1)
    assert lines(body, NOTICE + num(1, 0)) == ["一、甲", "（一）乙", "（二）丙", "1. 丁", "二、戊", "（一）己"]


def test_paragraphs_between_do_not_count() -> None:
    assert lines(item("甲", 1) + para("文") + item("乙", 1), NOTICE + num(1, 0)) == ["一、甲", "文", "二、乙"]


def test_two_lists_of_one_kind_count_on_unless_one_starts_anew() -> None:
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3)
    found = lines(body, NOTICE + num(1, 0) + num(2, 0) + num(3, 0, anew))
    assert found == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_a_level_may_be_replaced() -> None:
    other = f"<w:lvlOverride w:ilvl='0'>{level(0, 'decimalEnclosedCircle', '%1')}</w:lvlOverride>"
    assert lines(item("甲", 2), NOTICE + num(1, 0) + num(2, 0, other)) == ["①甲"]


def test_labels_of_several_levels_and_legal_numbering() -> None:
    kinds = kind(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 2)
    assert lines(body, kinds + num(1, 0)) == ["I. 甲", "I.1 乙", "1.1.1 丙"]


def test_a_level_below_one_that_was_never_used() -> None:
    kinds = kind(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    assert lines(item("甲", 1, 1) + item("乙", 1, 1), kinds + num(1, 0)) == ["1.1 甲", "1.2 乙"]


def test_start_and_restart() -> None:
    never = kind(0, level(0, "decimal", "%1、", start=3), level(1, "decimal", "（%2）", "<w:lvlRestart w:val='0'/>"))
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1) + item("丁", 1, 1)
    assert lines(body, never + num(1, 0)) == ["3、甲", "（1）乙", "4、丙", "（2）丁"]


def test_numbering_of_a_style_and_of_its_parent() -> None:
    kinds = kind(
        0,
        level(0, "chineseCounting", "第%1条 ", "<w:pStyle w:val='A'/>"),
        level(1, "decimal", "%2.", "<w:pStyle w:val='B'/>"),
    )
    own = "<w:style w:styleId='{0}'><w:name w:val='{0}'/>{1}<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    child = "<w:style w:styleId='C'><w:name w:val='C'/><w:basedOn w:val='B'/></w:style>"
    body = para("甲", "<w:pStyle w:val='A'/>") + para("乙", "<w:pStyle w:val='C'/>")
    body += para("丙", "<w:pStyle w:val='A'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    assert lines(body, kinds + num(1, 0), own.format("A", "") + own.format("B", "") + child) == [
        "第一条 甲",
        "1. 乙",
        "丙",
    ]


def test_a_list_style_that_refers_to_another_list() -> None:
    linked = kind(0, level(0, "decimal", "%1）")).replace("'0'>", "'0'><w:styleLink w:val='S'/>", 1)
    points = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='S'/></w:abstractNum>"
    assert lines(item("甲", 1), linked + points + num(1, 1)) == ["1）甲"]


def test_bullets() -> None:
    kinds = kind(0, level(0, "bullet", "\uf06c"), level(1, "bullet", "★"))
    assert lines(item("甲", 1) + item("乙", 1, 1), kinds + num(1, 0)) == ["●甲", "★乙"]


def test_a_narrow_label_is_kept_apart_from_a_number() -> None:
    assert lines(item("2018年完成", 1, 2), NOTICE + num(1, 0)) == ["1. 2018年完成"]


def test_an_empty_item_counts_and_is_printed_only_in_a_cell() -> None:
    assert lines(item("", 1) + item("甲", 1), NOTICE + num(1, 0)) == ["二、甲"]
    kinds = kind(0, level(0, "decimal", "%1"))
    rows = "".join(f"<w:tr><w:tc>{item('', 1)}</w:tc><w:tc>{para(text)}</w:tc></w:tr>" for text in "甲乙")
    found = opened(word_xml(f"<w:tbl>{rows}</w:tbl>", numbering=kinds + num(1, 0)))
    assert cells(found) == [["1", "甲"], ["2", "乙"]]


def test_numbering_that_is_not_there_or_goes_in_a_circle() -> None:
    circle = (
        "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"
    )
    assert lines(item("甲", 7) + para("乙", "<w:pStyle w:val='A'/>"), NOTICE, circle) == ["甲", "乙"]
