"""What there is of agencies and accounts, as the viewer may see it.

The directory of agencies is open to every account; accounts only to those who keep them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, F, Q, QuerySet, When

from nhipcau.agencies import access
from nhipcau.agencies.actors import actor_for, actor_named
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Account, Agency, AgencyName, AgencyParent, Level
from nhipcau.foundation import clock
from nhipcau.foundation.pages import SIZE, Page, page_of
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.text import fold, key_of

__all__ = ["actor_for", "actor_named"]

# A longer drop-down helps nobody; a larger installation gives accounts through the administrators of its parts.
MOST_CHOICES = 1000
# SQLite and PostgreSQL put what has no date at different ends unless told.
EARLIEST_FIRST = F("valid_from").asc(nulls_first=True)


@dataclass(frozen=True, slots=True)
class AgencyRow:
    id: int
    label: str
    family: str
    level: str
    locality: str
    provisional: bool
    parent_id: int | None
    parent_label: str
    accounts: int
    children: int


@dataclass(frozen=True, slots=True)
class DatedName:
    name: str
    is_alias: bool
    valid_from: date | None
    valid_to: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class DatedParent:
    parent_id: int
    label: str
    line: str
    valid_from: date | None
    valid_to: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class AgencySheet:
    """All about one agency: names and superiors through time, and what stands under it today."""

    row: AgencyRow
    names: tuple[DatedName, ...]
    parents: tuple[DatedParent, ...]
    children: tuple[AgencyRow, ...]
    last_day: date | None
    """On which it was an agency for the last time; None while it is one."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    id: int
    username: str
    full_name: str
    post: str
    agency_id: int | None
    agency_label: str
    watches_id: int | None
    watches_label: str
    roles: tuple[AccountRole, ...]
    is_active: bool
    must_change_password: bool
    last_login: datetime | None


@dataclass(frozen=True, slots=True)
class AgencyFilters:
    text: str = ""
    family: str = ""
    level: str = ""
    locality: str = ""
    provisional: bool | None = None


def agencies_for(
    viewer: Actor, *, filters: AgencyFilters = AgencyFilters(), page: int = 1, size: int = SIZE
) -> Page[AgencyRow]:
    """The directory by locality and kind, the viewer's own locality first. Names of public bodies are public."""
    found = asked_for(text=filters.text, family=filters.family, level=filters.level, locality=filters.locality)
    if filters.provisional is not None:
        found = found.filter(provisional=filters.provisional)
    rows = page_of(found.order_by(*directory_order(viewer)), number=page, size=size)
    made = _agency_rows(_with_counts(rows.rows))
    return Page(rows=made, total=rows.total, number=rows.number, size=rows.size)


def asked_for(*, text: str, family: str, level: str, locality: str) -> QuerySet[Agency]:
    """Agencies as people ask for them; empty means any."""
    found = Agency.objects.all()
    # The word for the province is part of what people type: "so ngoai vu dong nai".
    for word in key_of(text).split():
        named = AgencyName.objects.filter(folded__contains=word).values("agency_id")
        found = found.filter(Q(pk__in=named) | Q(locality_folded__contains=word))
    if family:
        found = found.filter(family=family)
    if level:
        found = found.filter(level=level)
    if locality:
        found = found.filter(locality_folded=fold(locality).removeprefix("tinh ").removeprefix("thanh pho "))
    return found


def directory_order(viewer: Actor) -> tuple[str | Case, ...]:
    """The viewer's province before all others; of each locality what stands above first."""
    own = Agency.objects.filter(pk=viewer.agency_id or 0).values("locality_folded")
    own_first = Case(When(locality_folded__in=own, then=0), default=1)
    downwards = Case(*(When(level=level, then=place) for place, level in enumerate(Level.values)), default=len(Level))
    return own_first, "locality_folded", downwards, "family", "id"


def agency_for(viewer: Actor, agency_id: int) -> AgencySheet:
    del viewer
    agency = _counted(Agency.objects.filter(pk=agency_id)).first()
    if agency is None:
        raise Refusal("agency.not_found")
    on = clock.today()
    parents = list(AgencyParent.objects.filter(agency=agency).order_by(EARLIEST_FIRST, "id"))
    under = Agency.objects.filter(parents__in=_current_parents(on).filter(parent=agency))
    labels = labels_of([row.parent_id for row in parents], on=on)
    return AgencySheet(
        row=_agency_rows((agency,))[0],
        names=tuple(
            DatedName(n.name, n.is_alias, n.valid_from, n.valid_to, n.basis)
            for n in AgencyName.objects.filter(agency=agency).order_by("is_alias", EARLIEST_FIRST, "id")
        ),
        parents=tuple(
            DatedParent(p.parent_id, labels.get(p.parent_id, ""), p.line, p.valid_from, p.valid_to, p.basis)
            for p in parents
        ),
        children=_agency_rows(tuple(_counted(under).order_by("id"))),
        last_day=agency.last_day,
    )


