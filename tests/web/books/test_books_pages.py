"""The clerk's books on their pages: entered, found by day, handed out, printed for November (S25, C8)."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pypdfium2
import pytest
import pytest_django
from django.test import Client
from python_calamine import CalamineWorkbook

from nhipcau.documents.models import Entry, EntryDraft
from nhipcau.documents.services.books import IncomingFacts
from nhipcau.execution.models import Task
from nhipcau.flows.receive import receive
from nhipcau.foundation import clock
from tests.web.visiting import visit
from tests.world import World, plan

NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
NumQueries = pytest_django.DjangoAssertNumQueries


@pytest.fixture
def desk(pages: World) -> Client:
    return visit(pages, "clerk")


def html(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def send(client: Client, address: str, **fields: object) -> str:
    """What comes of it: the address one is led to, or the page with what is wrong."""
    answer = client.post(address, fields)
    if answer.status_code == 302:
        return answer.headers["Location"]
    assert answer.status_code == 422, answer.status_code
    return answer.content.decode()


def came(**fields: object) -> dict[str, object]:
    told: dict[str, object] = {
        "arrived_on": clock.today().isoformat(),
        "author": "Sở Tài chính tỉnh Bình Hải",
        "code": "45/STC-NS",
        "type_name": "Công văn",
        "subject": "Kinh phí đối ngoại nhân dân",
        "medium": "paper",
    }
    return {**told, **fields}


def in_november(world: World) -> None:
    """Lines of October, November and December, the last one not in the print."""
    with clock.standing_at(datetime(2026, 12, 2, 3, tzinfo=UTC)):
        for month, number in ((10, "7/STC"), (11, "8/STC"), (11, "9/STC"), (12, "10/STC")):
            day = date(2026, month, 2)
            facts = IncomingFacts(arrived_on=day, author="Sở Tài chính", subject=f"Về việc {number}", code=number)
            receive(actor=world.actors["clerk"], facts=facts)


class TestEntering:
    def test_a_typed_line_stands_in_the_list_and_has_its_page(self, pages: World, desk: Client) -> None:
        address = send(desk, "/so/den/moi", **came())
        page = html(desk, address)
        assert "Số đến 1" in page and "45/STC-NS" in page and "NĐ-CP" in page
        assert "Kinh phí đối ngoại nhân dân" in html(desk, "/so/den/")

    def test_one_click_from_the_document(self, pages: World, desk: Client) -> None:
        document = pages.register(plan())
        assert "Vào sổ đến" in html(desk, f"/van-ban/{document.pk}/")
        address = send(desk, f"/van-ban/{document.pk}/vao-so")
        assert document.code in html(desk, address)
        assert "Số đến 1" in html(desk, f"/van-ban/{document.pk}/")

    def test_what_seems_entered_already_is_warned_of_and_entered_on_purpose(self, pages: World, desk: Client) -> None:
        send(desk, "/so/den/moi", **came())
        page = send(desk, "/so/den/moi", **came())
        assert "Vẫn vào sổ" in page and "số đến 1" in page
        known = Entry.objects.get().pk
        assert send(desk, "/so/den/moi", **came(looked_at=known)).startswith("/so/dong/")

    def test_a_second_click_on_the_same_document_leads_to_the_warning(self, pages: World, desk: Client) -> None:
        document = pages.register(plan())
        send(desk, f"/van-ban/{document.pk}/vao-so")
        address = send(desk, f"/van-ban/{document.pk}/vao-so")
        assert "có vẻ đã vào sổ" in html(desk, address)

    def test_what_is_missing_is_told_at_the_field(self, desk: Client) -> None:
        assert send(desk, "/so/den/moi", **came(subject="")).count('class="field wrong"') == 1

    def test_a_draft_waits_until_it_is_entered_or_dropped(self, pages: World, desk: Client) -> None:
        assert send(desk, "/so/nhap/incoming", **came(subject="đang gõ dở")) == "/so/den/moi"
        page = html(desk, "/so/den/moi")
        assert "đang gõ dở" in page and "Đang dùng bản nháp" in page
        send(desk, "/so/den/moi", **came())
        assert not EntryDraft.objects.exists()

    def test_a_number_is_proposed_kept_and_used(self, pages: World, desk: Client) -> None:
        assert "số tiếp theo (01)" in html(desk, "/so/di/moi")
        send(desk, "/so/di/giu-so", count="2", on=clock.today().isoformat(), remarks="thư mời")
        kept = Entry.objects.order_by("number").first()
        assert kept is not None
        page = html(desk, f"/so/di/moi?reserved={kept.pk}")
        assert "01 (đã giữ) thư mời" in page and "số tiếp theo (03)" in page
        going = {
            "reserved": kept.pk, "dated": clock.today().isoformat(), "symbol": "UBND-NC", "subject": "Mời họp",
            "signer": "Phan Văn Hải", "addressees": "Sở Y tế\nBáo Bình Hải", "medium": "electronic",
        }  # fmt: skip
        page = html(desk, send(desk, "/so/di/moi", **going))
        assert "01/UBND-NC" in page and "Báo Bình Hải" in page
        assert [s.agency_id for s in kept.sendings.order_by("position")] == [pages.agencies["health"], None]


class TestOneLine:
    def test_it_is_recalled_and_the_word_taken_back(self, desk: Client) -> None:
        address = send(desk, "/so/den/moi", **came())
        entry = Entry.objects.get()
        told = {"version": entry.version, "kind": "recalled", "words": "TB 3/TB-STC", "on": clock.today().isoformat()}
        send(desk, f"{address}thu-hoi", **told)
        page = html(desk, address)
        assert "bị thu hồi" in page and "TB 3/TB-STC" in page and "Giao giải quyết" not in page
        send(desk, f"/so/go-thu-hoi/{entry.amendments.get().pk}")
        assert "bị thu hồi" not in html(desk, address).partition("Lịch sử")[0]

    def test_it_is_submitted_handed_out_and_resolved(self, pages: World, desk: Client) -> None:
        address = send(desk, "/so/den/moi", **came())
        entry = Entry.objects.get()
        send(desk, f"{address}trinh", version=entry.version)
        entry.refresh_from_db()
        handed = {
            "version": entry.version, "words": "Giao Sở Ngoại vụ", "by_name": "Phan Văn Hải", "lead": "Sở Ngoại vụ",
            "on": clock.today().isoformat(), "lead_due": "2999-12-20", "with_1": "Phòng Tổng hợp",
            "with_1_due": "2999-12-10",
        }  # fmt: skip
        send(desk, f"/so/phieu/{entry.pk}/giao", **handed)
        assert Task.objects.get().parties.get(part="lead").agency_id == pages.agencies["foreign"]
        slip = html(visit(pages, "foreign"), f"/so/phieu/{entry.pk}/")
        assert "Giao Sở Ngoại vụ" in slip and "Sổ văn bản đến" not in slip.partition("<h1>")[2]
        entry.refresh_from_db()
        told = {"version": entry.version, "on": clock.today().isoformat(), "answer_words": "12/UBND-NC"}
        send(desk, f"{address}giai-quyet", **told)
        assert "12/UBND-NC" in html(desk, address)

    def test_the_task_of_a_slip_and_its_paper_lead_back_to_it(self, pages: World, desk: Client) -> None:
        today, due = clock.today().isoformat(), "2999-12-20"
        send(desk, "/so/den/moi", **came())
        entry = Entry.objects.get()
        spoken = {"rank": "agency_leader", "words": "Sở Y tế tham mưu", "by_name": "Lương Thị Xã", "on": today}
        send(desk, f"/so/phieu/{entry.pk}/y-kien", **spoken)
        handed = {"version": entry.version, "lead": "Sở Y tế", "lead_due": due, "on": today}
        told = send(desk, f"/so/phieu/{entry.pk}/giao", **handed, with_1="Sở Ngoại vụ")
        assert told.count("Giao nhiều đơn vị") == 2, "at the field that lacks its time, and in the list on top"
        send(desk, f"/so/phieu/{entry.pk}/giao", **handed)
        task = Task.objects.get()
        page = html(visit(pages, "health"), f"/viec/{task.pk}/")
        assert f"/so/phieu/{entry.pk}/" in page and "Sở Y tế tham mưu" in page
        paper = html(desk, f"/van-ban/{task.document_id}/chuoi/")
        assert "bản giấy, theo sổ văn bản" in paper and f"/viec/?document={task.document_id}" in paper

    def test_somebody_elses_change_is_told_at_the_form(self, desk: Client) -> None:
        address = send(desk, "/so/den/moi", **came())
        assert "người khác đã sửa dòng này" in send(desk, f"{address}bo-so", version=99, reason="nhầm")

    def test_a_number_made_void_stays_with_its_reason(self, desk: Client) -> None:
        address = send(desk, "/so/den/moi", **came())
        send(desk, f"{address}bo-so", version=1, reason="vào nhầm")
        assert "bỏ số" in html(desk, address) and "Bỏ số: vào nhầm" in html(desk, address)


class TestWhose:
    @pytest.mark.parametrize("rest", ["", "sua", "bo-so", "thu-hoi", "giai-quyet"])
    def test_another_agency_gets_nothing(self, pages: World, desk: Client, rest: str) -> None:
        address = send(desk, "/so/den/moi", **came())
        stranger = visit(pages, "health")
        assert stranger.get(f"{address}{rest}").status_code == 404
        assert "45/STC-NS" not in html(stranger, "/so/den/")

    def test_an_officer_of_the_agency_reads_and_is_offered_nothing_to_write(self, pages: World, desk: Client) -> None:
        from nhipcau.ground.actor import AccountRole

        address = send(desk, "/so/den/moi", **came())
        pages.account("reader", AccountRole.OFFICER, agency=pages.agencies["committee"])
        reader = visit(pages, "reader")
        assert "Bỏ số" not in html(reader, address) and reader.get("/so/den/moi").status_code == 403


class TestPrinting:
    """S25: the clerk prints both books for November."""

    @pytest.mark.parametrize(("form", "columns"), [("incoming", 10), ("resolution", 7)])
    def test_november_has_the_statutory_columns_and_november_only(
        self, pages: World, desk: Client, form: str, columns: int
    ) -> None:
        in_november(pages)
        address = f"/so/in?form={form}&from=2026-11-01&to=2026-11-30"
        sheet = desk.get(f"{address}&format=xlsx").content
        rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
        assert (len(rows[0]), len(rows)) == (columns, 3)
        pdf = pypdfium2.PdfDocument(desk.get(f"{address}&format=pdf").content)
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert "8/STC" in words and "9/STC" in words and "7/STC" not in words and "10/STC" not in words
        assert "Từ ngày 01/11/2026 đến ngày 30/11/2026" in words and "Từ số 2 đến số 3" in words

    def test_the_month_of_today_is_proposed(self, desk: Client) -> None:
        with clock.standing_at(NOW):
            page = html(desk, "/so/in?form=resolution")
        assert 'value="2026-11-01"' in page and 'value="2026-11-30"' in page

    def test_how_many_lines_there_are_is_told_before(self, pages: World, desk: Client) -> None:
        in_november(pages)
        assert "Sẽ in 2 dòng" in html(desk, "/so/in?form=incoming&from=2026-11-01&to=2026-11-30")
        page = html(desk, "/so/in?form=incoming&from=2020-01-01&to=2020-01-31")
        assert "Không có dòng nào" in page and "Hãy chọn kỳ khác" in page
        assert "Hãy chọn sổ để in" in html(visit(pages, "national"), "/so/in")
        assert "Sẽ in" in html(desk, "/so/in?form=khongco&from=2026-11-01&to=2026-11-30")

    def test_the_usual_periods_are_one_click_away(self, desk: Client) -> None:
        with clock.standing_at(NOW):
            page = html(desk, "/so/in?form=resolution&from=2020-01-01&to=2020-01-31")
        assert "form=resolution&amp;from=2026-10-01&amp;to=2026-10-31" in page
        assert "form=resolution&amp;from=2026-01-01&amp;to=2026-12-31" in page

    def test_on_a_phone_a_line_names_its_author_and_what_is_still_to_be_done(self, pages: World, desk: Client) -> None:
        in_november(pages)
        assert 'class="on-phone"> · ' in html(desk, "/so/den/") and "chưa giao</span>" in html(desk, "/so/den/")

    def test_another_agency_prints_its_own(self, pages: World) -> None:
        in_november(pages)
        pdf = visit(pages, "health").get("/so/in?form=incoming&from=2026-11-01&to=2026-11-30&format=pdf").content
        words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
        assert "STC" not in words and "Không có dòng nào" in words

    def test_nor_by_the_number_of_the_book(self, pages: World) -> None:
        in_november(pages)
        book = Entry.objects.first().book_id  # type: ignore[union-attr]  # made above
        answer = visit(pages, "health").get(f"/so/in?form=incoming&book={book}&format=pdf")
        assert answer.status_code == 404

    def test_the_slip_prints_its_three_levels(self, desk: Client) -> None:
        send(desk, "/so/den/moi", **came())
        pdf = desk.get(f"/so/phieu/{Entry.objects.get().pk}/in").content
        words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
        assert "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN" in words and "Ý kiến đề xuất của người giải quyết" in words


def test_a_list_costs_a_fixed_number_of_queries(
    pages: World, desk: Client, django_assert_max_num_queries: NumQueries
) -> None:
    in_november(pages)
    with django_assert_max_num_queries(10):
        html(desk, "/so/den/")


class TestStamp:
    def test_an_incoming_line_shows_its_stamp_and_the_slip_prints_it(self, pages: World, desk: Client) -> None:
        with clock.standing_at(NOW):
            address = send(desk, "/so/den/moi", **came(arrived_on="2026-11-30"))
        page = html(desk, address)
        stamp = page.partition('class="stamp"')[2].partition("</div>")[0]
        assert "ĐẾN" in stamp and "Số: 01" in stamp and "Ngày: 30/11/2026" in stamp and "ỦY BAN NHÂN DÂN" in stamp
        content = desk.get(f"/so/phieu/{Entry.objects.get().pk}/in").content
        text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
        assert "ĐẾN" in text and "Số và ký hiệu HS" in text and "Chuyển:" in text

    def test_an_outgoing_line_has_none(self, pages: World, desk: Client) -> None:
        send(desk, "/so/di/giu-so", count="1", on=clock.today().isoformat(), remarks="")
        assert 'class="stamp"' not in html(desk, f"/so/dong/{Entry.objects.get().pk}/")
