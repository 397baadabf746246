"""The English of the pages: finds every Vietnamese sentence, keeps `locale/en/…/django.po` in step, compiles it.

Vietnamese is written in the pages themselves and is the msgid; English stands in the catalogue. To add a page:

1. in templates `{% translate "…" %}` or `{% blocktranslate with … %}…{% endblocktranslate %}`, in Python `_("…")`:
   `gettext` inside a function, `gettext_lazy` for what is named when a module is read;
2. `python -m django write_catalogues --settings nhipcau.config.settings` adds the new sentences with an empty msgstr
   and drops those no page says any more;
3. write the English. A test fails while a sentence has none. A sentence that counts has two English forms:
   `{% blocktranslate count n=… %}{{ n }} văn bản{% plural %}{{ n }} văn bản{% endblocktranslate %}`.

Only Babel is used; the machine needs no gettext programs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
LOCALE = PACKAGE / "web" / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# The living page is for developers and its samples are invented Vietnamese.
UNTRANSLATED = ("web/pages/parts_page/", "web/templates/parts_page/")

CHANGING_FIELDS = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Generated-By",
    "Last-Translator",
    "Report-Msgid-Bugs-To",
    "Project-Id",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Vietnamese sentence to be said in English, and the file that says it; `plural` where it counts something."""

    msgid: str
    plural: str
    context: str
    place: str


def find_sentences(package: Path = PACKAGE) -> list[Sentence]:
    found: list[Sentence] = []
    for path in sorted([*package.rglob("*.py"), *package.rglob("templates/**/*.html")]):
        place = path.relative_to(package).as_posix()
        if not place.startswith(UNTRANSLATED):
            found.extend(_sentences_of(path.read_text(encoding="utf-8"), place=place))
    return found


def wanted_catalogue(sentences: list[Sentence]) -> Catalog:
    """A catalogue of what the pages say now, all of it yet without English."""
    wanted = Catalog(locale="en", fuzzy=False, header_comment="# The English of the pages of Nhịp Cầu.")
    for sentence in sentences:
        wanted.add(
            id=(sentence.msgid, sentence.plural) if sentence.plural else sentence.msgid,
            locations=[(sentence.place, 0)],
            context=sentence.context or None,
        )
    return wanted


def english_file(locale: Path = LOCALE) -> Path:
    return locale / "en" / "LC_MESSAGES" / "django.po"


def read_english(locale: Path = LOCALE) -> Catalog:
    path = english_file(locale)
    if not path.exists():
        return Catalog(locale="en", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="en")


def write_catalogues(locale: Path = LOCALE) -> list[str]:
    """Bring the English catalogue in step with the pages; answers the sentences that have no English yet."""
    wanted = wanted_catalogue(find_sentences())
    kept = {(message.id, message.context): message.string for message in read_english(locale)}
    for message in wanted:
        if message.id:
            message.string = kept.get((message.id, message.context), message.string)
    written = io.BytesIO()
    write_po(written, wanted, sort_by_file=True, include_lineno=False, ignore_obsolete=True, width=120)
    path = english_file(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_times(written.getvalue()))
    return untranslated(wanted)


def untranslated(catalogue: Catalog) -> list[str]:
    missing = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and not all(forms):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Make each `.mo` that is missing or older than its `.po`. Costs two file dates where nothing changed."""
    made = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        written = io.BytesIO()
        write_mo(written, catalogue)
        target.write_bytes(written.getvalue())
        made.append(target)
    return made


def _sentences_of(text: str, *, place: str) -> Iterator[Sentence]:
    if place.endswith(".html"):
        # Django turns a template into something like Python; the indentation left over would confuse its reader.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    elif "django.utils.translation" not in text:
        return
    for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
        msgid, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
        if msgid:
            yield Sentence(msgid=msgid, plural=plural or "", context=context or "", place=place)


def _without_times(written: bytes) -> bytes:
    """Dates in the head would make two people's catalogues differ where their sentences do not."""
    changing = tuple(f'"{field}'.encode() for field in CHANGING_FIELDS)
    return b"\n".join(line for line in written.split(b"\n") if not line.startswith(changing))
