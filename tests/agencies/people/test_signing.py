"""The lines above a signature that follow from a post, as the seeds print them and as each rule-set writes them."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.agencies.people.forms_kept import keep_signing_forms, remove_signing_forms
from nhipcau.agencies.people.signing import Look, SigningPost, signing_lines
from nhipcau.agencies.people.signing_data import rules_in_force, shipped_rules
from nhipcau.ground.refusal import Refusal
from tests.world import World

ON = date(2026, 6, 15)
COMMITTEE, DEPARTMENT, PARTY = "uy ban nhan dan", "so y te", "tinh uy"


def lines(
    kind: str, title: str, agency: str = DEPARTMENT, *, look: Look = Look.STATE, on: date = ON, **told: str
) -> tuple[str, ...]:
    return signing_lines(SigningPost(kind, title, agency, **told), look=look, on=on, rules=shipped_rules())


def test_a_head_signs_as_himself() -> None:
    assert lines("head", "Giám đốc") == ("GIÁM ĐỐC",)


def test_the_chair_of_a_collegial_body_signs_on_its_behalf() -> None:
    assert lines("head", "Chủ tịch", COMMITTEE) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_a_vice_chair_signs_on_behalf_of_the_body_in_the_chairs_place() -> None:
    """As plan 74/UBND-KH of Hải Phòng is signed."""
    assert lines("deputy", "Phó Chủ tịch", COMMITTEE, head_title="Chủ tịch") == (
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    )


def test_an_acting_head_says_so() -> None:
    assert lines("head", "Giám đốc", manner="acting") == ("Q. GIÁM ĐỐC",)


def test_a_deputy_in_charge_signs_in_the_heads_place() -> None:
    told = {"manner": "in_charge", "head_title": "Giám đốc"}
    assert lines("deputy", "Phó Giám đốc", **told) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_the_head_of_a_unit_signs_by_order_and_his_deputy_in_his_place() -> None:
    told = {"head_title": "Chủ tịch", "unit_head_title": "Chánh Văn phòng"}
    assert lines("unit_head", "Chánh Văn phòng", COMMITTEE, head_title="Chủ tịch") == (
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
    )
    assert lines("unit_deputy", "Phó Chánh Văn phòng", COMMITTEE, **told) == (
        "TL. CHỦ TỊCH",
        "KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
    )


def test_the_head_of_a_unit_in_the_heads_place_for_some_days_signs_by_mandate() -> None:
    told = {"head_title": "Giám đốc", "manner": "substitute"}
    assert lines("unit_head", "Chánh Văn phòng", **told) == ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")


@pytest.mark.parametrize("on", [date(2020, 1, 1), ON])
def test_a_deputy_secretary_signs_for_the_party_committee_and_for_no_person(on: date) -> None:
    found = lines("deputy", "Phó Bí thư", PARTY, look=Look.PARTY, on=on, head_title="Bí thư")
    assert found == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")


def test_in_a_party_organ_that_is_no_committee_the_deputy_signs_in_the_heads_place() -> None:
    found = lines("deputy", "Phó Trưởng ban", "ban to chuc", look=Look.PARTY, head_title="Trưởng ban")
    assert found == ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")


def test_the_office_of_a_party_committee_signs_by_order_of_the_body() -> None:
    found = lines("unit_head", "Chánh Văn phòng", PARTY, look=Look.PARTY, head_title="Bí thư")
    assert found == ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")


def test_without_a_head_it_is_not_known_in_whose_place_a_deputy_signs() -> None:
    assert lines("deputy", "Phó Giám đốc") == ()


def test_a_post_may_sign_for_another_body_than_the_general_rule_says() -> None:
    assert lines("head", "Chủ tịch", "lien hiep cac to chuc huu nghi", signs_for="Ban Thường vụ") == (
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
    )


def test_associations_may_take_either_look_and_look_and_set_follow_family_and_day() -> None:
    rules = shipped_rules()
    assert rules.looks_of("association") == (Look.STATE, Look.PARTY)
    sources = [rules.forms_of(Look.PARTY, on=on).source[:24] for on in (date(2026, 5, 26), date(2026, 5, 27))]
    assert sources == ["Hướng dẫn 36-HD/VPTW ngà", "Hướng dẫn 05-HD/VPTW ngà"]


def test_what_an_administrator_writes_holds_from_its_day_and_can_be_taken_away(world: World) -> None:
    told = {"collective": "T/M", "for_head": "K.T", "by_order": "T/L", "by_mandate": "T/U", "acting": "Q."}
    since = date(2026, 7, 1)
    administrator = world.actors["administrator"]
    keep_signing_forms(actor=administrator, family="party", valid_from=since, source="HD 9", **told)
    post = SigningPost("deputy", "Phó Trưởng ban", "ban to chuc", head_title="Trưởng ban")
    after = [
        signing_lines(post, look=Look.PARTY, on=on, rules=rules_in_force())[0] for on in (date(2026, 6, 30), since)
    ]
    assert after == ["K/T TRƯỞNG BAN", "K.T TRƯỞNG BAN"]
    remove_signing_forms(actor=administrator, family="party", valid_from=since)
    assert signing_lines(post, look=Look.PARTY, on=since, rules=rules_in_force())[0] == "K/T TRƯỞNG BAN"


@pytest.mark.parametrize("stranger", ["clerk", "monitor", "national"])
def test_words_of_law_are_the_installations_administrators_to_change(world: World, stranger: str) -> None:
    told = {"collective": "T", "for_head": "K", "by_order": "T", "by_mandate": "T", "acting": "Q", "source": "x"}
    with pytest.raises(Refusal, match=r"person\.not_allowed"):
        keep_signing_forms(actor=world.actors[stranger], family="state", valid_from=ON, **told)
