"""Acts on agencies, names and accounts: one function, one business act, one audit entry."""

from nhipcau.agencies.services.accounts import (
    change_own_password,
    create_account,
    deactivate_account,
    issue_one_time_password,
    set_roles,
)
from nhipcau.agencies.services.directory import (
    add_alias,
    look_at_agency,
    make_agency,
    move_agency,
    rename_agency,
)
from nhipcau.agencies.services.events import apply_event, drop_event, plan_event, undo_event
from nhipcau.agencies.services.groups import name_members, snapshot_groups, take_back_members
from nhipcau.agencies.services.names import (
    NamesMet,
    match_or_make_agencies,
    match_or_make_agency,
    match_or_make_issuer,
)
from nhipcau.agencies.services.settling import (
    make_agency_of_name,
    match_name,
    reopen_name,
    set_name_aside,
    take_back_agency,
)
from nhipcau.agencies.services.tokens import issue_token, revoke_token

__all__ = [
    "NamesMet",
    "add_alias",
    "apply_event",
    "change_own_password",
    "create_account",
    "deactivate_account",
    "drop_event",
    "issue_one_time_password",
    "issue_token",
    "look_at_agency",
    "make_agency",
    "make_agency_of_name",
    "match_name",
    "match_or_make_agencies",
    "match_or_make_agency",
    "match_or_make_issuer",
    "move_agency",
    "name_members",
    "plan_event",
    "rename_agency",
    "reopen_name",
    "revoke_token",
    "set_name_aside",
    "set_roles",
    "snapshot_groups",
    "take_back_agency",
    "take_back_members",
    "undo_event",
]
