"""Refusal code → sentence for people: what happened, why, what to do now. One TOML file per language.

In the ground and not in the foundation so that the command line can speak without Django.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from nhipcau.ground.refusal import Refusal

LANGUAGES = ("vi", "en")


@cache
def sentences(language: str) -> dict[str, str]:
    """Every code of one language, keyed as the code is written in the source ("reading.empty")."""
    text = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    contexts = tomllib.loads(text)
    return {f"{context}.{name}": words for context, codes in contexts.items() for name, words in codes.items()}


def sentence(refusal: Refusal, language: str = "vi") -> str:
    """The sentence of a refusal with its facts filled in. An unknown language speaks Vietnamese."""
    known = sentences(language if language in LANGUAGES else "vi")
    return known[refusal.code].format_map(refusal.facts)
