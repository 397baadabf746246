"""Who asks and who acts: what rights are reckoned from, and what the audit log keeps. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AccountRole(StrEnum):
    """What an account may do for its agency. Words of the trade; one account may hold several."""

    CLERK = "clerk"  # văn thư: takes in, registers, books
    OFFICER = "officer"  # chuyên viên: confirms readings, works on tasks
    UNIT_LEADER = "unit_leader"  # lãnh đạo đơn vị: also hands down
    OFFICE_MONITOR = "office_monitor"  # Văn phòng UBND: follows all that its watched subtree owes
    UNION_STAFF = "union_staff"  # Liên hiệp các tổ chức hữu nghị
    INSPECTOR = "inspector"  # reads the watched subtree and its audit, changes nothing
    ADMINISTRATOR = "administrator"  # accounts and agencies of the installation
    NATIONAL_MONITOR = "national_monitor"  # takes in, reads and confirms everywhere


@dataclass(frozen=True, slots=True)
class Actor:
    """One signed-in account, or the program itself, acting for an agency.

    `agency_id` is the agency it belongs to; `watches_id` the top of the subtree it monitors, if it monitors one.
    """

    account_id: int | None
    name: str
    agency_id: int | None
    watches_id: int | None = None
    roles: frozenset[AccountRole] = frozenset()
    channel: str = "web"  # "web" | "api" | "cli" | "job"

    def has(self, *roles: AccountRole) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def sees_everything(self) -> bool:
        return AccountRole.NATIONAL_MONITOR in self.roles

    @property
    def administers_everything(self) -> bool:
        """The administrator of the whole installation, who stands outside all agencies."""
        return AccountRole.ADMINISTRATOR in self.roles and self.agency_id is None
