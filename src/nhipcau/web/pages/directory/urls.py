"""Addresses of the pages on agencies and on names not matched yet."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.directory import names, views

urlpatterns = [
    path("co-quan/", views.agencies, name="agencies"),
    path("co-quan/chua-khop/", names.unmatched, name="unmatched"),
    path("co-quan/chua-khop/<int:name_id>/", names.settle, name="settle_name"),
    path("co-quan/<int:agency_id>/", views.agency, name="agency"),
]
