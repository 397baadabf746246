"""What the board is asked for: filters from the address bar, and the sentence they read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import shorten

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.agencies.labels import labels_of
from nhipcau.documents.selectors import latest_choices_for
from nhipcau.execution.rules import spans_from
from nhipcau.execution.selectors import NOW, THEN, TaskFilters, leads_of_pressing_for
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.web.lists import number_in, whole_number
from nhipcau.web.parts.tables import Choice, FilterSentence, Option
from nhipcau.web.wording import TASK_STATES, Words, said

NOBODY = "none"
KINDS = ("dated", "standing")
VIEWS = ("list", "agency", "date")
SORTS = ("due", "-due", "document", "state", "place")
MOST_OPTIONS = 80
PARTS: Words = {
    "lead": gettext_lazy("chủ trì"),
    "coordinator": gettext_lazy("phối hợp"),
    "requested": gettext_lazy("được đề nghị"),
}
UNITS: Words = {
    NOW: gettext_lazy("quy về đơn vị hiện nay"),
    THEN: gettext_lazy("theo đơn vị tại thời điểm"),
}
SUCCESSIONS: Words = {
    "undecided": gettext_lazy("cần xác định đơn vị kế thừa"),
    "ended": gettext_lazy("không có đơn vị kế thừa"),
    "followed": gettext_lazy("đã có đơn vị kế thừa"),
}
DUES: Words = {
    "late": gettext_lazy("quá hạn"),
    "soon": gettext_lazy("sắp đến hạn"),
    "week": gettext_lazy("đến hạn tuần này"),
    "month": gettext_lazy("đến hạn sau đó, trong tháng này"),
    "later": gettext_lazy("đến hạn sau tháng này"),
    "past": gettext_lazy("ngày đã qua, không ai còn nợ"),
    "undated": gettext_lazy("không có ngày"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`agency` is an id, "none", or a name as written that is no agency; `kind` empty: not said."""

    view: str
    kind: str
    agency: str
    part: str
    state: str
    due: str
    document_id: int | None
    giver_id: int | None
    text: str
    sort: str
    units: str = NOW
    succession: str = ""

    @property
    def filters(self) -> TaskFilters:
        """All but the kind, by which the list is cut in two."""
        return replace(
            self._of_due(),
            text=self.text,
            agency_id=whole_number(self.agency),
            nobody=self.agency == NOBODY,
            unmatched="" if self.agency.isdigit() or self.agency == NOBODY else self.agency,
            part=self.part,
            state=self.state,
            document_id=self.document_id,
            giver_id=self.giver_id,
            units=self.units,
            succession=self.succession,
        )

    @property
    def without_standing(self) -> Asked:
        """The same question without how far and how late the tasks are: what the counts beside are counted in."""
        return replace(self, state="", due="")

    def _of_due(self) -> TaskFilters:
        if self.due == "undated":
            return TaskFilters(undated=True, standing=False)
        for key, first, last in spans_from(clock.today()):
            if key == self.due:
                return TaskFilters(due_from=first, due_to=last)
        return TaskFilters(late=self.due == "late", soon=self.due == "soon", past=self.due == "past")


def asked_of(request: HttpRequest) -> Asked:
    """Words that mean nothing here are passed over; an address never fails."""
    asked = request.GET
    due = _one_of(asked.get("due", ""), DUES)
    return Asked(
        view=_one_of(asked.get("view", ""), VIEWS) or "list",
        # What has a day is never standing.
        kind="dated" if due else _one_of(asked.get("kind", ""), KINDS),
        agency=asked.get("agency", "").strip()[:300],
        part=_one_of(asked.get("part", ""), PARTS),
        state=_one_of(asked.get("state", ""), TASK_STATES),
        due=due,
        document_id=number_in(request, "document"),
        giver_id=number_in(request, "giver"),
        text=asked.get("q", "").strip()[:200],
        sort=_one_of(asked.get("sort", ""), SORTS) or "due",
        units=_one_of(asked.get("units", ""), UNITS) or NOW,
        succession=_one_of(asked.get("succession", ""), SUCCESSIONS),
    )


