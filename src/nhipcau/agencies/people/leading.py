"""Which leader of each agency is in charge of people-to-people diplomacy, and which agencies have named none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Agency, AgencyName, FieldLead
from nhipcau.agencies.people.rules import Days
from nhipcau.agencies.selectors import asked_for, directory_order
from nhipcau.foundation import clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.ground.actor import Actor

# Those whose leaders plans ask for (72/KH-UBND Cà Mau, II.2); units are led by the agency above them.
ASKED_LEVELS = ("province", "department", "district", "commune")


@dataclass(frozen=True, slots=True)
class LeadRow:
    """The leader in charge of the field; `active` on the day asked about."""

    tenure_id: int
    person_id: int
    person: str
    post: str
    valid_from: date
    valid_to: date | None
    basis: str
    active: bool


@dataclass(frozen=True, slots=True)
class FieldLeadRow:
    agency_id: int
    agency: str
    family: str
    level: str
    lead: LeadRow | None


@dataclass(frozen=True, slots=True)
class FieldLeadFilters:
    """Empty means any. `named` is "yes", "no" or "" for both."""

    text: str = ""
    family: str = ""
    level: str = ""
    locality: str = ""
    named: str = ""


def field_leads_for(
    viewer: Actor, *, filters: FieldLeadFilters = FieldLeadFilters(), page: int = 1, size: int = SIZE
) -> Page[FieldLeadRow]:
    """Agencies with their leader in charge, those that have named none among them. Four queries."""
    on = clock.today()
    # Who leads a public body is public.
    found = _asked(filters, on=on).order_by(*directory_order(viewer))
    rows = page_of(found, number=page, size=size)
    ids = [agency.pk for agency in rows.rows]
    labels = labels_of(ids, on=on)
    leads = {lead.agency_id: _lead_row(lead, on=on) for lead in _active_leads(on).filter(agency_id__in=ids)}
    return rows.of(
        lambda agency: FieldLeadRow(
            agency_id=agency.pk,
            agency=labels.get(agency.pk, ""),
            family=agency.family,
            level=agency.level,
            lead=leads.get(agency.pk),
        )
    )


def field_lead_counts_for(viewer: Actor, *, filters: FieldLeadFilters = FieldLeadFilters()) -> tuple[int, int]:
    """How many of the agencies asked have named a leader, and how many have not. Two queries."""
    del viewer
    on = clock.today()
    asked = _asked(FieldLeadFilters(filters.text, filters.family, filters.level, filters.locality), on=on)
    named = asked.filter(Exists(_active_leads(on).filter(agency_id=OuterRef("pk")))).count()
    return named, asked.count() - named


def _asked(filters: FieldLeadFilters, *, on: date) -> QuerySet[Agency]:
    found = asked_for(text=filters.text, family=filters.family, level=filters.level, locality=filters.locality)
    found = found.filter(provisional=False, level__in=ASKED_LEVELS)
    # An agency whose every name has ended is there no more.
    living = AgencyName.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), agency_id=OuterRef("pk"))
    found = found.filter(Exists(living))
    if filters.named:
        active = Exists(_active_leads(on).filter(agency_id=OuterRef("pk")))
        found = found.filter(active) if filters.named == "yes" else found.filter(~active)
    return found


def _active_leads(on: date) -> QuerySet[FieldLead]:
    """In charge on that day and still in post: who has left the post is in charge of nothing."""
    return FieldLead.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        Q(tenure__valid_to__isnull=True) | Q(tenure__valid_to__gte=on),
        valid_from__lte=on,
        tenure__valid_from__lte=on,
        tenure__withdrawn=False,
    ).select_related("tenure__post", "tenure__person")


def leads_of(agency_id: int, *, on: date) -> tuple[LeadRow, ...]:
    found = FieldLead.objects.filter(agency_id=agency_id, tenure__withdrawn=False)
    rows = found.select_related("tenure__post", "tenure__person").order_by("-valid_from", "-pk")
    return tuple(_lead_row(lead, on=on) for lead in rows)


def _lead_row(lead: FieldLead, *, on: date) -> LeadRow:
    tenure = lead.tenure
    days = Days(lead.valid_from, lead.valid_to)
    in_post = Days(tenure.valid_from, tenure.valid_to)
    return LeadRow(
        tenure_id=tenure.pk,
        person_id=tenure.person_id,
        person=tenure.person.full_name,
        post=tenure.post.title,
        valid_from=lead.valid_from,
        valid_to=lead.valid_to,
        basis=lead.basis,
        active=days.holds(on) and in_post.holds(on),
    )
