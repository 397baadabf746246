"""Signed-in visitors of the pages in tests."""

from __future__ import annotations

from django.test import Client

from tests.world import World, account_of


def visit(world: World, name: str, *, language: str = "vi") -> Client:
    """A browser in which that account of the world has signed in."""
    client = Client()
    client.force_login(account_of(world.actors[name]), backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["django_language"] = language
    return client


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, address: str, **fields: object) -> str:
    """What comes of it: the address one is led to, or the page with what is wrong."""
    answer = client.post(address, fields)
    if answer.status_code == 302:
        return answer.headers["Location"]
    assert answer.status_code == 422, answer.status_code
    return answer.content.decode()
