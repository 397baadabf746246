"""Codes that OCR or a typist damaged, as they must have been printed. What is mended here is never sure."""

from __future__ import annotations

import re
from dataclasses import replace

from nhipcau.reading.references.grammar import kind_by_symbol
from nhipcau.reading.types import Found

# A letter among the digits, a slash or a T read as something else, a stroke lost from Đ, a joint lost before an organ.
_DAMAGED = re.compile(
    r"^\d*[OQlI]|Í|1W$|/[QN]D-|[A-ZĐa-z](?:TW|TU|UBND|HĐND|CP|TTg)$|[-/](?:[GO]P|TT(?:[Eeq8]|[Egpq]g)|\w*QH\w\w)$"
)
_SLASH = re.compile(r"(?<=[A-ZĐ])Í(?=[A-Z1])")
_CENTRAL = re.compile(r"(?<=[-/])1W$")
_STROKE = re.compile(r"(?<=/)(?:(Q)D|(N)D)(?=-)")
# Organs of the state whose last letters were taken for others: "NĐ-GP", "QĐ-TTE", "UBTVQHI5".
_GOVERNMENT = re.compile(r"(?<=N[ĐQ]-)[GO](?=P$)")
_PREMIER = re.compile(r"(?<=-TT)(?:[Eeq8]|[Egpq]g)$")
_TERM = re.compile(r"(?<=QH)[\dIlO]{2}$")
_NUMBER = re.compile(r"([\dOQlI]+)(.*)", re.DOTALL)
# "38-CTTW", "12/QĐUBND": type and organ of one group.
_GLUED = re.compile(
    r"(?P<number>\d+(?:/(?:19|20)\d\d)?)(?P<joint>[-/])(?P<type>\w+?)(?P<organ>TW|TU|UBND|HĐND|CP|TTg)$"
)
_DIGITS = str.maketrans("OQlI", "0011")
_SURE, _MENDED = 0.98, 0.7


def meant(printed: str) -> tuple[str, float]:
    """The code without damage, and how sure it is."""
    if not _DAMAGED.search(printed):
        return printed, _SURE
    mended = _CENTRAL.sub("TW", _SLASH.sub("/", printed))
    parts = _NUMBER.match(mended)
    if parts is not None:
        mended = parts[1].translate(_DIGITS) + parts[2]
    mended = _STROKE.sub(lambda found: (found[1] or found[2]) + "Đ", mended)
    mended = _PREMIER.sub("g", _GOVERNMENT.sub("C", mended))
    mended = _TERM.sub(lambda found: found[0].translate(_DIGITS), mended)
    mended = _parted(mended)
    return (printed, _SURE) if mended == printed else (mended, _MENDED)


def _parted(code: str) -> str:
    glued = _GLUED.fullmatch(code)
    if glued is None or glued["type"].upper() not in kind_by_symbol():
        return code
    other = "/" if glued["joint"] == "-" else "-"
    return f"{glued['number']}{glued['joint']}{glued['type']}{other}{glued['organ']}"


def of_guessed_figures(code: Found[str]) -> Found[str]:
    """A code some of whose figures a scan prints as letters."""
    return replace(code, rule="references.code.repaired", confidence=min(code.confidence, _MENDED))
