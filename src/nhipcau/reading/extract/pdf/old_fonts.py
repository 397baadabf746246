"""Runs of a PDF that was made with fonts of an older alphabet, given as Unicode; the boxes stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhipcau.reading.extract.legacy import needs_fonts, old_alphabet_of
from nhipcau.reading.extract.pdf.runs import Row


def in_unicode(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of all pages; told from all their words together, as no line has enough of them."""
    alphabet = old_alphabet_of("\n".join(run.text for rows in pages for row in rows for run in row))
    if alphabet is None:
        return [list(rows) for rows in pages]
    return [
        [
            tuple(replace(run, text=alphabet.shown(run.text)) if needs_fonts(run.text) else run for run in row)
            for row in rows
        ]
        for rows in pages
    ]
