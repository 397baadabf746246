"""One holding of a post; who leads the field at each agency; the words of signing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.agencies.models import Family
from nhipcau.agencies.people.forms_kept import keep_signing_forms, remove_signing_forms
from nhipcau.agencies.people.leading import (
    ASKED_LEVELS,
    FieldLeadFilters,
    FieldLeadRow,
    field_lead_counts_for,
    field_leads_for,
)
from nhipcau.agencies.people.selectors import TenureRow, people_of_agency_for, signing_rules_for, tenure_for
from nhipcau.agencies.people.signing import Forms
from nhipcau.agencies.selectors import agency_for
from nhipcau.ground.refusal import Refusal
from nhipcau.web.form_pages import FormPage, FormWords, form_page
from nhipcau.web.lists import address_with, every_row, page_number, pages_part, sheet_response, sheet_wanted
from nhipcau.web.pages.people.forms import RemovedForms, SigningFormsForm
from nhipcau.web.pages.people.section import held_as
from nhipcau.web.pages.people.words import LOOKS, MANNERS
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.navigation import Crumb, Crumbs
from nhipcau.web.parts.tables import Choice, Column, Count, Empty, FilterSentence, Option, Phone, Row, Table
from nhipcau.web.parts.words import day
from nhipcau.web.requests import actor_of
from nhipcau.web.wording import FAMILIES, LEVELS, said
from nhipcau.writing.sheets import Cell


@login_required
@require_GET
def tenure(request: HttpRequest, tenure_id: int) -> HttpResponse:
    viewer = actor_of(request)
    row = tenure_for(viewer, tenure_id)
    people = people_of_agency_for(viewer, row.agency_id)
    label = agency_for(viewer, row.agency_id).row.label
    context = {
        "row": row,
        "held_as": held_as(row),
        "manner": said(MANNERS, row.manner),
        "agency": label,
        "agency_url": reverse("agency", args=[row.agency_id]),
        "looks": tuple((said(LOOKS, look), lines) for look, lines in row.lines),
        "leads": people.lead is not None and people.lead.tenure_id == row.id,
        "acts": _acts(row, leads=people.lead is not None and people.lead.tenure_id == row.id)
        if people.may_keep
        else (),
        "contact_url": reverse("contact", args=[row.person_id]) if people.may_read_contacts else "",
        "crumbs": Crumbs(
            (
                Crumb(_("Cơ quan"), reverse("agencies")),
                Crumb(label, reverse("agency", args=[row.agency_id])),
                Crumb(row.person),
            )
        ),
    }
    return render(request, "people/tenure.html", context)


def _acts(row: TenureRow, *, leads: bool) -> tuple[Action, ...]:
    acts = [Action(_("Thôi giữ chức vụ…"), reverse("end_tenure", args=[row.id]))]
    if row.current and row.kind != "member" and not leads:
        words = _("Cử phụ trách đối ngoại nhân dân…")
        acts.insert(0, Action(words, reverse("name_field_lead", args=[row.id]), weight=Weight.MAIN))
    acts.append(Action(_("Nhập nhầm, bỏ dòng này…"), reverse("withdraw_tenure", args=[row.id])))
    return tuple(acts)


@login_required
@require_GET
def field_leads(request: HttpRequest) -> HttpResponse:
    """Every agency with the leader it has put in charge; `named=no` leaves those that have named none."""
    viewer = actor_of(request)
    filters = _filters(request)
    head = (
        _("Cơ quan"), _("Lãnh đạo phụ trách"), _("Chức vụ"), _("Từ ngày"), _("Căn cứ"), _("Khối"), _("Cấp"),
    )  # fmt: skip
    if sheet_wanted(request):
        rows = every_row(lambda number, size: field_leads_for(viewer, filters=filters, page=number, size=size))
        title = _("Lãnh đạo phụ trách đối ngoại nhân dân")
        return sheet_response(request, title=title, head=head, rows=(_sheet_row(row) for row in rows))
    page = field_leads_for(viewer, filters=filters, page=page_number(request))
    named, unnamed = field_lead_counts_for(viewer, filters=filters)
    table = Table(
        caption=_("Lãnh đạo phụ trách đối ngoại nhân dân"),
        columns=(
            Column(head[0], phone=Phone.FIRST, wide=True),
            Column(head[1], phone=Phone.SECOND),
            Column(head[2]),
            Column(head[3], phone=Phone.END),
            Column(head[4]),
        ),
        rows=tuple(_row(row) for row in page.rows),
        empty=Empty(
            words=_("Không có cơ quan nào như vậy."),
            how=_("Bỏ bớt điều kiện lọc. Lãnh đạo phụ trách được cử ở trang của từng cơ quan, mục Người và chức vụ."),
        ),
        sentence=_sentence(filters),
        counts=(
            Count(_("đã cử"), named, address_with(request, named="yes"), current=filters.named == "yes"),
            Count(_("chưa cử"), unnamed, address_with(request, named="no"), current=filters.named == "no"),
        ),
        csv_url=address_with(request, format="csv"),
        xlsx_url=address_with(request, format="xlsx"),
        pages=pages_part(request, page),
        ident="leads",
    )
    return render(request, "people/field_leads.html", {"table": table, "named": named, "asked": named + unnamed})


def _filters(request: HttpRequest) -> FieldLeadFilters:
    asked = request.GET
    return FieldLeadFilters(
        text=asked.get("q", "").strip()[:200],
        family=asked.get("family", "") if asked.get("family") in Family.values else "",
        level=asked.get("level", "") if asked.get("level") in ASKED_LEVELS else "",
        locality=asked.get("locality", "").strip()[:100],
        named=asked.get("named", "") if asked.get("named") in {"yes", "no"} else "",
    )


def _sentence(filters: FieldLeadFilters) -> FilterSentence:
    families = tuple(Option(code, str(words)) for code, words in FAMILIES.items())
    levels = tuple(Option(code, said(LEVELS, code)) for code in ASKED_LEVELS)
    return FilterSentence(
        url=reverse("field_leads"),
        pieces=(
            _("Cơ quan"),
            Choice("family", _("Khối"), (Option("", _("mọi khối")), *families), filters.family),
            Choice("level", _("Cấp"), (Option("", _("mọi cấp")), *levels), filters.level),
            Choice(
                "named",
                _("Đã cử lãnh đạo phụ trách hay chưa"),
                (
                    Option("", _("đã và chưa cử lãnh đạo phụ trách")),
                    Option("yes", _("đã cử lãnh đạo phụ trách")),
                    Option("no", _("chưa cử lãnh đạo phụ trách")),
                ),
                filters.named,
            ),
        ),
        kept=tuple((name, value) for name, value in (("q", filters.text), ("locality", filters.locality)) if value),
    )


def _row(row: FieldLeadRow) -> Row:
    lead = row.lead
    return Row(
        cells=(
            row.agency,
            lead.person if lead else _("chưa cử"),
            lead.post if lead else "",
            day(lead.valid_from) if lead else "",
            lead.basis if lead else "",
        ),
        url=f"{reverse('agency', args=[row.agency_id])}#people",
    )


def _sheet_row(row: FieldLeadRow) -> tuple[Cell, ...]:
    lead = row.lead
    return (
        row.agency,
        lead.person if lead else _("chưa cử"),
        lead.post if lead else "",
        lead.valid_from if lead else None,
        lead.basis if lead else "",
        said(FAMILIES, row.family),
        said(LEVELS, row.level),
    )


@login_required
@require_GET
def signing_forms(request: HttpRequest) -> HttpResponse:
    rules, may_keep = signing_rules_for(actor_of(request))
    sets = sorted(rules.forms, key=lambda forms: (forms.look, forms.valid_from, forms.own))
    table = Table(
        caption=_("Cách ghi thẩm quyền ký"),
        columns=(
            Column(_("Thể thức"), phone=Phone.FIRST),
            Column(_("Từ ngày"), phone=Phone.END),
            Column(_("Thay mặt, ký thay, thừa lệnh, thừa ủy quyền, quyền"), phone=Phone.SECOND),
            Column(_("Văn bản quy định"), wide=True),
            Column("", phone=Phone.AWAY),
        ),
        rows=tuple(_forms_row(forms, may_keep=may_keep) for forms in sets),
        empty=Empty(words=_("Chưa có quy định nào.")),
        ident="forms",
    )
    crumbs = Crumbs((Crumb(_("Cơ quan"), reverse("agencies")), Crumb(_("Cách ghi thẩm quyền ký"))))
    return render(request, "people/signing_forms.html", {"table": table, "may_keep": may_keep, "crumbs": crumbs})


def _forms_row(forms: Forms, *, may_keep: bool) -> Row:
    """Where the source was not read itself, the row says so; what the office wrote can be taken away."""
    unsure = _("theo nguồn thứ hai, cần đối chiếu") if forms.sure in {"S", "M"} else ""
    own = _("do cơ quan ghi") if forms.own else ""
    return Row(
        cells=(
            said(LOOKS, forms.look),
            day(forms.valid_from),
            " · ".join((forms.collective, forms.for_head, forms.by_order, forms.by_mandate, forms.acting)),
            " · ".join(one for one in (forms.source, unsure, own) if one),
            _removing(forms) if forms.own and may_keep else "",
        )
    )


def _removing(forms: Forms) -> Action:
    return Action(
        _("Bỏ, dùng lại của chương trình"),
        reverse("remove_signing_forms"),
        sends=True,
        weight=Weight.QUIET,
        icon="undo",
        fields=(("family", str(forms.look)), ("valid_from", forms.valid_from.isoformat())),
    )


@login_required
@require_POST
def removing_signing_forms(request: HttpRequest) -> HttpResponse:
    """What was removed is written anew as easily; the log keeps it."""
    given = RemovedForms(request.POST)
    if not given.is_valid():
        raise Refusal("signing_forms.not_found")
    remove_signing_forms(actor=actor_of(request), **given.cleaned_data)
    messages.success(request, _("Đã bỏ; văn bản từ ngày ấy lại theo cách ghi của chương trình."))
    return redirect("signing_forms")


@login_required
@require_http_methods(["GET", "POST"])
def new_signing_forms(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not signing_rules_for(actor)[1]:
        raise Refusal("person.not_allowed")
    form = SigningFormsForm(request.POST or None)
    address = reverse("signing_forms")
    page = FormPage(
        words=FormWords(
            _("Thêm cách ghi thẩm quyền ký"), _("Ghi quy định này"), _("Đã ghi; văn bản từ ngày ấy theo cách ghi này.")
        ),
        leave=address,
        crumbs=(Crumb(_("Cơ quan"), reverse("agencies")), Crumb(_("Cách ghi thẩm quyền ký"), address)),
    )
    return form_page(request, form, page=page, act=lambda: keep_signing_forms(actor=actor, **form.cleaned_data))
