"""What analysts do, in a real Chromium under the strictest policy; every request to another host would be a failure."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.graph_api.pages.browsing import PHONE, Visitor

BODY = "/agencies/640000:%E8%B4%A2%E6%94%BF%E5%8E%85?lang=zh"


def overflow(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


def rows(page: Page) -> list[str]:
    return page.locator(".result tbody tr").all_inner_texts()


def write(page: Page, text: str) -> None:
    """Type into the editor, in the place of what stands there."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(text)


def test_from_a_body_to_the_marked_sentence(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator("#q").fill("财政")
    page.get_by_role("option", name=re.compile("^自治区财政厅")).click()
    expect(page.locator("h1")).to_have_text("自治区财政厅")
    page.locator(".tasks a").first.click()
    mark = page.locator(".mark:target")
    expect(mark).to_have_text("自治区财政厅")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 243, 201)"
    mark.click()
    row = page.locator("tr:target")
    expect(row).to_contain_text("自治区财政厅")
    row.get_by_role("link", name="自治区财政厅").first.click()
    expect(page.locator("h1")).to_have_text("自治区财政厅")


def test_a_question_with_parameters_and_its_workbook(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/questions/busiest-agencies?lang=zh")
    page.get_by_label("机构类别").select_option("enterprise")
    page.get_by_label("牵头", exact=True).check()
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".status strong")).to_have_text("8")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=".xlsx").click()
    path = tmp_path / "rows.xlsx"
    waiting.value.save_as(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert book.read("xl/worksheets/sheet1.xml").decode().count("<row ") == 9
    for row in rows(page):
        assert row.split("\t")[0] in words
    assert "只计角色：牵头" in words


def test_a_facet(visitor: Visitor) -> None:
    page = visitor.open("/questions/find-agencies?limit=200&lang=zh")
    whole = len(rows(page))
    facet = page.locator(".facets li", has_text="中央驻地机构")
    count = int(facet.locator(".count").inner_text())
    facet.locator("a").click()
    assert len(rows(page)) == count < whole
    expect(page.locator(".facet.chosen")).to_have_text("中央驻地机构")
    page.get_by_role("link", name="全部清除").click()
    assert len(rows(page)) == whole


def test_a_shared_link_shows_the_same(visitor: Visitor) -> None:
    page = visitor.open("/questions/busiest-agencies?lang=zh")
    page.get_by_role("link", name="牵头", exact=True).click()
    page.locator(".facets a", has_text="政府部门").click()
    page.get_by_role("link", name="下一页").click()
    other = visitor.open(page.url.removeprefix(visitor.site))
    assert rows(other) == rows(page)
    said = page.locator(".notes li").all_inner_texts()
    assert other.locator(".notes li").all_inner_texts() == said
    assert "类别 = 政府部门" in " ".join(said)


def test_cypher_with_completion(visitor: Visitor) -> None:
    page = visitor.open("/cypher?lang=zh")
    write(page, "MATCH (a:Ag")
    page.locator(".cm-tooltip-autocomplete li", has_text="Agency").wait_for()
    page.wait_for_timeout(100)  # the editor takes no choice in the first moment, so that typing on does not choose
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type("-[:LEAD")
    page.locator(".cm-tooltip-autocomplete li", has_text="LEADS").wait_for()
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type("->(t) RETURN a.full_n")
    page.locator(".cm-tooltip-autocomplete li", has_text="full_name").wait_for()
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.keyboard.type(" AS x, count(t) AS n ORDER BY n DESC LIMIT 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#table td").first).to_have_text("宁夏回族自治区发展和改革委员会")
    expect(page.locator("#table td").last).to_have_text("29")
    assert page.locator(".cm-line span").count() > 3  # it is coloured
    link = page.url.removeprefix(visitor.site)
    other = visitor.open(link)
    expect(other.locator("#table td").last).to_have_text("29")
    other.get_by_role("button", name="清除").click()
    expect(other.locator("#history")).to_have_text("还没有查询过")


def test_a_refused_query_and_one_that_is_wrong(visitor: Visitor) -> None:
    page = visitor.open("/cypher?lang=zh")
    for query, said in (("MATCH (n) DETACH DELETE n", "查询未执行"), ("MATCH (n RETURN n", "查询")):
        write(page, query)
        page.get_by_role("button", name="执行").click()
        expect(page.locator("#fault")).to_contain_text(said)
        expect(page.locator("#table")).to_be_hidden()
    write(page, "MATCH (t:Task) RETURN count(t) AS n")
    page.get_by_role("button", name="执行").click()
    expect(page.locator("#fault")).to_be_hidden()
    expect(page.locator("#table td")).to_have_text("107")


def test_a_cut_result_says_so(visitor: Visitor) -> None:
    page = visitor.open("/cypher?lang=zh&query=MATCH+(t:Task)+RETURN+t.id+AS+id")
    expect(page.locator("#status")).to_contain_text("107 行")
    page.get_by_label("至多行数").fill("10")
    page.get_by_role("button", name="执行").click()
    expect(page.locator("#status")).to_contain_text("结果在 10 行处截断")
    assert page.locator("#table tbody tr").count() == 10
    page = visitor.open("/questions/list-tasks?limit=5&lang=zh")
    expect(page.locator(".status")).to_contain_text("107 行，这里是第 1–5 行")


