"""English is complete: every sentence of the pages has one, no entry is left over, and the blanks in both agree."""

from __future__ import annotations

import re

from babel.messages.catalog import Message

from nhipcau.web.catalogues import find_sentences, read_english, untranslated, wanted_catalogue

BLANK = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


def wanted() -> set[tuple[object, object]]:
    return {(message.id, message.context) for message in wanted_catalogue(find_sentences()) if message.id}


def entries() -> list[Message]:
    return [message for message in read_english() if message.id]


def test_every_sentence_of_the_pages_stands_in_the_english_catalogue() -> None:
    assert wanted() - {(message.id, message.context) for message in entries()} == set()


def test_every_entry_of_the_catalogue_has_its_english() -> None:
    assert untranslated(read_english()) == []


def test_no_entry_of_the_catalogue_is_dead() -> None:
    assert {(message.id, message.context) for message in entries()} - wanted() == set()


def test_english_keeps_the_blanks_of_the_vietnamese() -> None:
    wrong = []
    for message in entries():
        said = message.id if isinstance(message.id, str) else message.id[0]
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wrong += [f"{said} / {form}" for form in forms if form and blanks(form) - blanks(said)]
    assert wrong == []


def test_no_sentence_holds_two_forms_for_the_reader_to_choose_from() -> None:
    assert [form for message in entries() for form in forms_of(message) if " | " in form] == []


def forms_of(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def blanks(words: str) -> set[str]:
    return {named or placed for named, placed in BLANK.findall(words)}
