"""`nhipcau demo --size national`: a whole country of agencies, documents and tasks, made from a seed number.

Each province is made in batches, every batch one transaction with its audit entries, so that memory stays the same
however large the country is. What is there already is not made again: a run that was broken off goes on.
"""

from __future__ import annotations

import gc
import hashlib
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.services import NamesMet
from nhipcau.agencies.services.loading import NamedBody
from nhipcau.documents.services.loading import (
    Loaded,
    LoadedDocument,
    count_loaded,
    load_documents,
)
from nhipcau.execution.services import follow_what_happened
from nhipcau.execution.services.foreseeing import Heirs
from nhipcau.execution.services.loading import Given, load_tasks
from nhipcau.execution.states import TaskState
from nhipcau.flows.national.country import COMMITTEE, Province, Scene, called, make_country
from nhipcau.flows.national.papers import Paper, Setting, compose, day_between
from nhipcau.foundation import clock, storage
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import key_of

PROVINCES = 34
BATCH = 200
_PLANS = 20
"""The first papers of a province are its Committees' plans, which the others carry out."""
_DUTIES = 10
_SHARE_CONFIRMED = 0.7
_STATES = (TaskState.ASSIGNED, TaskState.ASSIGNED, TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.DONE)
_EDITION = "demo"


@dataclass(frozen=True, slots=True)
class Size:
    provinces: int = PROVINCES
    documents: int = 100_000


@dataclass(frozen=True, slots=True)
class _Draft:
    """A paper, who issues it, and the agencies of the names in it."""

    issuer_id: int
    committee_id: int
    paper: Paper
    ids: Mapping[str, int]
    is_confirmed: bool


def make_national_demo(*, seed: int, size: Size, tell: Callable[[int], None]) -> None:
    """Makes what is missing. `tell` hears of each batch how many documents it brought, or found made before."""
    actor, now = the_installation(), clock.now()
    least, over = divmod(size.documents, size.provinces)
    for place, province in enumerate(make_country(actor=actor, provinces=size.provinces)):
        share = least + (place < over)
        maker = _Maker(actor=actor, province=province, seed=seed, now=now)
        start = min(share, count_loaded(localities=province.keys, edition=_EDITION))
        tell(start)
        for numbers in _batches(start, share):
            with _swept_afterwards():
                maker.make(numbers)
            tell(len(numbers))
    follow_what_happened(actor=actor, on=now.date())


def _batches(start: int, stop: int) -> Iterator[range]:
    """The plans first, by themselves: the others cite them."""
    while start < stop:
        end = min(stop, _PLANS if start < _PLANS else start + BATCH)
        yield range(start, end)
        start = end


