"""The page of a collation in a real browser: keys, filters, columns that run side by side."""

import pytest

from tests.collate.test_cases import witness
from tests.report.browser import CHROMIUM, Browser
from translit.collate import collate
from translit.collate.knowledge import knowledge
from translit.report.collation_html import html_report

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

FILLER = [f"Paragraph {n} is the same in all of them, and says nothing of any interest." for n in range(30)]
A = [
    "The mill at Wŏnsan needs forty mechanics before winter.",
    *FILLER[:10],
    "The second point concerns the school for drivers, which has neither books nor lamps.",
    *FILLER[10:20],
    "The delay of letters was long.",
    *FILLER[20:],
    "Nobody objected to the plan.",
]
B = [
    "The mill at Genzan needs fifty mechanics before winter.",
    *FILLER[:10],
    *FILLER[10:20],
    "The delay of letters was not long.",
    "The second point concerns the school for drivers, which has neither books nor lamps.",
    *FILLER[20:],
    "Nobody objected to the plan.",
]
C = [*B[:-1], "Nobody objected to the great plan, however."]
NEAR = """[...document.querySelectorAll('mark.here')].some(m => {
    const r = m.getBoundingClientRect();
    return r.top >= 0 && r.bottom <= innerHeight;
})"""
TOPS = """[...document.querySelectorAll('main .grid')].map(
    g => [...g.children].map(c => c.getBoundingClientRect().top)
)"""
ROWS = """[...document.querySelectorAll('main .grid:not(.head)')].map(
    g => [...g.children].map(c => c.textContent)
)"""
HERE = "+document.querySelector('mark.here').id.slice(1).split('-')[0]"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Browser(CHROMIUM, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=[2, 3], ids=["two", "three"])
def page(request, tmp_path_factory):
    texts = (A, B, C)[: request.param]
    collation = collate([witness(s, "\n\n".join(t)) for s, t in zip("ABC", texts, strict=False)])
    path = tmp_path_factory.mktemp("page") / "collation.html"
    path.write_text("".join(html_report(collation, collation.variants, knowledge())), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [1280, 768])
def test_nothing_is_fetched_cut_off_or_complained_of(browser, page, width):
    browser.open(page, width)
    assert browser.complaints() == []
    assert browser.run("document.documentElement.scrollWidth<=innerWidth")
    assert browser.run("performance.getEntriesByType('resource').length") == 0


def test_keys_go_from_difference_to_difference_and_round(browser, page):
    browser.open(page, 1280)
    count = browser.run("document.querySelectorAll('tbody tr').length")
    seen = []
    for _ in range(count):
        browser.press("j")
        seen.append(browser.run(HERE))
        assert browser.run(NEAR)
    assert seen == list(range(1, count + 1))
    browser.press("j")
    assert browser.run(HERE) == 1
    browser.press("k")
    assert browser.run(HERE) == count


def test_a_filter_hides_a_kind_everywhere_and_keys_pass_over_it(browser, page):
    browser.open(page, 1280)
    assert browser.run("document.querySelector('tr.r-name').offsetParent!==null")
    browser.click("label[for=f-name]")
    assert browser.run("document.querySelector('tr.r-name').offsetParent===null")
    clear = "getComputedStyle(document.querySelector('main mark.c-name')).backgroundColor"
    assert browser.run(clear) == "rgba(0, 0, 0, 0)"
    seen = set()
    for _ in range(browser.run("document.querySelectorAll('tbody tr').length")):
        browser.press("j")
        seen.add(browser.run("document.querySelector('mark.here').className.match(/c-(\\w+)/)[1]"))
    assert "name" not in seen
    assert "number" in seen
    browser.run("document.getElementById('f-name').focus()")
    browser.press(" ")
    assert browser.run("document.querySelector('tr.r-name').offsetParent!==null")


@pytest.mark.parametrize("width", [1280, 768])
def test_columns_run_side_by_side(browser, page, width):
    browser.open(page, width)
    tops = browser.run(TOPS)
    assert len(tops) > 20
    assert all(max(row) - min(row) < 1 for row in tops)
    rows = browser.run(ROWS)
    same = [row for row in rows if row[0].startswith("Paragraph")]
    assert len(same) == len(FILLER)
    assert all(text == row[0] for row in same for text in row[1:])


def test_the_list_leads_to_the_place(browser, page):
    browser.open(page, 1280)
    browser.click("table a[href='#v2-0']")
    assert browser.run("document.querySelector('mark:target').id") == "v2-0"


def test_the_page_reads_without_its_script(browser, page):
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page, 768)
        root = browser.ask("DOM.getDocument")["root"]["nodeId"]
        found = browser.ask("DOM.querySelector", nodeId=root, selector="main")["nodeId"]
        text = browser.ask("DOM.getOuterHTML", nodeId=found)["outerHTML"]
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert all(paragraph in text for paragraph in FILLER)
    assert text.count("<tr") > 4
