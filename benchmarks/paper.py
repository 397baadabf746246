"""Texts set as office papers and scanned: pages that look like what a scanner sends, for measuring only.

A letterhead and a signature block stand in two columns, tables are ruled, the type is a Times-like serif of 14 pt on A4
with page numbers (Decree 30/2020/NĐ-CP annex I). What a page should be read as is returned beside it.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import NormalDist

import fontpkg_noto_serif
import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_FONTS = Path(fontpkg_noto_serif.__file__).parent
_PAGE = """
#set page(paper: "a4", margin: (left: 3cm, right: 1.7cm, y: 2cm), numbering: "1", number-align: top + center)
#set text(font: ("Liberation Serif", "Noto Serif"), size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.9em, leading: 0.62em)
#let centred(body) = { set par(first-line-indent: 0pt, justify: false); align(center, body) }
#let two(left, right) = { set par(first-line-indent: 0pt, justify: false)
  grid(columns: (1fr, 1.35fr), column-gutter: 0.4cm, left, right) }
"""
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA", re.IGNORECASE)
_DATED = re.compile(r"ngày.*tháng.*năm", re.IGNORECASE)
_LEFT = re.compile(r"số|v/v", re.IGNORECASE)
_HEAD_LINES = 14
_SHORT = 60
_STROKES = 2
# A row that opens a group of rows is written in two lines by texts that lost its cells: its number, then its words.
_NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[IVX]{1,5})\.?$")
_WIDE = 7
"""Columns from which a table is set across the longer side of the paper."""
_BROKEN = 0.15
"""Share of lines that go on in small letters on the next one, from which a text has the line ends of its pages."""
_LINES_KEPT = "#set text(size: 12pt)\n#set par(justify: false, first-line-indent: 0pt, spacing: 0.6em)\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """How a page was put on the glass and what the glass adds."""

    dpi: int = 200
    skew: float = 0.0
    """Degrees."""
    noise: float = 0.0
    """Standard deviation in grey levels."""
    blur: float = 0.0
    """Radius in pixels."""
    stamps: bool = False
    jpeg: int = 75


@dataclass(frozen=True, slots=True)
class Paper:
    markup: str
    text: str
    """In reading order: what a faultless reader would give back, white space apart."""


def paper_of(text: str) -> Paper:
    """A text in plain lines, cells of its tables split by TAB, set as a paper."""
    lines = [_cells(line.replace("*", "").lstrip("# ")) for line in text.splitlines()]
    lines = [line for line in lines if re.search(r"\w", line)]
    parts = list(_parts(lines))
    page = _PAGE + _LINES_KEPT if _is_broken(lines) else _PAGE
    return Paper(markup=page + "\n\n".join(m for m, _ in parts), text="\n".join(t for _, t in parts))


def _cells(line: str) -> str:
    """Rows that a text writes with upright strokes are rows of a table like those split by TAB."""
    if line.count("|") >= _STROKES:
        return line.replace("|", "\t").strip(" ")
    # A TAB in a listed item is a wide space.
    return re.sub(r"\t+", " ", line).strip() if line.lstrip()[:1] in "-+•" else line.strip()


def _is_broken(lines: Sequence[str]) -> bool:
    going_on = sum(one[-1] not in ".;:,!?”)" and other[0].islower() for one, other in pairwise(lines))
    return going_on > _BROKEN * len(lines)


def scans_of(paper: Paper, scanner: Scanner, *, seed: int = 1) -> Iterator[Image.Image]:
    """Its pages in turn, each as it would come off the glass."""
    chance = random.Random(seed)
    for number, page in enumerate(_sheets(paper.markup, scanner.dpi)):
        yield _scanned(page, scanner, chance=chance, stamped=scanner.stamps and number == 0)


def pdf_of_scans(pages: Sequence[Image.Image], *, dpi: int, quality: int) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=quality)
    return out.getvalue()


def pdf_of(paper: Paper) -> bytes:
    """As an office program sends it: its text is in it, and no page is a picture."""
    made = typst.compile(paper.markup.encode(), font_paths=typst.Fonts(font_paths=[str(_FONTS)]), format="pdf")
    return _each(made)[0]


def _sheets(markup: str, dpi: int) -> list[Image.Image]:
    made = typst.compile(markup.encode(), font_paths=typst.Fonts(font_paths=[str(_FONTS)]), format="png", ppi=dpi)
    return [Image.open(io.BytesIO(one)).convert("RGB") for one in _each(made)]


def _each(made: bytes | list[bytes]) -> list[bytes]:
    """Several pages come as a list, one alone: so typst, whatever its types say."""
    return made if isinstance(made, list) else [made]


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    at, head = _head(lines)
    yield from head
    while at < len(lines):
        line = lines[at]
        if line.lower().startswith("nơi nhận"):
            taken, part = _foot(lines[at:])
            at += taken
            yield part
        elif "\t" in line:
            taken, rows = _rows(lines[at:])
            at += taken
            yield _table(rows)
        elif len(line) < _SHORT and line.upper() == line and re.search(r"[^\W\d_]{3}", line):
            yield f"#centred[*{_escaped(line)}*]", line
            at += 1
        else:
            yield _escaped(line), line
            at += 1


def _head(lines: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    motto = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if _MOTTO.search(line)), None)
    if motto is None:
        return 0, []
    if any("\t" in line for line in lines[: motto + 1]):
        return _tabbed_head(lines, motto)
    left, right = list(lines[:motto]), list(lines[motto : motto + 2])
    at = motto + 2
    while at < len(lines) and at < motto + 6 and (_DATED.search(lines[at]) or _LEFT.match(lines[at])):
        (left if _LEFT.match(lines[at]) else right).append(lines[at])
        at += 1
    return at, [_two(left, right)]


def _tabbed_head(lines: Sequence[str], motto: int) -> tuple[int, list[tuple[str, str]]]:
    rows = [re.split(r"\t+", line, maxsplit=1) for line in _while(lines[motto:], "\t")]
    left = [*lines[:motto], *(row[0].strip() for row in rows)]
    return motto + len(rows), [_two(left, [row[1].strip() for row in rows])]


def _foot(lines: Sequence[str]) -> tuple[int, tuple[str, str]]:
    """From "Nơi nhận" on: what begins with a dash is a recipient, what follows up to the name signs."""
    if "\t" in lines[0]:
        rows = [re.split(r"\t+", line, maxsplit=1) for line in lines]
        return len(lines), _two([row[0] for row in rows], [row[1] for row in rows if len(row) > 1])
    left = [lines[0]]
    while len(left) < len(lines) and lines[len(left)][:1] in "-–+":
        left.append(lines[len(left)])
    right: list[str] = []
    for line in lines[len(left) :]:
        if len(line) >= _SHORT or len(right) == 6 or _MOTTO.search(line):
            break
        right.append(line)
        if line.upper() != line:
            break
    return len(left) + len(right), _two(left, right)


def _two(left: Sequence[str], right: Sequence[str]) -> tuple[str, str]:
    columns = ["[" + " \\ ".join(f"#text(12pt)[{_escaped(line)}]" for line in side) + "]" for side in (left, right)]
    is_head = any(_MOTTO.search(line) for line in right)
    shown = [f"align(center, {column})" if is_head or n else column for n, column in enumerate(columns)]
    return f"#two({shown[0]}, {shown[1]})", "\n".join((*left, *right))


def _table(rows: Sequence[str]) -> tuple[str, str]:
    cells = [[cell.strip() for cell in row.split("\t")] for row in rows]
    width = max(len(row) for row in cells)
    columns = ", ".join(f"{_share([row[n] for row in cells if n < len(row)])}fr" for n in range(width))
    content = ", ".join(_set_row(row, width=width) for row in cells)
    page = "#page(flipped: true)" if width >= _WIDE else "#"
    return (
        f"{page}[#set par(first-line-indent: 0pt, justify: false)\n#set text(11pt)\n"
        f"#table(columns: ({columns}), {content})]",
        "\n".join("\t".join(row) for row in cells),
    )


def _set_row(row: Sequence[str], *, width: int) -> str:
    """Its cells; the words of a row that opens a group run across the other columns."""
    if len(row) == 2 < width and _NUMBER_ALONE.match(row[0]):
        return f"[{_escaped(row[0])}], table.cell(colspan: {width - 1})[*{_escaped(row[1])}*]"
    return ", ".join(f"[{_escaped(cell)}]" for cell in (*row, *[""] * (width - len(row))))


def _rows(lines: Sequence[str]) -> tuple[int, list[str]]:
    """How many lines are rows of one table, and the rows."""
    rows: list[str] = []
    at = 0
    while at < len(lines):
        if "\t" in lines[at]:
            rows.append(lines[at])
            at += 1
        elif at + 2 < len(lines) and _NUMBER_ALONE.match(lines[at]) and "\t" in lines[at + 2]:
            rows.append(f"{lines[at]}\t{lines[at + 1]}")
            at += 2
        else:
            break
    return at, rows


def _share(column: Sequence[str]) -> int:
    """How wide a column is set: its longest word has room, its longest cell takes several lines."""
    words = [len(word) for cell in column for word in cell.split()]
    return max(3, max(words, default=0) + 6, min(30, max(map(len, column), default=0)))


def _while(lines: Sequence[str], mark: str) -> list[str]:
    end = next((n for n, line in enumerate(lines) if mark not in line), len(lines))
    return list(lines[:end])


def _escaped(line: str) -> str:
    words = re.sub(r"([\\#$*_`<>@\[\]~=/\"'])", r"\\\1", re.sub(r"\s+", " ", line))
    return re.sub(r"^([-+]|\d+\.)", lambda met: "\\" + met[0] if met[0] in "-+" else met[0][:-1] + "\\.", words)


def _scanned(page: Image.Image, scanner: Scanner, *, chance: random.Random, stamped: bool) -> Image.Image:
    if stamped:
        _stamp(page, scanner.dpi)
    if scanner.skew:
        angle = chance.choice((-scanner.skew, scanner.skew))
        page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    if scanner.blur:
        page = page.filter(ImageFilter.GaussianBlur(scanner.blur))
    if scanner.noise:
        page = ImageChops.add(page, _grain(page.size, scanner.noise, chance=chance), 1, -128)
    return page if scanner.stamps else page.convert("L")


def _grain(size: tuple[int, int], deviation: float, *, chance: random.Random) -> Image.Image:
    """Normally spread about 128, the same each time: Pillow's own noise has no seed."""
    even = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    spread = [round(128 + deviation * NormalDist().inv_cdf((value + 0.5) / 256)) for value in range(256)]
    return even.point(spread).convert("RGB")


def _stamp(page: Image.Image, dpi: int) -> None:
    """A round seal low on the page and the rectangle of the mail room at its head, both red."""
    unit = dpi / 25.4
    draw = ImageDraw.Draw(page, "RGBA")
    red = (200, 30, 40, 190)
    x, y, r = page.width * 0.72, page.height * 0.85, 17 * unit
    for inner in (0.0, 5 * unit):
        draw.ellipse((x - r + inner, y - r + inner, x + r - inner, y + r - inner), outline=red, width=int(0.6 * unit))
    font = ImageFont.truetype(str(next(_FONTS.rglob("*.ttf"))), int(6 * unit))
    draw.text((x, y), "★", anchor="mm", fill=red, font=font)
    left, top = 12 * unit, 4 * unit
    draw.rectangle((left, top, left + 44 * unit, top + 14 * unit), outline=red, width=int(0.5 * unit))
    draw.text((left + 3 * unit, top + 2 * unit), "ĐẾN Số: 241", fill=red, font=font.font_variant(size=int(4 * unit)))
