"""Laws of events: whatever happens in whatever order, no identity is lost, and undoing restores every row."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.agencies.actors import the_installation
from nhipcau.agencies.events.legs import Leg
from nhipcau.agencies.models import Agency, AgencyEvent, AgencyIdent, AgencyName, AgencyParent, LocalityName
from nhipcau.agencies.services import apply_event, make_agency, plan_event, undo_event
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE

START = date(2025, 1, 1)
NUMBER = 5
happening = st.tuples(
    st.sampled_from(["rename", "merge", "absorb", "split", "upgrade", "abolish", "function_transfer"]),
    st.permutations(range(NUMBER)),
    st.booleans(),
)


def legs_for(kind: str, ids: list[int], step: int, units: bool) -> list[Leg]:
    one, other, third = ids[:3]
    match kind:
        case "rename":
            return [Leg(from_agency=one, to_agency=one, new_name=f"Sở Thứ {step} mới", new_parent=ids[3])]
        case "merge":
            name = f"Sở Hợp nhất {step}"
            return [Leg(from_agency=one, new_name=name, takes_units=units), Leg(from_agency=other, new_name=name)]
        case "absorb":
            return [
                Leg(from_agency=one, to_agency=other, takes_units=units, new_scheme="QD20", new_code=f"H{step}"),
                Leg(from_agency=one, to_agency=third, function_scope="viện trợ"),
            ]
        case "split":
            return [Leg(from_agency=one, to_agency=other), Leg(from_agency=one, new_name=f"Sở Tách {step}")]
        case "upgrade":
            return [Leg(from_agency=one, to_agency=one, new_locality=f"thành phố Bình Hải {step}")]
        case "abolish":
            return [Leg(from_agency=one)]
        case _:
            return [Leg(from_agency=one, to_agency=other, function_scope="đối ngoại")]


def rows(ids: set[int]) -> list[list[tuple[object, ...]]]:
    """All dated rows of the agencies that there were, as they stand."""
    return [
        list(Agency.objects.filter(pk__in=ids).order_by("id").values_list()),
        *(
            list(table.objects.filter(agency__in=ids).order_by("id").values_list())
            for table in (AgencyName, AgencyParent, AgencyIdent)
        ),
        list(LocalityName.objects.order_by("id").values_list()),
    ]


def province() -> list[int]:
    made = [
        make_agency(
            actor=the_installation(), name=f"Sở Số {number}", family="state", level="department", locality=PROVINCE
        ).pk
        for number in range(NUMBER)
    ]
    AgencyParent.objects.create(agency_id=made[3], parent_id=made[0])
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings=st.lists(happening, min_size=1, max_size=6))
def test_what_is_undone_from_the_last_to_the_first_leaves_all_as_it_was(
    db: None, happenings: list[tuple[str, list[int], bool]]
) -> None:
    with transaction.atomic():
        made = province()
        history: list[tuple[AgencyEvent, set[int], list[list[tuple[object, ...]]]]] = []
        for step, (kind, order, units) in enumerate(happenings):
            there = set(Agency.objects.values_list("pk", flat=True))
            before = rows(there)
            event = happen(kind, legs_for(kind, [made[i] for i in order], step, units), step=step)
            assert there <= set(Agency.objects.values_list("pk", flat=True))
            assert one_proper_name_a_day()
            if event is None:
                assert rows(there) == before
            else:
                history.append((event, there, before))
        for event, there, before in reversed(history):
            undo_event(actor=the_installation(), event_id=event.pk)
            assert rows(there) == before
        transaction.set_rollback(True)


def happen(kind: str, legs: list[Leg], *, step: int) -> AgencyEvent | None:
    """Applied, or refused without a trace: what has ended takes part in nothing."""
    try:
        with transaction.atomic():
            event = plan_event(
                actor=the_installation(), kind=kind, effective=START + timedelta(days=30 * step), basis="15/NQ-HĐND",
                legs=legs,
            )  # fmt: skip
            return apply_event(actor=the_installation(), event_id=event.pk)
    except Refusal:
        return None


def one_proper_name_a_day() -> bool:
    """No agency is called by two proper names at once."""
    spans: dict[int, list[tuple[date, date]]] = {}
    for name in AgencyName.objects.filter(is_alias=False):
        span = (name.valid_from or date.min, name.valid_to or date.max)
        spans.setdefault(name.agency_id, []).append(span)
    return all(
        earlier[1] < later[0]
        for one in spans.values()
        for earlier, later in zip(sorted(one), sorted(one)[1:], strict=False)
    )