@contextmanager
def _swept_afterwards() -> Iterator[None]:
    """All rows of a batch live to its end: looking for garbage among them costs a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        # The youngest alone: what is older was there before the batch.
        gc.collect(0)


class _Maker:
    """The papers of one province, each the same for the same seed and number, whatever was made before."""

    def __init__(self, *, actor: Actor, province: Province, seed: int, now: datetime) -> None:
        self._actor, self._province, self._seed, self._now = actor, province, seed, now
        self._plans = [self._planned(number) for number in range(_PLANS)]
        ids = {body.id for bodies in province.bodies.values() for body in bodies}
        self._heirs = Heirs(ids, on=now.date())

    def make(self, numbers: range) -> None:
        drafts = [self._draft(number) for number in numbers]
        files = [_loaded(draft) for draft in drafts]
        for one in files:
            storage.put(one.text.encode())
        with transaction.atomic():
            documents = load_documents(actor=self._actor, files=files, edition=_EDITION, at=self._now)
            load_tasks(
                actor=self._actor,
                given=[task for one, draft in zip(documents, drafts, strict=True) for task in _given(one, draft)],
                heirs=self._heirs,
                now=self._now,
            )

    def _draft(self, number: int) -> _Draft:
        chance = self._chance(number)
        on = day_between(chance)
        place = self._province.some_province(on, chance=chance)
        scene = self._province.scene(place, on=on)
        issuer, kind, symbol = _issuer(scene, chance) if number >= _PLANS else (scene.committee, *_PLAN)
        below = chance.sample(scene.below, min(6, len(scene.below)))
        bodies = (*scene.departments, *below)
        own = called(place, on=on)
        setting = Setting(
            issuer=f"{issuer.name} {own.text}",
            place=own.name,
            type=kind,
            symbol=symbol,
            # Numbers never come twice in a province, so that each paper has an identity of its own.
            number=number + 1,
            on=on,
            actors=tuple(body.name for body in bodies),
            communes=tuple(body.name.removeprefix(f"{COMMITTEE} ") for body in below),
            duties=_DUTIES,
            basis=self._basis(place.code, on, chance) if number >= _PLANS else None,
        )
        return _Draft(
            issuer_id=issuer.id,
            committee_id=scene.committee.id,
            paper=compose(setting, chance=chance),
            ids={body.name: body.id for body in bodies},
            is_confirmed=chance.random() < _SHARE_CONFIRMED,
        )

    def _planned(self, number: int) -> tuple[str, date, str]:
        """Of which province, of which day, under which code: what the plan of that number will be."""
        chance = self._chance(number)
        on = day_between(chance)
        _, symbol = _PLAN
        return self._province.some_province(on, chance=chance).code, on, f"{number + 1}/{symbol}"

    def _basis(self, place: str, on: date, chance: random.Random) -> tuple[str, str, date] | None:
        """An earlier plan of the same province, where there is one."""
        earlier = [(code, day) for code_of, day, code in self._plans if code_of == place and day < on]
        if not earlier:
            return None
        code, day = chance.choice(earlier)
        return _PLAN[0], code, day

    def _chance(self, number: int) -> random.Random:
        return random.Random(f"{self._seed}/{self._province.heir.code}/{number}")  # noqa: S311 – no secret


_PLAN = ("KH", "KH-UBND")
_BY_COMMITTEE = (_PLAN, ("QD", "QĐ-UBND"), ("CT", "CT-UBND"))


def _issuer(scene: Scene, chance: random.Random) -> tuple[NamedBody, str, str]:
    """Who, type and symbol: mostly departments, and committees below the province."""
    drawn = chance.random()
    if drawn < 0.1:
        return scene.committee, *chance.choice(_BY_COMMITTEE)
    if drawn < 0.6:
        department = chance.choice(scene.departments)
        return department, "CV", f"{department.symbol or _initials(department.name)}-VP"
    return chance.choice(scene.below), *_PLAN


def _loaded(draft: _Draft) -> Loaded:
    content = draft.paper.text.encode()
    return Loaded(
        filename=f"{draft.paper.read['code']}.txt".replace("/", "-"),
        sha256=hashlib.sha256(content).hexdigest(),
        text=draft.paper.text,
        read=draft.paper.read,
        issuer_id=draft.issuer_id,
        holder_ids=tuple(sorted({draft.issuer_id, draft.committee_id})),
        concerned=frozenset(draft.ids[name] for name in draft.paper.names),
        is_confirmed=draft.is_confirmed,
    )


def _given(one: LoadedDocument, draft: _Draft) -> Iterator[Given]:
    names = NamesMet(
        agencies={name: draft.ids[name] for name in draft.paper.names},
        keys={name: key_of(name) for name in draft.paper.names},
    )
    chance = random.Random(one.document.code)  # noqa: S311 – no secret
    for duty in one.duties:
        state = chance.choice(_STATES) if draft.is_confirmed else TaskState.PROPOSED
        yield Given(duty=duty, giver_id=draft.issuer_id, state=state, names=names, written=one.document.date)


def _initials(name: str) -> str:
    """ "Sở Y tế" → "SYT"."""
    return "".join(word[0].upper() for word in name.replace(",", "").split() if word not in ("và", "-"))
