"""One place where a document is named: what its words say, before mentions of one document are joined."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from nhipcau.reading.types import Found, Span


class Way(StrEnum):
    """How the words name the document."""

    NUMBERED = "numbered"  # "Chỉ thị số 38-CT/TW"
    BARE = "bare"  # "Chỉ thị 38": by its number alone
    NAMED = "named"  # "Luật Tổ chức Chính phủ"
    ALIAS = "alias"  # "Kế hoạch 164" after "(sau đây gọi tắt là Kế hoạch 164)": stands for one cited in full
    UNNUMBERED = "unnumbered"  # "Kế hoạch của Ban Thường vụ Tỉnh ủy": binds to a numbered one or falls away


class Mention(NamedTuple):
    span: Span
    """From the type word to the last word of issuer and date; the summary is outside."""
    way: Way
    type: Found[str] | None
    code: Found[str] | None = None
    date: Found[date] | None = None
    issuer: Found[str] | None = None
    title: Found[str] | None = None
    year: int | None = None
    """The year of a law cited as "Luật Công đoàn 2012"."""
    stands_for: Span | None = None
    """Where the citation stands that an alias was given to."""
