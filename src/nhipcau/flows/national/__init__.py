"""`nhipcau demo --size national`: a whole country of agencies, documents and tasks, made from a seed number.

Each province is made in batches, every batch one transaction with its audit entries, so that memory stays the same
however large the country is. What is there already is not made again: a run that was broken off goes on.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.services import NamesMet
from nhipcau.documents.services.loading import (
    Loaded,
    LoadedDocument,
    count_of_locality,
    ids_by_code,
    load_documents,
)
from nhipcau.execution.services.loading import Given, load_tasks
from nhipcau.execution.states import TaskState
from nhipcau.flows.national.country import COMMITTEE, Province, make_country
from nhipcau.flows.national.papers import Paper, Setting, compose, day_between
from nhipcau.foundation import clock, storage
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import key_of

PROVINCES = 34
BATCH = 100
_PLANS = 20
"""The first papers of a province are its Committee's plans, which the others carry out."""
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
    """A paper, who issues it, and what it carries out."""

    issuer: str
    paper: Paper
    is_confirmed: bool
    basis: str


def make_national_demo(*, seed: int, size: Size, tell: Callable[[int], None]) -> None:
    """Makes what is missing. `tell` hears of each batch how many documents it brought, or found made before."""
    actor = the_installation()
    share = size.documents // size.provinces
    for province in make_country(actor=actor, provinces=size.provinces):
        maker = _Maker(actor=actor, province=province, seed=seed, now=clock.now())
        start = min(share, count_of_locality(province.locality.key))
        tell(start)
        for numbers in _batches(start, share):
            maker.make(numbers)
            tell(len(numbers))


def _batches(start: int, stop: int) -> Iterator[range]:
    """The plans first, by themselves: the others cite them."""
    while start < stop:
        end = min(stop, _PLANS if start < _PLANS else start + BATCH)
        yield range(start, end)
        start = end


@dataclass(slots=True)
class _Maker:
    actor: Actor
    province: Province
    seed: int
    now: datetime

    def make(self, numbers: range) -> None:
        drafts = [self._draft(number) for number in numbers]
        plans = ids_by_code(
            locality_key=self.province.locality.key, codes=sorted({draft.basis for draft in drafts if draft.basis})
        )
        files = [self._loaded(draft, plans) for draft in drafts]
        for one in files:
            storage.put(one.text.encode())
        with transaction.atomic():
            documents = load_documents(actor=self.actor, files=files, edition=_EDITION, at=self.now)
            load_tasks(actor=self.actor, given=self._given(documents, drafts), on=self.now.date(), now=self.now)

    def _draft(self, number: int) -> _Draft:
        """The same for the same seed, province and number, whatever was made before."""
        setting, chance = self._setting(number)
        basis = ""
        if number >= _PLANS:
            above, _ = self._setting(chance.randrange(_PLANS))
            basis = f"{above.number}/{above.symbol}"
            setting = replace(setting, basis=(above.type, basis, above.on))
        return _Draft(
            issuer=setting.issuer,
            paper=compose(setting, chance=chance),
            is_confirmed=chance.random() < _SHARE_CONFIRMED,
            basis=basis,
        )

    def _setting(self, number: int) -> tuple[Setting, random.Random]:
        chance = random.Random(f"{self.seed}/{self.province.locality.key}/{number}")  # noqa: S311 – no secret
        issuer, kind, symbol = self._issuer(number, chance)
        departments = list(self.province.departments)
        communes = chance.sample(list(self.province.communes), min(6, len(self.province.communes)))
        setting = Setting(
            issuer=issuer,
            place=self.province.locality.name,
            type=kind,
            symbol=symbol,
            # Numbers never come twice in a province, so that each paper has an identity of its own.
            number=number + 1,
            on=day_between(chance),
            actors=[*departments, *(f"{COMMITTEE} {commune}" for commune in communes)],
            communes=communes,
            duties=_DUTIES,
        )
        return setting, chance

    def _issuer(self, number: int, chance: random.Random) -> tuple[str, str, str]:
        """Name, type and symbol: first the Committee's plans, then mostly departments and communes."""
        drawn = chance.random()
        if number < _PLANS or drawn < 0.1:
            kind = "KH" if number < _PLANS else chance.choice(("KH", "QD", "CT"))
            return COMMITTEE, kind, f"{_SIGNS[kind]}-UBND" if kind != "CT" else "CT-UBND"
        if drawn < 0.6:
            department = chance.choice(self.province.departments)
            return department, "CV", f"{_initials(department)}-VP"
        return f"{COMMITTEE} {chance.choice(self.province.communes)}", "KH", "KH-UBND"

    def _loaded(self, draft: _Draft, plans: Mapping[str, int]) -> Loaded:
        ids, issuer_id = self.province.ids, self.province.ids[draft.issuer]
        concerned = frozenset(ids[name] for name in draft.paper.names)
        content = draft.paper.text.encode()
        return Loaded(
            filename=f"{draft.paper.read['code']}.txt".replace("/", "-"),
            sha256=hashlib.sha256(content).hexdigest(),
            text=draft.paper.text,
            read=draft.paper.read,
            issuer_id=issuer_id,
            holder_ids=tuple(sorted({issuer_id, ids[COMMITTEE]})),
            concerned=concerned,
            is_confirmed=draft.is_confirmed,
            cites=(plans[draft.basis],) if draft.basis else (),
        )

    def _given(self, documents: Sequence[LoadedDocument], drafts: Sequence[_Draft]) -> list[Given]:
        given = []
        for one, draft in zip(documents, drafts, strict=True):
            names = NamesMet(
                agencies={name: self.province.ids[name] for name in draft.paper.names},
                keys={name: _key(name) for name in draft.paper.names},
            )
            chance = random.Random(one.document.code)  # noqa: S311 – no secret
            for duty in one.duties:
                state = chance.choice(_STATES) if draft.is_confirmed else TaskState.PROPOSED
                given.append(Given(duty=duty, giver_id=self.province.ids[draft.issuer], state=state, names=names))
        return given


_SIGNS = {"KH": "KH", "QD": "QĐ"}


def _initials(name: str) -> str:
    """ "Sở Y tế" → "SYT"."""
    return "".join(word[0].upper() for word in name.replace(",", "").split() if word != "và")


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return key_of(name)
