"""An indent, or room left on the line above, parts paragraphs that the text layer prints without a gap."""

from __future__ import annotations

from nhipcau.reading.source import Box, Source
from nhipcau.reading.structure import read_outline
from nhipcau.reading.types import Span

LINES = [
    "  Các sở, ban, ngành phân công người phụ trách và bắt đầu thực hiện",
    "trong tháng năm, sau đó báo cáo kết quả về Sở Ngoại vụ trước ngày",
    "mười lăm tháng mười một hằng năm, để Sở tổng hợp, báo cáo tỉnh.",
    "  Quá trình thực hiện nếu có vướng mắc, các đơn vị gửi văn bản về",
    "Sở Ngoại vụ để được hướng dẫn. Những việc vượt thẩm quyền của Sở.",
    "Sở trình Ủy ban nhân dân tỉnh xem xét, quyết định trong mười ngày",
    "làm việc.",
    "  Kế hoạch này thay cho mọi văn bản trước đây về cùng một nội dung.",
]
LETTER, HEIGHT, INDENT = 6.0, 12.0, 28.0


def printed(lines: list[str], *, right: float) -> Source:
    """Justified lines: a line that fills the page ends at its edge, the last of a paragraph where its words end."""
    parts, boxes, at = [], [], 0
    for number, line in enumerate(lines):
        words = line.strip()
        left = 85.0 + (INDENT if line.startswith(" ") else 0.0)
        last = number + 1 == len(lines) or lines[number + 1].startswith(" ")
        edge = left + LETTER * len(words) if last else right
        boxes.append((Span(at, at + len(words)), Box(0, left, 100.0 + number * 18, edge, 112.0 + number * 18)))
        parts.append(words)
        at += len(words) + 1
    return Source(text="\n".join(parts), media_type="application/pdf", boxes=tuple(boxes))


def test_an_indented_line_opens_a_paragraph_though_the_line_above_is_full() -> None:
    source = printed(LINES, right=85.0 + LETTER * 66)
    outline = read_outline(source, Span(0, len(source.text)))
    assert [block.words.split()[:2] for block in outline.blocks] == [
        ["Các", "sở,"],
        ["Quá", "trình"],
        ["Kế", "hoạch"],
    ]
    assert outline.blocks[0].words.endswith("báo cáo tỉnh.")
    assert outline.blocks[1].words.endswith("mười ngày làm việc.")
