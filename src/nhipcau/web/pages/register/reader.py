"""The split reader of one document, filled from its review sheet: values on the right, their words on the left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from nhipcau.documents.selectors import ReviewSheet, ReviewValue
from nhipcau.ground.plain import Json
from nhipcau.web.pages.register.faint import marks_of_faint
from nhipcau.web.pages.register.repairs import marks_of_repairs
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.marks import Mark, mark_text
from nhipcau.web.parts.reader import Reader, ReadGroup, ReadItem, ReadValue, ValueState
from nhipcau.web.parts.words import day
from nhipcau.web.wording import DOCUMENT_TYPES, DUE_KINDS, NATURES, RELATIONS, VALUE_LABELS, said

_SHOWN = 140


def reader_of(sheet: ReviewSheet) -> Reader:
    document = sheet.document
    values = [value for group in sheet.groups for value in group.values]
    marks = [mark for value in values for mark in _marks(value)]
    marks += marks_of_repairs(document.repairs) + marks_of_faint(document.faint)
    text = document.text[document.start : document.end]
    return Reader(
        text=mark_text(text, marks=marks, offset=document.start),
        groups=_groups(sheet),
        version=document.version,
        add=Action(
            words=_("Thêm việc máy bỏ sót"),
            url=_way("add_value", document.row.id) + "duties",
            icon="add",
        )
        if document.may_review
        else None,
    )


def read_value_of(value: ReviewValue, *, document_id: int, may_review: bool, beside: bool = False) -> ReadValue:
    acts = _acts(value, document_id=document_id) if may_review and not value.inferred else {}
    standing = _("đúng là lời giao việc") if value.label == "duty" else said_value(value.label, value.value)
    read = said_value(value.label, value.read)
    return ReadValue(
        ident=value_id(value.pointer),
        label=said(VALUE_LABELS, value.label),
        words=(standing if value.value is not None else read) or value.quote[:_SHOWN],
        state=_state(value),
        words_id=words_id(value.pointer) if value.spans else "",
        as_read=read if value.verdict == "corrected" and read != standing else "",
        sure=_("chỉ chắc %(percent)d%%") % {"percent": round(value.confidence * 100)} if value.doubtful else "",
        confirm_url=acts.get("confirm_value", ""),
        edit_url=acts.get("correct_value", ""),
        reject_url=acts.get("reject_value", ""),
        undo_url=acts.get("reopen_value", ""),
        beside=beside,
    )


def value_id(pointer: str) -> str:
    return "v" + pointer.replace("/", "-")


def words_id(pointer: str) -> str:
    return "w" + pointer.replace("/", "-")


def said_value(label: str, value: Json) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if label == "type" or label == "reference.type":
        return f"{said(DOCUMENT_TYPES, str(value))} ({value})"
    if label == "duty.nature":
        return said(NATURES, str(value))
    if label == "reference.relation":
        return said(RELATIONS, str(value))
    if label.endswith("date") and isinstance(value, str):
        return day(parse_date(value))
    if isinstance(value, dict):
        return _said_whole(value)
    return str(value)


def _said_whole(value: Mapping[str, Json]) -> str:
    """Of a whole due, reference or duty: the few words that name it."""
    for name in ("text", "code", "title", "words"):
        if value.get(name) and isinstance(value[name], str):
            return str(value[name])[:_SHOWN]
    # A due that people chose has no words in the document.
    kind, on = value.get("kind"), value.get("date")
    if not isinstance(kind, str):
        return ""
    return day(parse_date(on)) if isinstance(on, str) else said(DUE_KINDS, kind)


def _groups(sheet: ReviewSheet) -> tuple[ReadGroup, ...]:
    names = {
        "header": _("Đầu văn bản"),
        "recipients": _("Nơi nhận"),
        "references": _("Căn cứ, viện dẫn"),
        "duties": _("Việc"),
        "channel": _("Kênh vướng mắc"),
    }
    groups = []
    doubtful: list[ReadItem] = []
    for group in sheet.groups:
        items: list[ReadItem] = []
        for unit, values in _by_unit(group.name, group.values):
            item = _item(sheet, unit, values)
            (doubtful if any(value.doubtful for value in values) else items).append(item)
        if items:
            groups.append(
                ReadGroup(
                    ident=f"g-{group.name}",
                    name=names[group.name],
                    items=tuple(items),
                    number=_number(group.name, items),
                )
            )
    if doubtful:
        groups.insert(
            0, ReadGroup(ident="g-doubtful", name=_("Nghi ngờ"), items=tuple(doubtful), number=sheet.doubtful)
        )
    return tuple(groups)


def _number(name: str, items: list[ReadItem]) -> int | None:
    """How many there are, where the count means something: the head of a document is not nine things."""
    return None if name in {"header", "channel"} else sum(1 if item.title else len(item.values) for item in items)


def _by_unit(name: str, values: Iterable[ReviewValue]) -> list[tuple[str, list[ReviewValue]]]:
    """References and duties stand together with their parts; a doubtful value of the head stands alone."""
    units: dict[str, list[ReviewValue]] = {}
    for value in values:
        whole = name in {"references", "duties", "channel"}
        key = value.unit if whole else (value.pointer if value.doubtful else name)
        units.setdefault(key, []).append(value)
    return list(units.items())


def _item(sheet: ReviewSheet, unit: str, values: list[ReviewValue]) -> ReadItem:
    document = sheet.document
    whole = next((value for value in values if value.pointer == unit and value.label in {"duty", "reference"}), None)
    shown = tuple(
        read_value_of(value, document_id=document.row.id, may_review=document.may_review)
        for value in values
        if not (value.inferred and value.value is None)
    )
    if whole is None:
        return ReadItem(values=shown, ident=f"i{unit.replace('/', '-')}" if unit.startswith("/") else "")
    section = next((str(value.value) for value in values if value.label == "duty.section" and value.value), "")
    return ReadItem(
        values=shown,
        ident=f"i{unit.replace('/', '-')}",
        title=_title(whole),
        source=section,
        words_id=words_id(unit) if whole.spans else "",
        adds=_adds(sheet, whole, values),
    )


def _adds(sheet: ReviewSheet, whole: ReviewValue, values: list[ReviewValue]) -> tuple[Action, ...]:
    """A name or a date that the program did not see in a duty."""
    if whole.label != "duty" or whole.value is None or not sheet.document.may_review:
        return ()
    inside = whole.pointer.strip("/")
    ways = [(f"duty.{name}", "add_value", f"{inside}/{name}") for name in ("lead", "coordinators")]
    if all(value.label != "duty.due" for value in values):
        ways.append(("duty.due", "correct_value", f"{inside}/due"))
    return tuple(
        Action(words=said(VALUE_LABELS, label), url=_way(name, sheet.document.row.id) + into)
        for label, name, into in ways
    )


def _title(whole: ReviewValue) -> str:
    words = said_value(whole.label, whole.value) if whole.label == "reference" else ""
    words = words or " ".join(whole.quote.split())
    return words if len(words) <= _SHOWN else words[: words.rfind(" ", 0, _SHOWN)] + "…"


def _state(value: ReviewValue) -> ValueState:
    if value.verdict is not None:
        return ValueState(value.verdict)
    return ValueState.DOUBTFUL if value.doubtful else ValueState.OPEN


def _acts(value: ReviewValue, *, document_id: int) -> dict[str, str]:
    names = ["confirm_value", "reject_value", "reopen_value"]
    # A whole reference or duty is corrected by its parts.
    names += [] if value.label in {"reference", "duty"} else ["correct_value"]
    return {name: _way(name, document_id) + value.pointer.lstrip("/") for name in names}


@lru_cache(maxsize=256)
def _way(name: str, document_id: int) -> str:
    """What stands before the pointer; a page has hundreds, and a pointer holds no sign that is written otherwise."""
    return reverse(name, args=[document_id, "-"]).removesuffix("-")


def _marks(value: ReviewValue) -> list[Mark]:
    if value.label in {"reference.code", "reference.type"}:
        # The whole reference already marks these words.
        return []
    return [
        Mark(
            ident=words_id(value.pointer),
            start=start,
            end=end,
            value_id=value_id(value.pointer),
            doubtful=value.doubtful,
        )
        for start, end in value.spans
    ]
