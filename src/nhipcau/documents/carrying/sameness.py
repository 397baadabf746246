"""Whether two values say the same: their words as printed may differ in spaces and capitals. Pure."""

from __future__ import annotations

from typing import cast

from nhipcau.documents.shape import ReadDuty, ReadReference
from nhipcau.ground.identity import canonical_code
from nhipcau.ground.plain import Json
from nhipcau.ground.text import folded_whitespace

DUTY_FIELDS = ("nature", "lead", "coordinators", "requested", "due")
"""What a task says besides its words."""


def same_value(one: Json, other: Json) -> bool:
    return _essence(one) == _essence(other)


def same_duty(one: ReadDuty, other: ReadDuty) -> bool:
    """Of duties that stand at the same words."""
    return not duty_differences(cast(dict[str, Json], one), cast(dict[str, Json], other))


def duty_differences(one: dict[str, Json], other: dict[str, Json]) -> tuple[str, ...]:
    """The fields in which a task made from the one would differ from a task made from the other."""
    return tuple(field for field in DUTY_FIELDS if _essence(one.get(field)) != _essence(other.get(field)))


def same_reference(one: ReadReference, other: ReadReference) -> bool:
    return code_of(one) == code_of(other) and all(
        _essence(cast(Json, one.get(name))) == _essence(cast(Json, other.get(name))) for name in ("date", "relation")
    )


def code_of(reference: ReadReference) -> str:
    return canonical_code(reference["code"]) if reference["code"] else folded(reference["title"] or "")


def folded(words: str) -> str:
    return folded_whitespace(words).casefold()


def _essence(value: Json) -> Json:
    """A time without its wording, a list without the gaps of what was rejected."""
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, list):
        return [_essence(one) for one in value if one is not None]
    if isinstance(value, dict):
        return {name: _essence(one) for name, one in sorted(value.items()) if name != "text" and one is not None}
    return value
