"""Who answers today: one heir, several, none, in whatever order things happened; no duty lost, none doubled."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.agencies.functions import plain_words, terms_of
from nhipcau.agencies.succession import Answer, Arrow, Reason, Standing, answer_for

PLANNING, FINANCE, MEDIA, SCIENCE, CULTURE = 1, 2, 3, 4, 5
MARCH = date(2025, 3, 1)
TODAY = date(2026, 11, 21)
PRESS = "báo chí, xuất bản"


def arrow(from_agency: int, to_agency: int | None, *, event: int = 1, scope: str = "", **more: object) -> Arrow:
    told: dict[str, object] = {"event_id": event, "effective": MARCH, "terms": terms_of(scope), **more}
    return Arrow(from_agency=from_agency, to_agency=to_agency, scope=scope, **told)  # type: ignore[arg-type]


def ask(agency: int, *arrows: Arrow, words: str = "", since: date | None = date(2020, 4, 8)) -> Answer:
    out: dict[int, list[Arrow]] = {}
    for one in arrows:
        out.setdefault(one.from_agency, []).append(one)
    return answer_for(agency_id=agency, arrows=out, on=TODAY, since=since, words=plain_words(words))


SPLIT = (arrow(MEDIA, SCIENCE), arrow(MEDIA, CULTURE, scope=PRESS))


def test_who_was_never_touched_answers_itself() -> None:
    assert ask(PLANNING) == Answer(Standing.SAME, PLANNING)


def test_one_heir_is_decided_without_asking() -> None:
    answer = ask(PLANNING, arrow(PLANNING, FINANCE))
    assert (answer.standing, answer.agency_id, answer.since) == (Standing.FOLLOWED, FINANCE, MARCH)


def test_a_chain_of_events_is_followed_to_its_end() -> None:
    later = arrow(FINANCE, CULTURE, event=2, effective=date(2026, 1, 1))
    assert ask(PLANNING, arrow(PLANNING, FINANCE), later).agency_id == CULTURE


def test_what_has_not_begun_changes_nothing_yet() -> None:
    assert ask(PLANNING, arrow(PLANNING, FINANCE, effective=date(2027, 1, 1))).standing is Standing.SAME


def test_two_heirs_wait_for_a_person_and_the_function_is_proposed_first() -> None:
    answer = ask(MEDIA, *SPLIT, words="phối hợp công tác thông tin, tuyên truyền")
    assert (answer.standing, answer.scope) == (Standing.UNDECIDED, PRESS)
    assert [(one.agency_id, one.reason) for one in answer.alternatives] == [
        (CULTURE, Reason.FUNCTION),
        (SCIENCE, Reason.REST),
    ]


def test_without_a_function_of_its_own_who_took_over_the_rest_is_proposed_first() -> None:
    answer = ask(MEDIA, *SPLIT, words="xây dựng phần mềm")
    assert [one.agency_id for one in answer.alternatives] == [SCIENCE, CULTURE]


def test_what_a_person_decided_is_followed_for_that_function_alone() -> None:
    decided = arrow(MEDIA, CULTURE, event=9, scope=PRESS, decided=True, ends=False)
    assert ask(MEDIA, *SPLIT, decided, words="đăng trên báo chí").agency_id == CULTURE
    assert ask(MEDIA, *SPLIT, decided, words="xây dựng phần mềm").standing is Standing.UNDECIDED


def test_an_abolished_agency_has_no_heir() -> None:
    assert ask(PLANNING, arrow(PLANNING, None)).standing is Standing.ENDED


def test_a_function_that_moved_is_asked_about_and_the_rest_stays() -> None:
    moved = arrow(MEDIA, CULTURE, scope=PRESS, ends=False)
    assert ask(MEDIA, moved, words="quản lý báo chí").standing is Standing.UNDECIDED
    assert ask(MEDIA, moved, words="sửa trụ sở").standing is Standing.SAME


def test_a_paper_later_than_the_move_of_a_function_means_whom_it_names() -> None:
    moved = arrow(MEDIA, CULTURE, scope=PRESS, ends=False)
    assert ask(MEDIA, moved, words="quản lý báo chí", since=date(2026, 1, 1)).standing is Standing.SAME


def test_a_paper_that_names_what_is_no_more_means_its_heir() -> None:
    assert ask(PLANNING, arrow(PLANNING, FINANCE), since=date(2026, 1, 1)).agency_id == FINANCE


def test_two_that_ended_into_each_other_are_an_end_and_no_circle() -> None:
    assert ask(PLANNING, arrow(PLANNING, FINANCE), arrow(FINANCE, PLANNING, event=2)).standing is Standing.ENDED


agencies = st.integers(1, 6)
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def events(draw: st.DrawFn) -> list[Arrow]:
    """Any sequence of events over six agencies, decisions of people among them, sensible or not."""
    found: list[Arrow] = []
    for number in range(draw(st.integers(0, 8))):
        from_agency, effective, ends = draw(agencies), draw(days), draw(st.booleans())
        for _ in range(draw(st.integers(1, 3))):
            scope = draw(st.sampled_from(("", PRESS, "tôn giáo")))
            to_agency = draw(st.none() | agencies)
            decided = draw(st.booleans()) and to_agency is not None and not ends
            found.append(
                arrow(
                    from_agency, to_agency, event=number, scope=scope, ends=ends, decided=decided, effective=effective
                )
            )
    return found


@st.composite
def duties(draw: st.DrawFn) -> list[tuple[int, str, date]]:
    words = st.sampled_from(("", "báo chí", "tôn giáo", "tôn giáo và báo chí, xuất bản"))
    return draw(st.lists(st.tuples(agencies, words, days), max_size=12))


def ended(agency: int, arrows: list[Arrow]) -> bool:
    return any(one.from_agency == agency and one.ends and one.effective <= TODAY for one in arrows)


@given(events(), duties())
def test_no_sequence_of_events_loses_or_doubles_a_duty(
    arrows: list[Arrow], given_: list[tuple[int, str, date]]
) -> None:
    answers = [ask(agency, *arrows, words=words, since=since) for agency, words, since in given_]
    assert sum(Counter((answer.standing, answer.agency_id) for answer in answers).values()) == len(given_)


@given(events(), agencies, days)
def test_whoever_answers_is_there_and_whoever_is_asked_about_has_a_choice(
    arrows: list[Arrow], agency: int, since: date
) -> None:
    answer = ask(agency, *arrows, words="báo chí", since=since)
    match answer.standing:
        case Standing.SAME | Standing.FOLLOWED:
            assert not ended(answer.agency_id, arrows)
            assert (answer.agency_id == agency) is (answer.standing is Standing.SAME)
        case Standing.UNDECIDED:
            assert len({one.agency_id for one in answer.alternatives}) > 1
        case Standing.ENDED:
            assert ended(answer.agency_id, arrows)


@given(events(), agencies, st.randoms())
def test_the_order_in_which_events_were_written_down_does_not_matter(arrows: list[Arrow], agency: int, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = arrows[:]
    random.shuffle(shuffled)
    assert ask(agency, *arrows, words="báo chí") == ask(agency, *shuffled, words="báo chí")


@given(events(), agencies, agencies)
def test_what_was_decided_is_not_asked_again(arrows: list[Arrow], agency: int, heir: int) -> None:
    before = ask(agency, *arrows, words="báo chí")
    if before.standing is not Standing.UNDECIDED:
        return
    assert before.effective is not None
    choice = arrow(
        before.agency_id, heir, event=99, scope=before.scope, decided=True, ends=False, effective=before.effective
    )
    after = ask(agency, *arrows, choice, words="báo chí")
    assert (after.standing, after.agency_id, after.effective) != (before.standing, before.agency_id, before.effective)
