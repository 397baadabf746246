"""Made-up papers of the national demo: a text, and what the engine would read in it, value by value with its place."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhipcau.agencies import shipped
from nhipcau.documents.shape import Evidence, ReadDocument, ReadDuty, ReadReference, Spans
from nhipcau.flows.national.country import words
from nhipcau.ground.plain import Json

_FIRST, _LAST = date(2017, 1, 3), date(2026, 9, 30)
_SHARE_BEFORE = 0.5
"""Of papers written before the provinces merged: their bodies are no more, their duties are."""
_SHARE_OF_REPORTS, _SHARE_WITH_DAY, _SHARE_YEARLY = 0.15, 0.35, 0.1


@dataclass(frozen=True, slots=True)
class Paper:
    text: str
    read: ReadDocument
    names: frozenset[str]
    """Agencies as its duties write them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who writes, in which province, and to whom duties may go."""

    issuer: str
    place: str
    """The province as it was called on that day, without its kind."""
    type: str
    symbol: str
    number: int
    on: date
    actors: Sequence[str]
    communes: Sequence[str]
    duties: int
    basis: tuple[str, str, date] | None = None
    """Type, code and date of the paper that this one carries out."""


def day_between(chance: random.Random) -> date:
    merger = shipped.merger().effective
    first, last = (_FIRST, merger) if chance.random() < _SHARE_BEFORE else (merger, _LAST)
    return first + timedelta(days=chance.randrange((last - first).days))


@dataclass(slots=True)
class _Sheet:
    """The text so far, and the values with the places they stand in."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def put(self, words: str, pointer: str = "", *, sure: float = 0.97, rule: str = "demo") -> list[int]:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        span = [start, self.length]
        if pointer:
            self.evidence[pointer] = {"quote": words, "spans": [span], "rule": rule, "confidence": sure}
        return span


_TITLES = {"KH": "KẾ HOẠCH", "QD": "QUYẾT ĐỊNH", "CT": "CHỈ THỊ", "CV": "Công văn"}


def compose(setting: Setting, *, chance: random.Random) -> Paper:
    sheet, theme = _Sheet(), chance.choice(words()["themes"])
    title = f"Về {theme} năm {setting.on.year} với {chance.choice(words()['countries'])}"
    _put_head(sheet, setting, title=title)
    references = _references(sheet, setting)
    sheet.put("I. MỤC ĐÍCH\n")
    for aim in chance.sample(words()["aims"], 2):
        sheet.put(f"- {_filled(aim, setting, theme=theme, chance=chance)}\n")
    sheet.put("II. NHIỆM VỤ\n")
    duties: list[ReadDuty | None] = [
        _duty(sheet, setting, place=place, theme=theme, chance=chance) for place in range(setting.duties)
    ]
    signatory = f"{chance.choice(words()['family_names'])} {chance.choice(words()['given_names'])}"
    sheet.put("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n")
    sheet.put(signatory, "/signatory/name")
    read = _read(sheet, setting, title=title, signatory=signatory, references=references, duties=duties)
    named = frozenset(name for duty in duties if duty for name in (*duty["lead"], *duty["coordinators"]) if name)
    return Paper(text="".join(sheet.parts), read=read, names=named)


def _put_head(sheet: _Sheet, setting: Setting, *, title: str) -> None:
    sheet.put(setting.issuer.upper(), "/issuer")
    sheet.put("\nSố: ")
    sheet.put(f"{setting.number}/{setting.symbol}", "/code")
    sheet.put("\n")
    sheet.put(setting.place, "/place")
    sheet.put(", ")
    sheet.put(f"ngày {setting.on.day} tháng {setting.on.month} năm {setting.on.year}", "/date")
    sheet.put("\n\n")
    sheet.put(_TITLES[setting.type], "/type")
    sheet.put("\n")
    sheet.put(title, "/title")
    sheet.put("\n\n")


