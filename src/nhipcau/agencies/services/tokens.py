"""Personal tokens: issued for a program, shown once, taken back."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from nhipcau.agencies import access, rules
from nhipcau.agencies.models import Account, AccountToken
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

PREFIX = "nhipcau"
LONGEST_DAYS = 730


@transaction.atomic
def issue_token(*, actor: Actor, account_id: int, name: str, days: int) -> tuple[AccountToken, str]:
    """The token and its words, which are kept nowhere: for oneself, or for an account that the actor administers."""
    account = _own_or_managed(actor, account_id)
    rules.check_token_days(days=days, longest=LONGEST_DAYS)
    key, now = secrets.token_hex(4), clock.now()
    words = f"{PREFIX}_{key}_{secrets.token_urlsafe(32)}"
    token = AccountToken.objects.create(
        account=account,
        name=name[:100],
        key=key,
        sha256=hash_of(words),
        created=now,
        expires=now + timedelta(days=days),
    )
    audit.record(actor, "account.token_issued", account, token=key, name=token.name, days=days)
    return token, words


@transaction.atomic
def revoke_token(*, actor: Actor, key: str) -> AccountToken:
    """From now on it opens nothing. Revoking twice changes nothing."""
    token = AccountToken.objects.select_for_update().filter(key=key).first()
    if token is None or not _is_own_or_managed(actor, token.account):
        raise Refusal("account_token.not_found")
    if token.revoked is None:
        token.revoked = clock.now()
        token.save(update_fields=["revoked"])
        audit.record(actor, "account.token_revoked", token.account, token=key)
    return token


def hash_of(words: str) -> str:
    """A plain hash is enough: the words are 256 bits of chance, there is nothing to guess."""
    return hashlib.sha256(words.encode()).hexdigest()


def _own_or_managed(actor: Actor, account_id: int) -> Account:
    account = Account.objects.select_for_update(of=("self",)).filter(pk=account_id, is_active=True).first()
    if account is None or not _is_own_or_managed(actor, account):
        raise Refusal("account.not_allowed")
    return account


def _is_own_or_managed(actor: Actor, account: Account) -> bool:
    if account.pk == actor.account_id:
        return True
    if not access.may_manage_account(actor, account, on=clock.today()):
        return False
    # A token acts with all the rights of its account: nobody makes one that reaches further than it may give.
    return access.reaches_no_further(actor, account, on=clock.today())
