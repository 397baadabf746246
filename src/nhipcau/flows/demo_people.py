"""People, posts and a body of the demo province. All invented; making them twice changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.bodies.selectors import BodyFilters, bodies_for
from nhipcau.agencies.bodies.services import call_meeting, conclude, found_body, seat_member, write_minutes
from nhipcau.agencies.models import Body
from nhipcau.agencies.people.selectors import people_of_agency_for
from nhipcau.agencies.people.services import appoint, make_post, name_field_lead
from nhipcau.flows.meetings import give
from nhipcau.ground.actor import Actor

COMMITTEE, OFFICE = "Ủy ban nhân dân", "Văn phòng Ủy ban nhân dân"
FOREIGN, HEALTH, UNION = "Sở Ngoại vụ", "Sở Y tế", "Liên hiệp các tổ chức hữu nghị"
SINCE = date(2025, 7, 1)
BODY = "Ban Chỉ đạo công tác phi chính phủ nước ngoài tỉnh Bình Hải"


@dataclass(frozen=True, slots=True)
class DemoPost:
    """`leads` is in charge of people-to-people diplomacy at the agency."""

    agency: str
    kind: str
    title: str
    holder: str
    manner: str = "full"
    leads: bool = False


POSTS = (
    DemoPost(COMMITTEE, "head", "Chủ tịch", "Phan Văn Tịch"),
    DemoPost(COMMITTEE, "deputy", "Phó Chủ tịch", "Lương Thị Xã", leads=True),
    DemoPost(COMMITTEE, "unit_head", "Chánh Văn phòng", "Cao Văn Phòng"),
    DemoPost(FOREIGN, "head", "Giám đốc", "Nguyễn Thị Ngoại", leads=True),
    DemoPost(FOREIGN, "deputy", "Phó Giám đốc", "Tạ Văn Giao"),
    DemoPost(HEALTH, "deputy", "Phó Giám đốc", "Mạc Thị Thuốc", manner="in_charge"),
    DemoPost(UNION, "head", "Chủ tịch", "Hồ Thị Nghị", leads=True),
)


def make_people(actor: Actor, agencies: Mapping[str, int]) -> None:
    """Posts with their holders, the leaders in charge, and a committee that has met once."""
    if people_of_agency_for(actor, agencies[COMMITTEE]).posts:
        return
    posts: dict[str, int] = {}
    for place, one in enumerate(POSTS):
        post = make_post(actor=actor, agency_id=agencies[one.agency], kind=one.kind, title=one.title, place=place)
        posts[one.holder] = post.pk
        basis = f"Quyết định {30 + place}/QĐ-UBND ngày 30/6/2025"
        tenure = appoint(
            actor=actor, post_id=post.pk, full_name=one.holder, manner=one.manner, valid_from=SINCE, basis=basis
        )
        if one.leads:
            assigned = f"Thông báo phân công {40 + place}/TB ngày 15/7/2025"
            name_field_lead(actor=actor, tenure_id=tenure.pk, valid_from=date(2025, 7, 15), basis=assigned)
    _make_body(actor, agencies, posts)


def _make_body(actor: Actor, agencies: Mapping[str, int], posts: Mapping[str, int]) -> None:
    if bodies_for(actor, filters=BodyFilters(text=BODY, ended=True)).total:
        return
    body = found_body(
        actor=actor,
        kind="committee",
        name=BODY,
        host_id=agencies[COMMITTEE],
        founding="Quyết định 1205/QĐ-UBND ngày 15/8/2025 của Chủ tịch Ủy ban nhân dân tỉnh Bình Hải",
        founded=date(2025, 8, 15),
        term_from=date(2025, 8, 15),
        term_to=date(2030, 12, 31),
        rules_document="Quyết định 1310/QĐ-BCĐ ngày 05/9/2025",
    )
    _seat(actor, body, agencies, posts)
    _hold_a_meeting(actor, body, agencies)


def _seat(actor: Actor, body: Body, agencies: Mapping[str, int], posts: Mapping[str, int]) -> None:
    begun = body.founded
    seat_member(actor=actor, body_id=body.pk, role="chair", post_id=posts["Lương Thị Xã"], valid_from=begun)
    seat_member(actor=actor, body_id=body.pk, role="vice_chair", post_id=posts["Nguyễn Thị Ngoại"], valid_from=begun)
    seat_member(actor=actor, body_id=body.pk, role="secretary", agency_id=agencies[OFFICE], valid_from=begun)
    for name in (HEALTH, UNION):
        seat_member(actor=actor, body_id=body.pk, role="member", agency_id=agencies[name], valid_from=begun)


def _hold_a_meeting(actor: Actor, body: Body, agencies: Mapping[str, int]) -> None:
    meeting = call_meeting(
        actor=actor,
        body_id=body.pk,
        on=date(2026, 4, 2),
        title="Phiên họp quý I năm 2026",
        place="Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh",
        agenda=["Kết quả vận động viện trợ quý I", "Chương trình làm việc với các tổ chức ở phía Nam"],
    )
    write_minutes(
        actor=actor,
        meeting_id=meeting.pk,
        version=meeting.version,
        attended="Các thành viên Ban Chỉ đạo; vắng một, có lý do.",
        minutes="Sở Ngoại vụ báo cáo kết quả quý I. Các đại biểu thảo luận và thống nhất các kết luận dưới đây.",
    )
    words = "Sở Y tế rà soát các khoản viện trợ thiết bị đã nhận, báo cáo Ban Chỉ đạo."
    first = conclude(actor=actor, meeting_id=meeting.pk, words=words)
    conclude(actor=actor, meeting_id=meeting.pk, words="Liên hiệp chuẩn bị danh mục dự án kêu gọi viện trợ năm 2027.")
    give(
        actor=actor,
        conclusion_id=first.pk,
        lead_id=agencies[HEALTH],
        coordinator_ids=[agencies[FOREIGN]],
        due=date(2026, 12, 15),
    )
