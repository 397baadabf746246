"""Every address the product answers, as the resolver knows them: nobody has to remember to test a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

API = "api/v1/"
# Open to everyone, and why: the sign of life, the way in and out, the language, the description of the API.
PUBLIC = frozenset({"health", "sign_in", "sign_out", "set_language", "openapi-json", "openapi-view", "api-root"})
_CONVERTED = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Route:
    """One address; `holes` are the words it is filled with."""

    pattern: str
    name: str

    @property
    def holes(self) -> tuple[str, ...]:
        return tuple(found["name"] for found in _CONVERTED.finditer(self.pattern))

    @property
    def is_of_the_api(self) -> bool:
        return self.pattern.startswith(API)

    def filled(self, words: Mapping[str, str | int]) -> str:
        return "/" + _CONVERTED.sub(lambda found: str(words[found["name"]]), self.pattern)


def routes() -> tuple[Route, ...]:
    return tuple(_routes(get_resolver(), before=""))


def closed_routes() -> tuple[Route, ...]:
    return tuple(route for route in routes() if route.name not in PUBLIC)


def _routes(resolver: URLResolver, *, before: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _routes(one, before=before + str(one.pattern))
        elif isinstance(one, URLPattern) and one.name:
            yield Route(before + str(one.pattern), one.name)
