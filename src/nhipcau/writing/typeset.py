"""Papers as PDF: a template of ours and values for it, set by typst. Pure: the values come as data, never as markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import fontpkg_noto_serif
import typst

from nhipcau.ground.plain import Json

PDF_TYPE = "application/pdf"


def typeset(template: str, values: Mapping[str, Json], *, made: datetime) -> bytes:
    """The bytes of a PDF. `made` is its date of creation: the same values at the same moment give the same bytes.

    Times New Roman where the machine has it, else a face of the same widths (Liberation Serif), else Noto Serif,
    which comes with the product.
    """
    markup = Path(str(files(__package__))) / "templates" / f"{template}.typ"
    told = {"values": json.dumps(values, ensure_ascii=False)}
    return typst.compile(markup, font_paths=[_fonts()], sys_inputs=told, timestamp=int(made.timestamp()))


@cache
def _fonts() -> Path:
    return Path(fontpkg_noto_serif.__file__).parent / "files"
