"""The machine's long work: how far it is, and what became of each file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from nhipcau.documents.book_access import may_keep_books
from nhipcau.documents.selectors.books import booked_among_for
from nhipcau.foundation.jobs import job_for, jobs_for
from nhipcau.foundation.models import Job
from nhipcau.ground.plain import Json
from nhipcau.web.lists import page_number, pages_part
from nhipcau.web.pages.intake.lines import line_of_record, taken_ids
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.progress import Progress
from nhipcau.web.parts.tables import Column, Empty, Phone, Row, Table
from nhipcau.web.parts.words import moment
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import Words, said

KINDS: Words = {"intake": gettext_lazy("Nạp văn bản")}
STATES: Words = {
    "waiting": gettext_lazy("chờ đến lượt"),
    "running": gettext_lazy("đang làm"),
    "done": gettext_lazy("đã xong"),
    "failed": gettext_lazy("dừng giữa chừng"),
}


@login_required
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    page = jobs_for(actor_of(request), page=page_number(request))
    table = Table(
        caption=_("Việc máy đang làm"),
        columns=(
            Column(_("Việc"), phone=Phone.FIRST, wide=True),
            Column(_("Đã làm"), numeric=True, phone=Phone.END),
            Column(_("Từ chối"), numeric=True),
            Column(_("Tình trạng"), phone=Phone.SECOND),
            Column(_("Bắt đầu")),
        ),
        rows=tuple(_row(job) for job in page.rows),
        empty=Empty(
            words=_("Chưa có việc nào chạy lâu."),
            how=_("Nạp nhiều tệp hoặc tệp lớn thì máy làm dần ở đây, còn bạn rời trang đi làm việc khác được."),
            action=Action(words=_("Nạp văn bản"), url=reverse("upload"), icon="upload", weight=Weight.MAIN),
        ),
        pages=pages_part(request, page),
    )
    return render(request, "intake/jobs.html", {"table": table})


@login_required
@require_GET
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """The part that htmx asks for again and again is the same as in the page."""
    viewer = actor_of(request)
    found = job_for(viewer, job_id)
    records = _records(found)
    # While it runs the lines come and go; what is to be done with a paper waits until they stand still.
    booked = booked_among_for(viewer, taken_ids(records)) if found.ended and may_keep_books(viewer) else None
    context = {
        "job": found,
        "heading": said(KINDS, found.kind),
        "running": found.ended is None,
        "state": said(STATES, found.state),
        "refresh_url": reverse("job", args=[found.pk]),
        "progress": Progress(
            ident="job-progress",
            label=_now(found),
            words=_how_far(found, records),
            done=found.done,
            total=found.total,
        ),
        "lines": tuple(
            line_of_record(record, ident=f"u{number}", booked=booked) for number, record in enumerate(records, start=1)
        ),
        "notice": _failed(found),
        "crumbs": Crumbs(
            (Crumb(_("Việc máy đang làm"), reverse("jobs")), Crumb(f"{said(KINDS, found.kind)} {job_id}"))
        ),
    }
    return render(request, "intake/job_part.html" if request.headers.get("HX-Request") else "intake/job.html", context)


def _records(found: Job) -> list[dict[str, Json]]:
    lines = found.outcome.get("lines", [])
    return list(lines) if isinstance(lines, list) else []


def _now(found: Job) -> str:
    """Not by name: of a secret file none may be kept, and only reading tells."""
    if found.state != Job.State.RUNNING:
        return said(STATES, found.state)
    words = _("đang đọc")
    if found.total > 1:
        words = _("đang đọc tệp thứ %(n)d") % {"n": min(found.done + 1, found.total)}
    pages = found.outcome.get("pages", 0)
    read = ngettext("đã đọc %(n)d trang ảnh", "đã đọc %(n)d trang ảnh", pages) % {"n": pages}
    return f"{words} · {read}" if pages else words


def _how_far(found: Job, records: list[dict[str, Json]]) -> str:
    """An archive is one file of many; what was read of it shows that the work goes on."""
    told = [_("%(done)d/%(total)d tệp") % {"done": found.done, "total": found.total}]
    if len(records) > found.done and found.ended is None:
        told.append(_("đã đọc %(n)d tệp bên trong") % {"n": len(records) - found.done})
    refused = _refused(records)
    if refused:
        told.append(ngettext("%(n)d tệp bị từ chối", "%(n)d tệp bị từ chối", refused) % {"n": refused})
    return " · ".join(told)


def _refused(records: list[dict[str, Json]]) -> int:
    return sum("code" in record for record in records)


def _row(job: Job) -> Row:
    records = _records(job)
    refused = _refused(records)
    files = ngettext("%(n)d tệp", "%(n)d tệp", job.total) % {"n": job.total}
    # What lies in an archive is named after it: "a.zip/b.txt".
    first = next((str(record["file"]).partition("/")[0] for record in records if record.get("file")), "")
    return Row(
        cells=(
            " · ".join(
                words for words in (said(KINDS, job.kind), files, first and first + "…" * (job.total > 1)) if words
            ),
            f"{job.done}/{job.total}",
            str(refused or ""),
            said(STATES, job.state),
            moment(job.created),
        ),
        url=reverse("job", args=[job.pk]),
        quiet=job.ended is not None,
    )


def _failed(found: Job) -> Notice | None:
    if found.state != Job.State.FAILED:
        return None
    return Notice(
        tone=Tone.ERROR,
        words=_("Việc dừng giữa chừng ở tệp %(file)s.") % {"file": found.note},
        why=_(
            "Lỗi nằm ở phần mềm, không ở bạn. Các tệp đã xong ở dưới vẫn giữ; nạp lại những tệp còn thiếu, trừ tệp này."
        ),
        actions=(Action(words=_("Nạp các tệp còn lại"), url=reverse("upload")),),
    )
