"""A province whose departments were merged in March 2025, and what may still happen to it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.services.events import plan_event
from nhipcau.execution.selectors import TaskFilters, board_for
from nhipcau.execution.services import decide_succession
from nhipcau.flows.reorganise import apply_event
from tests.world import Ordered, World

NOW = datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MARCH = date(2025, 3, 1)
PRESS = "báo chí, xuất bản"
DUTIES = (
    Ordered("thẩm định viện trợ", lead=("Sở Kế hoạch và Đầu tư",)),
    Ordered("thông tin, tuyên truyền về đối ngoại", lead=("Sở Thông tin và Truyền thông",)),
    Ordered("xây dựng phần mềm", lead=("Sở Thông tin và Truyền thông",)),
    Ordered("đón đoàn", lead=("Sở Ngoại vụ",), coordinators=("Sở Kế hoạch và Đầu tư",)),
)
SHORT = {
    "planning": "Sở Kế hoạch và Đầu tư",
    "finance": "Sở Tài chính",
    "media": "Sở Thông tin và Truyền thông",
    "science": "Sở Khoa học và Công nghệ",
    "culture": "Sở Văn hóa, Thể thao và Du lịch",
}


def happened(world: World, kind: str, *legs: Leg, on: date = MARCH) -> int:
    event = plan_event(
        actor=world.actors["administrator"], kind=kind, effective=on, basis="Nghị quyết 1/NQ-HĐND", legs=legs
    )
    apply_event(actor=world.actors["administrator"], event_id=event.pk)
    return event.pk


def led(world: World, who: str) -> list[str]:
    filters = TaskFilters(agency_id=world.agencies[who], part="lead")
    return [row.words.splitlines()[0] for row in board_for(world.actors["monitor"], filters=filters, sort="place").rows]


def decide(world: World, to: str, *, scope: str = PRESS, by: str = "administrator") -> int:
    event, _ = decide_succession(
        actor=world.actors[by],
        agency_id=world.agencies["media"],
        scope=scope,
        effective=MARCH,
        to_agency_id=world.agencies[to],
        basis="Kết luận của Chủ tịch UBND tỉnh",
    )
    return event.pk
