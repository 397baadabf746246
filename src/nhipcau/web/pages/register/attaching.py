"""Which held document a placeholder is: proposed on both their pages, asked once more, said, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.access import may_take_in
from nhipcau.documents.selectors import (
    AttachSheet,
    DocumentSheet,
    attach_sheet_for,
    attached_for,
    placeholder_choices_for,
    reported_texts_for,
    text_choices_for,
)
from nhipcau.execution.selectors import TaskFilters, task_counts_for
from nhipcau.flows import attach as flow
from nhipcau.ground.actor import Actor
from nhipcau.web.document_lines import line_of, name_of
from nhipcau.web.lists import number_in, whole_number
from nhipcau.web.parts.actions import Action, Confirm, Weight
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.notices import Notice, Tone
from nhipcau.web.requests import actor_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One document, and what can be done with it from here."""

    line: DocumentLine
    action: Action | None


@dataclass(frozen=True, slots=True)
class Choosing:
    """The section on a page that says which document this may be."""

    template: ClassVar[str] = "register/choosing.html"
    heading: str
    why: str
    choices: tuple[Choice, ...]
    searches: bool = False
    sought: str = ""


@login_required
@require_http_methods(["GET", "POST"])
def attach(request: HttpRequest, document_id: int) -> HttpResponse:
    """Asks with what follows from it, then does it."""
    actor = actor_of(request)
    if request.method == "POST":
        return _attached(request, actor, document_id)
    sheet = attach_sheet_for(actor, placeholder_id=document_id, document_id=number_in(request, "text") or 0)
    context = {
        "heading": name_of(sheet.placeholder),
        "placeholder": line_of(sheet.placeholder),
        "text": line_of(sheet.text),
        "citing": [line_of(row) for row in sheet.citing],
        "confirm": _confirm(actor, sheet),
        "crumbs": Crumbs(
            (
                Crumb(_("Văn bản"), reverse("documents")),
                Crumb(name_of(sheet.placeholder), reverse("document", args=[document_id])),
                Crumb(_("Xác định văn bản")),
            )
        ),
    }
    return render(request, "register/attach.html", context)


@login_required
@require_POST
def detach(request: HttpRequest, document_id: int) -> HttpResponse:
    flow.detach(
        actor=actor_of(request),
        placeholder_id=whole_number(request.POST.get("placeholder", "")) or 0,
        document_id=document_id,
        version=whole_number(request.POST.get("version", "")) or 0,
    )
    messages.success(request, _("Đã gỡ ra. Chỗ được nhắc tới lại chờ bản gốc như trước."))
    return redirect("document_chain", document_id)


def choosing_of(request: HttpRequest, viewer: Actor, sheet: DocumentSheet) -> Choosing | None:
    """On a placeholder: which document it is. On a held one: what it may be the text of. Empty where nobody asks."""
    if sheet.row.state != "held":
        return _of_placeholder(request, viewer, sheet) if may_take_in(viewer) else None
    choices = tuple(
        Choice(line_of(one.row), _ask(placeholder_id=one.row.id, text_id=sheet.row.id))
        for one in placeholder_choices_for(viewer, sheet.row.id)
    )
    return Choosing(
        heading=_("Văn bản này là bản gốc của…"),
        why=_("Những văn bản sau mới chỉ được nhắc tới, có thể chính là văn bản này. Chỉ người xem mới xác định được."),
        choices=choices,
    ) if choices else None  # fmt: skip


def attached_of(viewer: Actor, sheet: DocumentSheet) -> tuple[Choice, ...]:
    """What a person said this document is, with the way back for those who may review it."""
    if sheet.row.state != "held":
        return ()
    return tuple(
        Choice(
            line_of(row),
            Action(
                _("Gỡ ra, không phải văn bản này"),
                reverse("detach_text", args=[sheet.row.id]),
                sends=True,
                icon="undo",
                fields=(("placeholder", str(row.id)), ("version", str(sheet.version))),
            )
            if sheet.may_review
            else None,
        )
        for row in attached_for(viewer, sheet.row.id)
    )


