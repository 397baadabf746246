"""What reading finds, and where. Facts are frozen; a value read from words carries its words.

The shape of the contract: `as_json.py` prints these types and nothing else decides what a reading holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """`[start, end)` in code points of the reading text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, the words it was read from, the rule that read it, and how sure that rule is (0–1)."""

    value: T
    spans: tuple[Span, ...]
    rule: str
    confidence: float

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"{self.rule}: a value without words")


class SourceKind(StrEnum):
    OFFICIAL = "official"
    PORTAL = "portal"
    PRESS = "press"


class Nature(StrEnum):
    TASK = "task"
    REPORT = "report"
    STANDING = "standing"


class Relation(StrEnum):
    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    CITES = "cites"
    AMENDS = "amends"
    REPLACES = "replaces"
    TRANSMITS = "transmits"
    REPORTS_ON = "reports_on"


class Role(StrEnum):
    LEAD = "LEAD"
    COORD = "COORD"
    ADVISE = "ADVISE"
    APPRAISE = "APPRAISE"
    GUIDE = "GUIDE"
    MONITOR = "MONITOR"
    INSPECT = "INSPECT"
    FUND = "FUND"
    CONSOLIDATE = "CONSOLIDATE"
    APPROVE = "APPROVE"
    REPORT = "REPORT"
    SUPPORT = "SUPPORT"
    DISSEMINATE = "DISSEMINATE"
    EXECUTE = "EXECUTE"
    REQUESTED = "REQUESTED"


class DueKind(StrEnum):
    DATE = "date"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    UNSPECIFIED_PERIOD = "unspecified_period"
    RELATIVE = "relative"
    HORIZON = "horizon"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty is due, as the text says it. Which fields are set follows from `kind` (see the contract)."""

    kind: DueKind
    text: str
    on: date | None = None
    month: int | None = None
    day: int | None = None
    strict: bool | None = None
    """Strictly before the named day ("trước ngày"). None where no day is named."""
    days: int | None = None
    working: bool | None = None
    since: str | None = None
    """What a relative time runs from ("ngày nhận")."""
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Warning:
    code: str
    message: str
    span: Span | None = None


class Section(NamedTuple):
    """A labelled part. `label` as printed without end punctuation ("I", "3", "a", "Điều 2", "Thứ nhất", "-")."""

    label: str
    heading: str
    span: Span
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    authority: Found[str] | None = None
    position: Found[str] | None = None
    name: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What the head and the foot of one document say. A field that is not printed is None or empty."""

    type: Found[str] | None = None
    number: Found[str] | None = None
    symbol: Found[str] | None = None
    code: Found[str] | None = None
    issuer: Found[str] | None = None
    parent_issuer: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[date] | None = None
    title: Found[str] | None = None
    urgency: Found[str] | None = None
    addressees: tuple[Found[str], ...] = ()
    recipients: tuple[Found[str], ...] = ()
    signatory: Signatory | None = None
    body: Span | None = None
    """From the first word after the head to the last before "Nơi nhận" or the signature."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited document, however often and however spelt it is cited."""

    type: Found[str] | None
    code: Found[str] | None
    date: Found[date] | None
    issuer: Found[str] | None
    title: Found[str] | None
    relation: Relation
    spans: tuple[Span, ...]
    about: tuple[int, ...] = ()
    forms: tuple[str, ...] = ()
    """The spellings met, in order of appearance, white space folded."""
    issuers: tuple[Found[str], ...] = ()
    """Every different name its issuer is given; more than one is a doubt to show."""
    pinpoints: tuple[Found[str], ...] = ()
    """Parts of it that are meant where it is cited: "khoản 2 Điều 7"."""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that belongs to an order. `column` is what its column head means."""

    column: str  # "content" | "lead" | "coordinators" | "due" | "product" | "other"
    span: Span
    head: Span | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The words of one duty, cut out but not yet understood: made by `orders`, read by `parties` and `deadlines`."""

    span: Span
    section: str
    """Labels from the root, joined by "."."""
    above: tuple[Span, ...] = ()
    """Headings and lead-ins over it, outermost first: where its subject comes from when it has none of its own."""
    paragraph: Span | None = None
    """The whole item or paragraph it was cut from, which may run over several lines."""
    cells: tuple[Cell, ...] = ()
    is_report: bool = False
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Parties:
    """Who an order names. Names as the text writes them, white space folded."""

    lead: tuple[Found[str], ...] = ()
    coordinators: tuple[Found[str], ...] = ()
    requested: tuple[Found[str], ...] = ()
    roles: tuple[Role, ...] = ()
    report_to: Found[str] | None = None
    via: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    span: Span
    section: str
    nature: Nature
    parties: Parties
    due: Found[Due] | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DifficultyChannel:
    span: Span
    via: tuple[Found[str], ...]
    to: Found[str] | None


@dataclass(frozen=True, slots=True)
class Document:
    span: Span
    header: Header
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    duties: tuple[Duty, ...] = ()
    difficulty_channel: DifficultyChannel | None = None
    transmits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says. `text` is the reading text every span points into."""

    file: str
    sha256: str
    media_type: str
    source_kind: SourceKind
    text: str
    documents: tuple[Document, ...]
    warnings: tuple[Warning, ...] = field(default=())
    faint: tuple[tuple[Span, float], ...] = field(default=(), repr=False)
    """Words read from a picture that may be wrong, and how sure each is (0–1)."""
