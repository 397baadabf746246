"""Verbs of acts: which words do something, and which are passive, done, or part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.lexicon.listed import choice_of
from nhipcau.reading.source import lowered

_WORDS = load("orders")
_OFFICE = load("office_acts")
NO_LETTER_BEFORE, NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def listed(key: str) -> str:
    """A pattern that meets any of the listed words."""
    return choice_of(strings(_WORDS[key]))


def _office_acts() -> str:
    """Everyday acts; one of a single syllable must not be the second half of another word ("việc làm")."""
    acts = strings(_OFFICE["acts"])
    firsts = [case for first in strings(_OFFICE["firsts"]) for case in (first, first.capitalize())]
    single = choice_of(act for act in acts if " " not in act)
    # What stands before is looked at only where an act follows.
    alone = f"(?={single})" + "".join(f"(?<!{first} )" for first in firsts) + single
    compound = choice_of(act for act in acts if " " in act)
    return rf"(?!{choice_of(strings(_OFFICE['nouns']))}(?!\w))(?:{compound}|{alone})"


_VERB = f"(?:{listed('verbs')}|{_office_acts()}){NO_LETTER_AFTER}"
OPENER = re.compile(rf"(?:{listed('adverbs')}(?:,)?\s+)*(?:không\s+)?{_VERB}")
"""How words begin that say what to do without saying who. Matches small letters."""
# In letters as printed: what a body does is written small, the same words in its name large ("Sở Giáo dục và Đào tạo").
_NO_NOUN = "".join(f"(?<!{word} )" for word in strings(_WORDS["noun_makers"]))
_PREDICATE = re.compile(rf"(?={_VERB}){_NO_NOUN}{_VERB}")
# It opens with what is no letter of the Latin script, which is told sooner than what is no letter.
_WORD_BEGINS = re.compile(rf"[^A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]{NO_LETTER_BEFORE}(?={_VERB})")
_MODIFIER = re.compile(listed("modifiers"))
_NOUN_TOO = re.compile(listed("nouns_too"))
_DONES = ("đã", "đang", "vừa", "từng")
_DONE = re.compile(r"(?<!\w)(?:đã|đang|vừa|từng)\s*$")
_PASSIVE_ENDS, _AGENT_FOLLOWS = ("được", "bị"), "do "
_PASSIVE = re.compile(r"(?<!\w)(?:(?:được|bị)\s*|do\s[^,.;]{2,80})$")
_LOOKED_BACK = 100
"""Characters before a verb in which the signs stand that it is passive or done."""


def predicate(sentence: str, *, also_modifiers: bool = True) -> re.Match[str] | None:
    """The first verb that is neither passive nor part of a name."""
    weak: re.Match[str] | None = None
    low = ""
    for met in _verbs_in(sentence):
        if _is_told(sentence[max(0, met.start() - _LOOKED_BACK) : met.start()]):
            continue
        low = low or lowered(sentence)
        if not _is_modifier(low, met) and not _is_noun(low, met):
            return met
        weak = weak or met
    return weak if also_modifiers else None


def _verbs_in(sentence: str) -> Iterator[re.Match[str]]:
    """Verbs that do not stand where a noun would, none inside another."""
    end = 0
    if met := _PREDICATE.match(sentence):
        yield met
        end = met.end()
    for begins in _WORD_BEGINS.finditer(sentence):
        if begins.end() >= end and (met := _PREDICATE.match(sentence, begins.end())):
            yield met
            end = met.end()


def _is_told(before: str) -> bool:
    """The verb behind these words is passive or done."""
    may_be_passive = before.rstrip().endswith(_PASSIVE_ENDS) or _AGENT_FOLLOWS in before
    return (may_be_passive and _PASSIVE.search(before) is not None) or is_done(before)


def is_done(before: str) -> bool:
    """These words say that what follows has been done or is going on."""
    return before.rstrip().endswith(_DONES) and _DONE.search(before) is not None


def _is_modifier(low: str, verb: re.Match[str]) -> bool:
    window = low[max(0, verb.start() - _LOOKED_BACK) : verb.end()]
    return any(met.end() == len(window) for met in _MODIFIER.finditer(window))


def _is_noun(low: str, verb: re.Match[str]) -> bool:
    noun = _NOUN_TOO.match(low, verb.start())
    return noun is not None and noun.end() == verb.end()
