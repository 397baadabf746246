"""Bodies, who sits in them, and their meetings as the viewer may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet

from nhipcau.agencies.bodies import access
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Agency, Body, Conclusion, Meeting, Seat, Tenure
from nhipcau.foundation import audit, clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold


@dataclass(frozen=True, slots=True)
class BodyFilters:
    """Empty means any. `ended` shows bodies that are no more as well."""

    text: str = ""
    kind: str = ""
    host_id: int | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class BodyRow:
    id: int
    kind: str
    name: str
    host_id: int
    host: str
    founding: str
    founded: date
    term_from: date | None
    term_to: date | None
    rules_document: str
    ended: date | None
    members: int
    last_meeting: date | None
    version: int

    def term_over(self, on: date) -> bool:
        return self.ended is None and self.term_to is not None and self.term_to < on


@dataclass(frozen=True, slots=True)
class SeatRow:
    """`who` sits: a person; `behind` the post or agency the seat belongs to. A vacant post has no `who`."""

    id: int
    role: str
    who: str
    behind: str
    by_post: bool
    agency_id: int | None
    valid_from: date
    valid_to: date | None
    basis: str
    current: bool


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: int
    body_id: int
    body: str
    on: date
    place: str
    title: str
    conclusions: int
    has_minutes: bool
    cancelled: str


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    id: int
    position: int
    words: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class BodySheet:
    """`meetings` is empty for those who may not read them; `may_read` tells which it is."""

    row: BodyRow
    seats: tuple[SeatRow, ...]
    meetings: tuple[MeetingRow, ...]
    may_read: bool
    may_keep: bool
    history: tuple[audit.Entry, ...]


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    row: MeetingRow
    host_id: int
    agenda: tuple[str, ...]
    attended: str
    minutes: str
    conclusions: tuple[ConclusionRow, ...]
    version: int
    may_keep: bool
    history: tuple[audit.Entry, ...]


ROLE_ORDER = {"chair": 0, "vice_chair": 1, "secretary": 2, "member": 3}


def bodies_for(
    viewer: Actor, *, filters: BodyFilters = BodyFilters(), page: int = 1, size: int = SIZE
) -> Page[BodyRow]:
    """Three queries: count, rows, names of hosts."""
    del viewer  # That a body exists is public.
    on = clock.today()
    found = Body.objects.all()
    for word in fold(filters.text).split():
        found = found.filter(folded__contains=word)
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.host_id is not None:
        found = found.filter(host_id=filters.host_id)
    if not filters.ended:
        found = found.filter(Q(ended__isnull=True) | Q(ended__gte=on))
    rows = page_of(_counted(found, on=on).order_by("folded", "id"), number=page, size=size)
    labels = labels_of([row.host_id for row in rows.rows], on=on)
    return rows.of(lambda body: _body_row(body, labels))


def body_for(viewer: Actor, body_id: int) -> BodySheet:
    on = clock.today()
    body = _counted(Body.objects.filter(pk=body_id), on=on).first()
    if body is None:
        raise Refusal("body.not_found")
    may_read = access.may_read_meetings_of(viewer, body, on=on)
    return BodySheet(
        row=_body_row(body, labels_of([body.host_id], on=on)),
        seats=_seats(body, on=on),
        meetings=_meetings(body) if may_read else (),
        may_read=may_read,
        may_keep=access.may_keep_for_host(viewer, body.host_id, on=on),
        history=audit.history_of(("body", [body.pk])),
    )


def meeting_for(viewer: Actor, meeting_id: int) -> MeetingSheet:
    on = clock.today()
    found = Meeting.objects.filter(access.meetings_visible_to(viewer, on=on), pk=meeting_id)
    meeting = _with_conclusions(found).first()
    if meeting is None:
        raise Refusal("meeting.not_found")
    return MeetingSheet(
        row=_meeting_row(meeting),
        host_id=meeting.body.host_id,
        agenda=tuple(str(item) for item in meeting.agenda),
        attended=meeting.attended,
        minutes=meeting.minutes,
        conclusions=tuple(
            ConclusionRow(c.pk, c.position, c.words, c.withdrawn)
            for c in Conclusion.objects.filter(meeting=meeting).order_by("position")
        ),
        version=meeting.version,
        may_keep=access.may_keep_for_host(viewer, meeting.body.host_id, on=on),
        history=audit.history_of(("meeting", [meeting.pk])),
    )


def meetings_for(viewer: Actor, *, body_id: int | None = None, page: int = 1, size: int = SIZE) -> Page[MeetingRow]:
    """The latest first. Two queries."""
    found = Meeting.objects.filter(access.meetings_visible_to(viewer, on=clock.today()))
    if body_id is not None:
        found = found.filter(body_id=body_id)
    rows = page_of(_with_conclusions(found).order_by("-on", "-id"), number=page, size=size)
    return rows.of(_meeting_row)


def seat_body_for(viewer: Actor, seat_id: int) -> tuple[int, SeatRow]:
    """The seat and the body it is in."""
    body = Body.objects.filter(seats=seat_id).first()
    if body is None:
        raise Refusal("seat.not_found")
    sheet = body_for(viewer, body.pk)
    return body.pk, next(seat for seat in sheet.seats if seat.id == seat_id)


def meeting_of_conclusion_for(viewer: Actor, conclusion_id: int) -> int:
    visible = Meeting.objects.filter(access.meetings_visible_to(viewer, on=clock.today()))
    meeting_id = visible.filter(conclusions=conclusion_id).values_list("pk", flat=True).first()
    if meeting_id is None:
        raise Refusal("conclusion.not_found")
    return meeting_id


def require_may_keep_body_for(viewer: Actor, host_id: int) -> None:
    access.require_may_keep_for_host(viewer, host_id, on=clock.today())


def hosts_for(viewer: Actor) -> tuple[tuple[int, str], ...]:
    """Id and label of the agencies the viewer may found a body at: its own, and the top of what it watches."""
    on = clock.today()
    asked = [agency_id for agency_id in (viewer.agency_id, viewer.watches_id) if agency_id is not None]
    if not asked and (viewer.sees_everything or viewer.roles):
        asked = list(Agency.objects.filter(provisional=False, level="province").values_list("pk", flat=True)[:100])
    kept = [agency_id for agency_id in asked if access.may_keep_for_host(viewer, agency_id, on=on)]
    return tuple(labels_of(kept, on=on).items())


def _counted(found: QuerySet[Body], *, on: date) -> QuerySet[Body]:
    lasting = Q(seats__valid_from__lte=on) & (Q(seats__valid_to__isnull=True) | Q(seats__valid_to__gte=on))
    return found.annotate(
        member_count=Count("seats", filter=lasting, distinct=True),
        last_met=Max("meetings__on", filter=Q(meetings__cancelled="", meetings__on__lte=on)),
    )


def _body_row(body: Body, labels: dict[int, str]) -> BodyRow:
    return BodyRow(
        id=body.pk,
        kind=body.kind,
        name=body.name,
        host_id=body.host_id,
        host=labels.get(body.host_id, ""),
        founding=body.founding,
        founded=body.founded,
        term_from=body.term_from,
        term_to=body.term_to,
        rules_document=body.rules_document,
        ended=body.ended,
        members=getattr(body, "member_count", 0),
        last_meeting=getattr(body, "last_met", None),
        version=body.version,
    )


def _seats(body: Body, *, on: date) -> tuple[SeatRow, ...]:
    """Three queries: seats, who holds the posts today, names of agencies."""
    seats = list(Seat.objects.filter(body=body).select_related("person", "post").order_by(F("valid_from"), "id"))
    posts = [seat.post_id for seat in seats if seat.post_id is not None]
    holding = Tenure.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), post_id__in=posts, valid_from__lte=on, withdrawn=False
    )
    holders: dict[int, str] = {}
    for tenure in holding.select_related("person").order_by("valid_from", "pk"):
        holders[tenure.post_id] = tenure.person.full_name
    labels = labels_of([seat.agency_id or (seat.post.agency_id if seat.post else None) for seat in seats], on=on)
    rows = [_seat_row(seat, holders, labels, on) for seat in seats]
    return tuple(sorted(rows, key=lambda row: (not row.current, ROLE_ORDER.get(row.role, 9), row.id)))


def _seat_row(seat: Seat, holders: dict[int, str], labels: dict[int, str], on: date) -> SeatRow:
    agency_id = seat.agency_id or (seat.post.agency_id if seat.post else None)
    label = labels.get(agency_id or 0, "")
    if seat.person is not None:
        who, behind = seat.person.full_name, ""
    elif seat.post is not None:
        who, behind = holders.get(seat.post_id or 0, ""), f"{seat.post.title}, {label}"
    else:
        who, behind = "", label
    return SeatRow(
        id=seat.pk,
        role=seat.role,
        who=who,
        behind=behind,
        by_post=seat.post_id is not None,
        agency_id=agency_id,
        valid_from=seat.valid_from,
        valid_to=seat.valid_to,
        basis=seat.basis,
        current=seat.valid_from <= on and (seat.valid_to is None or on <= seat.valid_to),
    )


def _meetings(body: Body) -> tuple[MeetingRow, ...]:
    return tuple(map(_meeting_row, _with_conclusions(Meeting.objects.filter(body=body)).order_by("-on", "-id")))


def _with_conclusions(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    live = Count("conclusions", filter=Q(conclusions__withdrawn=False), distinct=True)
    return found.select_related("body").annotate(conclusion_count=live)


def _meeting_row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        id=meeting.pk,
        body_id=meeting.body_id,
        body=meeting.body.name,
        on=meeting.on,
        place=meeting.place,
        title=meeting.title,
        conclusions=getattr(meeting, "conclusion_count", 0),
        has_minutes=bool(meeting.minutes),
        cancelled=meeting.cancelled,
    )
