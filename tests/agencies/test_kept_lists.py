"""What an administrator writes beside the shipped lists, and how names, collectives and tasks are read by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from nhipcau.agencies.collectives.rules import rule_of
from nhipcau.agencies.collectives.selectors import groups_of_document
from nhipcau.agencies.functions import terms_of
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.lists.kept import ended_level_for
from nhipcau.agencies.lists.shapes import COLLECTIVES, FUNCTIONS, LEVELS_ENDED, MATCHING, SHAPES
from nhipcau.agencies.models import AgencyGroup
from nhipcau.agencies.names.naming import Sort, understand
from nhipcau.agencies.services import match_or_make_agencies, snapshot_groups
from nhipcau.agencies.services.groups import Paper
from nhipcau.foundation.lists import leave_out, list_sheet_for, put_row, withdraw_written
from nhipcau.foundation.models import AuditEntry, ListEntry
from nhipcau.ground.lists import ListShape, Value
from nhipcau.ground.refusal import Refusal
from tests.world import PROVINCE, World

ON = date(2026, 3, 2)
SOURCE = "Công văn 12/SNV-TCBC ngày 05/11/2026"


def write(world: World, shape: ListShape, content: Mapping[str, Value], **more: object) -> ListEntry:
    told: dict[str, object] = {"source": SOURCE, **more}
    return put_row(actor=world.actors["administrator"], shape=shape, content=content, **told)  # type: ignore[arg-type]


def matched(world: World, name: str, *, on: date = ON) -> int | None:
    met = match_or_make_agencies(names=[name], locality=PROVINCE, on=on, host_id=world.agencies["committee"])
    return met.agencies[name]


def listed(world: World, phrase: str, *, document: int = 1, on: date = ON) -> AgencyGroup:
    paper = Paper(document_id=document, locality=PROVINCE, on=on, host_id=world.agencies["committee"])
    (group,) = snapshot_groups(paper=paper, phrases=[phrase])
    return group


def members(group: AgencyGroup) -> set[int]:
    return set(group.members.values_list("agency_id", flat=True))


class TestMatching:
    def test_another_way_of_writing_a_name_leads_to_its_agency(self, world: World) -> None:
        assert matched(world, "Sở Đối ngoại") != world.agencies["foreign"]
        write(world, MATCHING, {"role": "alias", "word": "Sở NGV", "stands_for": "Sở Ngoại vụ"})
        assert matched(world, "Sở NGV") == world.agencies["foreign"]

    def test_it_holds_only_for_papers_of_its_days(self, world: World) -> None:
        alias = {"role": "alias", "word": "Cơ quan ngoại vụ", "stands_for": "Sở Ngoại vụ"}
        write(world, MATCHING, alias, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
        assert matched(world, "Cơ quan ngoại vụ", on=date(2025, 5, 5)) is None
        assert matched(world, "Cơ quan ngoại vụ") == world.agencies["foreign"]

    def test_what_is_withdrawn_holds_no_more(self, world: World) -> None:
        entry = write(world, MATCHING, {"role": "nobody", "word": "Tổ trưởng Tổ hữu nghị"})
        with lists_of_day(ON):
            assert understand("Tổ trưởng Tổ hữu nghị", locality=PROVINCE, on=ON).sort is Sort.NOBODY
        withdraw_written(actor=world.actors["administrator"], entry_id=entry.pk)
        with lists_of_day(ON):
            assert understand("Tổ trưởng Tổ hữu nghị", locality=PROVINCE, on=ON).sort is not Sort.NOBODY

    def test_another_spelling_of_a_province_is_that_province(self, world: World) -> None:
        write(world, MATCHING, {"role": "province", "word": "Bình Hãi", "stands_for": "Bình Hải"})
        with lists_of_day(ON):
            assert understand("Sở Y tế tỉnh Bình Hãi", locality=PROVINCE, on=ON).locality == PROVINCE

    def test_a_spelling_that_stands_for_nothing_is_refused(self, world: World) -> None:
        with pytest.raises(Refusal, match=r"list\.field_missing"):
            write(world, MATCHING, {"role": "alias", "word": "SNGV"})


class TestCollectives:
    def test_a_phrase_nobody_knew_lists_the_agencies_it_is_said_to_mean(self, world: World) -> None:
        content: dict[str, Value] = {
            "phrases": ("các cơ quan khối đối ngoại",), "words": "Sở Ngoại vụ và Sở Y tế",
            "names": ("Sở Ngoại vụ", "Sở Y tế"),
        }  # fmt: skip
        write(world, COLLECTIVES, content)
        group = listed(world, "Các cơ quan khối đối ngoại")
        assert members(group) == {world.agencies["foreign"], world.agencies["health"]}

    def test_a_shipped_rule_leaves_out_whom_an_administrator_leaves_out(self, world: World) -> None:
        row = next(row for row in COLLECTIVES.shipped() if row.key == "departments")
        write(world, COLLECTIVES, {**dict(row.content), "leaves_out": ("Sở Y tế",)}, key="departments")
        group = listed(world, "Các sở, ban, ngành")
        assert world.agencies["foreign"] in members(group)
        assert world.agencies["health"] not in members(group)

    def test_a_list_keeps_the_rule_that_made_it_when_the_rule_is_withdrawn(self, world: World) -> None:
        content: dict[str, Value] = {"phrases": ("khối nội chính",), "words": "theo quy ước cũ", "names": ("Sở Y tế",)}
        entry = write(world, COLLECTIVES, content)
        group = listed(world, "Khối nội chính", document=7)
        withdraw_written(actor=world.actors["administrator"], entry_id=entry.pk)
        (row,) = groups_of_document(world.actors["clerk"], 7)
        assert (row.rule_words, [member.agency_id for member in row.members]) == (
            "theo quy ước cũ",
            [world.agencies["health"]],
        )
        assert group.rule == f"kept {entry.pk}"

    def test_a_rule_left_out_is_asked_about_like_any_open_set(self, world: World) -> None:
        leave_out(actor=world.actors["administrator"], shape=COLLECTIVES, key="departments", source=SOURCE)
        assert listed(world, "Các sở, ban, ngành").state != AgencyGroup.State.LISTED
        assert rule_of("departments").code == "departments"

    def test_a_list_that_asks_nothing_of_its_members_is_refused(self, world: World) -> None:
        with pytest.raises(Refusal, match=r"list\.field_missing"):
            write(world, COLLECTIVES, {"phrases": ("mọi nơi",), "words": "ai cũng được"})

    def test_a_pattern_cannot_be_brought_in(self, world: World) -> None:
        content: dict[str, Value] = {
            "phrases": ("khối y tế",), "words": "y tế", "names": ("Sở Y tế",), "pattern": "(a+)+$",
        }  # fmt: skip
        assert "pattern" not in write(world, COLLECTIVES, content).content


class TestFunctionsAndLevels:
    def test_a_function_added_lends_its_words_to_the_events_that_move_it(self, world: World) -> None:
        content: dict[str, Value] = {"name": "viện trợ", "marks": ("viện trợ",), "words": ("phi chính phủ",)}
        write(world, FUNCTIONS, content)
        with lists_of_day(None):
            assert terms_of("quản lý viện trợ") == ("quan ly vien tro", "phi chinh phu")
        assert terms_of("quản lý viện trợ") == ("quan ly vien tro",)

    def test_a_level_that_ended_elsewhere_is_told_of(self, world: World) -> None:
        content: dict[str, Value] = {
            "name": "thôn", "last_day": date(2026, 1, 1), "words": ("thôn",), "offers": "commune",
        }  # fmt: skip
        viewer = world.actors["clerk"]
        assert ended_level_for(viewer, ["trưởng các thôn"], on=ON) is None
        write(world, LEVELS_ENDED, content)
        found = ended_level_for(viewer, ["Sở Y tế", "trưởng các thôn"], on=ON)
        assert found is not None and (found[0], found[1].name) == ("trưởng các thôn", "thôn")


class TestKeeping:
    @pytest.mark.parametrize("who", ["clerk", "monitor", "national", "foreign"])
    def test_nobody_but_the_administrator_of_the_installation_writes(self, world: World, who: str) -> None:
        actor, content = world.actors[who], {"role": "filler", "word": "thì"}
        with pytest.raises(Refusal, match=r"list\.not_allowed"):
            put_row(actor=actor, shape=MATCHING, content=content, source=SOURCE)
        with pytest.raises(Refusal, match=r"list\.not_allowed"):
            leave_out(actor=actor, shape=MATCHING, key="filler va", source=SOURCE)
        entry = write(world, MATCHING, content)
        with pytest.raises(Refusal, match=r"list\.not_allowed"):
            withdraw_written(actor=actor, entry_id=entry.pk)
        assert ListEntry.objects.filter(withdrawn=None).count() == 1

    def test_every_act_leaves_one_line_in_the_log(self, world: World) -> None:
        before = AuditEntry.objects.count()
        entry = write(world, MATCHING, {"role": "filler", "word": "thì"})
        withdraw_written(actor=world.actors["administrator"], entry_id=entry.pk)
        leave_out(actor=world.actors["administrator"], shape=MATCHING, key="filler va", source=SOURCE)
        assert AuditEntry.objects.count() == before + 3

    def test_no_row_without_source_twice_or_withdrawn_twice(self, world: World) -> None:
        with pytest.raises(Refusal, match=r"list\.source_missing"):
            write(world, MATCHING, {"role": "filler", "word": "thì"}, source=" ")
        with pytest.raises(Refusal, match=r"list\.there_already"):
            write(world, MATCHING, {"role": "filler", "word": "và"})
        entry = write(world, MATCHING, {"role": "filler", "word": "thì"})
        withdraw_written(actor=world.actors["administrator"], entry_id=entry.pk)
        with pytest.raises(Refusal, match=r"list\.nothing_to_undo"):
            withdraw_written(actor=world.actors["administrator"], entry_id=entry.pk)
        with pytest.raises(Refusal, match=r"list\.ends_before_it_begins"):
            days = {"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}
            write(world, MATCHING, {"role": "filler", "word": "là"}, **days)

    @pytest.mark.parametrize("code", sorted(SHAPES))
    def test_a_list_is_read_in_two_queries_however_much_was_written(
        self, world: World, code: str, django_assert_max_num_queries: pytest.FixtureRequest
    ) -> None:
        for key in [row.key for row in SHAPES[code].shipped()][:5]:
            leave_out(actor=world.actors["administrator"], shape=SHAPES[code], key=key, source=SOURCE)
        with django_assert_max_num_queries(2):  # type: ignore[operator]  # the plugin's own fixture
            sheet = list_sheet_for(world.actors["clerk"], SHAPES[code], on=ON)
        assert not sheet.may_keep and len(sheet.lines) == sheet.shipped
