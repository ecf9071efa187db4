"""Pages of government sites: the document, its tables, and what the page says of it."""

from __future__ import annotations

import pytest

from graph_store.errors import InputError
from tests.ingest.making import is_clear
from tests.ingest.readers.files import cells, opened, refused

HEAD = '<meta charset="utf-8"><title>关于修桥的通知_某省人民政府门户网站</title>'
FIRST = "一、修一座桥，跨过大河，连接两岸，方便群众出行，年内完成主体工程。（交通厅牵头）"
SECOND = "二、种一片树，绿化两岸，防治风沙，成活率达到九成以上。（林业厅负责）"


def page(inside: str, head: str = HEAD) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>".encode()


def lines(inside: str) -> list[str]:
    return opened(page(inside)).text.splitlines()


CONTENT = f"<p>　　{FIRST}</p><p>&nbsp;&nbsp;{SECOND}</p>"


@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        '<div class="header"><a href="/">首页</a></div><div class="TRS_Editor">{}</div><div class="footer">主办：某办 备案号</div>',
        '<ul class="nav"><li><a>要闻</a></li></ul><div><div><div id="zoom">{}</div></div><p>扫一扫</p></div>',
        '<div class="crumbs">当前位置：<a>首页</a> &gt; <a>文件</a></div><article>{}</article><footer>版权所有</footer>',
        "<div class='left'><a>相关</a><a>链接</a></div><div class='x'>{}</div><div class='y'>主办单位：某办公厅</div>",
        "<script>var a = '<p>修路</p>';</script><style>p {{}}</style><div>{}</div><div style='display: none'>藏</div>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td><a>菜单</a></td><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        "<form action='/x'><input value='搜'><div class='article-content'>{}</div><button>搜索</button></form>",
    ],
)
def test_the_document_and_nothing_around_it(frame: str) -> None:
    found = lines(frame.format(CONTENT))
    assert [line.strip("\u3000\u00a0 ") for line in found if line not in {"菜单"}] == [FIRST, SECOND]


def test_paragraphs_breaks_and_inline_tags() -> None:
    assert lines("<div>一、<b>修</b><span>桥</span>。<br>二、种树。<p>三、\n  修路。</p>四、A\n B</div>") == [
        "一、修桥。",
        "二、种树。",
        "三、修路。",
        "四、A B",
    ]


def test_ordered_lists_show_their_numbers() -> None:
    assert lines("<ol><li>修桥</li><li>种树</li></ol><ol start='5'><li>修路</li></ol><ul><li>架线</li></ul>") == [
        "1. 修桥",
        "2. 种树",
        "5. 修路",
        "架线",
    ]


def test_tables_with_spans() -> None:
    found = opened(
        page(
            "<table><thead><tr><th rowspan=2>序号</th><th rowspan=2>任务</th><th colspan=2>分工</th></tr>"
            "<tr><th>牵头单位</th><th>配合单位</th></tr></thead>"
            "<tr><td>1</td><td rowspan='0'>修<br>桥</td><td>甲</td><td>乙</td></tr><tr><td>2</td><td>丙</td></tr></table>"
        )
    )
    assert cells(found) == [
        ["序号", "任务", "分工", "分工"],
        ["序号", "任务", "牵头单位", "配合单位"],
        ["1", "修\n桥", "甲", "乙"],
        ["2", "修\n桥", "丙"],
    ]
    assert found.text.count("分工") == 1


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", ""),
        ("gb18030", "utf-8"),
        ("utf-16", ""),
    ],
)
def test_encodings(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    data = page(CONTENT, meta).decode().encode(encoding)
    assert FIRST in opened(data).text


# ---- what the page says of its document

TABLE = """<table class="xxgk"><tr><td>索 引 号：</td><td>000/2018-1</td><td>发文机关：</td><td>某省人民政府办公厅</td></tr>
<tr><td>发文字号：</td><td>某政办发〔2018〕12号</td><td>成文日期：</td><td>2018年06月03日</td></tr></table>"""


def hinted(inside: str, head: str = HEAD) -> tuple[str, str, str, str]:
    hints = opened(page(inside + CONTENT, head)).hints
    return hints.title, hints.issuer, hints.doc_number, hints.issued_on


def test_a_table_of_labels() -> None:
    assert hinted(TABLE) == ("关于修桥的通知", "某省人民政府办公厅", "某政办发〔2018〕12号", "2018-06-03")


@pytest.mark.parametrize(
    "inside",
    [
        "<ul><li><b>文　　号：</b>某政发〔2018〕1号</li></ul>",
        "<ul><li>文号：某政发〔2018〕 1 号</li></ul>",
        "<dl><dt>文号</dt><dd>某政发〔2018〕1号</dd></dl>",
        "<p><strong>【文号】</strong><span>某政发[2018]1号</span></p>".replace("[", "〔").replace("]", "〕"),
        "<td>文号：<span>某政发〔2018〕1号</span></td>",
    ],
)
def test_labels_in_other_dress(inside: str) -> None:
    assert hinted(inside)[2] == "某政发〔2018〕1号"


def test_meta_elements() -> None:
    metas = (
        '<meta name="ArticleTitle" content="关于种树的通知"><meta name="PubDate" content="2018-07-01 09:30">'
        '<meta name="ContentSource" content="某市财政局">'
    )
    assert hinted("", HEAD + metas) == ("关于种树的通知", "某市财政局", "", "2018-07-01")


def test_a_site_that_copied_the_page_is_no_issuer() -> None:
    assert hinted("", HEAD + '<meta name="ContentSource" content="新华网">')[1] == ""


def test_the_date_of_the_document_weighs_more_than_that_of_the_page() -> None:
    assert hinted(TABLE, HEAD + '<meta name="PubDate" content="2020-01-01">')[3] == "2018-06-03"


def test_a_label_without_a_value_says_nothing() -> None:
    assert hinted("<table><tr><td>发文机关：</td><td></td></tr><tr><td>某</td></tr></table>")[1] == ""


# ---- hostile pages


def test_pages_nested_without_end_are_read_or_refused() -> None:
    for deep in ("<div>" * 50_000 + FIRST, "<table><tr><td>" * 3_000 + FIRST, "<b>" * 100_000 + FIRST):
        try:
            opened(page(deep))
        except InputError as problem:
            is_clear(problem)


def test_huge_spans() -> None:
    bomb = (
        "<table>"
        + "<tr>"
        + "<td colspan=99999 rowspan=65534>x</td>" * 40
        + "</tr>"
        + "<tr><td>y</td></tr>" * 100
        + "</table>"
    )
    refused(page(bomb), "单元格", name="x.html")


def test_an_empty_page() -> None:
    refused(page("<script>1</script><p> </p>"), "空的", name="x.html")


def test_entities_of_a_page_are_not_expanded() -> None:
    text = opened(
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;' + FIRST.encode() + b"</body></html>"
    ).text
    assert "root:" not in text
