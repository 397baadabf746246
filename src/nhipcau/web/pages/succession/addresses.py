"""The address of a question about a successor, for the pages that lead to it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse


def question_url(*, agency_id: int, scope: str, effective: date) -> str:
    words = urlencode({"of": agency_id, "scope": scope, "from": effective.isoformat()})
    return f"{reverse('decide_succession')}?{words}"
