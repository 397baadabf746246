"""A person says how a document stands to another, or from when it holds; and takes it back."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from nhipcau.documents.relations import RelationKind
from nhipcau.documents.selectors.register import DocumentRow, seen_document
from nhipcau.documents.selectors.relating import relatable_document_for
from nhipcau.documents.services.effects import set_effect_days, withdraw_effect_days
from nhipcau.documents.services.instruments import NamedInstrument
from nhipcau.documents.services.relating import Saying, relate_to_named, restore_relation, withdraw_relation
from nhipcau.web.document_lines import name_of
from nhipcau.web.form_fields import day_field
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import whole_number
from nhipcau.web.parts.navigation import Crumb
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import DOCUMENT_TYPES, RELATIONS, RELATIONS_BACK

_BACK = "back:"


def _kinds() -> list[tuple[str, object]]:
    """Each relation in both directions, as the sentence begins; what is the same both ways once."""
    forward = [(str(kind), RELATIONS[kind]) for kind in RelationKind]
    back = [(f"{_BACK}{kind}", RELATIONS_BACK[kind]) for kind in RelationKind if kind is not RelationKind.SAME_AS]
    return [("", gettext_lazy("chọn quan hệ")), *forward, *back]


class RelationForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Văn bản này"), choices=_kinds)
    code = forms.CharField(
        label=gettext_lazy("Số, ký hiệu của văn bản kia"),
        max_length=80,
        help_text=gettext_lazy("Ví dụ: 313/2025/NĐ-CP. Nếu trong sổ có nhiều văn bản mang số này, ghi thêm ngày."),
    )
    date = day_field(gettext_lazy("Ngày ban hành của văn bản kia"), required=False)
    type = forms.ChoiceField(
        label=gettext_lazy("Loại của văn bản kia"),
        required=False,
        choices=lambda: [("", gettext_lazy("chưa rõ")), *DOCUMENT_TYPES.items()],
        help_text=gettext_lazy("Loại, cơ quan và trích yếu chỉ cần ghi khi văn bản ấy chưa có trong sổ."),
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành văn bản kia"), max_length=300, required=False)
    title = forms.CharField(label=gettext_lazy("Trích yếu của văn bản kia"), max_length=1000, required=False)
    since = day_field(
        gettext_lazy("Từ ngày"),
        required=False,
        help_text=gettext_lazy("Để trống thì tính từ ngày có hiệu lực của văn bản sau."),
    )
    part = forms.CharField(
        label=gettext_lazy("Phần nào"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Để trống là toàn bộ. Ví dụ: khoản 2 Điều 5; Chương III."),
    )
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=500,
        help_text=gettext_lazy("Điều khoản hoặc văn bản nói như vậy; ví dụ: Điều 36 Nghị định 313/2025/NĐ-CP."),
    )


class EffectForm(forms.Form):
    effective = day_field(gettext_lazy("Có hiệu lực từ ngày"), required=False)
    expires = day_field(
        gettext_lazy("Ngày cuối cùng còn hiệu lực"),
        required=False,
        help_text=gettext_lazy("Để trống nếu chưa có ngày hết hiệu lực."),
    )
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"), max_length=500, help_text=gettext_lazy("Ví dụ: Điều 36 của chính văn bản này.")
    )


@login_required
@require_http_methods(["GET", "POST"])
def relate(request: HttpRequest, document_id: int) -> HttpResponse:
    """The other document is named by its number; where the register does not know it, it is entered as only named."""
    actor = actor_of(request)
    row = relatable_document_for(actor, document_id)
    form = RelationForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        relate_to_named(
            actor=actor,
            document_id=document_id,
            named=NamedInstrument(given["code"], given["date"], given["type"], given["issuer"], given["title"]),
            said=Saying(given["kind"].removeprefix(_BACK), given["basis"], given["since"], given["part"]),
            turned=given["kind"].startswith(_BACK),
        )

    words = FormWords(
        _("Ghi quan hệ với văn bản khác"), _("Ghi quan hệ này"), _("Đã ghi quan hệ. Có thể rút lại ở trang này.")
    )
    return _told(request, row, form, act=act, words=words)


@login_required
@require_http_methods(["GET", "POST"])
def set_days(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = actor_of(request)
    row = relatable_document_for(actor, document_id)
    form = EffectForm(request.POST or None)

    def act() -> None:
        set_effect_days(actor=actor, document_id=document_id, **form.cleaned_data)

    words = FormWords(
        _("Ghi ngày hiệu lực"), _("Ghi các ngày này"), _("Đã ghi ngày hiệu lực. Có thể rút lại ở trang này.")
    )
    return _told(request, row, form, act=act, words=words)


@login_required
@require_POST
def withdraw(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = actor_of(request)
    seen_document(actor, document_id)
    withdraw_relation(actor=actor, relation_id=whole_number(request.POST.get("relation", "")) or 0)
    messages.success(request, _("Đã rút lại quan hệ này. Có thể ghi lại ở cuối phần Hiệu lực và quan hệ."))
    return redirect("document_chain", document_id)


@login_required
@require_POST
def restore(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = actor_of(request)
    seen_document(actor, document_id)
    restore_relation(actor=actor, relation_id=whole_number(request.POST.get("relation", "")) or 0)
    messages.success(request, _("Quan hệ này lại đúng như đã ghi."))
    return redirect("document_chain", document_id)


@login_required
@require_POST
def withdraw_days(request: HttpRequest, document_id: int) -> HttpResponse:
    actor = actor_of(request)
    seen_document(actor, document_id)
    withdraw_effect_days(actor=actor, effect_id=whole_number(request.POST.get("effect", "")) or 0)
    messages.success(request, _("Đã rút lại; ngày ghi trước đó, nếu có, lại đúng."))
    return redirect("document_chain", document_id)


def _told(
    request: HttpRequest, row: DocumentRow, form: forms.Form, *, act: Callable[[], None], words: FormWords
) -> HttpResponse:
    """One saying about one document."""
    address = reverse("document_chain", args=[row.id])
    page = FormPage(
        words=words,
        leave=address,
        then=f"{address}#hieu-luc",
        about=name_of(row),
        crumbs=(Crumb(_("Văn bản"), reverse("documents")), Crumb(name_of(row), address)),
    )
    return form_page(request, form, page=page, act=act)
