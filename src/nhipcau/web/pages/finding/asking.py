"""What is searched for, from an address and back: the words and every field of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_date

from nhipcau.agencies.selectors import AgencyFilters, agencies_for
from nhipcau.documents.selectors import DocumentFilters
from nhipcau.foundation.pages import LARGEST
from nhipcau.ground.actor import Actor
from nhipcau.web.wording import DOCUMENT_TYPES, REVIEWS, SOURCE_KINDS

FIELDS = ("type", "state", "kind", "review", "from", "to", "place", "issuer", "named", "own", "doubtful")
LONGEST = 200
TASKS = "tasks"
_STATES = ("held", "placeholder")


@dataclass(frozen=True, slots=True)
class Asking:
    """The words, and the fields as they stand in the address; empty ones are left out."""

    words: str
    fields: Mapping[str, str]
    among_tasks: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.fields

    @property
    def address(self) -> str:
        """Without the page number; what a kept search keeps."""
        told = {"q": self.words, **self.fields, "in": TASKS if self.among_tasks else ""}
        return urlencode({name: value for name, value in told.items() if value})

    def without(self, *words: str) -> str:
        """The address with some of the words left out."""
        left = " ".join(word for word in self.words.split() if word not in words)
        return replace(self, words=left).address


def asking_in(query: QueryDict) -> Asking:
    """Foolish values are as if they were not there."""
    known = {"type": DOCUMENT_TYPES, "state": _STATES, "kind": SOURCE_KINDS, "review": REVIEWS}
    fields = {}
    for name in FIELDS:
        value = query.get(name, "").strip()[:LONGEST]
        if name in known and value not in known[name]:
            continue
        if name in ("from", "to") and day_in(value) is None:
            continue
        if name in ("own", "doubtful") and value != "1":
            continue
        if value:
            fields[name] = value
    words = " ".join(query.get("q", "").split())[:LONGEST]
    return Asking(words, fields, among_tasks=query.get("in") == TASKS)


def filters_of(viewer: Actor, asking: Asking) -> DocumentFilters:
    """Agencies are named by words; at most one query for each name."""
    fields = asking.fields
    return DocumentFilters(
        state=fields.get("state", ""),
        type=fields.get("type", ""),
        review=fields.get("review", ""),
        source_kind=fields.get("kind", ""),
        locality=fields.get("place", ""),
        issuers=_agencies(viewer, fields.get("issuer", "")),
        named=_agencies(viewer, fields.get("named", "")),
        date_from=day_in(fields.get("from", "")),
        date_to=day_in(fields.get("to", "")),
        doubtful="doubtful" in fields,
        own="own" in fields,
    )


def day_in(words: str) -> date | None:
    try:
        return parse_date(words)
    except ValueError:
        return None


def _agencies(viewer: Actor, words: str) -> tuple[int, ...] | None:
    if not words:
        return None
    return tuple(row.id for row in agencies_for(viewer, filters=AgencyFilters(text=words), size=LARGEST).rows)
