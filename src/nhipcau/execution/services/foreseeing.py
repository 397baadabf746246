"""Who answers today for tasks not kept yet: what `following` would write on them, known before they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhipcau.agencies.functions import plain_words
from nhipcau.agencies.succession import Answer, Standing, answer_for, depends_on_words
from nhipcau.agencies.successors import arrows_from, superiors_now
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.following import Place, place_of


class Heirs:
    """What happened to these agencies, read once for as many tasks as name them."""

    def __init__(self, agency_ids: Iterable[int], *, on: date) -> None:
        ids = frozenset(agency_ids)
        self._on = on
        self._arrows = arrows_from(ids)
        self._moved = {one for one in ids if one in self._arrows}
        self._by_words = {one for one in self._moved if depends_on_words(one, self._arrows)}
        self._whole = {one: answer_for(agency_id=one, arrows=self._arrows, on=on) for one in self._moved}
        self._above: dict[int, int] = {}
        self._asked: set[int] = set()

    def follow_giver(self, task: Task) -> None:
        answer = self._whole.get(task.giver_id or 0)
        if answer is not None and answer.standing is Standing.FOLLOWED:
            task.giver_now_id = answer.agency_id

    def follow_parties(self, parties: Iterable[TaskParty], *, words: str, written: date) -> None:
        """`words` are the task's, and `written` is the day of its paper."""
        for party in parties:
            if party.agency_id not in self._moved:
                continue
            place = self._place(party.agency_id, words=words, written=written)
            party.succession, party.function_scope = place.succession, place.function_scope
            party.answering_id, party.waiting_at_id = place.answering_id, place.waiting_at_id
            party.waiting_from = place.waiting_from

    def _place(self, agency_id: int, *, words: str, written: date) -> Place:
        answer = self._whole[agency_id]
        if agency_id in self._by_words:
            told = plain_words(words)
            answer = answer_for(agency_id=agency_id, arrows=self._arrows, on=self._on, since=written, words=told)
        return place_of(answer, self._superiors(answer))

    def _superiors(self, answer: Answer) -> dict[int, int]:
        """Of whom nobody, or nobody surely, follows: asked once."""
        lost = answer.standing in (Standing.UNDECIDED, Standing.ENDED)
        if lost and answer.agency_id not in self._asked:
            self._asked.add(answer.agency_id)
            self._above |= superiors_now([answer.agency_id], on=self._on)
        return self._above
