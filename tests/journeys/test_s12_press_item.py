"""S12. A press item is kept as press: what it reports is waited for, its numbers and names are not the document's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.conftest import Office, Paper, Which, own_paper, papers

ITEMS = papers("bai-bao-38-ct-tw.txt", "bai-bao-38-ct-tw.html", "003")
ISSUER = {"003": "Ban Thường vụ Thành ủy Cần Thơ"}
COUNTS_AND_AUTHORS = {"003": ("169", "Thịnh Ngô")}


@pytest.mark.parametrize("item", ITEMS)
def test_it_is_registered_as_press_with_its_day_of_publication(office: Office, item: Which) -> None:
    office.upload(item)
    (document,) = office.documents()
    meant = item.open().documents[0]
    assert (document["source_kind"], document["type"], document["date"]) == ("press", "BAI_BAO", meant["date"])


@pytest.mark.parametrize("item", ITEMS)
def test_counters_and_authors_are_no_number_and_no_signatory(office: Office, item: Which) -> None:
    office.upload(item)
    reading = office.reading(office.documents()[0])
    assert (reading["number"], reading["code"]) == (None, None)
    assert not (reading["signatory"] or {}).get("name")


@pytest.mark.parametrize("item", ITEMS)
def test_what_it_reports_waits_without_number_and_date(office: Office, item: Which) -> None:
    office.upload(item)
    waiting = [row for row in office.documents(state="placeholder") if not row["code"]]
    issuer = ISSUER.get(item.name, "Ban Thường vụ Tỉnh ủy Bình Hải")
    assert [(row["issuer"], row["date"]) for row in waiting] == [(issuer, None)]


@pytest.mark.parametrize("item", ITEMS)
def test_each_direction_is_a_duty_with_its_label_as_printed(office: Office, item: Which) -> None:
    office.upload(item)
    tasks = office.tasks(office.documents()[0])
    meant = item.open().documents[0]["duties"]
    assert [task["section"] for task in tasks] == [duty["section"] for duty in meant]
    # The seventh is misspelt in print and still is the seventh.
    assert tasks[-1]["section"] == "Thú bảy"


@pytest.mark.parametrize("item", ITEMS)
def test_the_third_direction_is_for_the_committee_through_its_party_group(office: Office, item: Which) -> None:
    office.upload(item)
    third = office.tasks(office.documents()[0], "Thứ ba")
    assert len(third) > 1
    assert {task["leads"][0]["name"].partition("Ủy ban")[0].strip() for task in third} == {"Ban cán sự đảng"}


@pytest.mark.parametrize("item", ITEMS)
def test_its_assignments_stay_drafts_even_when_confirmed(office: Office, item: Which) -> None:
    office.upload(item)
    (document,) = office.documents()
    version = office.ask(f"/documents/{document['id']}")["version"]
    path = f"/documents/{document['id']}/review"
    done = office.tell(f"{path}/confirm", {"version": version, "pointer": "/duties/0"})
    tasks = office.tasks(document)
    assert (done["assigned"], {task["hollow"] for task in tasks}) == ([], {True})
    assert {left["why"] for left in done["left_hollow"]} == {"text_not_held"}
    assert all(task["reported"] for task in tasks)


LETTERS = {
    "bai-bao-38-ct-tw.txt": ("1503-CV/TU", "06/12/2019", "Bình Hải", "TỈNH ỦY", "Tỉnh ủy"),
    "003": ("1207-CV/TU", "04/12/2019", "Cần Thơ", "THÀNH ỦY", "Thành ủy"),
}


def letter_on(item: Which) -> Paper:
    """The letter that the item reports on, as its office would send it."""
    code, day, place, head, body = LETTERS[item.name]
    number, _, organ = code.partition("-")
    date, month, year = day.split("/")
    return own_paper(
        f"cong-van-{number}.txt",
        f"""\
{head} {place.upper()}
*
Số {number}-{organ}
V/v triển khai thực hiện Chỉ thị số 38-CT/TW

ĐẢNG CỘNG SẢN VIỆT NAM

{place}, ngày {date} tháng {month} năm {year}

Kính gửi: Các cấp ủy trực thuộc {body}

Thực hiện Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư, Ban Thường vụ {body} yêu cầu:

1. Ban Dân vận {body} chủ trì theo dõi, kiểm tra việc thực hiện.

Nơi nhận:
- Như trên,
- Lưu Văn phòng {body}.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Trần Văn Bốn
""",
    )


def join(office: Office) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the item reports on is proposed to be the letter; the officer says that it is."""
    (waiting,) = [row for row in office.documents(state="placeholder") if not row["code"]]
    proposed = office.ask(f"/documents/{waiting['id']}/candidates")
    (letter,) = [one["row"] for one in proposed]
    version = office.ask(f"/documents/{letter['id']}")["version"]
    office.tell(f"/documents/{waiting['id']}/attach", {"text": letter["id"], "version": version})
    return waiting, letter


@pytest.mark.parametrize("item", papers(*LETTERS))
@pytest.mark.parametrize("first", ["item", "letter"])
def test_the_text_takes_its_place_and_its_duties_whichever_comes_first(office: Office, item: Which, first: str) -> None:
    letter = letter_on(item)
    for paper in (item.open(), letter) if first == "item" else (letter, item.open()):
        office.upload(paper)
    (pressed,) = office.documents(source_kind="press")
    reported = office.tasks(pressed)
    waiting, held = join(office)
    assert held["code"] == LETTERS[item.name][0]
    assert office.chain(pressed)[1] == {held["code"]}
    assert office.tasks(pressed) == []
    kept = office.ask("/tasks", document=pressed["id"], state="superseded", size=500)["rows"]
    assert {task["id"] for task in kept} == {task["id"] for task in reported}
    assert office.ask(f"/documents/{waiting['id']}")["id"] == held["id"]


@pytest.mark.parametrize("item", papers(*LETTERS))
def test_said_in_error_it_is_taken_back(office: Office, item: Which) -> None:
    office.upload(item.open(), letter_on(item))
    (pressed,) = office.documents(source_kind="press")
    before = (office.chain(pressed), len(office.tasks(pressed)))
    waiting, held = join(office)
    version = office.ask(f"/documents/{held['id']}")["version"]
    office.tell(f"/documents/{waiting['id']}/detach", {"text": held["id"], "version": version})
    assert (office.chain(pressed), len(office.tasks(pressed))) == before
