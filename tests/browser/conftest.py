"""A demo province behind a web server of its own, and visitors to it whose pages may neither complain nor call out."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visits import Office, Visit

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ANSWERS_WITHIN = 60.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = pytest.mark.skipif(CHROMIUM is None, reason="Chromium: apt-get install chromium")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(missing)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo province is made once; tests that change something bring a document of their own."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": "", "NHIPCAU_DEBUG": ""}
    made = subprocess.run(
        [sys.executable, "-m", "nhipcau.cli.main", "demo"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    with _serving(environment) as address:
        yield address


@contextlib.contextmanager
def _serving(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "nhipcau.config.wsgi:application", "--bind", at, "--workers", "1"]
    command += ["--threads", "4", "--log-level", "warning", "--no-control-socket"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_for(f"http://{at}/health", server)
        yield f"http://{at}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=2):
            return
        time.sleep(0.1)
    raise AssertionError("the web server does not answer")


# One module long: its event loop would keep Django from the database in the tests of other modules.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def office(address: str) -> Office:
    return Office(address)


@pytest.fixture
def visit(chromium: Browser, office: Office) -> Iterator[Callable[..., Visit]]:
    """Opens the door for an account. Afterwards: nothing asked of another machine, nothing said on the console."""
    visits: list[Visit] = []

    def enter(account: str = "", **wishes: object) -> Visit:
        visits.append(Visit(chromium, office, account=account, wishes=wishes))
        return visits[-1]

    yield enter
    complaints = [complaint for one in visits for complaint in one.complaints]
    for one in visits:
        one.close()
    assert complaints == []
