"""A registry office with the real reader: files go in through the upload page, answers come from pages and API.

Every journey runs on the product's own samples; where the labelled texts lie beside the checkout it runs on them too,
and what they must mean is read there.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nhipcau.flows import intake
from nhipcau.reading.engine import read
from nhipcau.reading.types import Reading
from nhipcau.web.catalogues import compile_catalogues
from tests.conftest import SHARED
from tests.world import World, account_of

SAMPLES = files("nhipcau") / "data" / "samples"


@dataclass(frozen=True)
class Paper:
    """A file with what its documents must mean, in the words of the reading contract."""

    filename: str
    content: bytes
    documents: tuple[dict[str, Any], ...]

    def duties(self, section: str, document: int = 0) -> list[dict[str, Any]]:
        """Those under a section, its subsections included."""
        labelled = self.documents[document]["duties"]
        return [duty for duty in labelled if re.match(rf"{re.escape(section)}(\.|$)", duty.get("section") or "")]


@cache
def sample(filename: str) -> Paper:
    name = filename.rpartition(".")[0]
    meant = tomllib.loads((SAMPLES / f"{name}.expected.toml").read_text(encoding="utf-8"))
    documents = [_plain(document) for document in meant["documents"]]
    for document in documents:
        for duty in document.get("duties", []):
            duty.setdefault("coordinators", [])
            duty.setdefault("due", None)
    return Paper(filename, (SAMPLES / filename).read_bytes(), tuple(documents))


@cache
def seed(number: str) -> Paper:
    """One of the four real files, by the number its name begins with, and its label."""
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    label = json.loads((SHARED / "reading" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    return Paper(path.name, path.read_bytes(), tuple(label["documents"]))


@dataclass(frozen=True)
class Which:
    """Names a paper before its file is opened: the labelled ones may not be there."""

    name: str

    def open(self) -> Paper:
        return sample(self.name) if "." in self.name else seed(self.name)


def papers(*names: str) -> list[Any]:
    """For `parametrize`: samples by file name, seeds by number; the latter only where they are."""
    return [pytest.param(Which(n), id=n, marks=[] if "." in n else [pytest.mark.shared]) for n in names]


@dataclass(frozen=True)
class Office:
    """The national monitor at its desk."""

    client: Client
    world: World

    def upload(self, *given: Paper | Which) -> str:
        """Through the page; gives the answer's text without markup."""
        opened = [one.open() if isinstance(one, Which) else one for one in given]
        sent = [SimpleUploadedFile(paper.filename, paper.content) for paper in opened]
        return _words(self.client.post(reverse("upload"), {"files": sent}).content)

    def ask(self, path: str, **query: Any) -> Any:
        answer = self.client.get(f"/api/v1{path}", query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def tell(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer.json()

    def page(self, name: str, *args: object, **query: Any) -> str:
        answer = self.client.get(reverse(name, args=args), query)
        assert answer.status_code == 200, answer.status_code
        return _words(answer.content)

    def documents(self, **query: Any) -> list[dict[str, Any]]:
        """Held documents in the order in which they came."""
        found: list[dict[str, Any]] = self.ask("/documents", sort="registered", size=500, **query)["rows"]
        return found

    def document(self, code: str, **query: Any) -> dict[str, Any]:
        (found,) = [row for row in self.documents(state="", **query) if row["code"] == code]
        return found

    def reading(self, document: dict[str, Any]) -> dict[str, Any]:
        standing: dict[str, Any] = self.ask(f"/documents/{document['id']}/reading")["standing"]
        return standing

    def text(self, document: dict[str, Any]) -> str:
        words: str = self.ask(f"/documents/{document['id']}/text")["text"]
        return words

    def tasks(self, document: dict[str, Any], section: str = "") -> list[dict[str, Any]]:
        rows = self.ask(f"/documents/{document['id']}/tasks")
        return [row for row in rows if re.match(rf"{re.escape(section)}(\.|$)|$^" if section else "", row["section"])]

    def warnings(self, document: dict[str, Any], code: str) -> list[str]:
        told = self.ask(f"/documents/{document['id']}")["warnings"]
        return [one["message"] for one in told if one["code"] == code]

    def chain(self, document: dict[str, Any]) -> dict[int, set[str]]:
        """Level → codes; the document itself stands at 0."""
        levels: dict[int, set[str]] = {}
        for node in self.ask(f"/documents/{document['id']}/chain")["nodes"]:
            levels.setdefault(node["level"], set()).add(node["code"])
        return levels


@pytest.fixture
def office(world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(intake, "read", lambda content, filename, **_: _read_once(content, filename))
    compile_catalogues()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    return Office(_at_desk(world, "national"), world)


@cache
def _read_once(content: bytes, filename: str) -> Reading:
    """The reader is pure: the same file means the same in every journey, and reading it is what takes time."""
    return read(content, filename)


def _at_desk(world: World, name: str) -> Client:
    client = Client()
    client.force_login(account_of(world.actors[name]), backend="django.contrib.auth.backends.ModelBackend")
    return client


def own_paper(filename: str, text: str) -> Paper:
    """A file the test writes itself; it says what it means on the spot."""
    return Paper(filename, text.encode(), ())


def folder_of(office: Office) -> Path:
    from django.conf import settings

    return Path(settings.DATA_DIR)


def _plain(node: Any) -> Any:
    """TOML's dates as the contract writes them."""
    if isinstance(node, dict):
        return {name: _plain(value) for name, value in node.items()}
    if isinstance(node, list):
        return [_plain(value) for value in node]
    return node.isoformat() if isinstance(node, date) else node


def _words(content: bytes) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
