"""Which address leads to which door."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nhipcau.web.pages.entry.urls")),
    path("", include("nhipcau.web.pages.board.urls")),
    path("", include("nhipcau.web.pages.intake.urls")),
    path("", include("nhipcau.web.pages.finding.urls")),
    path("", include("nhipcau.web.pages.local_rules.urls")),
    path("", include("nhipcau.web.pages.register.urls")),
    path("", include("nhipcau.web.pages.books.urls")),
    path("", include("nhipcau.web.pages.calendar.urls")),
    path("", include("nhipcau.web.pages.lists.urls")),
    path("", include("nhipcau.web.pages.provinces.urls")),
    path("", include("nhipcau.web.pages.directory.urls")),
    path("", include("nhipcau.web.pages.succession.urls")),
    path("", include("nhipcau.web.pages.people.urls")),
    path("", include("nhipcau.web.pages.bodies.urls")),
    path("", include("nhipcau.web.pages.accounts.urls")),
    path("api/v1/", include("nhipcau.api.urls")),
    path("ngon-ngu", set_language, name="set_language"),
]
if settings.DEBUG:
    urlpatterns.append(path("", include("nhipcau.web.pages.parts_page.urls")))
