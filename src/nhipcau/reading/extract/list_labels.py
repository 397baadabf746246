"""Labels that the file does not hold but the page shows: numbers, letters and bullets of lists."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FARTHEST = 100_000
_HTML_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# Glyphs of the symbol fonts that bullet galleries use, as plain bullets.
_SYMBOLS = {"\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0e8": "➔"}
_WRITTEN_OUT = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def number_in(style: str, number: int) -> str:
    """A number in one of the formats of WordprocessingML (ST_NumberFormat); an unknown format counts in figures."""
    if not 0 <= number <= _FARTHEST:
        return str(number)
    match style:
        case "decimalZero":
            return f"{number:02d}"
        case "lowerLetter" | "upperLetter":
            return _letter(number) if style == "lowerLetter" else _letter(number).upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number).lower() if style == "lowerRoman" else _roman(number)
        case "cardinalText" | "ordinalText" | "vietnameseCounting" if number < len(_WRITTEN_OUT):
            return _WRITTEN_OUT[number]
        case "none":
            return ""
        case _:
            return str(number)


def plain_bullet(sign: str) -> str:
    """A bullet that can be read without its font."""
    return "".join(_SYMBOLS.get(glyph, "•" if "\ue000" <= glyph <= "\uf8ff" else glyph) for glyph in sign)


def label_of(item: LexborNode) -> str:
    """What a browser prints before a list item."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "- "
    attributes = parent.attributes
    style = _HTML_FORMATS.get(attributes.get("type") or "1", "decimal")
    return f"{number_in(style, _position(item, start=_whole(attributes.get('start')) or 1))}. "


def _position(item: LexborNode, *, start: int) -> int:
    after, node = 0, item
    while (value := _whole(node.attributes.get("value"))) is None:
        before = node.prev
        while before is not None and before.tag != "li":
            before = before.prev
        if before is None:
            return start + after
        node, after = before, after + 1
    return value + after


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None


def _letter(number: int) -> str:
    """a … z, then aa, bb: as Word counts, not as a spreadsheet does."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
