"""Where a task that comes of a meeting has its source: the meeting and its conclusion, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhipcau.agencies.models import Conclusion


@dataclass(frozen=True, slots=True)
class ConclusionSource:
    """`label` is short ("Kết luận họp 05/11/2026"), `title` says which body met about what."""

    meeting_id: int
    label: str
    title: str


def sources_of(conclusion_ids: Iterable[int | None]) -> dict[int, ConclusionSource]:
    """Conclusion id → its source. One query, none for an empty list."""
    ids = {conclusion_id for conclusion_id in conclusion_ids if conclusion_id is not None}
    if not ids:
        return {}
    found = Conclusion.objects.filter(pk__in=ids).select_related("meeting__body")
    return {
        one.pk: ConclusionSource(
            meeting_id=one.meeting_id,
            label=f"Kết luận họp {one.meeting.on:%d/%m/%Y}",
            title=f"{one.meeting.title} – {one.meeting.body.name}",
        )
        for one in found
    }
