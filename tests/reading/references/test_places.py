"""Whatever the text, what is read stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.reading.references import read_references
from nhipcau.reading.source import Source
from nhipcau.reading.types import Header, Span

PIECES = st.sampled_from(
    [
        "Chỉ thị số ", "38-CT/TW", "Luật ", "Đầu tư công", " số ", "58/2024/QH15", "; ", ", ", " và ", "\n",
        "\n\n", "Căn cứ ", " ngày 31/02/2020", " ngày 19/9/2019", " của ", "Ban Bí thư", "Bộ Tài chính",
        " tại ", "(", ")", "“", "”", " về việc ", "thực hiện ", "Nghị quyết ", "Đại hội Đảng lần thứ XI",
        "sửa đổi, bổ sung một số điều của ", "O4-", "TTg", "2019-2024", "Kế hoạch của ", "UBND tỉnh",
        "(sau đây gọi tắt là Chỉ thị 38)", "Chỉ thị 38", "NQ18", "57, 59", "38CT/TW", "3 8-CT/T W",
        "Số: 12/KH-UBND", "thay thế ", "Quyết định này ", "*", "–", "Ð", "\u200b", "./.",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40), margin=st.integers(0, 20))
def test_every_place_lies_in_the_document(pieces: list[str], margin: int) -> None:
    text = "x" * margin + "".join(pieces) + "Chỉ thị số 99-CT/TW"
    document = Span(margin, max(margin, len(text) - 19))
    for reference in read_references(Source(text=text, media_type="text/plain"), document, Header()):
        values = (reference.type, reference.code, reference.date, reference.issuer, reference.title, *reference.issuers)
        places = [*reference.spans, *(span for value in values if value for span in value.spans)]
        assert all(document.holds(place) and place.start < place.end for place in places)
