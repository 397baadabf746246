"""The word sets of the grammar of names, read once."""

from __future__ import annotations

from nhipcau.reading.words import Words, lexicon, phrases, together

WHOLE = phrases("agencies", "whole")
ABBREVIATIONS = phrases("agencies", "abbreviations")
BY_FIELD = phrases("agencies", "by_field")
TITLED = phrases("agencies", "titled")
OPEN = phrases("agencies", "open")
ENTERPRISES = phrases("agencies", "enterprises")
FIELDS = phrases("agencies", "fields")
POSTS = phrases("posts", "posts")
PEOPLE = phrases("posts", "people")
ADDRESSES = phrases("posts", "addresses")
QUANTIFIERS = phrases("collectives", "quantifiers")
NOUNS = phrases("collectives", "nouns")
MODIFIERS = phrases("collectives", "modifiers")
LINKS = phrases("collectives", "links")
ACTIVITIES = phrases("collectives", "activities")
COMMITTEES = phrases("agencies", "committees")
PLACES = phrases("collectives", "places")
NOT_PLACES = phrases("collectives", "not_places")
ACTS = together(("verbs", "acts"), ("office_acts", "acts"))
OBJECTS = phrases("verbs", "objects")
ANSWERS = phrases("verbs", "answers")
COMPOUNDS = together(("verbs", "nouns"), ("office_acts", "nouns"))
NOT_HEADS = phrases("verbs", "not_heads")
PLACE_NOUNS = frozenset(lexicon("collectives", "territory"))

# Sets that are asked for together: the longest of any of them wins.
HEADS = together(("agencies", "whole"), ("agencies", "titled"), ("agencies", "open"), ("agencies", "by_field"))
BODIES = together(
    ("agencies", "whole"), ("agencies", "titled"), ("agencies", "open"), ("agencies", "by_field"), ("posts", "posts")
)
NO_HEADS = together(
    ("verbs", "not_heads"), ("verbs", "nouns"), ("office_acts", "nouns"), ("verbs", "acts"), ("office_acts", "acts")
)
NO_NOUNS = together(
    ("verbs", "not_heads"),
    ("verbs", "nouns"),
    ("office_acts", "nouns"),
    ("verbs", "acts"),
    ("office_acts", "acts"),
    ("posts", "posts"),
)
STOPS = together(("verbs", "ends"), ("verbs", "acts"), ("office_acts", "acts"))

# The first words of what each part of the grammar knows: where none of them stands, there is nothing to try.
OPENS_AGENCY = (
    WHOLE.openings | ABBREVIATIONS.openings | BY_FIELD.openings | TITLED.openings | OPEN.openings | ENTERPRISES.openings
)
OPENS_BODY = OPENS_AGENCY | POSTS.openings
OPENS_COLLECTIVE = NOUNS.openings | PEOPLE.openings
OPENS_NAME = OPENS_BODY | OPENS_COLLECTIVE | QUANTIFIERS.openings | ADDRESSES.openings
OPENS_SUFFIX = PLACES.openings | QUANTIFIERS.openings | MODIFIERS.openings | LINKS.openings


def is_mark(words: Words, at: int, marks: str) -> bool:
    return at < len(words) and words[at].text in marks


def opens_line(words: Words, at: int) -> bool:
    """A new line that begins an item, or a new paragraph, ends a name; a line folded by the page does not."""
    if not (lines := words.lines[at]):
        return False
    word = words[at]
    if word.kind == "mark" and word.text in "-+•*|–":
        return True
    labelled = words.has(at + 1) and words[at + 1].kind == "mark" and words[at + 1].text in ".)/"
    return (labelled and len(word.text) <= 4) or (word.capital and lines > 1)


def is_verb(words: Words, at: int) -> bool:
    """An act begins here, and not a compound noun that only looks like one."""
    taken = ACTS.length_at(words, at)
    return taken > 0 and COMPOUNDS.length_at(words, at) < taken


def ends_name(words: Words, at: int) -> bool:
    taken = STOPS.length_at(words, at)
    return taken > 0 and COMPOUNDS.length_at(words, at) < taken
