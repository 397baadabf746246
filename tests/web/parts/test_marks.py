"""Marks laid over a text lead to it and never change it."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.web.parts.marks import Mark, mark_text

TEXT = "3. Sở Ngoại vụ chủ trì & phối hợp với <các sở>, trước 15/11."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))


def plain(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


def test_worn_words_say_what_they_may_have_been_and_take_no_link_away() -> None:
    worn = Mark(ident="worn-0", start=TEXT.index("vụ"), end=TEXT.index("vụ") + 2, note="có thể là “vũ”")
    marked = mark_text(TEXT, marks=[mark("Sở Ngoại vụ", "lead"), worn])
    assert '>Sở Ngoại <span class="worn" id="worn-0" title="có thể là “vũ”">vụ</span></a>' in marked


def test_faint_words_inside_worn_ones_keep_both_marks() -> None:
    start = TEXT.index("vụ")
    worn = Mark(ident="worn-0", start=start, end=start + 6, note="có thể là “vũ chủ”")
    faint = Mark(ident="faint-0", start=start, end=start + 2, note="chữ mờ, máy chắc 62%", faint=True)
    marked = mark_text(TEXT, marks=[worn, faint])
    assert '<span class="faint" id="faint-0" title="chữ mờ, máy chắc 62%">vụ</span> chủ</span>' in marked


def mark(words: str, ident: str) -> Mark:
    start = TEXT.index(words)
    return Mark(ident=ident, start=start, end=start + len(words), value_id=f"v-{ident}")


@given(st.lists(spans, max_size=12))
def test_marking_changes_no_letter_of_the_text(found: list[tuple[int, int]]) -> None:
    marks = [Mark(ident=f"w{n}", start=a, end=b, value_id=f"v{n}") for n, (a, b) in enumerate(found)]
    assert plain(mark_text(TEXT, marks=marks)) == TEXT


@given(st.lists(spans, max_size=12))
def test_no_link_stands_within_a_link_and_no_name_is_given_twice(found: list[tuple[int, int]]) -> None:
    marks = [Mark(ident=f"w{n}", start=a, end=b, value_id=f"v{n}") for n, (a, b) in enumerate(found)]
    marked = mark_text(TEXT, marks=marks)
    open_links = 0
    for tag in re.findall(r"<(/?)a\b", marked):
        open_links += -1 if tag else 1
        assert open_links in {0, 1}
    names = re.findall(r' id="([^"]+)"', marked)
    assert len(names) == len(set(names))


def test_the_words_of_a_lead_stand_inside_those_of_its_duty() -> None:
    marked = mark_text(TEXT, marks=[mark("Sở Ngoại vụ", "w2"), mark("Sở Ngoại vụ chủ trì", "w1")])
    assert '<span class="words" id="w1"' in marked
    assert '<a class="words" id="w2" href="#v-w2"' in marked


def test_marks_that_cross_are_cut_and_taken_up_again() -> None:
    crossing = [mark("chủ trì & phối hợp", "w1"), mark("phối hợp với", "w2")]
    marked = mark_text(TEXT, marks=crossing)
    assert marked.count('data-words="w2"') == 2
    assert marked.count('id="w2"') == 1


def test_a_part_of_the_text_is_marked_by_places_counted_in_the_whole() -> None:
    start = TEXT.index("phối")
    marked = mark_text(TEXT[start:], marks=[mark("phối hợp", "w1"), mark("Sở", "w0")], offset=start)
    assert marked.startswith('<a class="words" id="w1"')
    assert "w0" not in marked
