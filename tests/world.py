"""A small province for tests of the core: agencies, accounts, and papers whose reading the test itself says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import pytest_django

from nhipcau.agencies.actors import actor_for, the_installation
from nhipcau.agencies.models import Account, Agency
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services import create_account, make_agency
from nhipcau.documents.models import Document
from nhipcau.flows import intake
from nhipcau.flows.intake import IntakeOutcome, take_in
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.types import Document as ReadDocument
from nhipcau.reading.types import (
    Due,
    Duty,
    Found,
    Header,
    Nature,
    Parties,
    Reading,
    Reference,
    Relation,
    Role,
    SourceKind,
    Span,
)

PROVINCE = Locality(kind="tỉnh", name="Bình Hải")
COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True)
class Cited:
    """A reference as the paper makes it."""

    code: str | None = None
    date: date | None = None
    issuer: str | None = None
    title: str | None = None
    relation: Relation = Relation.IMPLEMENTS
    about: tuple[int, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ordered:
    """A duty as the paper orders it."""

    words: str
    lead: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    requested: tuple[str, ...] = ()
    nature: Nature = Nature.TASK
    due: Due | None = None
    confidence: float = 0.95
    lead_confidence: float = 0.95


@dataclass(frozen=True)
class Paper:
    """One document of a file."""

    code: str | None = None
    date: date | None = None
    issuer: str | None = None
    superior: str | None = None
    type: str = "KH"
    title: str = "công tác đối ngoại nhân dân"
    place: str | None = "Bình Hải"
    references: tuple[Cited, ...] = ()
    duties: tuple[Ordered, ...] = ()
    transmits: tuple[int, ...] = ()


@dataclass
class World:
    """Agencies by short name, actors by role, and the papers the stubbed reader knows."""

    agencies: dict[str, int] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    def file_of(self, *papers: Paper, kind: SourceKind = SourceKind.OFFICIAL, mark: str = "") -> bytes:
        """The bytes of a file that holds these papers; `mark` makes other bytes of the same words."""
        content, reading = write(papers, kind=kind, mark=mark)
        self.readings[reading.sha256] = reading
        return content

    def scan_of(self, *papers: Paper, faint: dict[str, float]) -> bytes:
        """The same as if read from a picture in which these words were hardly seen."""
        content, reading = write(papers, kind=SourceKind.OFFICIAL, mark="")
        at = {word: reading.text.index(word) for word in faint}
        seen = tuple(sorted((Span(at[word], at[word] + len(word)), sure) for word, sure in faint.items()))
        self.readings[reading.sha256] = replace(reading, faint=seen)
        return content

    def take_in(self, *papers: Paper, by: str = "clerk", kind: SourceKind = SourceKind.OFFICIAL) -> IntakeOutcome:
        return take_in(actor=self.actors[by], filename="a.txt", content=self.file_of(*papers, kind=kind))

    def register(self, *papers: Paper, by: str = "clerk", kind: SourceKind = SourceKind.OFFICIAL) -> Document:
        """Takes in one file and gives its first document."""
        return Document.objects.get(pk=self.take_in(*papers, by=by, kind=kind).documents[0].id)

    def account(self, name: str, *roles: AccountRole, agency: int | None = None, watches: int | None = None) -> Actor:
        account, _ = create_account(
            actor=the_installation(),
            username=name,
            full_name=name.title(),
            roles=roles,
            agency=agency,
            watches=watches,
            password="mat-khau-thu-nghiem",
        )
        self.actors[name] = actor_for(account, channel="web")
        return self.actors[name]

    def agency(self, short: str, name: str, *, under: str | None = None, place: Locality = PROVINCE) -> Agency:
        agency = make_agency(
            actor=the_installation(),
            name=name,
            family="state",
            level="department" if under else "province",
            locality=place,
            parent_id=self.agencies[under] if under else None,
        )
        self.agencies[short] = agency.pk
        return agency


def make_world(
    *, settings: pytest_django.fixtures.SettingsWrapper, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> World:
    settings.DATA_DIR = folder
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder / "originals"},
        },
    }
    world = World()
    monkeypatch.setattr(intake, "read", lambda content, filename, **_: _read(world, content))
    world.agency("committee", COMMITTEE)
    world.agency("office", "Văn phòng Ủy ban nhân dân", under="committee")
    world.agency("foreign", "Sở Ngoại vụ", under="committee")
    world.agency("health", "Sở Y tế", under="committee")
    world.account("clerk", AccountRole.CLERK, agency=world.agencies["committee"])
    world.account("foreign", AccountRole.OFFICER, agency=world.agencies["foreign"])
    world.account("health", AccountRole.CLERK, agency=world.agencies["health"])
    watched = world.agencies["committee"]
    world.account("monitor", AccountRole.OFFICE_MONITOR, agency=world.agencies["office"], watches=watched)
    world.account("inspector", AccountRole.INSPECTOR, agency=world.agencies["office"], watches=watched)
    world.account("national", AccountRole.NATIONAL_MONITOR)
    world.account("administrator", AccountRole.ADMINISTRATOR)
    return world


def account_of(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def plan(number: int = 12, **fields: Any) -> Paper:
    """A plan of the province's People's Committee."""
    told = {"code": f"{number}/KH-UBND", "date": date(2026, 3, 2), "issuer": f"{COMMITTEE} tỉnh Bình Hải"}
    return Paper(**{**told, **fields})


def _read(world: World, content: bytes) -> Reading:
    reading = world.readings.get(hashlib.sha256(content).hexdigest())
    if reading is None:
        raise Refusal("reading.empty")
    return reading


def write(papers: Sequence[Paper], *, kind: SourceKind, mark: str) -> tuple[bytes, Reading]:
    """The text of the papers and what a perfect reader reads in it."""
    text, documents = "", []
    for paper in papers:
        text, document = _write_one(text, paper)
        documents.append(document)
    text += mark
    content = text.encode()
    reading = Reading(
        file="a.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        source_kind=kind,
        text=text,
        documents=tuple(documents),
    )
    return content, reading


class _Writer:
    """Appends words and says where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        span = Span(start, len(self.text))
        self.text += "\n"
        return span

    def found(self, words: str | None, confidence: float = 0.95) -> Found[str] | None:
        return Found(words, (self.put(words),), "test", confidence) if words is not None else None

    def found_all(self, words: Sequence[str], confidence: float = 0.95) -> tuple[Found[str], ...]:
        return tuple(Found(one, (self.put(one),), "test", confidence) for one in words)

    def day(self, on: date | None) -> Found[date] | None:
        return Found(on, (self.put(on.isoformat()),), "test", 0.95) if on is not None else None


