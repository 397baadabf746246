"""A program at the door: signed in by a session or a token, speaking JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.world import World, account_of

ROOT = "/api/v1"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any


@dataclass(frozen=True)
class Program:
    """Asks the API and gives status and JSON."""

    client: Client

    def get(self, path: str, **query: Any) -> Answer:
        return _answer(self.client.get(f"{ROOT}{path}", query))

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        given = json.dumps(body if body is not None else {})
        return _answer(self.client.post(f"{ROOT}{path}", given, content_type="application/json", headers=headers))

    def send(self, *files: tuple[str, bytes]) -> Answer:
        sent = [SimpleUploadedFile(name, content) for name, content in files]
        return _answer(self.client.post(f"{ROOT}/intake", {"files": sent}))


def _answer(response: Any) -> Answer:
    kind = response.headers.get("Content-Type", "")
    return Answer(response.status_code, response.json() if "json" in kind else response.content, response.headers)


@pytest.fixture
def program(world: World) -> Callable[[str], Program]:
    """`program("clerk")`: signed in as that account of the small world."""

    def sign_in(name: str) -> Program:
        client = Client()
        client.force_login(account_of(world.actors[name]), backend="django.contrib.auth.backends.ModelBackend")
        return Program(client)

    return sign_in
