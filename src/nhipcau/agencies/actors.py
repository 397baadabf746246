"""From an account to the actor whose rights are reckoned and whose name goes into the audit log."""

from __future__ import annotations

from nhipcau.agencies.models import Account
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal


def actor_for(account: Account, *, channel: str) -> Actor:
    return Actor(
        account_id=account.pk,
        name=account.full_name,
        agency_id=account.agency_id,
        watches_id=account.watches_id,
        roles=account.role_set,
        channel=channel,
    )


def actor_named(username: str, *, channel: str) -> Actor:
    """For the command line, where whoever runs it already holds the data."""
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise Refusal("account.not_found", username=username)
    return actor_for(account, channel=channel)


def actor_of_account(account_id: int, *, channel: str) -> Actor:
    """For a job: the rights are those the account has when the work is done."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    if account is None:
        raise Refusal("account.not_found", username=account_id)
    return actor_for(account, channel=channel)


def the_installation(*, channel: str = "cli") -> Actor:
    """The program acting for the installation itself: first administrator, demo, restore."""
    return Actor(
        account_id=None,
        name="Nhịp Cầu",
        agency_id=None,
        roles=frozenset({AccountRole.ADMINISTRATOR, AccountRole.NATIONAL_MONITOR}),
        channel=channel,
    )
