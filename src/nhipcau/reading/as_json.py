"""A `Reading` in the shape of the reading contract. Adding a field is allowed, changing one is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nhipcau.ground.plain import Json
from nhipcau.reading.confidence import sure_of
from nhipcau.reading.faint import Faint, clarity
from nhipcau.reading.repairs import Repair, propose_repairs
from nhipcau.reading.types import (
    DifficultyChannel,
    Document,
    Due,
    DueKind,
    Duty,
    Found,
    Header,
    Reading,
    Reference,
    Section,
    Signatory,
    Span,
)


def _repair(repair: Repair) -> Json:
    return {
        "span": list(repair.span),
        "quote": repair.words,
        "proposed": repair.proposed,
        "reason": repair.reason,
        "message": repair.message,
        "confidence": repair.confidence,
    }


class _Evidence:
    """Collects, value by value, the words each one rests on."""

    def __init__(self, text: str, faint: Faint) -> None:
        self._text = text
        self._faint = faint
        self.entries: dict[str, Json] = {}

    def of(self, pointer: str, found: Found[str] | Found[date] | Found[Due] | None) -> None:
        if found is not None:
            self.words(pointer, found.spans, rule=found.rule, confidence=found.confidence)

    def words(self, pointer: str, spans: Sequence[Span], *, rule: str, confidence: float) -> None:
        self.entries[pointer] = {
            "quote": " ".join(self._text[s.start : s.end] for s in spans),
            "spans": [[s.start, s.end] for s in spans],
            "rule": rule,
            "confidence": round(sure_of(rule, confidence) * clarity(self._faint, spans), 3),
        }

    def each(self, pointer: str, found: Iterable[Found[str]]) -> None:
        for index, one in enumerate(found):
            self.of(f"{pointer}/{index}", one)


def reading_as_json(reading: Reading) -> dict[str, Json]:
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "media_type": reading.media_type,
        "source_kind": reading.source_kind.value,
        "warnings": [
            {"code": w.code, "message": w.message, "span": list(w.span) if w.span else None} for w in reading.warnings
        ],
        "documents": [document_as_json(document, reading.text, faint=reading.faint) for document in reading.documents],
        "repairs": [_repair(repair) for repair in propose_repairs(reading)],
        "faint": [{"span": list(span), "confidence": round(sure, 3)} for span, sure in reading.faint],
    }


def document_as_json(document: Document, text: str, *, faint: Faint = ()) -> dict[str, Json]:
    evidence = _Evidence(text, faint)
    body: dict[str, Json] = {"span": list(document.span), "evidence": evidence.entries}
    body |= _header(document.header, evidence)
    body["transmits"] = list(document.transmits)
    body["sections"] = [_section(section) for section in document.sections]
    body["references"] = [_reference(r, f"/references/{i}", evidence) for i, r in enumerate(document.references)]
    body["duties"] = [_duty(d, f"/duties/{i}", evidence) for i, d in enumerate(document.duties)]
    body["difficulty_channel"] = _channel(document.difficulty_channel, evidence)
    return body


def due_as_json(due: Due) -> dict[str, Json]:
    fields: dict[str, Json] = {"kind": due.kind.value}
    if due.kind is DueKind.DATE:
        fields |= {"date": due.on.isoformat() if due.on else None, "strict": bool(due.strict)}
    elif due.kind is DueKind.RELATIVE:
        fields |= {"days": due.days, "working": bool(due.working), "from": due.since}
    elif due.kind is DueKind.HORIZON:
        fields |= {"from": due.first_year, "to": due.last_year}
    elif due.day is not None:
        fields |= {"month": due.month} if due.month is not None else {}
        fields |= {"day": due.day, "strict": bool(due.strict)}
    elif due.month is not None:
        fields |= {"month": due.month}
    return fields | {"text": due.text}


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None


def _iso(found: Found[date] | None) -> str | None:
    return found.value.isoformat() if found else None


def _header(header: Header, evidence: _Evidence) -> dict[str, Json]:
    for name in ("type", "number", "symbol", "code", "issuer", "parent_issuer", "place", "date", "title", "urgency"):
        evidence.of(f"/{name}", getattr(header, name))
    evidence.each("/addressees", header.addressees)
    evidence.each("/recipients", header.recipients)
    return {
        "type": _value(header.type),
        "number": _value(header.number),
        "symbol": _value(header.symbol),
        "code": _value(header.code),
        "issuer": _value(header.issuer),
        "parent_issuer": _value(header.parent_issuer),
        "place": _value(header.place),
        "date": _iso(header.date),
        "title": _value(header.title),
        "urgency": _value(header.urgency),
        "addressees": [found.value for found in header.addressees],
        "recipients": [found.value for found in header.recipients],
        "signatory": _signatory(header.signatory, evidence),
    }


def _signatory(signatory: Signatory | None, evidence: _Evidence) -> Json:
    if signatory is None:
        return None
    for name in ("authority", "position", "name"):
        evidence.of(f"/signatory/{name}", getattr(signatory, name))
    return {
        "authority": _value(signatory.authority),
        "position": _value(signatory.position),
        "name": _value(signatory.name),
    }


def _section(section: Section) -> dict[str, Json]:
    return {
        "label": section.label,
        "heading": section.heading,
        "span": list(section.span),
        "children": [_section(child) for child in section.children],
    }


def _reference(reference: Reference, pointer: str, evidence: _Evidence) -> dict[str, Json]:
    for name in ("type", "code", "date", "issuer", "title"):
        evidence.of(f"{pointer}/{name}", getattr(reference, name))
    evidence.each(f"{pointer}/issuers", reference.issuers)
    evidence.each(f"{pointer}/pinpoints", reference.pinpoints)
    return {
        "type": _value(reference.type),
        "code": _value(reference.code),
        "date": _iso(reference.date),
        "issuer": _value(reference.issuer),
        "title": _value(reference.title),
        "relation": reference.relation.value,
        "about": list(reference.about),
        "spans": [list(span) for span in reference.spans],
        "forms": list(reference.forms),
        "issuers": [found.value for found in reference.issuers],
        "pinpoints": [found.value for found in reference.pinpoints],
    }


def _duty(duty: Duty, pointer: str, evidence: _Evidence) -> dict[str, Json]:
    parties = duty.parties
    evidence.words(pointer, (duty.span,), rule=duty.rule, confidence=duty.confidence)
    for name in ("lead", "coordinators", "requested", "via"):
        evidence.each(f"{pointer}/{name}", getattr(parties, name))
    evidence.of(f"{pointer}/report_to", parties.report_to)
    evidence.of(f"{pointer}/due", duty.due)
    return {
        "span": list(duty.span),
        "section": duty.section,
        "nature": duty.nature.value,
        "lead": [found.value for found in parties.lead],
        "coordinators": [found.value for found in parties.coordinators],
        "requested": [found.value for found in parties.requested],
        "roles": [role.value for role in parties.roles],
        "due": due_as_json(duty.due.value) if duty.due else None,
        "report_to": _value(parties.report_to),
        "via": [found.value for found in parties.via],
    }


def _channel(channel: DifficultyChannel | None, evidence: _Evidence) -> Json:
    if channel is None:
        return None
    evidence.each("/difficulty_channel/via", channel.via)
    evidence.of("/difficulty_channel/to", channel.to)
    return {
        "span": list(channel.span),
        "via": [found.value for found in channel.via],
        "to": _value(channel.to),
    }
