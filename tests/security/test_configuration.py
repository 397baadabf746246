"""What surrounds every answer, and what lies on the disk."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.test import Client
from pytest_django.fixtures import Settings

from nhipcau.web.bounds import LARGEST_FORM, LARGEST_UPLOAD
from tests.security.conftest import Papers
from tests.security.routes import routes
from tests.world import World

POLICY = ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")


def test_every_answer_brings_the_headers_that_bind_the_browser(
    world: World, papers: Papers, browser: Callable[[str], Client]
) -> None:
    words = papers.words | {"account_id": 1}
    found = []
    for visitor in (Client(raise_request_exception=False), browser("national")):
        for address in [*(route.filled(words) for route in routes()), "/khong-co", "/static/khong-co.css"]:
            told = visitor.get(address).headers
            policy = told.get("Content-Security-Policy", "")
            bound = policy == "sandbox" or all(piece in policy for piece in POLICY)
            rest = (told.get("X-Content-Type-Options"), told.get("X-Frame-Options"), told.get("Referrer-Policy"))
            if not bound or "unsafe" in policy or rest != ("nosniff", "DENY", "same-origin"):
                found.append(f"{address} {policy} {rest}")
    assert found == []


def test_an_answer_to_a_foreign_host_says_nothing_and_is_bound_as_well(world: World) -> None:
    answer = Client(headers={"Host": "evil.example"}).get("/")
    assert answer.status_code == 400
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert b"evil" not in answer.content


def test_no_page_of_an_account_is_kept_by_a_cache(
    world: World, papers: Papers, browser: Callable[[str], Client]
) -> None:
    visitor = browser("clerk")
    for address in ("/", "/viec/", f"/van-ban/{papers.document.pk}/", "/api/v1/me", "/api/v1/documents"):
        assert "no-store" in visitor.get(address).headers["Cache-Control"], address


def test_a_one_time_password_is_kept_by_no_cache(world: World, browser: Callable[[str], Client]) -> None:
    visitor, account = browser("administrator"), world.actors["clerk"].account_id
    shown = visitor.post(f"/quan-tri/{account}/mat-khau")
    sent = visitor.post(f"/api/v1/accounts/{account}/one-time-password", "{}", content_type="application/json")
    assert [answer.status_code for answer in (shown, sent)] == [200, 200]
    assert all("no-store" in answer.headers["Cache-Control"] for answer in (shown, sent))


@pytest.mark.parametrize(
    ("name", "address", "limit"),
    [
        (None, "/nap/", LARGEST_FORM),
        ("clerk", "/nap/", LARGEST_UPLOAD),
        ("clerk", "/mat-khau", LARGEST_FORM),
        (None, "/dang-nhap", LARGEST_FORM),
    ],
)
def test_a_body_over_the_limit_is_refused_before_it_is_read(
    world: World, browser: Callable[[str], Client], name: str | None, address: str, limit: int
) -> None:
    """The test client would fail on reading more than it was given."""
    visitor = browser(name) if name else Client()
    visitor.handler.enforce_csrf_checks = True
    answer = visitor.post(address, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(limit + 1))
    assert answer.status_code == 413


def test_the_api_refuses_a_body_over_its_limit(world: World, browser: Callable[[str], Client]) -> None:
    answer = browser("clerk").post(
        "/api/v1/intake", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="200000001"
    )
    assert answer.status_code == 413


def test_a_page_that_breaks_tells_nothing_of_what_broke(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("mat khau la 12345")

    monkeypatch.setattr("nhipcau.web.pages.entry.views.HttpResponse", broken)
    answer = Client(raise_request_exception=False).get("/health")
    assert answer.status_code == 500
    assert b"12345" not in answer.content
    assert b"Traceback" not in answer.content


def test_the_cookies_of_an_account_are_closed_to_scripts_and_to_other_sites(settings: Settings) -> None:
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE) == (True, "Lax")
    assert settings.DEBUG is False
    assert "*" not in configured.ALLOWED_HOSTS


OPEN = """
import os
os.umask(0o022)
from nhipcau.cli.installation import open_installation
open_installation()
from django.conf import settings
from django.core.management import call_command
call_command("migrate", verbosity=0)
from nhipcau.foundation import jobs, storage
from nhipcau.foundation.backup import backup
storage.put(b"van ban")
jobs.stage(1, [("a.txt", b"van ban")])
backup(settings.DATA_DIR / "b.tar")
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)
"""


def _opened(folder: Path, **environment: str) -> str:
    told = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": "", **environment}
    done = subprocess.run([sys.executable, "-c", OPEN], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_lies_on_the_disk_is_open_to_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    _opened(folder)
    open_to_others = [
        path.relative_to(folder).as_posix()
        for path in [folder, *folder.rglob("*")]
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []


def test_behind_tls_cookies_go_by_no_other_way(tmp_path: Path) -> None:
    assert _opened(tmp_path / "data", NHIPCAU_TLS="1") == "True True"
