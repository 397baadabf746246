"""People and a body of one department, whose contact, minutes and conclusions are nobody else's."""

from __future__ import annotations

from datetime import date

from nhipcau.agencies.bodies.services import call_meeting, conclude, found_body, seat_member, write_minutes
from nhipcau.agencies.people.contacts import keep_contact
from nhipcau.agencies.people.services import appoint, make_post
from tests.world import World

DAY = date(2026, 3, 1)


def members_of(world: World, short: str) -> dict[str, int]:
    """By the words in addresses: a post, who holds it, a body with a seat, a meeting and what it concluded."""
    keeper, agency = world.actors[short], world.agencies[short]
    post = make_post(actor=keeper, agency_id=agency, kind="head", title="Giám đốc")
    tenure = appoint(actor=keeper, post_id=post.pk, full_name="Bùi Thị Y", valid_from=DAY, basis="QĐ 1")
    purpose = "việc riêng của ngành y tế"
    told = {"phone": "0900 000 001", "email": "", "purpose": purpose, "ground": "public_task"}
    keep_contact(actor=keeper, person_id=tenure.person_id, **told)
    body = found_body(actor=keeper, kind="other", name="Tổ công tác", host_id=agency, founding="QĐ 2", founded=DAY)
    seat = seat_member(actor=keeper, body_id=body.pk, role="chair", post_id=post.pk, valid_from=DAY)
    meeting = call_meeting(actor=keeper, body_id=body.pk, on=DAY, title="họp riêng của ngành y tế")
    write_minutes(actor=keeper, meeting_id=meeting.pk, version=1, attended="", minutes="biên bản của ngành y tế")
    conclusion = conclude(actor=keeper, meeting_id=meeting.pk, words="kết luận của ngành y tế")
    return {
        "post_id": post.pk,
        "tenure_id": tenure.pk,
        "person_id": tenure.person_id,
        "body_id": body.pk,
        "seat_id": seat.pk,
        "meeting_id": meeting.pk,
        "conclusion_id": conclusion.pk,
    }
