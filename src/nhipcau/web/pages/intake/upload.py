"""Files come in: few and small ones are read at once, with a line each; many or large ones become a job."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as package_files

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nhipcau.documents.access import require_may_take_in
from nhipcau.documents.book_access import may_keep_books
from nhipcau.documents.selectors.books import booked_among_for
from nhipcau.flows.containers import few_members, take_in_member
from nhipcau.flows.many import take_in_many
from nhipcau.foundation.answers import http_status
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.member import Member
from nhipcau.reading.extract.limits import Limits
from nhipcau.web.pages.intake.lines import line_of_outcome, line_of_refusal
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.parts.progress import UploadLine, UploadState
from nhipcau.web.refusals import words_of
from nhipcau.web.requests import actor_of

MEGABYTE = 1_000_000
MOST_FILES = 200
MOST_TOGETHER = 300 * MEGABYTE
# What can be read while a person waits: about a second on a small machine.
AT_ONCE_FILES = 5
AT_ONCE_BYTES = 2 * MEGABYTE
KINDS = ".txt,.html,.htm,.mht,.mhtml,.docx,.doc,.rtf,.odt,.pdf,.jpg,.jpeg,.png,.tif,.tiff,.eml,.zip"
SAMPLE = "ke-hoach-112-kh-ubnd.txt"
"""Not among the documents of the demo province: it can be taken in there."""


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    require_may_take_in(actor)
    if request.method != "POST":
        return _page(request)
    files = request.FILES.getlist("files")
    try:
        _check_amount(files)
        few = _few(files)
        if few is None:
            started = take_in_many(actor=actor, files=_contents(files))
            return redirect("job", started.pk)
    except Refusal as refusal:
        return _page(request, refused=refusal)
    lines = tuple(_take(actor, member, ident=f"u{number}") for number, member in enumerate(few, start=1))
    if request.headers.get("HX-Request"):
        return render(request, "intake/lines.html", {"lines": lines})
    return _page(request, lines=lines)


@login_required
@require_GET
def sample_plan(_request: HttpRequest) -> HttpResponse:
    """A plan of a province that does not exist, to try with."""
    content = (package_files("nhipcau") / "data" / "samples" / "first" / SAMPLE).read_bytes()
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{SAMPLE}"'
    return response


def _page(request: HttpRequest, *, lines: tuple[UploadLine, ...] = (), refused: Refusal | None = None) -> HttpResponse:
    context = {
        "lines": lines,
        "notice": Notice(Tone.ERROR, words_of(refused)) if refused else None,
        "kinds": KINDS,
        "limit_mb": Limits().size // MEGABYTE,
        "most_files": MOST_FILES,
        "at_once_files": AT_ONCE_FILES,
        "at_once_bytes": AT_ONCE_BYTES,
        "waiting": UploadLine("", "", UploadState.WAITING, _("chờ đến lượt")),
        "reading": UploadLine("", "", UploadState.READING, _("đang đọc")),
        "lost": UploadLine(
            "",
            "",
            UploadState.REFUSED,
            _("không gửi được."),
            what_to_do=_("Kiểm tra đường truyền rồi thả lại tệp này. Chưa có gì của tệp được giữ lại."),
        ),
    }
    return render(request, "intake/upload.html", context, status=http_status(refused) if refused else 200)


def _take(actor: Actor, member: Member, *, ident: str) -> UploadLine:
    """Nothing half done: a refused file keeps nothing, the others of the same upload go on."""
    try:
        outcome = take_in_member(actor=actor, member=member)
    except Refusal as refusal:
        return line_of_refusal(refusal, file_name=member.name, ident=ident)
    booked = booked_among_for(actor, [one.id for one in outcome.documents]) if may_keep_books(actor) else None
    return line_of_outcome(outcome, ident=ident, booked=booked)


def _check_amount(files: list[UploadedFile[bytes]]) -> None:
    if not files:
        raise Refusal("intake.no_files")
    if len(files) > MOST_FILES:
        raise Refusal("intake.too_many_files", limit=MOST_FILES)
    if sum(file.size or 0 for file in files) > MOST_TOGETHER:
        raise Refusal("intake.too_large", limit_mb=MOST_TOGETHER // MEGABYTE)


def _few(files: list[UploadedFile[bytes]]) -> tuple[Member, ...] | None:
    """What is read while the person waits; None where it is too much for that."""
    if len(files) > AT_ONCE_FILES or sum(file.size or 0 for file in files) > AT_ONCE_BYTES:
        return None
    return few_members(_contents(files), most=AT_ONCE_FILES, most_bytes=AT_ONCE_BYTES)


def _contents(files: list[UploadedFile[bytes]]) -> Iterator[tuple[str, bytes]]:
    """One byte past the limit is enough for the reading to refuse the file, and no more of it is held."""
    for file in files:
        file.seek(0)
        yield file.name or "?", file.read(Limits().size + 1)
