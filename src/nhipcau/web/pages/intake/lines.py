"""What became of one file, as one line: taken in, known already, or refused with what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nhipcau.flows.intake import KNOWN, IntakeOutcome
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import LANGUAGES, sentences
from nhipcau.web.pages.books.booking import booking_action
from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.progress import UploadLine, UploadState
from nhipcau.web.refusals import words_of

# More ways in than this would be a list inside a line; the register has them all.
MOST_LINKS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """One document of a file, in what the line says of it."""

    id: int
    label: str
    state: str
    duties: int
    doubtful: int


def line_of_outcome(outcome: IntakeOutcome, *, ident: str, booked: Mapping[int, int] | None = None) -> UploadLine:
    """`booked` are those in the incoming book already; None where whoever uploads keeps no book."""
    taken = tuple(Taken(d.id, d.label, d.state, d.duties, d.doubtful) for d in outcome.documents)
    return _bookable(_line(ident, outcome.filename, state=outcome.state, taken=taken), taken, booked)


def line_of_refusal(refusal: Refusal, *, file_name: str, ident: str) -> UploadLine:
    return _refused(ident, file_name, words_of(refusal))


def taken_ids(records: Iterable[Json]) -> tuple[int, ...]:
    """The documents that a job's lines speak of."""
    kept = (record.get("taken") for record in records if isinstance(record, dict))
    return tuple(_taken(one).id for taken in kept if isinstance(taken, list) for one in taken if isinstance(one, dict))


def line_of_record(record: Json, *, ident: str, booked: Mapping[int, int] | None = None) -> UploadLine:
    """From the line a job has kept; `booked` as above, for a job that has ended."""
    kept = record if isinstance(record, dict) else {}
    file_name = str(kept.get("file", "")) or _("(không giữ tên tệp)")
    if "code" in kept:
        facts = kept.get("facts")
        return _refused(ident, file_name, _sentence(str(kept["code"]), facts if isinstance(facts, dict) else {}))
    documents = kept.get("taken")
    taken = tuple(_taken(one) for one in documents if isinstance(one, dict)) if isinstance(documents, list) else ()
    return _bookable(_line(ident, file_name, state=str(kept.get("state", "")), taken=taken), taken, booked)


def _bookable(line: UploadLine, taken: Sequence[Taken], booked: Mapping[int, int] | None) -> UploadLine:
    """A file of one document goes into the incoming book by one click; of several each from its own page."""
    if booked is None or len(taken) != 1:
        return line
    return replace(line, actions=(*line.actions, booking_action(taken[0].id, entry_id=booked.get(taken[0].id))))


def _taken(one: Mapping[str, Json]) -> Taken:
    def number(name: str) -> int:
        value = one.get(name)
        return value if isinstance(value, int) else 0

    return Taken(
        number("id"), str(one.get("label", "")), str(one.get("state", "")), number("duties"), number("doubtful")
    )


def _line(ident: str, file_name: str, *, state: str, taken: Sequence[Taken]) -> UploadLine:
    known = state == KNOWN
    return UploadLine(
        ident=ident,
        file_name=file_name,
        state=UploadState.DUPLICATE if known else UploadState.DONE,
        words=", ".join(document.label for document in taken) if known else _counted(taken),
        actions=_ways_in(taken, known=known),
    )


def _counted(taken: Sequence[Taken]) -> str:
    """ "2 văn bản (…) · 25 việc · 2 chỗ nghi"."""
    duties, doubts = sum(d.duties for d in taken), sum(d.doubtful for d in taken)
    filled = sum(d.state == "filled" for d in taken)
    documents = ngettext("%(n)d văn bản", "%(n)d văn bản", len(taken)) % {"n": len(taken)}
    labels = ", ".join(document.label for document in taken)
    told = [
        f"{documents} ({labels})",
        ngettext("%(n)d việc", "%(n)d việc", duties) % {"n": duties},
        ngettext("%(n)d chỗ nghi", "%(n)d chỗ nghi", doubts) % {"n": doubts} if doubts else "",
        _("bản gốc của văn bản đã được viện dẫn nay đã về") if filled else "",
    ]
    return " · ".join(words for words in told if words)


def _ways_in(taken: Sequence[Taken], *, known: bool) -> tuple[Action, ...]:
    if len(taken) == 1:
        words = _("Mở bản đã có") if known else _("Xem và xác nhận")
        return (Action(words=words, url=reverse("document", args=[taken[0].id])),)
    return tuple(Action(words=d.label, url=reverse("document", args=[d.id])) for d in taken[:MOST_LINKS])


def _refused(ident: str, file_name: str, words: str) -> UploadLine:
    """The first sentence says what happened, the others what to do."""
    happened, stop, todo = words.partition(". ")
    return UploadLine(
        ident=ident,
        file_name=file_name,
        state=UploadState.REFUSED,
        words=happened + stop.strip(),
        what_to_do=todo,
    )


def _sentence(code: str, facts: Mapping[str, Json]) -> str:
    language = get_language() or "vi"
    said = sentences(language if language in LANGUAGES else "vi").get(code)
    return said.format_map(facts) if said else code
