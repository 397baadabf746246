"""Personal tokens as they are found: which account one opens, which ones an account has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from nhipcau.agencies.models import Account, AccountToken
from nhipcau.agencies.services.tokens import PREFIX, hash_of
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class TokenRow:
    key: str
    name: str
    created: datetime
    expires: datetime | None
    revoked: datetime | None


def key_in(words: str) -> str:
    """The part of a token that is no secret, as written; empty for words that are no token."""
    parts = words.split("_", 2)
    return parts[1][:12] if len(parts) == 3 and parts[0] == PREFIX else ""


def is_known_key(key: str) -> bool:
    return bool(key) and AccountToken.objects.filter(key=key).exists()


def account_opened_by(words: str) -> Account | None:
    """None for a token that is unknown, expired or revoked, and for a closed account. One query."""
    now = clock.now()
    token = (
        AccountToken.objects.filter(Q(expires__isnull=True) | Q(expires__gt=now))
        .filter(sha256=hash_of(words), revoked__isnull=True, account__is_active=True)
        .select_related("account")
        .first()
    )
    return token.account if token else None


def own_tokens_for(viewer: Actor) -> tuple[TokenRow, ...]:
    """The viewer's own tokens, the newest first; of their words only the key is known."""
    if viewer.account_id is None:
        return ()
    found = AccountToken.objects.filter(account_id=viewer.account_id).order_by("-id")
    return tuple(TokenRow(t.key, t.name, t.created, t.expires, t.revoked) for t in found)