def text_held_notice(viewer: Actor, sheet: DocumentSheet) -> Notice | None:
    """On a press item whose text has come: where its duties are now."""
    if sheet.row.source_kind != "press":
        return None
    texts = reported_texts_for(viewer, sheet.row.id)
    kept = task_counts_for(viewer, filters=TaskFilters(document_id=sheet.row.id, state="superseded")).total
    if not texts and not kept:
        return None
    to_texts = tuple(
        Action(_("Xem %(document)s") % {"document": name_of(row)}, reverse("document", args=[row.id])) for row in texts
    )
    to_tasks = Action(
        _("Xem việc tin này nêu (%(n)d)") % {"n": kept},
        f"{reverse('board')}?document={sheet.row.id}&state=superseded",
    )
    return Notice(
        tone=Tone.INFO,
        words=_("Đã có bản gốc của văn bản mà tin này nói tới."),
        why=_("Việc theo tin này không còn trên bảng; việc phải làm lấy theo chính văn bản."),
        actions=(*to_texts, *((to_tasks,) if kept else ())),
    )


def _of_placeholder(request: HttpRequest, viewer: Actor, sheet: DocumentSheet) -> Choosing:
    sought = request.GET.get("q", "").strip()[:200]
    found = text_choices_for(viewer, sheet.row.id, text=sought)
    return Choosing(
        heading=_("Đây là văn bản nào?"),
        why=_(
            "Máy tự gắn khi bản gốc có đúng số, ngày và cơ quan như được nhắc tới. Nếu không, hãy chọn trong những văn "
            "bản bạn đang giữ; khi đó mọi chỗ nhắc tới đây sẽ dẫn tới văn bản ấy."
        ),
        choices=tuple(Choice(line_of(one.row), _ask(placeholder_id=sheet.row.id, text_id=one.row.id)) for one in found),
        searches=True,
        sought=sought,
    )


def _ask(*, placeholder_id: int, text_id: int) -> Action:
    return Action(_("Chính là văn bản này…"), f"{reverse('attach_text', args=[placeholder_id])}?text={text_id}")


def _confirm(actor: Actor, sheet: AttachSheet) -> Confirm:
    citing = len(sheet.citing)
    reported = task_counts_for(actor, filters=TaskFilters(documents=sheet.press_ids)).hollow
    consequences = [
        ngettext(
            "%(n)d văn bản nhắc tới nó sẽ dẫn tới bản gốc; văn bản đến sau cũng vậy.",
            "%(n)d văn bản nhắc tới nó sẽ dẫn tới bản gốc; văn bản đến sau cũng vậy.",
            citing,
        )
        % {"n": citing}
    ]
    if reported:
        consequences.append(
            ngettext(
                "%(n)d việc mới chỉ theo báo chí rời bảng việc, vẫn xem được ở trang của tin.",
                "%(n)d việc mới chỉ theo báo chí rời bảng việc, vẫn xem được ở trang của tin.",
                reported,
            )
            % {"n": reported}
        )
    consequences.append(_("Có thể gỡ ra bất cứ lúc nào ở trang “Chuỗi văn bản” của bản gốc."))
    return Confirm(
        question=_("Văn bản được nhắc tới chính là %(document)s?") % {"document": name_of(sheet.text)},
        consequences=tuple(consequences),
        agree=Action(
            _("Đúng, chính là văn bản này"),
            reverse("attach_text", args=[sheet.placeholder.id]),
            sends=True,
            weight=Weight.MAIN,
            fields=(("text", str(sheet.text.id)), ("version", str(sheet.version))),
        ),
        leave=Action(_("Thôi"), reverse("document_chain", args=[sheet.placeholder.id])),
    )


def _attached(request: HttpRequest, actor: Actor, document_id: int) -> HttpResponse:
    done = flow.attach(
        actor=actor,
        placeholder_id=document_id,
        document_id=whole_number(request.POST.get("text", "")) or 0,
        version=whole_number(request.POST.get("version", "")) or 0,
    )
    words = _("Đã ghi: mọi chỗ nhắc tới nay dẫn tới văn bản này.")
    if done.superseded:
        told = ngettext("%(n)d việc theo báo chí rời bảng.", "%(n)d việc theo báo chí rời bảng.", len(done.superseded))
        words += " " + told % {"n": len(done.superseded)}
    messages.success(request, words)
    return redirect("document_chain", done.document_id)