def sentence_of(viewer: Actor, asked: Asked) -> FilterSentence:
    return FilterSentence(
        url=reverse("board"),
        pieces=(
            _("Việc do %(giver)s giao cho") % {"giver": _giver(asked)} if asked.giver_id else _("Việc của"),
            Choice("agency", _("Cơ quan"), _agencies(viewer, asked), asked.agency),
            Choice("part", _("Phần việc"), _said_options(PARTS, _("ở mọi phần")), asked.part),
            Choice("state", _("Tình trạng"), _said_options(TASK_STATES, _("mọi tình trạng")), asked.state),
            Choice("due", _("Thời hạn"), _said_options(DUES, _("mọi thời hạn")), asked.due),
            _("theo"),
            Choice("document", _("Văn bản"), _documents(viewer, asked), str(asked.document_id or "")),
            *(_succession_piece(asked),) * bool(asked.succession),
            *(
                Choice(
                    "units", _("Đơn vị"), tuple(Option(code, str(words)) for code, words in UNITS.items()), asked.units
                ),
            )
            * (asked.units != NOW),
        ),
        kept=tuple(
            (name, value)
            for name, value in (
                ("q", asked.text),
                ("giver", str(asked.giver_id or "")),
                ("kind", "" if asked.due else asked.kind),
                ("view", "" if asked.view == "list" else asked.view),
                ("sort", "" if asked.sort == "due" else asked.sort),
            )
            if value
        ),
    )


def _succession_piece(asked: Asked) -> Choice:
    return Choice("succession", _("Kế thừa"), _said_options(SUCCESSIONS, _("không kể kế thừa")), asked.succession)


def _giver(asked: Asked) -> str:
    return labels_of([asked.giver_id], on=clock.today()).get(asked.giver_id or 0, "…")


def _agencies(viewer: Actor, asked: Asked) -> tuple[Option, ...]:
    """Who leads anything here, the viewer's own agency first; the chosen one is never missing."""
    filters = TaskFilters(document_id=asked.document_id, units=asked.units)
    leads = leads_of_pressing_for(viewer, filters=filters, most=MOST_OPTIONS)
    chosen = whole_number(asked.agency)
    first = [id_ for id_ in (viewer.agency_id, chosen) if id_ is not None]
    labels = {lead.agency_id: lead.label for lead in leads if lead.agency_id in first and lead.label}
    labels |= labels_of([id_ for id_ in first if id_ not in labels], on=clock.today())
    found = {str(id_): labels[id_] for id_ in first if id_ in labels}
    for lead in leads:
        found.setdefault(str(lead.agency_id) if lead.agency_id is not None else lead.label, lead.label)
    if asked.agency and asked.agency != NOBODY:
        found.setdefault(asked.agency, asked.agency)
    nobody = Option(NOBODY, _("các nơi nhận nói chung"))
    return (Option("", _("mọi cơ quan")), *(Option(value, words) for value, words in found.items()), nobody)


def _documents(viewer: Actor, asked: Asked) -> tuple[Option, ...]:
    found = {
        str(row.id): row.code or shorten(row.title, 60, placeholder="…")
        for row in latest_choices_for(viewer, most=MOST_OPTIONS)
        if row.duties or row.id == asked.document_id
    }
    if asked.document_id is not None:
        found.setdefault(str(asked.document_id), _("văn bản đã chọn"))
    return (Option("", _("mọi văn bản")), *(Option(value, words) for value, words in found.items()))


def _said_options(words: Words, any_: str) -> tuple[Option, ...]:
    return (Option("", any_), *(Option(code, said(words, code)) for code in words))


def _one_of(value: str, known: Iterable[str]) -> str:
    return value if value in known else ""
