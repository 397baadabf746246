"""What happens to agencies, on its pages: written down, looked at, applied, undone, and by whom not."""

from __future__ import annotations

import pytest
from django.test import Client

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyEventLeg
from nhipcau.agencies.services import make_agency
from nhipcau.ground.actor import AccountRole
from tests.web.visiting import visit
from tests.world import PROVINCE, Ordered, World, plan

DAY = "2026-03-01"
BASIS = "Nghị quyết 15/NQ-HĐND ngày 20/02/2026"
EVENTS = "/co-quan/su-kien/"


@pytest.fixture
def desk(pages: World) -> Client:
    return visit(pages, "administrator")


@pytest.fixture
def top(pages: World) -> Client:
    """The administrator at the top of the province."""
    pages.account("top", AccountRole.ADMINISTRATOR, agency=pages.agencies["committee"])
    return visit(pages, "top")


def html(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def fields(world: World, **changes: object) -> dict[str, object]:
    told: dict[str, object] = {
        "kind": "absorb",
        "effective": DAY,
        "basis": BASIS,
        "from_agencies": [world.agencies["health"]],
        "to_agencies": [world.agencies["foreign"]],
        "takes_units": "on",
    }
    return {**told, **changes}


def written(client: Client, world: World, **changes: object) -> str:
    """Where one is led after writing it down."""
    near = f"?agency={world.agencies['health']}"
    answer = client.post(f"{EVENTS}moi{near}", fields(world, **changes))
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_what_is_written_down_is_looked_at_before_it_is_applied(pages: World, top: Client) -> None:
    page = html(top, written(top, pages))
    assert "Sở Y tế tỉnh Bình Hải → Sở Ngoại vụ tỉnh Bình Hải" in page
    assert "Sẽ ghi vào danh bạ" in page and "Tên hết dùng" in page
    assert Agency.objects.get(pk=pages.agencies["health"]).last_day is None


def test_it_is_applied_undone_and_applied_again_from_its_page(pages: World, top: Client) -> None:
    address = written(top, pages)
    health = pages.agencies["health"]
    assert top.post(f"{address}ap-dung").headers["Location"] == address
    assert Agency.objects.get(pk=health).last_day is not None
    assert "Hoàn tác sự kiện này?" in html(top, f"{address}hoan-tac")
    assert top.post(f"{address}hoan-tac").headers["Location"] == address
    assert Agency.objects.get(pk=health).last_day is None
    assert "Áp dụng lại" in html(top, address)


def test_what_was_done_after_an_event_is_named_where_it_cannot_be_undone(pages: World, top: Client) -> None:
    def renamed(name: str, day: str) -> str:
        own = {"from_agencies": [pages.agencies["health"]], "to_agencies": [], "new_names": name}
        address = written(top, pages, kind="rename", effective=day, takes_units="", **own)
        top.post(f"{address}ap-dung")
        return address

    first, second = renamed("Sở Y dược", DAY), renamed("Sở Sức khỏe", "2026-04-01")
    answer = top.post(f"{first}hoan-tac")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hãy hoàn tác thay đổi muộn hơn trước" in page and f'href="{second}"' in page
    assert top.post(f"{second}hoan-tac").status_code == 302
    assert top.post(f"{first}hoan-tac").status_code == 302


def test_a_planned_event_can_be_dropped(pages: World, top: Client) -> None:
    address = written(top, pages)
    top.post(f"{address}bo")
    assert AgencyEvent.objects.get().state == "undone"


def test_the_page_counts_the_open_duties_of_who_ends(pages: World, top: Client) -> None:
    pages.register(plan(duties=(Ordered("Sở Y tế chủ trì", lead=("Sở Y tế",)),)))
    pages.account("leader", AccountRole.ADMINISTRATOR, AccountRole.NATIONAL_MONITOR)
    page = html(visit(pages, "leader"), written(top, pages))
    assert f"/viec/?agency={pages.agencies['health']}" in page


def test_an_agency_that_ended_names_its_heirs_and_leads_to_what_it_was_given(pages: World, top: Client) -> None:
    pages.register(plan(duties=(Ordered("Sở Y tế chủ trì", lead=("Sở Y tế",)),)))
    health, foreign = pages.agencies["health"], pages.agencies["foreign"]
    top.post(f"{written(top, pages)}ap-dung")
    clerk = visit(pages, "clerk")
    page = html(clerk, f"/co-quan/{health}/")
    assert "cơ quan đến hết ngày 28/02/2026" in page
    assert f'/co-quan/{foreign}/">Sở Ngoại vụ tỉnh Bình Hải</a>' in page.split("nay:")[1]
    assert f"/viec/?agency={health}&amp;units=then" in page
    board = html(clerk, f"/viec/?agency={health}")
    assert "Cơ quan này nay không còn việc nào." in board and "Xem 1 việc từng giao cho cơ quan này" in board
    assert "Sở Y tế chủ trì" in html(clerk, f"/viec/?agency={health}&units=then")
    assert "Sở Y tế chủ trì" in html(clerk, f"/viec/?agency={foreign}")


def test_the_heir_of_an_agency_that_ended_is_called_as_today_and_posts_are_asked_for_no_more(
    pages: World, top: Client
) -> None:
    top.post(f"{written(top, pages)}ap-dung")
    later = {"from_agencies": [pages.agencies["foreign"]], "to_agencies": [], "new_names": "Sở Đối ngoại"}
    renamed = f"{written(top, pages, kind='rename', effective='2026-04-01', takes_units='', **later)}"
    top.post(f"{renamed}ap-dung")
    page = html(top, f"/co-quan/{pages.agencies['health']}/")
    nay = page.partition("state-line")[2].partition("</div>")[0]
    assert "Sở Đối ngoại" in nay and "Sở Ngoại vụ" not in nay
    assert "Chưa cử lãnh đạo phụ trách" not in page and "Thêm chức vụ" not in page
    assert "Thêm chức vụ" in html(top, f"/co-quan/{pages.agencies['foreign']}/")
    assert "Sở Ngoại vụ tỉnh Bình Hải, nay là Sở Đối ngoại" in html(top, renamed)


def test_units_that_nobody_takes_along_are_named(pages: World, top: Client) -> None:
    make_agency(
        actor=the_installation(), name="Phòng Nghiệp vụ Y", family="unit", level="unit", locality=PROVINCE,
        parent_id=pages.agencies["health"],
    )  # fmt: skip
    page = html(top, written(top, pages, takes_units=""))
    assert "Đơn vị chưa có nơi đến" in page and "Phòng Nghiệp vụ Y" in page


@pytest.mark.parametrize(
    ("kind", "changes", "legs"),
    [
        ("rename", {"to_agencies": [], "new_names": "Sở Y dược"}, 1),
        ("abolish", {"to_agencies": []}, 1),
        ("split", {"to_agencies": [], "new_names": "Sở Y\nSở Dược"}, 2),
        ("function_transfer", {"function_scope": "viện trợ"}, 1),
        ("upgrade", {"to_agencies": [], "new_locality": "thành phố Bình Hải"}, 1),
    ],
)
def test_every_kind_can_be_written_on_the_form(
    pages: World, top: Client, kind: str, changes: dict[str, object], legs: int
) -> None:
    address = written(top, pages, kind=kind, **changes)
    event = AgencyEvent.objects.get()
    assert (event.kind, AgencyEventLeg.objects.filter(event=event).count()) == (kind, legs)
    assert top.post(f"{address}ap-dung").status_code == 302
    assert AgencyEvent.objects.get().state == "applied"


def test_two_departments_become_a_new_one(pages: World, top: Client) -> None:
    both = [pages.agencies["health"], pages.agencies["foreign"]]
    address = written(top, pages, kind="merge", from_agencies=both, to_agencies=[], new_names="Sở Y tế và Đối ngoại")
    top.post(f"{address}ap-dung")
    page = html(top, address)
    assert "→ Sở Y tế và Đối ngoại tỉnh Bình Hải" in page


def test_what_makes_no_event_is_said_on_the_form(pages: World, top: Client) -> None:
    answer = top.post(f"{EVENTS}moi?agency={pages.agencies['health']}", fields(pages, kind="merge"))
    assert answer.status_code == 422
    assert "Hợp nhất cần từ hai cơ quan trở lên" in answer.content.decode()


def test_what_stands_against_an_event_is_said_on_its_page(pages: World, top: Client) -> None:
    first, second = written(top, pages), written(top, pages, effective="2026-02-01")
    top.post(f"{first}ap-dung")
    page = html(top, second)
    assert "Chưa áp dụng được sự kiện này" in page
    assert top.post(f"{second}ap-dung").status_code in {409, 422}


def test_events_are_found_in_their_list(pages: World, top: Client) -> None:
    written(top, pages)
    assert "Sở Y tế tỉnh Bình Hải →" in html(top, f"{EVENTS}?kind=absorb&state=planned&q=so+y+te")
    assert "Không có sự kiện nào như vậy" in html(top, f"{EVENTS}?kind=merge")


def test_the_page_of_an_agency_tells_all_that_happened_to_it(pages: World, top: Client) -> None:
    address = written(top, pages)
    top.post(f"{address}ap-dung")
    page = html(top, f"/co-quan/{pages.agencies['health']}/")
    assert "Cơ quan qua thời gian" in page and BASIS in page and address in page


@pytest.mark.parametrize("who", ["clerk", "monitor", "national", "inspector"])
def test_others_read_events_and_change_nothing(pages: World, top: Client, who: str) -> None:
    address = written(top, pages)
    stranger = visit(pages, who)
    page = html(stranger, address)
    assert "Áp dụng</button>" not in page
    assert stranger.get(f"{EVENTS}moi").status_code == 403
    for act in ("ap-dung", "hoan-tac", "bo"):
        assert stranger.post(f"{address}{act}").status_code == 403
    assert AgencyEvent.objects.get().state == "planned"


def test_the_form_offers_only_what_one_keeps(pages: World, desk: Client) -> None:
    pages.account("within", AccountRole.ADMINISTRATOR, agency=pages.agencies["health"])
    page = html(visit(pages, "within"), f"{EVENTS}moi")
    assert "Sở Y tế tỉnh Bình Hải</option>" in page
    assert "Sở Ngoại vụ tỉnh Bình Hải</option>" not in page
    assert "Sở Ngoại vụ tỉnh Bình Hải</option>" in html(desk, f"{EVENTS}moi?q=so+ngoai+vu")


def part(number: int, **told: object) -> dict[str, object]:
    return {f"part-{number}-{name}": value for name, value in told.items()}


def test_several_functions_go_their_own_ways_in_one_event(pages: World, top: Client) -> None:
    """Sở Thông tin và Truyền thông of 2025: the whole to one, the press to another, a third function to a new body."""
    office, foreign = pages.agencies["office"], pages.agencies["foreign"]
    several = {
        "part-TOTAL_FORMS": 3, "part-INITIAL_FORMS": 0,
        **part(0, scope="báo chí, xuất bản", to_agency=office),
        **part(1, scope="viện trợ", new_name="Ban Điều phối viện trợ nhân dân"),
        **part(2, scope="", to_agency=""),
    }  # fmt: skip
    written(top, pages, **several)
    legs = AgencyEventLeg.objects.order_by("id").values_list("to_agency", "new_name", "function_scope", "takes_units")
    assert list(legs) == [
        (foreign, "", "", True),
        (office, "", "báo chí, xuất bản", False),
        (None, "Ban Điều phối viện trợ nhân dân", "viện trợ", False),
    ]


def test_functions_alone_may_go_to_several_agencies(pages: World, top: Client) -> None:
    several = {
        "kind": "function_transfer", "to_agencies": [], "part-TOTAL_FORMS": 2, "part-INITIAL_FORMS": 0,
        **part(0, scope="viện trợ", to_agency=pages.agencies["office"]),
        **part(1, scope="đoàn ra", to_agency=pages.agencies["foreign"]),
    }  # fmt: skip
    address = written(top, pages, **several)
    assert AgencyEventLeg.objects.count() == 2
    assert top.post(f"{address}ap-dung").status_code == 302


def test_a_function_without_a_taker_is_told_at_its_row(pages: World, top: Client) -> None:
    told = fields(pages, **{"part-TOTAL_FORMS": 1, "part-INITIAL_FORMS": 0}, **part(0, scope="viện trợ"))
    answer = top.post(f"{EVENTS}moi", told)
    assert answer.status_code == 422
    assert "Chọn một cơ quan nhận, hoặc ghi tên một cơ quan mới." in answer.content.decode()


def test_more_rows_keep_what_was_filled_in_and_judge_nothing_yet(pages: World, top: Client) -> None:
    told = fields(pages, basis="", **{"part-TOTAL_FORMS": 3, "part-INITIAL_FORMS": 0}, **part(1, scope="viện trợ"))
    answer = top.post(f"{EVENTS}moi", {**told, "more": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200 and 'value="viện trợ"' in page
    assert 'name="part-3-scope"' in page and "field-errors" not in page
    assert not AgencyEvent.objects.exists()
