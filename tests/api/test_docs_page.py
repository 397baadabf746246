"""The page that describes the API, in a real browser: under the strict policy, from local files only."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import sync_playwright
from pytest_django.fixtures import Settings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium: apt-get install chromium"),
]


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_description_opens_without_complaint_and_asks_nobody_outside(address: str) -> None:
    complaints: list[str] = []
    asked: set[str] = set()
    with sync_playwright() as program:
        chromium = program.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
        answer = page.goto(f"{address}/api/v1/docs")
        page.locator(".opblock-summary", has_text="/api/v1/tasks").first.click()
        page.get_by_text("Bảng việc").first.wait_for()
        described = page.locator(".opblock").count()
        policy = answer.headers["content-security-policy"] if answer else ""
        chromium.close()
    assert complaints == []
    assert asked == {address}
    assert described > 30
    assert "unsafe-inline" not in policy
