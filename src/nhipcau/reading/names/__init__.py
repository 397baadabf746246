"""Names of agencies, bodies, posts and collectives in running text, as the text writes them."""

from __future__ import annotations

from nhipcau.reading.names.grammar import Name, Naming, naming_of
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span
from nhipcau.reading.words import words_of

__all__ = ["Name", "Naming", "as_found", "as_written", "find_names", "names_within", "naming_of"]

_SURE = {"agency": 0.95, "abbreviation": 0.9, "post": 0.93, "collective": 0.85, "titled": 0.85, "bare": 0.6}


def find_names(source: Source, within: Span) -> tuple[Found[str], ...]:
    """Every agency, body, post or collective named within the span, in order; at each place the longest name."""
    return tuple(as_found(source, name) for name in names_within(source, within))


def names_within(source: Source, within: Span) -> tuple[Name, ...]:
    naming = naming_of(words_of(source, within))
    found, i = [], 0
    while naming.words.has(i):
        name = naming.name_at(i, bare=False)
        if name is None:
            i += 1
        else:
            found.append(name)
            i = name.stop
    return tuple(found)


def as_written(source: Source, span: Span) -> str:
    """The words as the text writes them, without Markdown marks, white space folded."""
    if source.text[span.start : span.end] == source.shadow[span.start : span.end]:
        return " ".join(source.text[span.start : span.end].split())
    pairs = zip(source.text[span.start : span.end], source.shadow[span.start : span.end], strict=True)
    return " ".join("".join(" " if plain == " " else letter for letter, plain in pairs).split())


def as_found(source: Source, name: Name, *, confidence: float = 1.0) -> Found[str]:
    """The name as the text writes it, white space folded; how sure the grammar is, times how sure the caller is."""
    return Found(
        value=as_written(source, name.span),
        spans=(name.span,),
        rule=f"name.{name.kind}",
        confidence=round(_SURE[name.kind] * confidence, 3),
    )