def _write_one(before: str, paper: Paper) -> tuple[str, ReadDocument]:
    writer = _Writer(before)
    start = len(before)
    header = Header(
        type=writer.found(paper.type),
        code=writer.found(paper.code),
        issuer=writer.found(paper.issuer),
        parent_issuer=writer.found(paper.superior),
        place=writer.found(paper.place),
        date=writer.day(paper.date),
        title=writer.found(paper.title),
    )
    references = tuple(_reference(writer, cited) for cited in paper.references)
    duties = tuple(_duty(writer, ordered) for ordered in paper.duties)
    document = ReadDocument(
        span=Span(start, len(writer.text)),
        header=header,
        references=references,
        duties=duties,
        transmits=paper.transmits,
    )
    return writer.text, document


def _reference(writer: _Writer, cited: Cited) -> Reference:
    start = len(writer.text)
    code, day = writer.found(cited.code), writer.day(cited.date)
    issuer, title = writer.found(cited.issuer), writer.found(cited.title)
    return Reference(
        type=None,
        code=code,
        date=day,
        issuer=issuer,
        title=title,
        relation=cited.relation,
        spans=(Span(start, len(writer.text)),),
        about=cited.about,
        forms=cited.forms,
    )


def _duty(writer: _Writer, ordered: Ordered) -> Duty:
    start = len(writer.text)
    writer.put(ordered.words)
    parties = Parties(
        lead=writer.found_all(ordered.lead, ordered.lead_confidence),
        coordinators=writer.found_all(ordered.coordinators),
        requested=writer.found_all(ordered.requested),
        roles=(Role.LEAD,),
    )
    due = Found(ordered.due, (writer.put(ordered.due.text),), "test", 0.95) if ordered.due else None
    return Duty(
        span=Span(start, len(writer.text)),
        section="III.1",
        nature=ordered.nature,
        parties=parties,
        due=due,
        rule="test",
        confidence=ordered.confidence,
    )
