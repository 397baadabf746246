"""ODT files made of bare XML for tests."""

from __future__ import annotations

from tests.reading.extract.made_docx import zipped

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("svg", "svg-compatible"),
    )
)
MIME = "application/vnd.oasis.opendocument.text"
_PACKAGE = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
MANIFEST = f"<manifest:manifest {_PACKAGE}>{{inside}}</manifest:manifest>"


def odt(
    body: str,
    *,
    styles: str = "",
    automatic: str = "",
    master: str = "",
    meta: str = "",
    manifest: str = "",
    kind: str = "text",
) -> bytes:
    """The body's inside; styles by name and by hand; what stands on the master pages; properties."""
    parts = {
        "mimetype": MIME,
        "content.xml": f"<office:document-content {_SPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_SPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        "META-INF/manifest.xml": MANIFEST.format(inside=manifest),
    }
    return zipped(dict(parts), compression=0)


def list_style(name: str, levels: str) -> str:
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def level(at: int, more: str) -> str:
    return f'<text:list-level-style-number text:level="{at}" {more}/>'


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item {more}>{''.join(inside)}</text:list-item>"


def p(words: str, more: str = "") -> str:
    return f"<text:p {more}>{words}</text:p>"
