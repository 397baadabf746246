"""Addresses of the search and of the searches people keep."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.finding import keeping, views

urlpatterns = [
    path("tim", views.search, name="search"),
    path("tim/luu", keeping.keep, name="keep_search"),
    path("tim/da-luu/", keeping.kept, name="kept_searches"),
    path("tim/da-luu/<int:search_id>", keeping.change, name="change_search"),
    path("tim/da-luu/<int:search_id>/bo", keeping.remove, name="remove_search"),
    path("tim/da-luu/<int:search_id>/lay-lai", keeping.bring_back, name="bring_search_back"),
]
