"""The body as headings, items, paragraphs and table rows, each knowing what stands above it."""

from __future__ import annotations

from nhipcau.reading.structure.outline import Block, Outline, read_outline
from nhipcau.reading.structure.zones import Zone

__all__ = ["Block", "Outline", "Zone", "read_outline"]
