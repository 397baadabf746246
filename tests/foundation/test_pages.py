"""Pages of long lists: how many there are is told exactly only as far as anybody reads."""

from __future__ import annotations

import pytest
import pytest_django

from nhipcau.documents.models import Document
from nhipcau.foundation import clock, pages
from nhipcau.foundation.pages import Page, bounded_page_of, page_of

NumQueries = pytest_django.DjangoAssertNumQueries


def waiting(number: int) -> None:
    Document.objects.bulk_create(
        Document(state=Document.State.PLACEHOLDER, code=f"{n}-CT/TW", registered=clock.now()) for n in range(number)
    )


def told(page: Page[Document]) -> tuple[int, bool, int, int | None]:
    return page.total, page.least, len(page.rows), page.next


@pytest.mark.django_db
def test_a_list_is_counted_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "COUNTED", 4)
    rows = Document.objects.order_by("pk")
    waiting(4)
    assert told(bounded_page_of(rows, number=2, size=2)) == (4, False, 2, None)
    waiting(1)
    assert told(bounded_page_of(rows, number=2, size=2)) == (4, True, 2, 3)
    assert told(bounded_page_of(rows, number=3, size=2)) == (4, True, 1, None)
    assert told(page_of(rows, number=2, size=2)) == (5, False, 2, 3)


@pytest.mark.django_db
def test_past_the_end_stands_the_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "COUNTED", 4)
    waiting(5)
    page = bounded_page_of(Document.objects.order_by("pk"), number=9, size=2)
    assert (page.number, told(page)) == (3, (5, False, 1, None))


@pytest.mark.django_db
def test_a_page_costs_two_queries_and_one_where_the_number_is_known(django_assert_num_queries: NumQueries) -> None:
    waiting(3)
    rows = Document.objects.order_by("pk")
    with django_assert_num_queries(2):
        bounded_page_of(rows)
    with django_assert_num_queries(1):
        bounded_page_of(rows, total=3)
