"""What a newer reading disagrees about, in a line for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhipcau.ground.plain import Json

if TYPE_CHECKING:
    from nhipcau.documents.selectors.disagreements import DisagreementRow

_KINDS = {
    "differs": "khác ý người ở {place}",
    "missing": "không còn thấy {place}",
    "board": "khác việc trên bảng",
    "gone": "không còn thấy việc trên bảng",
    "divided": "tệp chia thành các văn bản khác với sổ",
}
# Where people correct most; elsewhere the name of the field in the reading is told.
_PLACES = {
    "type": "loại văn bản",
    "number": "số",
    "symbol": "ký hiệu",
    "code": "số, ký hiệu",
    "issuer": "cơ quan ban hành",
    "date": "ngày",
    "title": "trích yếu",
    "duty": "việc",
    "duty.lead": "chủ trì",
    "duty.coordinators": "phối hợp",
    "duty.due": "thời hạn",
}
# Parts of a duty that tell two versions of it apart.
_PARTS = {"lead": "chủ trì", "coordinators": "phối hợp", "due": "thời hạn"}


def what_differs(row: DisagreementRow) -> str:
    return _KINDS.get(row.kind, row.kind).format(place=_PLACES.get(row.label, row.label))


def shown(value: Json) -> str:
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value) or "không có"
    if isinstance(value, dict):
        named = [f"{words} {shown(value[name])}" for name, words in _PARTS.items() if value.get(name)]
        return "; ".join(named) or str(value.get("text") or value.get("code") or "không có")
    return "không có" if value is None else f"“{value}”"
