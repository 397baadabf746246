"""S18. A plan of 2020 opened on 21/11/2026: the text stays, and each duty finds who answers for it today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.models import AgencyEvent
from nhipcau.agencies.services.shipped import load_register
from nhipcau.flows.reorganise import apply_event
from nhipcau.foundation import clock
from tests.journeys.conftest import Office, Paper, Which, own_paper
from tests.world import account_of

DAY = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAN = "3935/KH-UBND"
pytestmark = pytest.mark.shared


@pytest.fixture
def opened(office: Office) -> Iterator[Office]:
    """The shipped register of Đồng Nai, its media merged by their own decision, and the plan taken in."""
    with clock.standing_at(DAY):
        load_register(actor=the_installation(), provinces=("Đồng Nai",))
        for event in AgencyEvent.objects.filter(state="planned", source_key__contains="press"):
            apply_event(actor=the_installation(), event_id=event.pk)
        office.upload(Which("004"))
        yield office


def keeper(office: Office) -> Client:
    client = Client()
    account = account_of(office.world.actors["administrator"])
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def task_page(office: Office, section: str) -> str:
    (task,) = office.tasks(office.document(PLAN), section)
    return office.page("task", task["id"])


def question(client: Client, about: str) -> str:
    """The address of the question that stands in the queue for this agency and function."""
    page = client.get(reverse("successions")).content.decode()
    (found,) = {link for link in re.findall(r'href="([^"]*ke-thua/xac-dinh[^"]*)"', page) if about in link}
    return found.replace("&amp;", "&")


def test_the_text_is_unchanged_and_planning_is_finance_now(opened: Office) -> None:
    page = task_page(opened, "III.5")
    assert "Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các cơ quan liên quan thẩm định" in page
    assert "Sở Kế hoạch và Đầu tư tỉnh Đồng Nai" in page
    assert "Sở Tài chính thành phố Đồng Nai" in page


def test_information_waits_with_culture_proposed_and_science_beside(opened: Office) -> None:
    assert "cần xác định đơn vị kế thừa" in task_page(opened, "III.9")
    client = keeper(opened)
    page = client.get(question(client, "b%C3%A1o")).content.decode()
    assert "Sở Thông tin và Truyền thông tỉnh Đồng Nai" in page, "it ended before the province became a city"
    assert page.index("Sở Văn hóa, Thể thao và Du lịch") < page.index("Sở Khoa học và Công nghệ")


def test_two_media_are_one_body(opened: Office) -> None:
    page = task_page(opened, "III.10")
    assert page.count("nay: Báo và Phát thanh, Truyền hình") >= 2


def test_chosen_once_all_tasks_follow_and_it_can_be_taken_back(opened: Office) -> None:
    client = keeper(opened)
    address = question(client, "b%C3%A1o")
    asked = client.get(address)
    heir = re.search(r'name="to" value="(\d+)"[^>]*checked', asked.content.decode())
    assert heir
    sent = {"of": asked.context["one"].agency_id, "scope": asked.context["one"].scope}
    sent |= {"from": asked.context["effective"], "to": heir[1], "basis": "Kết luận của UBND thành phố"}
    assert client.post(reverse("decide_succession"), sent).status_code == 302
    assert "nay: Sở Văn hóa, Thể thao và Du lịch thành phố Đồng Nai" in task_page(opened, "III.9")
    event = AgencyEvent.objects.filter(legs__decided__isnull=False).get()
    assert client.post(reverse("take_back_succession"), {"event": event.pk}).status_code == 302
    assert "cần xác định đơn vị kế thừa" in task_page(opened, "III.9")


def test_districts_have_no_single_heir_and_communes_are_offered(opened: Office) -> None:
    (task, *_) = [t for t in opened.tasks(opened.document(PLAN), "III") if "huyện, thành phố" in t["words"]]
    page = opened.page("task", task["id"])
    assert "cấp huyện kết thúc ngày 30/6/2025" in page


def test_the_issuer_is_told_as_it_is_called_today(opened: Office) -> None:
    page = opened.page("document", opened.document(PLAN)["id"])
    assert "tỉnh Đồng Nai (nay: Ủy ban nhân dân thành phố Đồng Nai, từ 30/4/2026)" in page


def test_statistics_come_both_ways(opened: Office) -> None:
    document = opened.document(PLAN)["id"]
    now = opened.page("board", view="agency", document=document)
    then = opened.page("board", view="agency", document=document, units="then")
    total = re.compile(r"Tổng số (\d+) việc")
    assert total.findall(now) == total.findall(then) != []
    assert "Sở Kế hoạch và Đầu tư" in then
    assert "Sở Kế hoạch và Đầu tư" not in now.partition("Tổng số")[2]


def test_a_plan_of_the_province_that_was_merged_in_may_be_live_as_well(opened: Office) -> None:
    page = opened.page("document", opened.document(PLAN)["id"])
    assert "Kế hoạch của Ủy ban nhân dân tỉnh Bình Phước có thể cũng đang có hiệu lực" in page


def plan_of(place: str, number: int, day: str, order: str) -> Paper:
    """A plan for the same directive, of another committee or of a later day."""
    return own_paper(
        f"{number}.txt",
        f"""ỦY BAN NHÂN DÂN
{place.upper()}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND

{place.split(" ", 1)[1] if place.startswith("Tỉnh") else "Đồng Nai"}, {day}

KẾ HOẠCH
Triển khai thực hiện Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư

Thực hiện Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư, Ủy ban nhân dân ban hành kế hoạch như sau:

I. TỔ CHỨC THỰC HIỆN

1. {order}
""",
    )


BESIDE = plan_of(
    "Tỉnh Bình Phước",
    112,
    "ngày 20 tháng 5 năm 2020",
    "Sở Ngoại vụ chủ trì theo dõi, báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 30/11 hằng năm.",
)
JOINT = plan_of(
    "Thành phố Đồng Nai",
    77,
    "ngày 15 tháng 9 năm 2026",
    "Sở Ngoại vụ chủ trì theo dõi, báo cáo kết quả thực hiện về Ủy ban nhân dân thành phố trước ngày 15/11 hằng năm.",
)


def test_two_live_plans_are_both_shown_with_their_different_days(opened: Office) -> None:
    opened.upload(BESIDE)
    page = opened.page("document", opened.document(PLAN)["id"])
    assert "112/KH-UBND ngày 20/5/2020 của Ủy ban nhân dân tỉnh Bình Phước" in page
    assert "Thời hạn báo cáo khác nhau" in page


def test_a_joint_plan_of_the_city_takes_the_place_of_both_and_gives_it_back(opened: Office) -> None:
    opened.upload(BESIDE)
    opened.upload(JOINT)
    joint = opened.document("77/KH-UBND")
    version = opened.ask(f"/documents/{joint['id']}")["version"]
    opened.tell(f"/documents/{joint['id']}/review/confirm-all", {"version": version})
    place = f"/documents/{joint['id']}/consolidation"
    seen = opened.ask(place)
    assert {plan["code"] for plan in seen["plans"]} == {PLAN, "112/KH-UBND"}
    goes = [{"task": one["task"], "becomes": None} for one in seen["going"]]
    before = {one["task"]: one["state"] for one in seen["going"]}
    done = opened.tell(place, {"plans": [one["id"] for one in seen["plans"]], "goes": goes, "basis": "mục II"})
    assert "kết thúc" in opened.page("document", joint["id"])
    assert opened.tasks(opened.document(PLAN)) == []
    opened.tell(f"{place}/undo", {"handover": done["id"]})
    assert {one["task"]: one["state"] for one in opened.ask(place)["going"]} == before
