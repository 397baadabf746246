"""Addresses of the board and of a task."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
