"""On pages that were not written with the widget in mind: their styles, their layout, their colours stay outside."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.bot.widget.pages import HOSTILE
from tests.bot.widget.screen import field, log, messages, say
from tests.bot.widget.server import FakeAdvisor

LOOK = """(panel) => {
  const seen = [];
  for (const node of panel.querySelectorAll('*')) {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    const names = ['fontSize', 'fontFamily', 'fontStyle', 'fontWeight', 'letterSpacing', 'textTransform', 'lineHeight',
      'color', 'textAlign', 'direction', 'textIndent', 'wordSpacing', 'textDecorationLine', 'display', 'cursor'];
    const size = [Math.round(box.width), Math.round(box.height)];
    seen.push([node.tagName, ...size, ...names.map((name) => style[name])].join());
  }
  return seen;
}"""


def look(page: Page, path: str) -> list[str]:
    """How every element of the open panel looks, and how large it is."""
    page.goto(path)
    page.get_by_role("button", name="Skills advisor").click()
    say(page, "care")
    expect(messages(page)).to_have_count(3)
    expect(field(page)).to_be_focused()
    return list(page.locator("advisor-chat dialog").evaluate(LOOK))


@pytest.fixture
def plain(page: Page) -> list[str]:
    seen = look(page, "/")
    page.evaluate("localStorage.clear()")
    return seen


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "colours"])
def test_the_panel_looks_the_same_on_a_page_that(plain: list[str], page: Page, name: str) -> None:
    assert look(page, f"/hostile/{name}") == plain


def test_the_panel_and_the_launcher_stand_in_the_window_where_an_ancestor_moves_or_cuts(page: Page) -> None:
    page.goto("/hostile/traps")
    launcher = page.locator("advisor-chat .launcher")
    expect(launcher).to_be_in_viewport(ratio=1)
    launcher.click()
    expect(page.get_by_role("dialog")).to_be_in_viewport(ratio=1)


def test_nothing_of_the_widget_changes_the_page(page: Page) -> None:
    page.goto("/hostile/covers")
    page.get_by_role("button", name="Skills advisor").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("h1").evaluate("(node) => getComputedStyle(node).fontFamily") == "cursive"
    assert page.evaluate("document.head.querySelectorAll('style, link[rel=stylesheet]').length") == 1


@pytest.mark.parametrize(("path", "surface"), [("/", "rgb(255, 255, 255)"), ("/hostile/colours", "rgb(19, 25, 34)")])
def test_the_panel_is_dark_where_the_page_is_and_not_where_only_the_system_is(
    page: Page, path: str, surface: str
) -> None:
    page.emulate_media(color_scheme="dark")
    try:
        page.goto(path)
        page.get_by_role("button", name="Skills advisor").click()
        expect(page.get_by_role("dialog")).to_have_css("background-color", surface)
    finally:
        page.emulate_media(color_scheme="light")


def test_its_language_and_direction_are_its_own(page: Page) -> None:
    page.goto("/hostile/rtl")
    page.get_by_role("button", name="Skills advisor").click()
    expect(page.locator("advisor-chat .frame")).to_have_attribute("lang", "en-GB")
    expect(log(page)).to_have_css("direction", "ltr")


def test_paper_holds_the_page_and_not_the_panel(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Skills advisor").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.emulate_media(media="print")
    try:
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
    finally:
        page.emulate_media(media="screen")


def test_two_widgets_of_a_page_show_one_conversation(page: Page, advisor: FakeAdvisor) -> None:
    page.goto("/two")
    first, second = page.get_by_role("log").all()
    expect(second).to_contain_text("Hello.")
    page.get_by_label("Your message to the advisor").first.fill("hello")
    page.get_by_label("Your message to the advisor").first.press("Enter")
    for shown in (first, second):
        expect(shown).to_contain_text("Noted: hello")
    assert list(advisor.conversations) == ["token-1"]


def test_a_site_that_the_server_does_not_allow_is_told_so_in_the_console(
    tabs: BrowserContext, page: Page, advisor: FakeAdvisor
) -> None:
    page.goto("/foreign")
    other = advisor.address.replace("127.0.0.1", "localhost")  # the same server by another name is another origin
    page.evaluate(
        "(api) => { const chat = document.createElement('advisor-chat'); "
        "chat.setAttribute('api', api); chat.setAttribute('heading', 'Skills advisor'); document.body.append(chat) }",
        other,
    )
    with page.expect_console_message(lambda line: "ADVISOR_WIDGET_ORIGINS" in line.text) as found:
        page.get_by_role("button", name="Skills advisor").click()
    assert found.value.type == "error"
    assert other in found.value.text
    expect(page.get_by_text("The advisor cannot be reached just now.").first).to_be_visible()
