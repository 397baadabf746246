"""How Django knows the context of documents."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nhipcau.documents"
    label = "documents"
