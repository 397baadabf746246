"""What is inside a file reaches pages, sheets and the database as words and as nothing else."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from nhipcau.agencies.models import Account, AgencyName
from nhipcau.documents.models import Document, Original
from nhipcau.execution.models import Task
from nhipcau.flows import intake
from nhipcau.flows.intake import take_in
from nhipcau.reading.engine import read
from tests.security.routes import routes
from tests.security.test_every_address import SIGNED_OUT_WORDS
from tests.world import Cited, Ordered, World, account_of, plan

SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://evil.example","xem")'
STARTS = ("=", "+", "-", "@", "\t", "\r")


def test_a_text_with_stray_zero_bytes_is_registered_with_its_places_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "read", read)
    text = "KẾ HOẠCH\n1. Sở\0 Ngoại vụ chủ trì hội nghị.\n" + "chữ " * 300
    outcome = take_in(actor=world.actors["clerk"], filename="a.txt", content=text.encode())
    kept = Original.objects.get(sha256=outcome.sha256)
    assert kept.text == text.replace("\0", "\ufffd")


def hostile_world(world: World) -> Document:
    """Every value a file can bring, every name a person can type, with a script and a formula in it."""
    document = world.register(
        plan(
            title=f"{FORMULA} {SCRIPT}",
            type="KH",
            place=f"Bình Hải {SCRIPT}",
            references=(
                Cited(code="38-CT/TW", issuer=f"Ban {SCRIPT}", title=f"{SCRIPT} về hữu nghị", forms=(SCRIPT,)),
            ),
            duties=(
                Ordered(
                    f"{FORMULA} {SCRIPT} chủ trì",
                    lead=(f"Sở {SCRIPT}",),
                    coordinators=(f"=Phòng {SCRIPT}",),
                    requested=(f"@Hội {SCRIPT}",),
                ),
                Ordered("-1+1 Sở Y tế chủ trì", lead=("Sở Y tế",)),
            ),
        )
    )
    Original.objects.update(filename=f"\"'{SCRIPT}\r\nX-Injected: 1.txt")
    Account.objects.filter(username="health").update(full_name=SCRIPT, post=SCRIPT)
    AgencyName.objects.filter(agency_id=world.agencies["health"]).update(name=f"=Sở Y tế {SCRIPT}", basis=SCRIPT)
    return document


def test_what_a_file_says_is_run_by_no_page(world: World, browser: Callable[[str], Client]) -> None:
    document = hostile_world(world)
    words = SIGNED_OUT_WORDS | {
        "document_id": document.pk,
        "task_id": Task.objects.filter(document=document).values_list("pk", flat=True)[0],
        "agency_id": world.agencies["health"],
        "account_id": account_of(world.actors["health"]).pk,
        "key": "x",
    }
    found = []
    pages = [route.filled(words) for route in routes() if not route.is_of_the_api]
    asked = [
        f"{page}?{query}" for page in ("/viec/", "/van-ban/") for query in ("view=agency", "view=date", f"q={SCRIPT}")
    ]
    for name, addresses in (("national", [*pages, *asked]), ("administrator", ["/quan-tri/", *pages[-4:]])):
        visitor = browser(name)
        for address in addresses:
            answer = visitor.get(address)
            if "html" in answer.headers.get("Content-Type", "") and SCRIPT.encode() in answer.content:
                found.append(f"{name} {address}")
    assert found == []


def test_what_a_file_says_is_no_formula_in_a_sheet(world: World, browser: Callable[[str], Client]) -> None:
    hostile_world(world)
    visitor = browser("national")
    for address in ("/van-ban/", "/viec/", "/co-quan/"):
        table = visitor.get(address, {"format": "csv"}).content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(table)))
        assert len(rows) > 1
        assert [cell for row in rows for cell in row if cell.lstrip(" ").startswith(STARTS)] == [], address
        book = zipfile.ZipFile(io.BytesIO(visitor.get(address, {"format": "xlsx"}).content))
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet, address
        assert b"hyperlink" not in sheet, address


def test_the_name_of_a_file_sets_no_headers(world: World, browser: Callable[[str], Client]) -> None:
    document = hostile_world(world)
    for address in (f"/van-ban/{document.pk}/ban-goc", f"/api/v1/documents/{document.pk}/original"):
        answer = browser("clerk").get(address)
        assert "X-Injected" not in answer.headers
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_zero_characters_in_an_address_are_a_bad_request(world: World, browser: Callable[[str], Client]) -> None:
    visitor = browser("national")
    for address in ("/viec/?q=%00", "/van-ban/?q=a%00b", "/co-quan/chua-khop/?state=%00", "/van-ban/1/sua/%00"):
        assert visitor.get(address).status_code in {400, 404}, address
