"""The duties of a document as they stand: one row per pointer, made and remade from the reading and the verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents.models import Document, Duty, Verdict
from nhipcau.documents.shape import ReadDocument, ReadDuty, without_gaps
from nhipcau.foundation import adding

FIELDS = (
    "state", "section", "start", "end", "words", "nature", "lead", "coordinators", "requested", "roles", "due",
    "report_to", "via", "confidence",
)  # fmt: skip

GONE = "/gone/"


def record_duties(
    *, document: Document, read: ReadDocument, text: str, verdicts: Iterable[Verdict] = (), is_new: bool = False
) -> tuple[Duty, ...]:
    """Rows brought to what `read`, the document as it stands, says. Gives the rows that were made or changed.

    A rejected duty keeps its row and its last words: rejecting can be undone. A new document has no rows yet.
    """
    kinds = {verdict.pointer: verdict.kind for verdict in verdicts}
    known = {} if is_new else {duty.pointer: duty for duty in Duty.objects.filter(document=document)}
    fresh, changed = [], []
    for index, one in enumerate(read["duties"]):
        pointer = f"/duties/{index}"
        row = known.get(pointer)
        state = _state(kinds.get(pointer))
        if one is None:
            if row is not None and row.state != Duty.State.REJECTED:
                row.state = Duty.State.REJECTED
                changed.append(row)
            continue
        wanted = duty_row(document, pointer, one, state=state, read=read, text=text)
        if row is None:
            fresh.append(wanted)
        elif any(getattr(row, field) != getattr(wanted, field) for field in FIELDS):
            for field in FIELDS:
                setattr(row, field, getattr(wanted, field))
            changed.append(row)
    # A duty that people added and took back again has no place in the reading any more.
    gone = [row for row in known.values() if _is_past(row, read) and row.state != Duty.State.REJECTED]
    for row in gone:
        row.state = Duty.State.REJECTED
    made = adding.add(fresh)
    Duty.objects.bulk_update([*changed, *gone], FIELDS)
    return (*made, *changed, *gone)


def duties_of(document: Document) -> tuple[Duty, ...]:
    return tuple(Duty.objects.filter(document=document).order_by("start", "id"))


def duty_names(duties: Iterable[Duty]) -> list[str]:
    """Every name the duties that stand write."""
    return [
        name
        for duty in duties
        if duty.state != Duty.State.REJECTED
        for name in (*duty.lead, *duty.coordinators, *duty.requested)
    ]


def _state(kind: str | None) -> Duty.State:
    if kind is None:
        return Duty.State.READ
    return Duty.State.REJECTED if kind == Verdict.Kind.REJECTED else Duty.State.CONFIRMED


def duty_row(
    document: Document, pointer: str, one: ReadDuty, *, state: Duty.State, read: ReadDocument, text: str
) -> Duty:
    start, end = one["span"]
    parts = [e["confidence"] for p, e in read["evidence"].items() if p == pointer or p.startswith(f"{pointer}/")]
    return Duty(
        document=document,
        pointer=pointer,
        state=state,
        section=(one["section"] or "")[:60],
        start=start,
        end=end,
        words=text[start:end],
        nature=one["nature"],
        lead=without_gaps(one["lead"]),
        coordinators=without_gaps(one["coordinators"]),
        requested=without_gaps(one["requested"]),
        roles=list(one["roles"]),
        due=one["due"],
        report_to=(one["report_to"] or "")[:300],
        via=without_gaps(one["via"]),
        confidence=min(parts, default=1.0),
    )


def _is_past(duty: Duty, read: ReadDocument) -> bool:
    """Past the last duty. One that a newer reading has lost is no place of this reading at all."""
    return not is_gone(duty) and int(duty.pointer.rsplit("/", 1)[1]) >= len(read["duties"])


def is_gone(duty: Duty) -> bool:
    """That the newest reading does not find it, and nobody has said yet what is to become of it."""
    return duty.pointer.startswith(GONE)
