"""The page in a real Chromium that has no network: what is asked of it is clicked, typed and read here."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from graph_store.ladybug_engine.store import LadybugStore
from networks import Network, NetworkOptions, build, network
from networks.projection import Tie
from tests.networks.making import agency, incidence

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP, PHONE = (1440, 900), (390, 844)
FINANCE, REFORM = "640000:财政厅", "640000:发展改革委"
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = Path(os.environ.get("FENGONG_CHROMIUM", "/usr/bin/chromium"))
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path if path.exists() else None, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def sample(ladybug_store: LadybugStore) -> Network:
    return network(ladybug_store)


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of a size; at the end, no request went to a host and no script failed."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    failed: list[str] = []

    def open_(html: str, size: tuple[int, int] = DESKTOP, *, touch: bool = False) -> Page:
        view = {"width": size[0], "height": size[1]}
        contexts.append(
            browser.new_context(viewport=view, offline=True, has_touch=touch, reduced_motion="reduce")  # type: ignore[arg-type]
        )
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (failed.append("dialog"), dialog.dismiss()))
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert failed == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []


@pytest.fixture
def page(opened: Open, sample: Network) -> Page:
    return opened(sample.to_html())


def click_on(page: Page, *ids: str) -> None:
    spot = page.evaluate("ids => window.fengong.onScreen(...ids)", list(ids))
    page.mouse.click(spot["x"], spot["y"])


def set_minimum(page: Page, step: int) -> None:
    page.locator("#minimum").fill(str(step))


def title(page: Page) -> Locator:
    return page.locator("#panel h2")


def listed_ties(page: Page) -> set[tuple[str, str]]:
    """All entries of the list of ties, as (names, weight)."""
    page.click("#list")
    while page.locator("#panel .more").count():
        page.locator("#panel .more").click()
    rows = page.locator("#panel .partner").all_inner_texts()
    return {(row.rsplit("\n", 1)[0].strip(), row.rsplit("\n", 1)[1]) for row in rows}


def expected_ties(found: Network) -> set[tuple[str, str]]:
    def text(tie: Tie) -> tuple[str, str]:
        names = f"{found.nodes[tie.source].label} 与 {found.nodes[tie.target].label}"
        newman = found.options.weight == "newman"  # the page rounds 1.125 up, Python to the even digit
        return names, str(Decimal(tie.newman).quantize(Decimal("0.01"), ROUND_HALF_UP)) if newman else str(tie.shared)

    return {text(tie) for tie in found.edges if tie.weight(found.options.weight) >= found.minimum}


def test_the_first_view_says_what_it_shows(page: Page) -> None:
    expect(page.locator("#shown")).to_have_text("显示 40 个机构、151 条关系（共同任务数 ≥ 3）")
    for word in ("口径", "集合称谓不计", "宁东管委会", "648 条"):
        expect(page.locator("#notes")).to_contain_text(word)
    expect(page.locator(".kind", has_text="政府部门")).to_contain_text("31")
    assert page.locator("#network canvas").count() == 1


@pytest.mark.parametrize(
    "options", [{}, {"roles": ("support",)}, {"weight": "newman"}, {"roles": ("lead",), "weight": "newman"}]
)
def test_the_page_counts_as_python_does(
    opened: Open, sample: Network, ladybug_store: LadybugStore, options: dict[str, object]
) -> None:
    page = opened(sample.to_html())
    found = network(ladybug_store, NetworkOptions(**options))  # type: ignore[arg-type]
    page.select_option("#role", found.options.roles[0] if found.options.roles else "")
    page.select_option("#weight", found.options.weight)
    assert listed_ties(page) == expected_ties(found)


def test_options_are_where_the_page_begins(opened: Open, ladybug_store: LadybugStore) -> None:
    found = network(ladybug_store, NetworkOptions(roles=("lead", "support"), weight="newman", minimum=1.0))
    page = opened(found.to_html())
    expect(page.locator("#role")).to_have_value("lead,support")
    expect(page.locator("#weight")).to_have_value("newman")
    expect(page.locator("#shown")).to_contain_text("纽曼权重 ≥ 1.00")
    assert listed_ties(page) == expected_ties(found)


def test_a_click_on_a_body_shows_its_tasks_with_its_mentions(page: Page) -> None:
    click_on(page, FINANCE)
    expect(title(page)).to_have_text("财政厅")
    expect(page.locator("#panel")).to_contain_text("宁夏回族自治区财政厅")
    expect(page.locator("#panel summary")).to_have_text(["伙伴（43）", "牵头（15）", "配合（7）", "落实（1）"])
    marks = page.locator("#panel .sentence mark").all_inner_texts()
    assert len(marks) == 23
    assert all("财政厅" in mark for mark in marks)
    expect(page.locator("#shown")).to_have_text("显示 40 个机构、151 条关系（共同任务数 ≥ 3）")


def test_a_click_on_a_tie_shows_how_the_two_share(page: Page) -> None:
    click_on(page, "640000:编办", "640000:政府法制办")
    expect(title(page)).to_have_text("政府法制办 与 编办")
    expect(page.locator("#panel .counts")).to_contain_text("共同任务 3 项")
    for item in page.locator("#panel .task").all():
        assert item.locator("mark.first").count() == 1
        assert item.locator("mark.second").count() == 1


def test_a_partner_opens_the_tie_and_its_parts_are_those_of_the_notice(page: Page) -> None:
    click_on(page, FINANCE)
    page.locator("#panel .partner").first.click()
    expect(title(page)).to_have_text("发展改革委 与 财政厅")
    expect(page.locator("#panel .counts")).to_have_text("共同任务 12 项；纽曼权重 2.84")
    expect(page.locator("#panel summary")).to_have_text(
        ["两家都牵头（7）", "发展改革委牵头、财政厅配合（3）", "两家都配合（2）"]
    )


def test_a_task_opens_with_its_whole_text_and_leads_back(page: Page, sample: Network) -> None:
    click_on(page, FINANCE)
    page.locator("#panel .open-task").first.click()
    whole = page.locator("#panel .whole").inner_text()
    assert whole in {task.text for task in sample.tasks}
    page.locator("#panel .bodies button").first.click()
    page.click(".back")
    page.click(".back")
    expect(title(page)).to_have_text("财政厅")


def test_the_pointer_says_what_it_is_over(page: Page) -> None:
    spot = page.evaluate("id => window.fengong.onScreen(id)", FINANCE)
    page.mouse.move(spot["x"], spot["y"])
    expect(page.locator("#tip")).to_have_text("财政厅：23 项任务，43 个伙伴")
    page.mouse.move(spot["x"], spot["y"] + 36)  # its label
    expect(page.locator("#tip")).to_have_text("财政厅：23 项任务，43 个伙伴")
    spot = page.evaluate("ids => window.fengong.onScreen(...ids)", ["640000:编办", "640000:政府法制办"])
    page.mouse.move(spot["x"], spot["y"])
    expect(page.locator("#tip")).to_have_text("政府法制办 与 编办：共同任务数 3")


def test_zooming_and_dragging_move_the_picture_and_fit_brings_it_back(page: Page) -> None:
    before = page.evaluate("id => window.fengong.onScreen(id)", FINANCE)
    page.click("#zoom-in")
    page.mouse.move(80, 750)
    page.mouse.wheel(0, -200)
    page.mouse.down()
    page.mouse.move(200, 700, steps=4)
    page.mouse.up()
    assert page.evaluate("id => window.fengong.onScreen(id)", FINANCE) != before
    page.click("#fit")
    assert page.evaluate("id => window.fengong.onScreen(id)", FINANCE) == pytest.approx(before, abs=1)


def test_the_slider_and_the_legend_change_what_is_shown(page: Page) -> None:
    set_minimum(page, 0)
    expect(page.locator("#shown")).to_contain_text("89 个机构、799 条关系")
    page.check("#rest")
    expect(page.locator("#shown")).to_contain_text("92 个机构、799 条关系")
    page.locator(".kind", has_text="政府部门").click()
    expect(page.locator("#shown")).to_contain_text("43 个机构")
    expect(page.locator(".kind", has_text="政府部门")).to_have_attribute("aria-pressed", "false")


def test_nothing_to_show_is_said_and_can_be_undone(page: Page) -> None:
    for kind in page.locator(".kind:enabled").all():
        kind.click()
    expect(page.locator("#empty")).to_contain_text("没有可显示的机构")
    expect(page.locator("#shown")).to_have_text("显示 0 个机构、0 条关系")
    page.click("#empty-reset")
    expect(page.locator("#empty")).to_be_hidden()
    expect(page.locator("#shown")).to_contain_text("40 个机构")


def test_a_role_filter_counts_again(page: Page) -> None:
    page.select_option("#role", "any")
    set_minimum(page, 0)
    page.fill("#query", "宁东")
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text("宁东管委会")
    row = page.locator("#panel .partner", has_text="发展改革委")
    expect(row.locator(".value")).to_have_text("18")
    expect(page.locator("#notes")).to_contain_text("任何角色")


def test_search_goes_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("税")
    expect(page.locator("#suggestions [role=option] .name")).to_have_text(["地税局", "宁夏国税局", "银川综合保税区"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text("宁夏国税局")
    expect(title(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("没有这个")
    expect(page.locator("#suggestions")).to_have_text("没有这个名称的机构")


def test_a_body_below_the_minimum_can_still_be_found(page: Page) -> None:
    page.fill("#query", "侨联")
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text("侨联")
    expect(page.locator("#shown")).to_contain_text("另加所选机构")
    assert page.evaluate("id => window.fengong.onScreen(id)", "640000:侨联")


def test_every_control_is_reached_with_tab(page: Page) -> None:
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.kind || ''"))
    assert {"query", "language", "role", "weight", "minimum", "rest", "list", "reset", "enterprise", "fit"} <= reached


def test_the_language_switches_inside_the_page(page: Page) -> None:
    click_on(page, FINANCE)
    page.click("#language")
    expect(page.locator("#shown")).to_have_text("40 bodies and 151 ties shown (shared tasks ≥ 3)")
    expect(page.locator("#panel summary").nth(1)).to_have_text("lead (15)")
    expect(page.locator("#notes")).to_contain_text("Collective names are left out")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("#language")
    expect(page.locator("#shown")).to_contain_text("显示 40 个机构")


def test_it_fits_a_phone(opened: Open, sample: Network) -> None:
    page = opened(sample.to_html(), PHONE, touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    expect(page.locator("#controls")).to_be_hidden()
    page.click("#filters")
    expect(page.locator("#minimum")).to_be_visible()
    page.click("#filters")
    page.evaluate(SETTLED)
    spot = page.evaluate("id => window.fengong.onScreen(id)", REFORM)
    page.touchscreen.tap(spot["x"], spot["y"])
    expect(title(page)).to_have_text("发展改革委")
    panel, stage = page.locator("#panel").bounding_box(), page.locator("#stage").bounding_box()
    assert panel
    assert stage
    assert panel["width"] == PHONE[0]
    assert panel["y"] >= stage["y"] + stage["height"] - 1
    assert panel["y"] + panel["height"] <= PHONE[1]
    spot = page.evaluate("id => window.fengong.onScreen(id)", REFORM)
    assert stage["y"] < spot["y"] < panel["y"]


def test_print_shows_the_picture_and_the_panel_without_controls(page: Page) -> None:
    click_on(page, FINANCE)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#printed")).to_have_attribute("src", re.compile("^data:image/png;base64,.{2000}"))
    expect(page.locator("#controls")).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()


def test_text_from_a_document_is_text_on_the_page(opened: Open) -> None:
    evil = "</script><img src=x onerror=alert(1)>"
    made = incidence([agency(0, name=evil), agency(1)], [[(0, "lead"), (1, "support")]])
    page = opened(build(made, NetworkOptions()).to_html())
    click_on(page, "640000:0000")
    expect(title(page)).to_have_text(evil)
    expect(page.locator("#panel mark")).to_have_text(evil)
    page.hover("#network")
    assert page.locator("img:not(#printed)").count() == 0


def test_mentions_are_marked_by_characters_and_not_by_code_units(opened: Open) -> None:
    made = incidence([agency(0, name="𠀀部"), agency(1, name="乙局")], [[(0, "lead"), (1, "support")]])
    page = opened(build(made, NetworkOptions()).to_html())
    click_on(page, "640000:0001")
    expect(page.locator("#panel mark")).to_have_text("乙局")


def test_an_empty_network_says_so(opened: Open) -> None:
    page = opened(build(incidence(0, []), NetworkOptions()).to_html())
    expect(page.locator("#empty")).to_contain_text("所选范围内没有机构和任务")
    expect(page.locator("#empty-reset")).to_be_hidden()


def test_it_shows_inside_a_notebook(opened: Open, sample: Network) -> None:
    page = opened(f"<!doctype html><meta charset=utf-8>{sample._repr_html_()}")
    inner = page.frame_locator("iframe")
    expect(inner.locator("#shown")).to_have_text("显示 40 个机构、151 条关系（共同任务数 ≥ 3）")
    expect(inner.locator("#network canvas")).to_be_visible()


def test_many_ties_are_drawn_within_bounds_and_said(opened: Open) -> None:
    made = incidence(90, [[(body, "lead") for body in range(90)], [(0, "lead"), (1, "lead")]])
    page = opened(build(made, NetworkOptions()).to_html())
    expect(page.locator("#shown")).to_contain_text("2 个机构、1 条关系")
    set_minimum(page, 0)
    expect(page.locator("#shown")).to_have_text("显示 90 个机构、4005 条关系（共同任务数 ≥ 1），画出最重的 3000 条")
