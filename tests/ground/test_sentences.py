"""Every refusal has its words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import nhipcau
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import LANGUAGES, sentence, sentences

SOURCE = Path(nhipcau.__file__).parent
RAISED = re.compile(r"""Refusal\(\s*["']([\w.]+)["']""")
SLOT = re.compile(r"\{(\w+)\}")


def codes_in_source() -> set[str]:
    return {code for path in SOURCE.rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_raised_has_a_sentence(language: str) -> None:
    codes = codes_in_source()
    assert "reading.empty" in codes
    assert codes - sentences(language).keys() == set()


def test_both_languages_know_the_same_refusals_and_facts() -> None:
    slots = {
        language: {code: set(SLOT.findall(words)) for code, words in sentences(language).items()}
        for language in LANGUAGES
    }
    assert slots["vi"] == slots["en"]


def test_a_sentence_says_the_facts_of_its_refusal() -> None:
    refusal = Refusal("reading.too_many_pages", pages=31, limit=30)
    assert "31" in sentence(refusal)
    assert sentence(refusal, "en").startswith("The file has 31 pages")


def test_an_unknown_language_speaks_vietnamese() -> None:
    assert sentence(Refusal("reading.empty"), "fr") == sentence(Refusal("reading.empty"), "vi")
