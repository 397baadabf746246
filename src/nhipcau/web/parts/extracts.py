"""Words of a text with what was looked for marked in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape
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
        for piece in self.pieces:
            words = escape(piece.words)
            yield f"<mark>{words}</mark>" if piece.marked else words
            if piece.meant:
                yield f' <span class="soft">({escape(_("có thể là “%(words)s”") % {"words": piece.meant})})</span>'
