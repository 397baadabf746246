"""The demo province: agencies, an account for every role, the sample documents. Making it twice changes nothing.

Its passwords are known to everyone and stand in the README; they exist only here, and an installation with real papers
is started without the demo.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from nhipcau.agencies.actors import actor_named, the_installation
from nhipcau.agencies.labels import agency_named
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services import create_account, make_agency
from nhipcau.documents.selectors import seen_document
from nhipcau.documents.services import known_original
from nhipcau.flows.demo_books import make_books
from nhipcau.flows.demo_people import make_people
from nhipcau.flows.demo_rules import make_rules
from nhipcau.flows.intake import KNOWN, IntakeOutcome, take_in
from nhipcau.flows.review import confirm_all_but_doubtful
from nhipcau.ground.actor import AccountRole, Actor
from nhipcau.ground.refusal import Refusal

PROVINCE = Locality(kind="tỉnh", name="Bình Hải")
PASSWORD = "binh-hai-2026"  # noqa: S105 – of the demo only, told to everyone
CLERK = "vanthu.ubnd"
CONFIRMED = "quyet-dinh-640"
FORMATS = (".txt", ".html", ".docx", ".pdf")
COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class DemoAgency:
    name: str
    family: str
    level: str
    parent: str = COMMITTEE


@dataclass(frozen=True, slots=True)
class DemoAccount:
    username: str
    full_name: str
    post: str
    roles: tuple[AccountRole, ...]
    agency: str = ""
    watches: str = ""


AGENCIES = (
    DemoAgency(COMMITTEE, "state", "province", parent=""),
    DemoAgency("Văn phòng Ủy ban nhân dân", "state", "department"),
    DemoAgency("Sở Ngoại vụ", "state", "department"),
    DemoAgency("Sở Y tế", "state", "department"),
    DemoAgency("Sở Nội vụ", "state", "department"),
    DemoAgency("Sở Tài chính", "state", "department"),
    DemoAgency("Liên hiệp các tổ chức hữu nghị", "association", "department"),
    DemoAgency("Ủy ban nhân dân xã Vĩnh Thạnh", "state", "commune"),
    DemoAgency("Ủy ban nhân dân phường Hải Châu Đông", "state", "commune"),
)

ACCOUNTS = (
    DemoAccount(
        "quantri", "Đỗ Minh Quản", "Quản trị hệ thống", (AccountRole.ADMINISTRATOR,)
    ),
    DemoAccount(
        "theodoi.tw", "Lê Thị Trung", "Theo dõi toàn quốc", (AccountRole.NATIONAL_MONITOR,)
    ),
    DemoAccount(
        CLERK, "Trần Thị Thư", "Văn thư", (AccountRole.CLERK, AccountRole.OFFICER), COMMITTEE
    ),
    DemoAccount(
        "chuyenvien.vp", "Phạm Văn Hợp", "Chuyên viên tổng hợp", (AccountRole.OFFICE_MONITOR,),
        "Văn phòng Ủy ban nhân dân", COMMITTEE,
    ),
    DemoAccount("lanhdao.sngv", "Nguyễn Thị Ngoại", "Giám đốc", (AccountRole.UNIT_LEADER,), "Sở Ngoại vụ"),
    DemoAccount("chuyenvien.sngv", "Võ Văn Vụ", "Chuyên viên", (AccountRole.OFFICER,), "Sở Ngoại vụ"),
    DemoAccount("vanthu.syt", "Bùi Thị Y", "Văn thư", (AccountRole.CLERK,), "Sở Y tế"),
    DemoAccount(
        "canbo.lienhiep", "Hoàng Văn Hữu", "Cán bộ", (AccountRole.UNION_STAFF,), "Liên hiệp các tổ chức hữu nghị"
    ),
    DemoAccount(
        "thanhtra", "Đặng Thị Tra", "Thanh tra viên", (AccountRole.INSPECTOR,), "Sở Nội vụ", COMMITTEE
    ),
)  # fmt: skip

DEMO_ACCOUNTS: list[tuple[str, str, str]] = [
    (account.username, PASSWORD, f"{account.post}{f', {account.agency}' if account.agency else ''}")
    for account in ACCOUNTS
]


def make_demo() -> None:
    """Agencies, accounts and samples that are not there yet."""
    actor = the_installation()
    agencies = _make_agencies(actor)
    for account in ACCOUNTS:
        _make_account(actor, account, agencies)
    make_people(actor, agencies)
    clerk = actor_named(CLERK, channel="cli")
    for filename, content in _samples():
        if known_original(hashlib.sha256(content).hexdigest()) is not None:
            continue
        outcome = take_in(actor=clerk, filename=filename, content=content)
        if filename.startswith(CONFIRMED):
            _confirm(clerk, outcome)
    make_books(clerk=clerk, province=PROVINCE)
    make_rules(clerk=clerk, province=PROVINCE)


def _confirm(clerk: Actor, outcome: IntakeOutcome) -> None:
    """So that the board shows tasks as they are handed out, beside those still hollow."""
    for taken in outcome.documents:
        if taken.state != KNOWN:
            version = seen_document(clerk, taken.id).version
            with contextlib.suppress(Refusal):
                confirm_all_but_doubtful(actor=clerk, document_id=taken.id, version=version)


def _make_agencies(actor: Actor) -> dict[str, int]:
    ids: dict[str, int] = {}
    for agency in AGENCIES:
        known = agency_named(agency.name, locality=PROVINCE)
        ids[agency.name] = (
            known
            if known is not None
            else make_agency(
                actor=actor,
                name=agency.name,
                family=agency.family,
                level=agency.level,
                locality=PROVINCE,
                parent_id=ids.get(agency.parent),
                basis="tỉnh mẫu",
            ).pk
        )
    return ids


def _make_account(actor: Actor, account: DemoAccount, agencies: dict[str, int]) -> None:
    try:
        create_account(
            actor=actor,
            username=account.username,
            full_name=account.full_name,
            post=account.post,
            roles=account.roles,
            password=PASSWORD,
            agency=agencies.get(account.agency),
            watches=agencies.get(account.watches),
        )
    except Refusal as refusal:
        if refusal.code != "account.username_taken":
            raise


def _samples() -> Iterator[tuple[str, bytes]]:
    folder = files("nhipcau.data") / "samples"
    if not folder.is_dir():
        return
    for sample in sorted(folder.iterdir(), key=lambda one: one.name):
        if sample.name.endswith(FORMATS):
            yield sample.name, sample.read_bytes()