def _read(
    sheet: _Sheet,
    setting: Setting,
    *,
    title: str,
    signatory: str,
    references: list[ReadReference | None],
    duties: list[ReadDuty | None],
) -> ReadDocument:
    return {
        "span": [0, sheet.length],
        "evidence": sheet.evidence,
        "type": setting.type,
        "number": str(setting.number),
        "symbol": setting.symbol,
        "code": f"{setting.number}/{setting.symbol}",
        "issuer": setting.issuer,
        "parent_issuer": None,
        "place": setting.place,
        "date": setting.on.isoformat(),
        "title": title,
        "urgency": None,
        "addressees": [],
        "recipients": ["Như trên", "Lưu: VT"],
        "signatory": {"authority": None, "position": None, "name": signatory},
        "transmits": [],
        "references": references,
        "duties": duties,
        "difficulty_channel": None,
    }


def _references(sheet: _Sheet, setting: Setting) -> list[ReadReference | None]:
    if setting.basis is None:
        return []
    kind, code, on = setting.basis
    sheet.put("Thực hiện ")
    form = f"{_TITLES[kind].capitalize()} số {code} ngày {on.day}/{on.month}/{on.year}"
    span = sheet.put(form, "/references/0/code")
    sheet.put(", yêu cầu các cơ quan thực hiện như sau:\n")
    spans: Spans = [span]
    return [
        {
            "type": kind,
            "code": code,
            "date": on.isoformat(),
            "issuer": None,
            "title": None,
            "relation": "implements",
            "about": [],
            "spans": spans,
            "forms": [form],
        }
    ]


def _duty(sheet: _Sheet, setting: Setting, *, place: int, theme: str, chance: random.Random) -> ReadDuty:
    pointer = f"/duties/{place}"
    lead, other = chance.sample(setting.actors, 2)
    is_report = chance.random() < _SHARE_OF_REPORTS
    act = _filled(chance.choice(words()["reports" if is_report else "acts"]), setting, theme=theme, chance=chance)
    sheet.put(f"{place + 1}. ")
    start = sheet.length
    sheet.put(lead, f"{pointer}/lead/0", sure=chance.choice((0.97, 0.95, 0.86)))
    sheet.put(" chủ trì, phối hợp với ")
    sheet.put(other, f"{pointer}/coordinators/0")
    sheet.put(f" {act}")
    due = _due(sheet, setting, f"{pointer}/due", chance=chance)
    end = sheet.put(".")[1]
    sheet.put("\n")
    sheet.evidence[pointer] = {"quote": "", "spans": [[start, end]], "rule": "demo", "confidence": 0.96}
    return {
        "span": [start, end],
        "section": f"II.{place + 1}",
        "nature": "report" if is_report else "task" if due else chance.choice(("task", "standing")),
        "lead": [lead],
        "coordinators": [other],
        "requested": [],
        "roles": ["LEAD", "COORD"],
        "due": due,
        "report_to": None,
        "via": [],
    }


def _due(sheet: _Sheet, setting: Setting, pointer: str, *, chance: random.Random) -> dict[str, Json] | None:
    drawn = chance.random()
    if drawn < _SHARE_WITH_DAY:
        on = setting.on + timedelta(days=chance.randrange(20, 400))
        said = f"trước ngày {on.day}/{on.month}/{on.year}"
        due: dict[str, Json] = {"kind": "date", "date": on.isoformat(), "strict": True, "text": said}
    elif drawn < _SHARE_WITH_DAY + _SHARE_YEARLY:
        month, day = chance.randrange(1, 13), chance.choice((10, 15, 20, 25))
        said = f"trước ngày {day}/{month} hằng năm"
        due = {"kind": "yearly", "month": month, "day": day, "strict": True, "text": said}
    else:
        return None
    sheet.put(", ")
    sheet.put(said, pointer)
    return due


def _filled(pattern: str, setting: Setting, *, theme: str, chance: random.Random) -> str:
    country, commune = chance.choice(words()["countries"]), chance.choice(setting.communes)
    return pattern.format(theme=theme, country=country, commune=commune)