def test_a_result_as_a_graph(visitor: Visitor) -> None:
    page = visitor.open("/cypher?lang=zh")
    page.get_by_role("link", name="一项任务和它的机构（可看图）").click()
    expect(page.locator("#table tbody tr").first).to_be_visible()
    count = page.locator("#table tbody tr").count()
    page.get_by_role("button", name="图", exact=True).click()
    expect(page.locator("#drawing line")).to_have_count(count)
    names = page.locator("#drawing a").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert "自治区发展改革委" in names
    assert len(names) == len(set(names)) == count + 1


def test_the_network_from_a_bodys_page(visitor: Visitor) -> None:
    page = visitor.open(BODY)
    page.get_by_role("link", name="在网络页中打开").click()
    expect(page.locator("#network canvas")).to_be_visible()
    expect(page.locator("#notes")).to_contain_text("只计自治区财政厅参加协调的任务")
    page.get_by_role("link", name="‹ 财政厅").click()
    expect(page.locator("h1")).to_have_text("自治区财政厅")


def test_from_the_network_to_the_pages_of_the_site_in_the_language_that_is_read(visitor: Visitor) -> None:
    page = visitor.open("/network?lang=zh&minimum=3")
    page.get_by_role("button", name="切换到英文").click()
    assert page.url.endswith("/network?lang=en&minimum=3")
    page.locator("#query").fill("发展改革委")
    page.get_by_role("option").first.click()
    page.get_by_role("link", name="The page of this body").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("自治区发展改革委")
    page.go_back()
    expect(page.get_by_role("button", name="Switch to Chinese")).to_be_visible()
    page.locator("#query").fill("发展改革委")
    page.get_by_role("option").first.click()
    page.locator("button.open-task").first.click()
    page.get_by_role("link", name="The page of this task").click()
    expect(page.locator("h1")).to_contain_text("Task ")
    page.goto(visitor.site + "/network?lang=en")
    page.get_by_role("link", name="‹ Home").click()
    expect(page).to_have_url(visitor.site + "/?lang=en")


def test_the_ways_of_the_network_on_a_phone(visitor: Visitor) -> None:
    page = visitor.open("/network?lang=zh&agency=640000:财政厅", PHONE, has_touch=True)
    for name in ("‹ 首页", "‹ 财政厅"):
        expect(page.get_by_role("link", name=name)).to_be_in_viewport()
    assert overflow(page) == 0


def test_the_language_is_switched_and_kept(visitor: Visitor) -> None:
    page = visitor.open("/questions/shared-tasks?kind=enterprise&limit=3&lang=zh")
    shown = rows(page)
    page.locator("a.lang").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert [row.split("\t")[0] for row in rows(page)] == [row.split("\t")[0] for row in shown]
    page.get_by_role("link", name="Questions").first.click()
    expect(page.locator("h1")).to_have_text("Questions")


def test_a_phone_shows_every_page(visitor: Visitor) -> None:
    for path in ("/", BODY, "/tasks/ningxia_2017:19?lang=zh", "/documents/ningxia_2017", "/questions",
                 "/questions/busiest-agencies", "/questions/agency-by-section", "/cypher", "/search?q=x"):  # fmt: skip
        page = visitor.open(path, PHONE, has_touch=True)
        assert overflow(page) == 0, path
        expect(page.locator("h1")).to_be_visible()


def test_with_the_keyboard_only(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page = visitor.open("/")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("扶贫办")
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("自治区扶贫办")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("自治区扶贫办")
    page = visitor.open("/cypher?lang=zh")
    page.locator(".cm-content").focus()
    page.keyboard.type("RETURN 1 AS one")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")  # out of the editor
    expect(page.locator("#run")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#table td")).to_have_text("1")


def test_a_field_of_a_form_is_completed(visitor: Visitor) -> None:
    page = visitor.open("/questions/agency-tasks?lang=zh")
    page.get_by_role("combobox", name="机构 必填").fill("审计")
    page.get_by_role("option", name=re.compile("^自治区审计厅")).click()
    expect(page.get_by_role("combobox", name="机构 必填")).to_have_value("640000:审计厅")
    page.get_by_role("button", name="查询").click()
    expect(page.locator(".result tbody tr").first).to_be_visible()


def test_pages_work_without_scripts(visitor: Visitor) -> None:
    page = visitor.open("/", java_script_enabled=False)
    page.locator("#q").fill("财政")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="自治区财政厅").click()
    page.get_by_role("link", name="筛选、排序、下载这些任务").click()
    assert len(page.locator(".result tbody tr").all()) == 23
    page.goto(f"{visitor.site}/cypher")
    expect(page.locator("noscript .warning")).to_be_visible()


def test_print_leaves_out_what_only_a_screen_needs(visitor: Visitor) -> None:
    for path in (BODY, "/questions/busiest-agencies?lang=zh"):
        page = visitor.open(path)
        page.emulate_media(media="print")
        for gone in ("header nav", ".search"):
            expect(page.locator(gone)).to_be_hidden()
        assert page.locator("form.ask:visible, .facets:visible").count() == 0
        expect(page.locator("table").last).to_be_visible()
        assert len(page.pdf(format="A4")) > 10_000
