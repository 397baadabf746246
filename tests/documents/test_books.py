"""Numbers in the books: none lost, none twice, whatever happens; lines that are never taken out; whose they are."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.documents.models import Book, Entry
from nhipcau.documents.services.book_lines import amend_entry, complete_entry, void_entry, withdraw_amendment
from nhipcau.documents.services.books import (
    IncomingFacts,
    OutgoingFacts,
    open_book,
    register_incoming,
    register_outgoing,
    reserve_numbers,
)
from nhipcau.foundation import clock
from nhipcau.foundation.models import AuditEntry
from nhipcau.ground.actor import AccountRole
from nhipcau.ground.refusal import Refusal
from tests.world import World, plan


def came(day: date | None = None, **fields: object) -> IncomingFacts:
    told = {
        "author": "Sở Tài chính tỉnh Bình Hải",
        "subject": "Về kinh phí đối ngoại",
        "arrived_on": day or clock.today(),
    }
    return IncomingFacts(**{**told, **fields})  # type: ignore[arg-type]  # told by the test


def goes(**fields: object) -> OutgoingFacts:
    told = {"dated": clock.today(), "symbol": "UBND-NC", "subject": "Về việc trả lời", "signer": "Phan Văn Hải"}
    return OutgoingFacts(**{**told, **fields})  # type: ignore[arg-type]  # told by the test


def numbers(book: Book) -> list[int]:
    return list(book.entries.order_by("number").values_list("number", flat=True))


class TestNumbers:
    def test_the_book_of_a_year_opens_with_its_first_line(self, world: World) -> None:
        entries = [register_incoming(actor=world.actors["clerk"], facts=came(code=f"{n}/STC")) for n in (1, 2, 3)]
        assert [entry.number for entry in entries] == [1, 2, 3]
        assert {entry.book.year for entry in entries} == {clock.today().year}

    def test_each_agency_counts_its_own(self, world: World) -> None:
        register_incoming(actor=world.actors["clerk"], facts=came())
        assert register_incoming(actor=world.actors["health"], facts=came()).number == 1

    def test_a_book_continued_from_paper_goes_on_with_its_number(self, world: World) -> None:
        clerk, year = world.actors["clerk"], clock.today().year
        open_book(actor=clerk, kind="incoming", year=year, opened_on=date(year, 1, 1), first_number=812)
        assert register_incoming(actor=clerk, facts=came()).number == 812

    def test_what_fails_gives_its_number_back(self, world: World) -> None:
        clerk = world.actors["clerk"]
        first = register_incoming(actor=clerk, facts=came())
        with pytest.raises(RuntimeError), transaction.atomic():
            register_incoming(actor=clerk, facts=came(code="9/STC"))
            raise RuntimeError
        assert register_incoming(actor=clerk, facts=came(code="10/STC")).number == first.number + 1

    def test_a_party_series_runs_for_a_term_and_a_type(self, world: World) -> None:
        clerk = world.actors["clerk"]
        told = {"kind": "outgoing", "term": "2025–2030", "opened_on": date(2025, 10, 1)}
        books = [open_book(actor=clerk, document_type=code, **told) for code in ("CV", "KH")]  # type: ignore[arg-type]  # of the test
        codes = [
            register_outgoing(actor=clerk, facts=goes(symbol=symbol), book_id=book.pk).code
            for book, symbol in zip(books, ("CV/TU", "KH/TU"), strict=True)
        ]
        assert codes == ["01-CV/TU", "01-KH/TU"]

    def test_a_reserved_number_becomes_a_line_and_is_given_to_nobody_else(self, world: World) -> None:
        clerk = world.actors["clerk"]
        kept = reserve_numbers(actor=clerk, on=clock.today(), count=2)
        assert register_outgoing(actor=clerk, facts=goes()).number == 3
        made = register_outgoing(actor=clerk, facts=goes(), reserved_id=kept[0].pk)
        assert (made.number, made.code) == (1, "01/UBND-NC")
        with pytest.raises(Refusal, match="state_does_not_follow"):
            register_outgoing(actor=clerk, facts=goes(), reserved_id=kept[0].pk)

    def test_a_void_number_is_never_given_again(self, world: World) -> None:
        clerk = world.actors["clerk"]
        kept = reserve_numbers(actor=clerk, on=clock.today())[0]
        void_entry(actor=clerk, entry_id=kept.pk, version=kept.version, reason="không ban hành")
        assert register_outgoing(actor=clerk, facts=goes()).number == kept.number + 1
        assert "không ban hành" in Entry.objects.get(pk=kept.pk).remarks

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.sampled_from(["enter", "reserve", "use", "void", "fail", "refused", "recall"]), max_size=14))
    def test_whatever_happens_the_series_has_no_gap_and_no_double(self, world: World, acts: list[str]) -> None:
        clerk = world.actors["clerk"]
        with transaction.atomic():
            for act in acts:
                _do(act, clerk)
            for book in Book.objects.all():
                assert numbers(book) == list(range(book.first_number, book.last_number + 1))
            transaction.set_rollback(True)


def _do(act: str, clerk: object) -> None:
    actor = clerk
    told = Entry.objects.filter(book__kind="outgoing").order_by("-pk")
    try:
        with transaction.atomic():
            match act:
                case "enter":
                    register_outgoing(actor=actor, facts=goes())  # type: ignore[arg-type]
                case "reserve":
                    reserve_numbers(actor=actor, on=clock.today(), count=2)  # type: ignore[arg-type]
                case "use":
                    kept = told.filter(state="reserved").first()
                    register_outgoing(actor=actor, facts=goes(), reserved_id=kept.pk if kept else 0)  # type: ignore[arg-type]
                case "void":
                    last = told.first()
                    if last is not None:
                        void_entry(actor=actor, entry_id=last.pk, version=last.version, reason="nhầm")  # type: ignore[arg-type]
                case "fail":
                    register_outgoing(actor=actor, facts=goes())  # type: ignore[arg-type]
                    raise Refusal("book.not_found")
                case "refused":
                    register_outgoing(actor=actor, facts=goes(subject=" "))  # type: ignore[arg-type]
                case "recall":
                    last = told.first()
                    if last is not None:
                        amend_entry(
                            actor=actor,  # type: ignore[arg-type]
                            entry_id=last.pk,
                            version=last.version,
                            kind="recalled",
                            words="theo Thông báo số 3",
                            on=clock.today(),
                        )
    except Refusal:
        pass


class TestLines:
    def test_the_same_document_is_not_entered_twice_unknowingly(self, world: World) -> None:
        clerk, document = world.actors["clerk"], world.register(plan())
        first = register_incoming(actor=clerk, facts=came(), document=document)
        with pytest.raises(Refusal, match="already_entered") as refused:
            register_incoming(actor=clerk, facts=came(), document=document)
        assert refused.value.facts["number"] == first.number
        again = register_incoming(actor=clerk, facts=came(), document=document, looked_at=[first.pk])
        assert again.number == first.number + 1

    def test_nor_the_same_number_symbol_and_author_however_spelt(self, world: World) -> None:
        clerk = world.actors["clerk"]
        register_incoming(actor=clerk, facts=came(code="38 – CT/TW", author="UBND tỉnh Bình Hải"))
        with pytest.raises(Refusal, match="already_entered"):
            register_incoming(actor=clerk, facts=came(code="38-CT/TW", author="Ủy ban nhân dân tỉnh Bình Hải"))
        register_incoming(actor=clerk, facts=came(code="38-CT/TW", author="Sở Y tế tỉnh Bình Hải"))

    def test_what_is_put_right_leaves_what_stood_there_in_the_log(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = register_incoming(actor=clerk, facts=came())
        complete_entry(actor=clerk, entry_id=entry.pk, version=entry.version, changes={"signed_for": "Trần Thị Thư"})
        log = AuditEntry.objects.get(act="entry.completed")
        assert log.facts["before"] == {"signed_for": ""}

    def test_two_people_on_one_line_do_not_write_over_each_other(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = register_incoming(actor=clerk, facts=came())
        complete_entry(actor=clerk, entry_id=entry.pk, version=entry.version, changes={"remarks": "bản chính"})
        with pytest.raises(Refusal, match="changed_meanwhile"):
            complete_entry(actor=clerk, entry_id=entry.pk, version=entry.version, changes={"remarks": "bản sao"})

    def test_a_recalled_paper_is_frozen_and_both_lines_stay(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = register_incoming(actor=clerk, facts=came(code="5/STC"))
        notice = register_incoming(actor=clerk, facts=came(code="6/STC", type_name="Thông báo"))
        amendment = amend_entry(
            actor=clerk, entry_id=entry.pk, version=entry.version, kind="recalled", words="", on=clock.today(),
            by_id=notice.pk,
        )  # fmt: skip
        frozen = Entry.objects.get(pk=entry.pk)
        assert (frozen.state, amendment.words) == ("recalled", "Thông báo 6/STC")
        with pytest.raises(Refusal, match="entry_frozen"):
            complete_entry(actor=clerk, entry_id=frozen.pk, version=frozen.version, changes={"remarks": "x"})
        assert Entry.objects.filter(book=entry.book).count() == 2
        assert withdraw_amendment(actor=clerk, amendment_id=amendment.pk).state == "registered"

    def test_a_corrected_paper_stays_in_force(self, world: World) -> None:
        clerk = world.actors["clerk"]
        entry = register_outgoing(actor=clerk, facts=goes())
        amend_entry(
            actor=clerk,
            entry_id=entry.pk,
            version=entry.version,
            kind="corrected",
            words="Công văn 9",
            on=clock.today(),
        )
        assert Entry.objects.get(pk=entry.pk).state == "registered"

    @pytest.mark.parametrize("day", [date(2999, 1, 1), date(1999, 12, 31)])
    def test_a_line_stands_on_a_day_of_its_book(self, world: World, day: date) -> None:
        clerk, year = world.actors["clerk"], clock.today().year
        book = open_book(actor=clerk, kind="incoming", year=year, opened_on=date(year, 1, 1), label="Hội đồng xét tặng")
        with pytest.raises(Refusal, match="day_"):
            register_incoming(actor=clerk, facts=came(day), book_id=book.pk)


class TestWhoseBook:
    def test_a_clerk_of_another_agency_neither_reads_nor_writes_it(self, world: World) -> None:
        entry = register_incoming(actor=world.actors["clerk"], facts=came())
        stranger = world.actors["health"]
        for act in (
            lambda: complete_entry(actor=stranger, entry_id=entry.pk, version=entry.version, changes={"remarks": "x"}),
            lambda: void_entry(actor=stranger, entry_id=entry.pk, version=entry.version, reason="x"),
            lambda: register_incoming(actor=stranger, facts=came(), book_id=entry.book_id),
        ):
            with pytest.raises(Refusal, match="not_found"):
                act()

    @pytest.mark.parametrize("who", ["foreign", "inspector", "administrator", "national", "monitor"])
    def test_only_clerks_give_numbers(self, world: World, who: str) -> None:
        with pytest.raises(Refusal, match=r"book\.not_allowed"):
            register_incoming(actor=world.actors[who], facts=came())

    def test_a_leader_of_the_agency_reads_and_does_not_write(self, world: World) -> None:
        leader = world.account("leader", AccountRole.UNIT_LEADER, agency=world.agencies["committee"])
        entry = register_incoming(actor=world.actors["clerk"], facts=came())
        with pytest.raises(Refusal, match=r"book\.not_allowed"):
            complete_entry(actor=leader, entry_id=entry.pk, version=entry.version, changes={"remarks": "x"})
