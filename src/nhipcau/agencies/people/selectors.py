"""Who holds which post of an agency, and how each signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.labels import names_on
from nhipcau.agencies.models import Agency, Person, Post, Tenure
from nhipcau.agencies.people import access, rules
from nhipcau.agencies.people.facts import held_from
from nhipcau.agencies.people.leading import LeadRow, leads_of
from nhipcau.agencies.people.signing import Look, SigningPost, SigningRules, signing_lines
from nhipcau.agencies.people.signing_data import rules_in_force
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class PostRow:
    id: int
    title: str
    kind: str
    ended: date | None


@dataclass(frozen=True, slots=True)
class TenureRow:
    """`lines` are what is printed above the signature, by look; none where the holder signs nothing."""

    id: int
    agency_id: int
    post_id: int
    post: str
    kind: str
    person_id: int
    person: str
    manner: str
    stands_in_for: str
    valid_from: date
    valid_to: date | None
    basis: str
    ending: str
    current: bool
    heads: bool
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    has_contact: bool


@dataclass(frozen=True, slots=True)
class AgencyPeople:
    """`signers` are ids of tenures in the order they are asked for a signature on that day."""

    agency_id: int
    on: date
    posts: tuple[PostRow, ...]
    tenures: tuple[TenureRow, ...]
    leads: tuple[LeadRow, ...]
    signers: tuple[int, ...]
    may_keep: bool
    may_read_contacts: bool

    @property
    def lead(self) -> LeadRow | None:
        return next((lead for lead in self.leads if lead.active), None)

    @property
    def current(self) -> tuple[TenureRow, ...]:
        return tuple(row for row in self.tenures if row.current)


def people_of_agency_for(viewer: Actor, agency_id: int, *, on: date | None = None) -> AgencyPeople:
    """Eight queries at most, however many people."""
    day = on or clock.today()
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Refusal("agency.not_found")
    posts = tuple(Post.objects.filter(agency_id=agency_id).order_by("place", "pk"))
    tenures = tuple(
        Tenure.objects.filter(post__agency_id=agency_id, withdrawn=False)
        .select_related("post", "person", "stands_in_for__person")
        .order_by("post__place", "post_id", "-valid_from", "pk")
    )
    held = {tenure.pk: held_from(tenure) for tenure in tenures}
    signers = tuple(one.ident for one in rules.who_signs(held.values(), on=day))
    may_keep = access.may_keep_people(viewer, agency_id, on=day)
    return AgencyPeople(
        agency_id=agency_id,
        on=day,
        posts=tuple(PostRow(post.pk, post.title, post.kind, post.ended) for post in posts),
        tenures=_tenure_rows(tenures, agency_id=agency_id, posts=posts, on=day) if tenures else (),
        leads=leads_of(agency_id, on=day) if tenures else (),
        signers=signers,
        may_keep=may_keep,
        may_read_contacts=may_keep
        or Person.objects.filter(
            access.contacts_visible_to(viewer, on=day), pk__in=[t.person_id for t in tenures]
        ).exists(),
    )


def tenure_for(viewer: Actor, tenure_id: int) -> TenureRow:
    agency_id = Tenure.objects.filter(pk=tenure_id, withdrawn=False).values_list("post__agency_id", flat=True).first()
    if agency_id is None:
        raise Refusal("tenure.not_found")
    people = people_of_agency_for(viewer, agency_id)
    return next(row for row in people.tenures if row.id == tenure_id)


def require_may_keep_people_for(viewer: Actor, agency_id: int) -> None:
    if not Agency.objects.filter(pk=agency_id).exists():
        raise Refusal("agency.not_found")
    access.require_may_keep_people(viewer, agency_id, on=clock.today())


def person_name_for(viewer: Actor, person_id: int) -> str:
    """Only to those who may read the person's contact, or remove it: the page on it is nobody else's."""
    on = clock.today()
    person = Person.objects.filter(pk=person_id).first()
    if person is None or not (
        access.may_read_contact(viewer, person, on=on) or access.may_keep_person(viewer, person, on=on)
    ):
        raise Refusal("person.not_found")
    return person.full_name


def may_keep_person_for(viewer: Actor, person_id: int) -> bool:
    person = Person.objects.filter(pk=person_id).first()
    return person is not None and access.may_keep_person(viewer, person, on=clock.today())


def signing_rules_for(viewer: Actor) -> tuple[SigningRules, bool]:
    """The sets in force, and whether the viewer may lay others beside them."""
    try:
        access.require_may_set_signing_forms(viewer)
    except Refusal:
        return rules_in_force(), False
    return rules_in_force(), True


def _tenure_rows(
    tenures: Sequence[Tenure], *, agency_id: int, posts: Sequence[Post], on: date
) -> tuple[TenureRow, ...]:
    agency = Agency.objects.get(pk=agency_id)
    name = names_on(on).filter(agency_id=agency_id).first()
    key = name.folded if name else ""
    head_title = next((post.title for post in posts if post.kind == Post.Kind.HEAD and post.ended is None), "")
    signing = rules_in_force()
    return tuple(
        TenureRow(
            id=tenure.pk,
            agency_id=agency_id,
            post_id=tenure.post_id,
            post=tenure.post.title,
            kind=tenure.post.kind,
            person_id=tenure.person_id,
            person=tenure.person.full_name,
            manner=tenure.manner,
            stands_in_for=tenure.stands_in_for.person.full_name if tenure.stands_in_for else "",
            valid_from=tenure.valid_from,
            valid_to=tenure.valid_to,
            basis=tenure.basis,
            ending=tenure.ending,
            current=rules.Days(tenure.valid_from, tenure.valid_to).holds(on),
            heads=tenure.heads_id is not None,
            lines=_lines(tenure, family=agency.family, key=key, head_title=head_title, on=on, signing=signing),
            has_contact=bool(tenure.person.phone or tenure.person.email),
        )
        for tenure in tenures
    )


def _lines(
    tenure: Tenure, *, family: str, key: str, head_title: str, on: date, signing: SigningRules
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    post = SigningPost(
        kind=tenure.post.kind,
        title=tenure.post.title,
        agency_key=key,
        manner=tenure.manner,
        head_title=head_title,
        unit_head_title=tenure.post.unit_head_title,
        signs_for=tenure.post.signs_for,
    )
    made = ((look, signing_lines(post, look=look, on=on, rules=signing)) for look in signing.looks_of(family))
    return tuple((Look(look).value, lines) for look, lines in made if lines)
