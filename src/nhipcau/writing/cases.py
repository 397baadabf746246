"""What a file says according to people, written as a case for the engine's tests. Pure: values in, text out.

Two forms of one truth: `gold` for the scorer of the reading contract, spans and all, and `expected` for the tests that
read `.expected.toml` beside a file and tell in words what differs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from nhipcau.ground.plain import Json
from nhipcau.ground.text import fold

_HEADER = ("type", "number", "symbol", "code", "issuer", "parent_issuer", "place")
_DUE = ("kind", "date", "month", "day", "strict")
_BEGINNING = 100
_SHORTEST_NAME = 60
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Case:
    """`documents` in the shape of the reading contract; `remarks` stand at the head of the file for people."""

    file: str
    source_kind: str
    text: str
    documents: Sequence[Mapping[str, Json]]
    remarks: Sequence[str] = ()


def case_name(*, document: Mapping[str, Json], sha256: str) -> str:
    """What the document is called and which bytes it is: the same in every export, and never a path."""
    words = fold(str(document.get("code") or document.get("title") or "van ban"))
    return f"{'-'.join(re.findall(r'[a-z0-9]+', words))[:_SHORTEST_NAME].strip('-')}-{sha256[:8]}"


def gold(case: Case) -> str:
    told = {"source_kind": case.source_kind, "documents": list(case.documents), "file": case.file}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def expected(case: Case) -> str:
    lines = [f"# {remark}" for remark in case.remarks]
    lines += [f"files = {_toml([case.file])}", f"source_kind = {_toml(case.source_kind)}"]
    for document in case.documents:
        lines += ["", "[[documents]]", *_document(document, case.text)]
    return "\n".join(lines) + "\n"


def _document(document: Mapping[str, Json], text: str) -> Iterator[str]:
    for name in (*_HEADER, "date"):
        if document.get(name) is not None:
            yield f"{name} = {_toml(document[name])}"
    yield f"title_begins = {_toml(document.get('title') or '')}"
    signatory = cast(Mapping[str, Json], document.get("signatory") or {})
    yield f"signatory = {_toml({name: signatory[name] for name in ('position', 'name') if signatory.get(name)})}"
    yield f"recipients = {len(cast(list[Json], document.get('recipients') or []))}"
    yield f"transmits = {_toml(document.get('transmits') or [])}"
    channel = cast(Mapping[str, Json] | None, document.get("difficulty_channel"))
    if channel is not None:
        yield f"difficulty_channel = {_toml({'via': channel['via'], 'to': channel['to']})}"
    yield "references = ["
    for reference in cast(list[Mapping[str, Json]], document["references"]):
        yield f"  {_toml(_reference(reference))},"
    yield "]"
    for duty in cast(list[Mapping[str, Json]], document["duties"]):
        yield from ("", "[[documents.duties]]", *_duty(duty, text))


def _reference(reference: Mapping[str, Json]) -> dict[str, Json]:
    names = (
        ("type", "code", "date", "relation")
        if reference.get("code")
        else ("type", "issuer", "title", "date", "relation")
    )
    return {name: reference[name] for name in names if reference.get(name) is not None}


def _duty(duty: Mapping[str, Json], text: str) -> Iterator[str]:
    start, end = cast(list[int], duty["span"])
    yield f"section = {_toml(duty.get('section') or '')}"
    yield f"begins = {_toml(' '.join(text[start:end].split())[:_BEGINNING].strip())}"
    yield f"nature = {_toml(duty['nature'])}"
    yield f"lead = {_toml(duty['lead'])}"
    for name in ("coordinators", "requested"):
        if duty.get(name):
            yield f"{name} = {_toml(duty[name])}"
    due = cast(Mapping[str, Json] | None, duty.get("due"))
    if due is not None:
        yield f"due = {_toml({name: due[name] for name in _DUE if due.get(name) is not None})}"
    if duty["nature"] == "report":
        if duty.get("report_to"):
            yield f"report_to = {_toml(duty['report_to'])}"
        if duty.get("via"):
            yield f"via = {_toml(duty['via'])}"


def _toml(value: Json) -> str:
    """A value on one line. A day of the calendar is one in TOML too."""
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for one sign that TOML wants escaped.
        return value if _ISO_DATE.fullmatch(value) else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{name} = {_toml(one)}" for name, one in value.items() if one is not None)
        return f"{{ {inside} }}" if inside else "{}"
    return json.dumps(value)