def agency_choices_for(viewer: Actor, *, text: str = "", limit: int = 30) -> tuple[tuple[int, str], ...]:
    """Id and label, for choosing an agency by a few letters."""
    page = agencies_for(viewer, filters=AgencyFilters(text=text))
    return tuple((row.id, row.label) for row in page.rows[:limit])


def own_agency_label_for(viewer: Actor) -> str:
    if viewer.agency_id is None:
        return ""
    return labels_of([viewer.agency_id], on=clock.today()).get(viewer.agency_id, "")


def accounts_for(
    viewer: Actor, *, text: str = "", agency_id: int | None = None, page: int = 1, size: int = SIZE
) -> Page[AccountRow]:
    found = Account.objects.filter(access.manageable_accounts(viewer, on=clock.today()))
    if text:
        found = found.filter(Q(username__icontains=text) | Q(full_name__icontains=text))
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    rows = page_of(found.order_by("username"), number=page, size=size)
    made = _account_rows(rows.rows)
    return Page(rows=made, total=rows.total, number=rows.number, size=rows.size)


def account_for(viewer: Actor, account_id: int) -> AccountRow:
    found = Account.objects.filter(access.manageable_accounts(viewer, on=clock.today()), pk=account_id)
    rows = _account_rows(tuple(found))
    if not rows:
        raise Refusal("account.not_found", username=account_id)
    return rows[0]


def account_named(viewer: Actor, username: str) -> Account:
    account = Account.objects.filter(access.manageable_accounts(viewer, on=clock.today()), username=username).first()
    if account is None:
        raise Refusal("account.not_found", username=username)
    return account


def manageable_agencies_for(viewer: Actor) -> tuple[tuple[int, str], ...]:
    """Id and label of the agencies whose accounts the viewer administers, by label."""
    found = Agency.objects.filter(access.manageable_agencies(viewer, on=clock.today())).values_list("pk", flat=True)
    labels = labels_of(list(found[:MOST_CHOICES]), on=clock.today())
    return tuple(sorted(labels.items(), key=lambda item: fold(item[1])))


def _current_parents(on: date) -> QuerySet[AgencyParent]:
    return AgencyParent.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )


def _with_counts(agencies: tuple[Agency, ...]) -> tuple[Agency, ...]:
    """The same, counted: of one page, where counting the whole directory would take a second."""
    counted = {agency.pk: agency for agency in _counted(Agency.objects.filter(pk__in=[one.pk for one in agencies]))}
    return tuple(counted[one.pk] for one in agencies)


def _counted(found: QuerySet[Agency]) -> QuerySet[Agency]:
    return found.annotate(
        account_count=Count("accounts", distinct=True), child_count=Count("children__agency", distinct=True)
    )


def _agency_rows(agencies: tuple[Agency, ...]) -> tuple[AgencyRow, ...]:
    on = clock.today()
    parents = dict(
        _current_parents(on).filter(agency__in=[a.pk for a in agencies]).values_list("agency_id", "parent_id")
    )
    labels = labels_of([*(a.pk for a in agencies), *parents.values()], on=on)
    return tuple(
        AgencyRow(
            id=agency.pk,
            label=labels.get(agency.pk, ""),
            family=agency.family,
            level=agency.level,
            locality=agency.locality,
            provisional=agency.provisional,
            parent_id=parents.get(agency.pk),
            parent_label=labels.get(parents.get(agency.pk, 0), ""),
            accounts=getattr(agency, "account_count", 0),
            children=getattr(agency, "child_count", 0),
        )
        for agency in agencies
    )


def _account_rows(accounts: tuple[Account, ...]) -> tuple[AccountRow, ...]:
    labels = labels_of([i for a in accounts for i in (a.agency_id, a.watches_id)], on=clock.today())
    return tuple(
        AccountRow(
            id=a.pk,
            username=a.username,
            full_name=a.full_name,
            post=a.post,
            agency_id=a.agency_id,
            agency_label=labels.get(a.agency_id or 0, ""),
            watches_id=a.watches_id,
            watches_label=labels.get(a.watches_id or 0, ""),
            roles=tuple(sorted(a.role_set)),
            is_active=a.is_active,
            must_change_password=a.must_change_password,
            last_login=a.last_login,
        )
        for a in accounts
    )
