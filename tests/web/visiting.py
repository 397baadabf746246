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
