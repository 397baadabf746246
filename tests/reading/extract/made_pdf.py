"""PDF files made for tests, in a font that comes with the product."""

from __future__ import annotations

import functools
from pathlib import Path

import fontpkg_noto_serif
import typst

FONTS = Path(fontpkg_noto_serif.__file__).parent
PAGE = (
    '#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm))\n'
    '#set text(font: "Noto Serif", size: 13pt, lang: "vi")\n'
)


@functools.cache
def pdf_of(body: str, page: str = PAGE) -> bytes:
    return typst.compile((page + body).encode(), font_paths=[str(FONTS)])


def pdf_in_font(words: str, font: str) -> bytes:
    """A page of one line in a font that is only named, in the encoding of Windows, as old programs made it."""
    shown = words.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    stream = b"BT /F 12 Tf 50 700 Td (" + shown + b") Tj ET"
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/TrueType/BaseFont/" + font.encode() + b"/Encoding/WinAnsiEncoding>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end
