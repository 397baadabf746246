"""Each page as everybody meets it: access at three widths, light and dark, nothing wider than a phone, its weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.visits import ADMINISTRATOR, CLERK, NATIONAL, Visit, doubtful_plan

Enter = Callable[..., Visit]
WIDTHS = ((1366, 768), (390, 844), (320, 640))
SERIOUS = {"serious", "critical"}
HEAVIEST = {"home", "upload", "reader", "chain", "add", "board"}
LARGEST_PAGE = 300_000
"""Bytes on the wire of a page opened for the first time, with its styles, scripts and fonts."""


CUT_OFF = """() => {
    const scrolls = (one) => one && one !== document.body
        && (/(auto|scroll)/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const squeezed = (one, width) => one.matches("td") && width < 24 && one.scrollWidth > width + 1;
    const cut = (one) => {
        const place = one.getBoundingClientRect();
        const gone = place.right > innerWidth + 1 && !scrolls(one.parentElement);
        return place.width > 0 && (gone || squeezed(one, place.width));
    };
    const shown = "main :is(input:not([type=hidden]), select, textarea, .button, .badge, td)";
    return [...document.querySelectorAll(shown)].filter((one) => one.checkVisibility() && cut(one))
        .map((one) => one.outerHTML.slice(0, 120));
}"""
"""What runs over the edge of the window, or is squeezed until nothing of its words is seen: the page hides both."""


class Way(Protocol):
    def __call__(self, visit: Visit, /) -> str: ...


@dataclass(frozen=True)
class Screen:
    name: str
    way: Way
    account: str = CLERK
    status: int = 200


def at(path: str) -> Way:
    return lambda visit: path


def plan(rest: str = "") -> Way:
    return lambda visit: visit.path_to_document("58/UBND-KH") + rest


def first_of(path: str) -> Way:
    return lambda visit: visit.first_in(path)


def slip(rest: str = "", *, of: str = "") -> Way:
    """The slip of the first line of the incoming book, or of the first with these words."""
    return lambda visit: visit.first_in(f"/so/den/?q={of}").replace("/dong/", "/phieu/") + rest


def damaged_plan(visit: Visit) -> str:
    """The list of damaged words stands open."""
    path = visit.path_to_document("96/KH-UBND")
    opened = "document.querySelectorAll('.warnings').forEach((list) => (list.open = true))"
    visit.page.add_init_script(f"addEventListener('DOMContentLoaded', () => {opened})")
    return path


def tasks_to_take_over(visit: Visit) -> str:
    """A plan is in the book, another replaces it: its tasks wait for the newer one."""
    lines = []
    for number in (71, 72):
        visit.hand_in(f"ke-hoach-{number}.txt", doubtful_plan(number))
        visit.go(visit.path_to_document(f"{number}/KH-UBND"))
        visit.find("form[action$='vao-so'] button").first.click()
        lines.append(visit.page.url)
        number_of_line = "".join(sign for sign in visit.find("h1").inner_text() if sign.isdigit())
    visit.page.goto(f"{lines[0]}thu-hoi")
    visit.page.select_option("[name=kind]", "replaced")
    visit.page.fill("[name=by_number]", number_of_line)
    visit.find("main button.main").click()
    return visit.way_of(visit.find("main a[href*='/so/thay-the/']"))


def name_that_waits(visit: Visit) -> str:
    """A paper names a department wrongly: the name waits with what it may mean."""
    misspelt = doubtful_plan(73).replace("Sở Ngoại vụ".encode(), "Sở Ngoai vuj".encode())
    visit.hand_in("ke-hoach-73.txt", misspelt)
    return visit.first_in("/co-quan/chua-khop/")


def plans_to_replace(visit: Visit) -> str:
    """A plan for the directives of 96/KH-UBND comes in: the two live side by side."""
    visit.hand_in("ke-hoach-64.txt", doubtful_plan(64))
    return visit.path_to_document("64/KH-UBND") + "thay-the/"


SCREENS = (
    Screen("sign-in", at("/dang-nhap"), account=""),
    Screen("home", at("/")),
    Screen("upload", at("/nap/")),
    Screen("jobs", at("/viec-may/")),
    Screen("documents", at("/van-ban/")),
    Screen("documents none", at("/van-ban/?q=khongcogi")),
    Screen("placeholder", first_of("/van-ban/?state=cited")),
    Screen("disagreements", at("/van-ban/doc-lai/")),
    Screen("reader", lambda visit: visit.path_to_document("96/KH-UBND")),
    Screen("reader of damaged words", damaged_plan),
    Screen("chain", plan("chuoi/")),
    Screen("groups", plan("nhom-co-quan/")),
    Screen("chain of a directive, opened", lambda visit: visit.first_in("/van-ban/con-thieu/") + "?mo=het"),
    Screen("relation", plan("quan-he/")),
    Screen("days of effect", plan("hieu-luc/")),
    Screen("plans to replace", plans_to_replace),
    Screen("resting on", plan("dua-vao/")),
    Screen("missing originals", at("/van-ban/con-thieu/")),
    Screen("changed bases", at("/van-ban/can-cu/?state=all")),
    Screen("conflicts", at("/van-ban/trung-so/")),
    Screen("history", plan("lich-su/")),
    Screen("correct", plan("sua/place")),
    Screen("add", plan("them/duties")),
    Screen("board", at("/viec/")),
    Screen("board by agency", at("/viec/?view=agency")),
    Screen("board by date", at("/viec/?view=date")),
    Screen("board none", at("/viec/?q=khongcogi")),
    Screen("task", first_of("/viec/?state=assigned")),
    Screen("calendar", at("/lich-lam-viec/2026/?after=2026-11-20&days=5")),
    Screen("calendar of a year not decided", at("/lich-lam-viec/2027/"), account=ADMINISTRATOR),
    Screen("limits counted anew", at("/lich-lam-viec/tinh-lai/"), account=ADMINISTRATOR),
    Screen("provinces", at("/co-quan/nap-tinh/"), account=ADMINISTRATOR),
    Screen("province to load", at("/co-quan/nap-tinh/96/"), account=ADMINISTRATOR),
    Screen("lists", at("/tu-ngu/")),
    Screen("list of words", at("/tu-ngu/matching/?q=nong"), account=ADMINISTRATOR),
    Screen("list of collectives", at("/tu-ngu/collectives/")),
    Screen(
        "way of writing tried",
        at("/tu-ngu/matching/?thu=Sở+KHĐT,+Sở+Ngoại+vụ,+các+sở,+ban,+ngành"),
        account=ADMINISTRATOR,
    ),
    Screen("new row of a list", at("/tu-ngu/collectives/moi"), account=ADMINISTRATOR),
    Screen("row of a list", at("/tu-ngu/functions/sua?muc=giam+ngheo"), account=ADMINISTRATOR),
    Screen("swap of days", at("/lich-lam-viec/2026/hoan-doi"), account=ADMINISTRATOR),
    Screen("incoming book", at("/so/den/")),
    Screen("outgoing book", at("/so/di/")),
    Screen("new incoming entry", at("/so/den/moi")),
    Screen("new outgoing entry", at("/so/di/moi")),
    Screen("reserve numbers", at("/so/di/giu-so")),
    Screen("open book", at("/so/mo")),
    Screen("print books", at("/so/in?form=resolution")),
    Screen("entry", first_of("/so/den/")),
    Screen("recall of an entry", lambda visit: visit.first_in("/so/den/") + "thu-hoi"),
    Screen("slip", slip()),
    Screen("opinion", slip("y-kien", of="1204")),
    Screen("assign", slip("giao", of="1204")),
    Screen("rules under review", at("/van-ban/ra-soat/")),
    Screen("enter a rule to review", at("/van-ban/ra-soat/moi")),
    Screen("rule under review", first_of("/van-ban/ra-soat/")),
    Screen("agencies", at("/co-quan/")),
    Screen("agency", first_of("/co-quan/")),
    Screen("agency that ended", first_of("/co-quan/?q=bo+giao+thong+van+tai")),
    Screen("new agency", at("/co-quan/moi"), account=ADMINISTRATOR),
    Screen("events of agencies", at("/co-quan/su-kien/")),
    Screen("event of agencies", first_of("/co-quan/su-kien/?state=applied"), account=ADMINISTRATOR),
    Screen("event not applied", first_of("/co-quan/su-kien/?state=planned"), account=ADMINISTRATOR),
    Screen("new event of agencies", at("/co-quan/su-kien/moi?q=so"), account=ADMINISTRATOR),
    Screen("appoint", lambda visit: visit.first_in("/co-quan/?q=so+ngoai+vu") + "bo-nhiem", account=ADMINISTRATOR),
    Screen("tenure", at("/giu-chuc-vu/1/"), account=ADMINISTRATOR),
    Screen("contact", at("/nguoi/1/lien-he")),
    Screen("field leads", at("/lanh-dao-phu-trach/")),
    Screen("field leads none", at("/lanh-dao-phu-trach/?q=khongcogi")),
    Screen("signing forms", at("/tham-quyen-ky/")),
    Screen("bodies", at("/ban/")),
    Screen("bodies none", at("/ban/?q=khongcogi")),
    Screen("body", first_of("/ban/")),
    Screen("new seat", lambda visit: visit.first_in("/ban/") + "thanh-vien"),
    Screen("meeting", at("/hop/1/")),
    Screen("give a conclusion", at("/ket-luan/2/giao")),
    Screen("search", at("/tim?q=huu+nghi")),
    Screen("search none", at("/tim?q=khongcogi")),
    Screen("search with fields", at("/tim?q=huu+nghi&type=KH")),
    Screen("search for nothing yet", at("/tim")),
    Screen("search among tasks", at("/tim?q=huu+nghi&in=tasks")),
    Screen("search among tasks none", at("/tim?q=khongcogi&in=tasks")),
    Screen("kept searches", at("/tim/da-luu/")),
    Screen("password", at("/mat-khau")),
    Screen("not there", at("/van-ban/99999/"), status=404),
    Screen("forbidden", at("/quan-tri/moi"), status=403),
    Screen("tasks to take over", tasks_to_take_over),
    Screen(
        "event of agencies, to undo",
        lambda visit: visit.first_in("/co-quan/su-kien/?state=applied") + "hoan-tac",
        account=ADMINISTRATOR,
    ),
    Screen("unmatched", at("/co-quan/chua-khop/"), account=ADMINISTRATOR),
    Screen("successions", at("/co-quan/ke-thua/"), account=ADMINISTRATOR),
    Screen("name that waits, with what it may mean", name_that_waits, account=NATIONAL),
    Screen("settle", first_of("/co-quan/chua-khop/?state=set_aside"), account=ADMINISTRATOR),
    Screen("accounts", at("/quan-tri/"), account=ADMINISTRATOR),
    Screen("new account", at("/quan-tri/moi"), account=ADMINISTRATOR),
    Screen("account", first_of("/quan-tri/"), account=ADMINISTRATOR),
)


def faults(page: Page, *, only: tuple[str, ...] = ()) -> list[str]:
    options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in found if fault["impact"] in SERIOUS]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_page_can_be_used_by_everybody_at_every_width(visit: Enter, screen: Screen) -> None:
    visitor = visit(screen.account)
    path = screen.way(visitor)
    assert visitor.go(path) == screen.status
    found: dict[str, object] = {}
    for width, height in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": height})
        too_wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[f"{width} light"] = faults(visitor.page)
        found[f"{width} overflow"] = max(0, too_wide)
        found[f"{width} cut off"] = visitor.page.evaluate(CUT_OFF)
    # Only colours differ in the dark, and every width has the same.
    visitor.page.emulate_media(color_scheme="dark")
    found["dark"] = faults(visitor.page, only=("color-contrast", "link-in-text-block"))
    assert {where: what for where, what in found.items() if what} == {}


def test_what_became_of_files_can_be_read_by_everybody(visit: Enter) -> None:
    """Taken in, held already, refused with what to do: a line each."""
    clerk = visit(CLERK)
    clerk.hand_in("ke-hoach-63.txt", doubtful_plan(63))
    again = FilePayload(name="ke-hoach-rat-dai-" * 6 + ".txt", mimeType="text/plain", buffer=doubtful_plan(63))
    empty = FilePayload(name="rong.txt", mimeType="text/plain", buffer=b" ")
    clerk.page.set_input_files("#files", [again, empty])
    expect(clerk.find("#uploads .upload.refused")).to_be_visible(timeout=20_000)
    expect(clerk.find("#uploads .upload.duplicate")).to_be_visible()
    for width, height in WIDTHS:
        clerk.page.set_viewport_size({"width": width, "height": height})
        assert (faults(clerk.page), width) == ([], width)
        assert clerk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("screen", [s for s in SCREENS if s.name in HEAVIEST], ids=lambda screen: screen.name)
def test_a_page_opened_for_the_first_time_is_light(visit: Enter, screen: Screen) -> None:
    path = screen.way(visit(screen.account))
    newcomer = visit(screen.account)
    wire = newcomer.context.new_cdp_session(newcomer.page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    wire.send("Network.enable")
    newcomer.go(path)
    newcomer.page.wait_for_load_state("networkidle")
    assert 10_000 < sum(sizes) < LARGEST_PAGE
