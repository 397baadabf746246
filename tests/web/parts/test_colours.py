"""Every colour can be read on every ground it is used on, in light and in dark; the figures in the file are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path("src/nhipcau/web/static/css/tokens.css")
LINE = re.compile(r"--(?P<name>[\w-]+): (?P<value>#[0-9a-f]{6});(?: /\* on (?P<pairs>[^*]+) \*/)?")
# WCAG 2.2: 4.5 for words, 3 for the edges of fields and shapes; the house asks 12 of ink on its three grounds.
EDGES = {"rule"}
GROUNDS = {"paper", "sheet", "sunk"}


def blocks(repository: Path) -> dict[str, str]:
    css = (repository / TOKENS).read_text(encoding="utf-8")
    found = re.findall(r"(:root\S*) \{([^}]*color-scheme[^}]*)\}", css)
    assert len(found) == 3
    return dict(found)


def colours(block: str) -> dict[str, str]:
    return {match["name"]: match["value"] for match in LINE.finditer(block)}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least(*, name: str, ground: str) -> float:
    if name in EDGES:
        return 3.0
    return 12.0 if name == "ink" and ground in GROUNDS else 4.5


@pytest.mark.parametrize("which", [0, 1, 2], ids=["light", "dark by the machine", "dark by choice"])
def test_every_colour_can_be_read_on_its_grounds_and_says_how_well(repository: Path, which: int) -> None:
    block = list(blocks(repository).values())[which]
    known = colours(block)
    wrong = []
    for match in LINE.finditer(block):
        for pair in (match["pairs"] or "").split(", ") if match["pairs"] else []:
            ground, said = pair.rsplit(" ", 1)
            true = contrast(match["value"], known[ground])
            if true < least(name=match["name"], ground=ground) or f"{true:.1f}" != said:
                wrong.append(f"{match['name']} on {ground}: {true:.2f}, said {said}")
    assert wrong == []


def test_each_word_colour_says_its_contrast_on_paper(repository: Path) -> None:
    light = next(iter(blocks(repository).values()))
    words = {"ink", "soft", "blue", "lacquer", "in-time", "near", "late", "undated"}
    said = {match["name"] for match in LINE.finditer(light) if "paper" in (match["pairs"] or "")}
    assert words <= said


def test_dark_is_the_same_whether_the_machine_or_the_reader_asks(repository: Path) -> None:
    _light, by_machine, by_choice = (colours(block) for block in blocks(repository).values())
    assert by_machine == by_choice


def test_colours_stand_in_one_file_only(repository: Path) -> None:
    folder = repository / TOKENS.parent
    found = [
        f"{path.name}: {colour}"
        for path in sorted(folder.glob("*.css"))
        if path.name not in {"tokens.css", "print.css"}
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)", path.read_text(encoding="utf-8"))
    ]
    assert found == []
