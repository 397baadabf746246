"""Words of a text with what was looked for marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nhipcau.documents.finding.extracts import Piece
from nhipcau.web.parts.part import SelfDrawn


@dataclass(frozen=True, slots=True)
class Extract(SelfDrawn):
    pieces: tuple[Piece, ...]

    def drawn(self) -> SafeString:
        return mark_safe("".join(self._pieces()))  # noqa: S308 – each piece is escaped

    def _pieces(self) -> Iterator[str]:
        for piece in joined(self.pieces):
            words = escape(piece.words)
            yield f"<mark>{words}</mark>" if piece.marked else words
            if piece.meant:
                yield f' <span class="soft">({escape(_("có thể là “%(words)s”") % {"words": piece.meant})})</span>'


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Marked words with nothing but a space between them are marked as one."""
    found: list[Piece] = []
    for piece in pieces:
        follows = len(found) > 1 and found[-1].words == " " and found[-2].marked and not found[-2].meant
        if piece.marked and not piece.meant and follows:
            found[-2:] = [Piece(f"{found[-2].words} {piece.words}", marked=True)]
        else:
            found.append(piece)
    return found
