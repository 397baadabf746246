"""Who asks, from a request."""

from __future__ import annotations

from django.http import HttpRequest

from nhipcau.agencies.models import Account
from nhipcau.agencies.selectors import actor_for
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


def account_of(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise Refusal("access.not_signed_in")
    return request.user


def actor_of(request: HttpRequest) -> Actor:
    return actor_for(account_of(request), channel="web")
