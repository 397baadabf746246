"""Makes the web fonts from the installed Inter package, once per data directory; no font lies in the repository."""

from __future__ import annotations

import importlib.metadata
import io
import os
from dataclasses import dataclass
from pathlib import Path

# Neither package says its types.
import fontpkg_inter  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

# Raise when the recipe below changes, so that installations make their fonts anew.
RECIPE = "3"
STAMP = "fonts.stamp"
FEATURES = ("ccmp", "kern", "locl", "mark", "mkmk", "tnum")


@dataclass(frozen=True, slots=True)
class Subset:
    """One file that the browser fetches only if the page holds one of its letters (`unicode-range` in base.css)."""

    name: str
    ranges: tuple[tuple[int, int], ...]


SUBSETS = (
    Subset(
        name="inter-vi.woff2",
        ranges=(
            (0x0020, 0x007E),
            (0x00A0, 0x00FF),
            (0x0102, 0x0103),
            (0x0110, 0x0111),
            (0x0128, 0x0129),
            (0x0168, 0x0169),
            (0x01A0, 0x01A1),
            (0x01AF, 0x01B0),
            (0x0300, 0x0304),
            (0x0306, 0x0306),
            (0x0309, 0x0309),
            (0x031B, 0x031B),
            (0x0323, 0x0323),
            (0x1EA0, 0x1EF9),
            (0x2010, 0x2027),
            (0x202F, 0x202F),
            (0x2030, 0x2033),
            (0x20AB, 0x20AC),
            (0x2190, 0x2193),
            (0x2212, 0x2212),
        ),
    ),
    Subset(
        # Names of foreign partners and places, which most pages do not hold.
        name="inter-ext.woff2",
        ranges=((0x0100, 0x024F), (0x0370, 0x03FF), (0x0400, 0x045F)),
    ),
)


def build_fonts(target: Path) -> bool:
    """Write the woff2 files into `target`; answers whether anything had to be made. A second call costs a file read."""
    stamp = f"{importlib.metadata.version('fontpkg-inter')} {importlib.metadata.version('fonttools')} {RECIPE}\n"
    stamp_file = target / STAMP
    fresh = stamp_file.exists() and stamp_file.read_text() == stamp
    wanted = [subset for subset in SUBSETS if not fresh or not (target / subset.name).exists()]
    if not wanted:
        return False
    target.mkdir(parents=True, exist_ok=True)
    for subset in wanted:
        _write_whole(target / subset.name, _make(subset))
    _write_whole(stamp_file, stamp.encode())
    return True


def _make(subset: Subset) -> bytes:
    # Cutting first makes the costly pinning of axes ten times cheaper.
    font = TTFont(fontpkg_inter.ROOT / "files" / "Inter[opsz,wght].ttf")
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    subsetter = Subsetter(options=options)
    subsetter.populate(unicodes=[code for first, last in subset.ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"opsz": 14, "wght": (400, 600)}, inplace=True)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _write_whole(path: Path, content: bytes) -> None:
    # Two processes may start at once; a reader must never meet half a font.
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)
