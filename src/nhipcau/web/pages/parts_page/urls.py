"""The address of the living page; config includes it only where DEBUG is on."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.parts_page.views import parts_page

urlpatterns = [path("_parts", parts_page, name="parts_page")]
