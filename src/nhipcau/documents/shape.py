"""The reading contract's document as typed JSON. Lists may hold gaps (null) where values were rejected."""

from __future__ import annotations

from typing import Literal, TypedDict, cast

from nhipcau.ground.plain import Json

Spans = list[list[int]]


class Evidence(TypedDict):
    quote: str
    spans: Spans
    rule: str
    confidence: float


class Signatory(TypedDict):
    authority: str | None
    position: str | None
    name: str | None


class ReadReference(TypedDict):
    type: str | None
    code: str | None
    date: str | None
    issuer: str | None
    title: str | None
    relation: str
    about: list[int]
    spans: Spans
    forms: list[str]


class ReadDuty(TypedDict):
    span: list[int]
    section: str | None
    nature: str
    lead: list[str | None]
    coordinators: list[str | None]
    requested: list[str | None]
    roles: list[str]
    due: dict[str, Json] | None
    report_to: str | None
    via: list[str | None]


class Channel(TypedDict):
    span: list[int]
    via: list[str | None]
    to: str | None


class ReadDocument(TypedDict):
    """What one document says, or says with people's verdicts laid over."""

    span: list[int]
    evidence: dict[str, Evidence]
    type: str | None
    number: str | None
    symbol: str | None
    code: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    date: str | None
    title: str | None
    urgency: str | None
    addressees: list[str | None]
    recipients: list[str | None]
    signatory: Signatory | None
    transmits: list[int]
    references: list[ReadReference | None]
    duties: list[ReadDuty | None]
    difficulty_channel: Channel | None


NameField = Literal["lead", "coordinators", "requested"]
NAME_FIELDS: tuple[NameField, ...] = ("lead", "coordinators", "requested")


def document_in(reading: Json, position: int) -> ReadDocument:
    """The document at a place of a stored reading."""
    assert isinstance(reading, dict)
    documents = reading["documents"]
    assert isinstance(documents, list)
    return cast(ReadDocument, documents[position])


def without_gaps(values: list[str | None]) -> list[str]:
    return [value for value in values if value]


def names_of(duty: ReadDuty) -> list[str]:
    """Every agency, collective or open set a duty names, in order of appearance of the fields."""
    return [name for field in NAME_FIELDS for name in without_gaps(duty[field])]
