"""Finding documents: what is found, in which order, what is marked, what a stranger learns (nothing)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from nhipcau.documents.finding.asked import understood
from nhipcau.documents.finding.extracts import extract
from nhipcau.documents.finding.wording import Repaired, wording_of
from nhipcau.documents.models import Document, Indexed
from nhipcau.documents.selectors import DocumentFilters, candidates
from nhipcau.documents.selectors import finding as found_by
from nhipcau.documents.selectors.finding import count_found_for, document_numbered_for, find_documents_for
from nhipcau.documents.services import indexing
from nhipcau.documents.services.indexing import count_unindexed, index_documents, reindex
from nhipcau.flows.review import correct_value, undo
from nhipcau.foundation import clock
from nhipcau.ground.words import accents_of, words_of
from tests.world import Cited, Ordered, World, plan

ANY = DocumentFilters(state="")
SAID = "viện trợ hữu nghị hòa bình hóa chất bạn bản bàn ban đối ngoại nhân dân tỉnh hội viên phi chính phủ UBND"
WORDS = SAID.split()


def ids(world: World, words: str, *, by: str = "national", typing: bool = False) -> list[int]:
    found = find_documents_for(world.actors[by], words=words, filters=ANY, typing=typing, size=200)
    return [hit.row.id for hit in found.page.rows]


def titled(*titles: str) -> list[Document]:
    """Documents known by their titles alone, each a day newer than the one before."""
    day = date(2020, 1, 1)
    rows = Document.objects.bulk_create(
        [
            Document(
                state=Document.State.PLACEHOLDER, title=title, date=day + timedelta(days=place), registered=clock.now()
            )
            for place, title in enumerate(titles)
        ]
    )
    index_documents(rows)
    return rows


def test_accents_as_typed_come_first_and_other_accents_are_found_too(world: World) -> None:
    bare, chemical, peace = titled("hoa binh", "hóa bình chọn", "Hoà Bình")
    assert ids(world, "hòa bình") == [peace.pk, chemical.pk, bare.pk]
    assert set(ids(world, "hoa binh")) == {bare.pk, chemical.pk, peace.pk}


def test_words_that_follow_each_other_come_before_words_far_apart(world: World) -> None:
    together, apart = titled("viện trợ", "hội viên được hỗ trợ")
    assert ids(world, "vien tro") == [together.pk, apart.pk]


def test_a_phrase_in_quotes_is_found_only_as_it_stands(world: World) -> None:
    together, _apart = titled("nhận viện trợ nước ngoài", "trợ giúp của viện")
    assert ids(world, '"viện trợ"') == [together.pk]
    assert ids(world, "“vien tro nuoc”") == [together.pk]


def test_the_last_word_may_be_unfinished_while_typing(world: World) -> None:
    (document,) = titled("vận động viện trợ")
    assert ids(world, "van dong vi", typing=True) == ids(world, "vận động viê*") == [document.pk]


def test_words_that_only_begin_so_are_found_where_none_is_whole(world: World) -> None:
    titled("vận động viện trợ")
    found = find_documents_for(world.actors["national"], words="viện tr", filters=ANY)
    assert (found.page.total, found.continued) == (1, True)


def test_abbreviations_find_full_names_and_full_names_abbreviations(world: World) -> None:
    short, full = titled("UBND tỉnh giao việc", "Ủy ban nhân dân tỉnh giao việc")
    for asked in ("UBND", "ubnd", "ủy ban nhân dân", '"UBND tỉnh"', '"ủy ban nhân dân tỉnh"'):
        assert set(ids(world, asked)) == {short.pk, full.pk}, asked


def test_damaged_words_are_found_by_what_they_may_have_been() -> None:
    text = "Tiếp nhận vi n trợ phi chính phủ nước ngoài"
    start = text.index("vi n")
    words = wording_of(
        code="", head=(), text=text, start=0, end=len(text), repairs=[Repaired(start, start + 4, "viện")]
    )
    assert "nhan vien tro phi" in words.body
    pieces = extract(text, marks=understood("viện").marks, repaired=[Repaired(start, start + 4, "viện")])
    assert [(piece.words, piece.meant) for piece in pieces if piece.marked] == [("vi n", "viện")]


def test_a_document_is_found_by_its_own_words_and_not_by_those_of_the_file_it_came_in(world: World) -> None:
    one = world.take_in(plan(1, title="vận động viện trợ"), plan(2, title="đón khách quốc tế"), by="national")
    first, second = (document.id for document in one.documents)
    assert (ids(world, "viện trợ"), ids(world, "khách quốc tế")) == ([first], [second])


def test_a_correction_is_found_at_once_and_its_undoing_too(world: World) -> None:
    document, clerk = world.register(plan(12, title="vận động viện trợ")), world.actors["clerk"]
    done = correct_value(
        actor=clerk, document_id=document.pk, version=document.version, pointer="/title", value="vận động tài trợ"
    )
    assert ids(world, "tài trợ", by="clerk") == [document.pk]
    undo(actor=clerk, document_id=document.pk, version=done.version, batch=done.batch)
    assert ids(world, "tài trợ", by="clerk") == []


def test_a_document_that_is_only_cited_is_found_by_its_number(world: World) -> None:
    world.register(plan(12, references=(Cited(code="835-QĐ/TU", date=date(2019, 5, 14)),)))
    cited = Document.objects.get(code="835-QĐ/TU")
    for typed in ("835-QĐ/TU", "835 qd tu", "835qdtu", "quyết định 835/QĐ-TU"):
        assert document_numbered_for(world.actors["clerk"], typed) == cited.pk, typed


def test_a_bare_number_puts_the_document_that_bears_it_first(world: World) -> None:
    own = world.register(plan(2076, date=date(2019, 1, 1)))
    citing = world.register(plan(5, duties=(Ordered("việc nêu tại 2076"),)))
    assert ids(world, "2076") == [own.pk, citing.pk]


def test_a_number_is_found_where_it_is_printed_and_not_where_its_parts_stand_apart(world: World) -> None:
    printed, spaced, apart, longer = titled(
        "theo 15/KH-UBND ngày 1 tháng 2",
        "theo số 15 - KH / UBND",
        "15 đoàn, UBND có KH",
        "theo 215/KH-UBND và 15/KH-SNgV-VP",
    )
    assert set(ids(world, "15/KH-UBND")) == {printed.pk, spaced.pk}
    assert set(ids(world, "15/kh")) == {printed.pk, spaced.pk, longer.pk}
    assert set(ids(world, "15/KH-UB", typing=True)) == {printed.pk, spaced.pk}
    assert ids(world, "15/KH-SNgV") == ids(world, "15/KH-SNgV-VP") == ids(world, "kh-sngv-vp") == [longer.pk]
    assert ids(world, '"theo 15/KH-UBND ngày 1"') == [printed.pk]
    assert set(ids(world, "15 kh ubnd")) == {printed.pk, spaced.pk, apart.pk, longer.pk}


def test_a_number_with_a_year_is_found_by_its_parts(world: World) -> None:
    (one, other) = titled("căn cứ 41/2013/QĐ-TTg và 12/2013/QĐ-UBND", "căn cứ 12/2013/QĐ-TTg và 41/2013/QĐ-UBND")
    assert ids(world, "41/2013/qd-ttg") == [one.pk]
    assert ids(world, "12/2013/QĐ-TTg") == [other.pk]
    assert set(ids(world, "2013/QĐ-TTg")) == {one.pk, other.pk}


def test_a_number_is_found_with_its_abbreviation_written_out(world: World) -> None:
    (written,) = titled("theo 15/KH-Ủy ban nhân dân tỉnh")
    assert ids(world, "15/KH-UBND") == [written.pk]


def test_a_stranger_learns_nothing_by_count_extract_number_or_field(world: World) -> None:
    world.register(plan(2076, title="vận động viện trợ", duties=(Ordered("Lập báo cáo", lead=("Sở Ngoại vụ",)),)))
    stranger = world.actors["health"]
    assert ids(world, "viện trợ", by="health") == []
    assert count_found_for(stranger, words="viện trợ", filters=ANY) == 0
    assert count_found_for(stranger, words="", filters=ANY) == 0
    assert document_numbered_for(stranger, "2076/KH-UBND") is None
    assert found_by.nearest_numbers_for(stranger, "2076/KH-UBNX") == ()
    assert found_by.words_nowhere_for(stranger, "viện trợ", filters=ANY) == ("viện", "trợ")


def test_who_takes_part_finds_and_counts_only_what_concerns_them(world: World) -> None:
    concerned = world.register(plan(1, title="viện trợ", duties=(Ordered("Đón đoàn", lead=("Sở Y tế",)),)))
    world.register(plan(2, title="viện trợ"))
    assert ids(world, "viện trợ", by="health") == [concerned.pk]
    assert count_found_for(world.actors["health"], words="viện trợ", filters=ANY) == 1


def test_above_so_many_hits_the_newest_entries_come_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_by, "MOST_RANKED", 3)
    rows = titled("viện trợ", *["hội viên được hỗ trợ"] * 4)
    found = find_documents_for(world.actors["national"], words="viện trợ", filters=ANY)
    assert not found.ranked
    assert [hit.row.id for hit in found.page.rows] == [row.pk for row in reversed(rows)][:3]


def test_documents_joined_to_others_do_not_hide_older_ones(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "MOST_RANKED", 2)
    monkeypatch.setattr(found_by, "MOST_RANKED", 2)
    rows = titled(*["viện trợ"] * 6)
    Document.objects.filter(pk=rows[5].pk).update(joined_to=rows[0].pk)
    Document.objects.filter(pk=rows[4].pk).update(joined_to=rows[0].pk)
    for filters in (ANY, DocumentFilters(state="placeholder")):
        found = find_documents_for(world.actors["national"], words="viện trợ", filters=filters)
        assert [hit.row.id for hit in found.page.rows] == [rows[3].pk, rows[2].pk]
        assert (found.ranked, found.page.total) == (False, 3)
    assert not find_documents_for(world.actors["national"], words="viện trợ", filters=DocumentFilters()).page.total


def test_counts_are_exact_to_a_thousand_and_then_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_by, "COUNTED", 2)
    titled("viện trợ", "viện trợ")
    assert find_documents_for(world.actors["national"], words="viện trợ", filters=ANY).counted
    titled("viện trợ")
    assert not find_documents_for(world.actors["national"], words="viện trợ", filters=ANY).counted
    assert count_found_for(world.actors["national"], words="viện trợ", filters=ANY) == 3


def test_a_search_costs_the_same_queries_for_many(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    titled(*["vận động viện trợ"] * 30)
    with django_assert_max_num_queries(4):
        find_documents_for(world.actors["clerk"], words="viện trợ", filters=ANY)
    with django_assert_max_num_queries(4):
        find_documents_for(world.actors["national"], words="viện trợ", filters=ANY)


def test_the_index_is_made_anew_and_goes_on_where_it_was_broken_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 2)
    rows = titled("viện trợ một", "viện trợ hai", "viện trợ ba")
    before = list(Indexed.objects.order_by("pk").values())
    steps = reindex(actor=world.actors["national"], anew=True)
    assert (next(steps), count_unindexed()) == (2, 1)
    assert list(reindex(actor=world.actors["national"], anew=False)) == [1]
    assert list(Indexed.objects.order_by("pk").values()) == before
    Indexed.objects.all().delete()
    assert ids(world, "viện trợ") == []
    assert sum(reindex(actor=world.actors["national"], anew=False)) == 3
    assert ids(world, "viện trợ") == [row.pk for row in reversed(rows)]


@dataclass(frozen=True)
class Meant:
    """What a search must find, reckoned word by word in the simplest way."""

    titles: dict[int, str]

    def ids(self, asked: str) -> list[int]:
        wanted = words_of(asked)
        hits = [pk for pk, title in self.titles.items() if set(wanted) <= self._words(title)]
        return sorted(hits, key=lambda pk: self._rank(asked, pk), reverse=True)

    def _words(self, title: str) -> set[str]:
        said = set(words_of(title))
        return said | ({"uy", "ban", "nhan", "dan"} if "UBND" in title.split() else set())

    def _rank(self, asked: str, pk: int) -> tuple[bool, bool, int]:
        title, accents = self.titles[pk], accents_of(asked)
        running = f" {' '.join(words_of(asked))} " in f" {' '.join(words_of(title))} "
        return (bool(accents) and accents <= accents_of(title), running and len(words_of(asked)) > 1, pk)


def test_either_database_finds_what_the_words_say_in_the_same_order(world: World) -> None:
    dice = Random(7)
    rows = titled(*(" ".join(dice.choices(WORDS, k=dice.randint(2, 9))) for _ in range(150)))
    meant = Meant({row.pk: row.title for row in rows})
    for _ in range(60):
        asked = " ".join(word for word in dice.sample(WORDS, k=dice.randint(1, 3)) if word != "UBND") or "viện"
        if dice.random() < 0.5:
            asked = " ".join(words_of(asked))
        wanted = meant.ids(asked)
        if wanted:
            assert sorted(ids(world, asked)) == sorted(wanted), asked
            if not {"ubnd", "uy", "ban", "nhan", "dan"} & set(words_of(asked)):
                assert ids(world, asked) == wanted, asked


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "–", "\n", "(", "vi", "ngành"]), max_size=12), st.sampled_from(WORDS))
def test_only_what_matches_is_marked_and_nothing_is_changed(text: list[str], asked: str) -> None:
    printed = " ".join(text)
    pieces = extract(printed, marks=understood(asked).marks)
    for piece in pieces:
        if piece.marked:
            assert tuple(words_of(piece.words)) in understood(asked).marks
    plain = " ".join("".join(piece.words for piece in pieces).replace("…", " ").split())
    assert all(word in printed.split() for word in plain.split())
    assert bool(pieces) == any(tuple(words_of(word)) == tuple(words_of(asked)) for word in text)
