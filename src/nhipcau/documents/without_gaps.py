"""A document as it stands, closed up: what people rejected leaves no gap, and what counts places is renumbered.

Pure. For whoever compares with a reading, in which nothing was ever rejected; pointers into it mean nothing any more.
"""

from __future__ import annotations

from typing import cast

from nhipcau.documents.shape import ReadDocument, ReadDuty, ReadReference, without_gaps
from nhipcau.ground.plain import Json


def closed_up(standing: ReadDocument) -> dict[str, Json]:
    """In the shape of the reading contract, without evidence and sections."""
    left_out = {"evidence", "sections"}
    body = {name: value for name, value in cast(dict[str, Json], standing).items() if name not in left_out}
    for name in ("addressees", "recipients"):
        body[name] = cast(Json, without_gaps(cast(list[str | None], body.get(name) or [])))
    body["references"] = cast(Json, _references(standing["references"]))
    body["duties"] = cast(Json, [_duty(duty) for duty in standing["duties"] if duty is not None])
    channel = standing["difficulty_channel"]
    if channel is not None:
        body["difficulty_channel"] = cast(Json, {**channel, "via": without_gaps(channel["via"])})
    signatory = standing["signatory"]
    if signatory is not None and not any(signatory.values()):
        body["signatory"] = None
    return body


def _references(references: list[ReadReference | None]) -> list[ReadReference]:
    kept = [index for index, reference in enumerate(references) if reference is not None]
    places = {old: new for new, old in enumerate(kept)}
    return [
        cast(ReadReference, {**reference, "about": [places[i] for i in reference["about"] if i in places]})
        for reference in references
        if reference is not None
    ]


def _duty(duty: ReadDuty) -> ReadDuty:
    names = {name: without_gaps(duty[name]) for name in ("lead", "coordinators", "requested", "via")}
    return cast(ReadDuty, {**duty, **names})
