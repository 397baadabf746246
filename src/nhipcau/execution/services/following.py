"""Duties follow the successors of their agencies: the words stay, who answers today is written beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from nhipcau.agencies.functions import plain_words
from nhipcau.agencies.services.heirs import follow_heirs
from nhipcau.agencies.succession import Answer, Arrows, Standing, answer_for, depends_on_words
from nhipcau.agencies.successors import arrows_from, superiors_now, touched_by_events, with_predecessors
from nhipcau.documents.services.registering import name_heirs
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.waiting import recount_all, recounted

# SQLite takes so many values in one statement, and a statement of that size stays quick on both databases.
AT_ONCE = 900


@dataclass(frozen=True, slots=True)
class Place:
    """What the columns of a party say."""

    succession: str = Standing.SAME
    answering_id: int | None = None
    waiting_at_id: int | None = None
    waiting_from: date | None = None
    function_scope: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """How many parts of tasks, and givers of tasks, have another answer than before."""

    parts: int
    given: int


def follow_all(*, on: date) -> Followed:
    """Everything that applied events touched, and what taken back ones had; as often as one likes."""
    follow_heirs(on=on)
    moved = TaskParty.objects.exclude(succession=Standing.SAME).order_by().values_list("agency_id", flat=True)
    given = Task.objects.filter(giver_now__isnull=False).order_by().values_list("giver_id", flat=True)
    followed = _follow(touched_by_events() | _known(moved.distinct()) | _known(given.distinct()), on=on)
    recount_all()
    name_heirs(_answered_by_some())
    return followed


def follow_agencies(agency_ids: Iterable[int], *, on: date) -> Followed:
    """The same for whatever may come to these agencies or go from them; part of a larger act."""
    follow_heirs(on=on)
    concerned = with_predecessors(agency_ids)
    with recounted(TaskParty.objects.filter(agency_id__in=concerned)):
        followed = _follow(concerned, on=on)
    name_heirs(_answered_by_some())
    return followed


def follow_tasks(task_ids: Iterable[int], *, on: date, concerned: Iterable[int | None] | None = None) -> Followed:
    """Tasks just made, whose papers may name what is no more. One query where nothing happened to anybody named.

    `concerned` are the agencies that have a part in them or give them, where the caller has them at hand.
    """
    tasks = list(task_ids)
    parties = TaskParty.objects.filter(task_id__in=tasks)
    given = Task.objects.filter(pk__in=tasks)
    if concerned is None:
        concerned = (
            *parties.order_by().values_list("agency_id", flat=True).distinct(),
            *given.order_by().values_list("giver_id", flat=True).distinct(),
        )
    touched = touched_by_events(among=_known(concerned))
    if not touched:
        return Followed(0, 0)
    with recounted(parties):
        followed = _follow(touched, on=on, parties=parties, given=given)
    documents = _known(given.order_by().values_list("document_id", flat=True).distinct())
    name_heirs(_answered_by_some(document_ids=documents), document_ids=documents)
    return followed


def _answered_by_some(*, document_ids: Collection[int] | None = None) -> set[tuple[int, int]]:
    """Papers of which a duty came to one of several heirs: whoever has all sees them by its own right. One query."""
    rows = TaskParty.objects.filter(
        succession=Standing.FOLLOWED, agency__heir__isnull=True, task__document__isnull=False
    )
    if document_ids is not None:
        rows = rows.filter(task__document_id__in=document_ids)
    return set(rows.order_by().values_list("task__document_id", "answering_id").distinct())


def _follow(
    agency_ids: frozenset[int],
    *,
    on: date,
    parties: QuerySet[TaskParty] | None = None,
    given: QuerySet[Task] | None = None,
) -> Followed:
    arrows = arrows_from(agency_ids)
    rows = TaskParty.objects.all() if parties is None else parties
    named = _known(rows.filter(agency_id__in=agency_ids).order_by().values_list("agency_id", flat=True).distinct())
    wanted: dict[tuple[int, Answer], list[int] | None] = {}
    for agency_id in sorted(named):
        if depends_on_words(agency_id, arrows):
            for pk, answer in _each(rows.filter(agency_id=agency_id), agency_id, arrows, on=on):
                known = wanted.setdefault((agency_id, answer), [])
                assert known is not None
                known.append(pk)
        else:
            wanted[(agency_id, answer_for(agency_id=agency_id, arrows=arrows, on=on))] = None
    lost = (Standing.UNDECIDED, Standing.ENDED)
    above = superiors_now({answer.agency_id for _, answer in wanted if answer.standing in lost}, on=on)
    parts = sum(_write(rows, agency_id, place_of(answer, above), pks) for (agency_id, answer), pks in wanted.items())
    return Followed(parts=parts, given=_follow_givers(agency_ids, arrows, on=on, given=given))


def place_of(answer: Answer, above: Mapping[int, int]) -> Place:
    match answer.standing:
        case Standing.SAME:
            return Place()
        case Standing.FOLLOWED:
            return Place(Standing.FOLLOWED, answer.agency_id)
        case Standing.ENDED | Standing.UNDECIDED:
            pass
    return Place(answer.standing, above.get(answer.agency_id), answer.agency_id, answer.effective, answer.scope)


def _each(rows: QuerySet[TaskParty], agency_id: int, arrows: Arrows, *, on: date) -> Iterator[tuple[int, Answer]]:
    """One by one where the words of a task decide to which function it belongs."""
    asked = rows.order_by().values_list("pk", "task__words", "task__document__date", "task__created")
    for pk, words, written, created in asked.iterator(chunk_size=2000):
        since = written or created.date()
        told = plain_words(words)
        yield pk, answer_for(agency_id=agency_id, arrows=arrows, on=on, since=since, words=told)


def _write(rows: QuerySet[TaskParty], agency_id: int, place: Place, pks: list[int] | None) -> int:
    """Only rows that say something else; gives how many."""
    says = {
        "succession": place.succession,
        "answering_id": place.answering_id,
        "waiting_at_id": place.waiting_at_id,
        "waiting_from": place.waiting_from,
        "function_scope": place.function_scope,
    }
    differs = ~Q(succession=place.succession) | ~Q(function_scope=place.function_scope)
    for column in ("answering_id", "waiting_at_id", "waiting_from"):
        empty = Q(**{f"{column}__isnull": True})
        differs |= ~empty if says[column] is None else (empty | ~Q(**{column: says[column]}))
    if pks is None:
        return rows.filter(differs, agency_id=agency_id).update(**says)
    return sum(TaskParty.objects.filter(differs, pk__in=some).update(**says) for some in _cut(pks))


def _follow_givers(agency_ids: frozenset[int], arrows: Arrows, *, on: date, given: QuerySet[Task] | None = None) -> int:
    """Who stands where the giver stood; of several heirs none, until a person decides for the whole of it."""
    moved = 0
    rows = Task.objects.all() if given is None else given
    found = rows.filter(giver_id__in=agency_ids).order_by().values_list("giver_id", flat=True).distinct()
    for agency_id in sorted(_known(found)):
        answer = answer_for(agency_id=agency_id, arrows=arrows, on=on)
        if answer.standing is Standing.FOLLOWED:
            differs = Q(giver_now__isnull=True) | ~Q(giver_now_id=answer.agency_id)
            moved += rows.filter(differs, giver_id=agency_id).update(giver_now_id=answer.agency_id)
        else:
            moved += rows.filter(giver_id=agency_id, giver_now__isnull=False).update(giver_now_id=None)
    return moved


def _known(ids: Iterable[int | None]) -> frozenset[int]:
    return frozenset(one for one in ids if one is not None)


def _cut(pks: list[int]) -> Iterator[list[int]]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))
