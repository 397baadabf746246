"""Rules under review of the demo province: one waiting too long, one being drafted, one decided. Made once."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

from nhipcau.agencies.labels import agency_named
from nhipcau.agencies.names.naming import Locality
from nhipcau.documents.local_rules.selectors import local_rules_for
from nhipcau.documents.local_rules.services import (
    RuleWords,
    add_milestone,
    enter_rule,
    finish_milestone,
    move_rule_on,
)
from nhipcau.documents.local_rules.states import ReviewState
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

OWNER, FOREIGN, UNION = "Ủy ban nhân dân", "Sở Ngoại vụ", "Liên hiệp các tổ chức hữu nghị"


def make_rules(*, clerk: Actor, province: Locality) -> None:
    if local_rules_for(clerk).total:
        return
    today = clock.today()
    owner, foreign, union = (agency_named(name, locality=province) for name in (OWNER, FOREIGN, UNION))
    assert owner is not None and foreign is not None and union is not None
    _waiting(clerk, owner_id=owner, lead_id=foreign)
    _drafted(clerk, today, owner_id=owner, lead_id=foreign)
    _decided(clerk, today, owner_id=owner, lead_id=union)


def _waiting(clerk: Actor, *, owner_id: int, lead_id: int) -> None:
    words = RuleWords(
        name="Quy chế quản lý thống nhất hoạt động đối ngoại của tỉnh Bình Hải",
        kind="QC",
        owner_id=owner_id,
        lead_id=lead_id,
        code="23/2019/QĐ-UBND",
        issued_on=date(2019, 6, 14),
        basis="Kế hoạch 58/UBND-KH, rà soát các quy định về công tác đối ngoại",
        cycle_months=36,
        last_reviewed=date(2022, 6, 20),
    )
    enter_rule(actor=clerk, words=words)


def _drafted(clerk: Actor, today: date, *, owner_id: int, lead_id: int) -> None:
    words = RuleWords(
        name="Quy định tiếp nhận, quản lý viện trợ không hoàn lại của tổ chức phi chính phủ nước ngoài",
        kind="QyĐ",
        owner_id=owner_id,
        lead_id=lead_id,
        code="41/2021/QĐ-UBND",
        issued_on=date(2021, 9, 8),
        coordinators="Sở Tài chính, Công an tỉnh, Liên hiệp các tổ chức hữu nghị",
        basis="Nghị định 313/2025/NĐ-CP thay thế Nghị định 80/2020/NĐ-CP",
        cycle_months=24,
    )
    rule = enter_rule(actor=clerk, words=words)
    for wanted in (ReviewState.REVIEWING, ReviewState.DRAFTING):
        rule = move_rule_on(actor=clerk, rule_id=rule.pk, version=rule.version, wanted=wanted)
    first = add_milestone(
        actor=clerk, rule_id=rule.pk, name="Rà soát nội dung trái quy định mới", due_on=today - timedelta(days=9)
    )
    finish_milestone(actor=clerk, milestone_id=first.pk)
    # Late in the year a count may reach a year whose holidays are not decided; the demo does without that step then.
    with contextlib.suppress(Refusal):
        add_milestone(
            actor=clerk, rule_id=rule.pk, name="Gửi dự thảo lấy ý kiến các sở", starts_on=today, working_days=10
        )
    add_milestone(actor=clerk, rule_id=rule.pk, name="Trình Ủy ban nhân dân tỉnh ký", due_on=today + timedelta(days=45))


def _decided(clerk: Actor, today: date, *, owner_id: int, lead_id: int) -> None:
    words = RuleWords(
        name="Hướng dẫn tổ chức hoạt động giao lưu nhân dân có yếu tố nước ngoài",
        kind="HD",
        owner_id=owner_id,
        lead_id=lead_id,
        code="12/HD-UBND",
        issued_on=date(2023, 4, 3),
        cycle_months=24,
    )
    rule = enter_rule(actor=clerk, words=words)
    rule = move_rule_on(actor=clerk, rule_id=rule.pk, version=rule.version, wanted=ReviewState.REVIEWING)
    move_rule_on(
        actor=clerk,
        rule_id=rule.pk,
        version=rule.version,
        wanted=ReviewState.KEPT,
        result="Giữ nguyên; nội dung còn phù hợp sau khi sắp xếp bộ máy",
        decided_on=today - timedelta(days=30),
    )
