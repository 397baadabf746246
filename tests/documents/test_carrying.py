"""Whatever a newer reading says: a word that a person said stands afterwards, at the words it was said of."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as some

from nhipcau.documents.alignment import Alignment
from nhipcau.documents.carrying import Carried, Said, carry
from nhipcau.documents.rules import Judgement, VerdictKind, apply_verdicts
from nhipcau.documents.shape import ReadDocument, without_gaps
from nhipcau.reading.as_json import reading_as_json
from nhipcau.reading.types import SourceKind
from tests.world import Ordered, plan, write

ACTS = (
    "Tổ chức khám bệnh cho đoàn khách quốc tế đến tỉnh",
    "Chuẩn bị nội dung làm việc với các đoàn nước bạn",
    "Bố trí kinh phí thực hiện kế hoạch hằng năm này",
    "Tuyên truyền trên báo chí về tình hữu nghị nhân dân",
    "Theo dõi việc học tiếng Việt của lưu học sinh Lào",
)
NAMES = ("Sở Y tế", "Sở Ngoại vụ", "Sở Tài chính", "Báo Bình Hải")

acts = some.lists(some.sampled_from(range(len(ACTS))), unique=True, max_size=len(ACTS))
leads = some.lists(some.sampled_from(NAMES), unique=True, max_size=2)
bodies = some.tuples(acts, some.lists(leads, min_size=len(ACTS), max_size=len(ACTS)))
verdicts = some.lists(some.sampled_from(["", "right", "wrong", "lead", "more"]), min_size=len(ACTS), max_size=len(ACTS))


def read(body: tuple[list[int], list[list[str]]]) -> tuple[str, ReadDocument]:
    chosen, names = body
    duties = tuple(Ordered(ACTS[act], lead=tuple(names[act])) for act in chosen)
    reading = write([plan(duties=duties)], kind=SourceKind.OFFICIAL, mark="")[1]
    documents = cast(list[ReadDocument], reading_as_json(replace(reading))["documents"])
    return reading.text, documents[0]


def judged(old: ReadDocument, said: list[str]) -> list[Said]:
    """On some duties: right with all its names; wrong; its first name is another; one name is missing."""
    found: list[Judgement] = []
    for place, duty in enumerate(old["duties"]):
        assert duty is not None
        pointer = f"/duties/{place}"
        match said[place]:
            case "right":
                parts = [f"{pointer}/lead/{i}" for i in range(len(duty["lead"]))]
                found += [Judgement(p, VerdictKind.CONFIRMED) for p in (pointer, *parts)]
            case "wrong":
                found.append(Judgement(pointer, VerdictKind.REJECTED))
            case "lead":
                kind = VerdictKind.CORRECTED if duty["lead"] else VerdictKind.ADDED
                found.append(Judgement(f"{pointer}/lead/0", kind, "Sở Tư pháp"))
            case "more":
                found.append(Judgement(f"{pointer}/lead/{len(duty['lead'])}", VerdictKind.ADDED, "Sở Nội vụ"))
    return [Said(origin, "Lê Thị Na", one) for origin, one in enumerate(found)]


def said_names(names: list[str], *, said: list[str], old: str, read: ReadDocument, act: str) -> set[str]:
    """The names that a person spoke of: all where the duty is right, else the one that was put right or added."""
    if act in said_of(old, read, said, kind="right"):
        return set(names)
    return set(names) & {"Sở Tư pháp", "Sở Nội vụ"}


def act_of(text: str, span: list[int]) -> str:
    return next(act for act in ACTS if text[span[0] : span[1]].startswith(act))


def acts_with_leads(text: str, document: ReadDocument) -> dict[str, list[str]]:
    return {act_of(text, duty["span"]): without_gaps(duty["lead"]) for duty in document["duties"] if duty is not None}


def said_of(text: str, old: ReadDocument, said: list[str], *, kind: str) -> list[str]:
    return [act_of(text, duty["span"]) for duty, one in zip(old["duties"], said, strict=False) if duty and one == kind]


@settings(max_examples=150, deadline=None)
@given(before=bodies, after=bodies, said=verdicts)
def test_what_a_person_said_stands_or_waits_whatever_the_newer_reading_says(
    before: tuple[list[int], list[list[str]]], after: tuple[list[int], list[list[str]]], said: list[str]
) -> None:
    (old_text, old), (new_text, new) = read(before), read(after)
    words = judged(old, said)
    carried = carry(old, new, said=words, words=(old_text, new_text), moved=Alignment(old_text, new_text))
    then = apply_verdicts(old, [one.judgement for one in words])
    now = apply_verdicts(new, [judgement for _, judgement in carried.judgements])
    stood, stands = acts_with_leads(old_text, then), leads_where_found(new_text, new, now)
    for act in (act for kind in ("right", "lead", "more") for act in said_of(old_text, old, said, kind=kind)):
        if act in stands:
            assert said_names(stood[act], said=said, old=old_text, read=old, act=act) <= set(stands[act])
        else:
            assert any(sorted(stood[act]) == sorted(names) for names in lost(new, now)), "lost"
    for act in said_of(old_text, old, said, kind="wrong"):
        assert act not in stands
    check_places(carried, new)


def leads_where_found(text: str, new: ReadDocument, now: ReadDocument) -> dict[str, list[str]]:
    """Of the duties the newer reading found: who leads them as it stands."""
    own = cast(ReadDocument, {**now, "duties": now["duties"][: len(new["duties"])]})
    return acts_with_leads(text, own)


def lost(new: ReadDocument, now: ReadDocument) -> list[list[str]]:
    """Of the duties it did not find, and that stand because a person said so."""
    return [without_gaps(duty["lead"]) for duty in now["duties"][len(new["duties"]) :] if duty is not None]


def check_places(carried: Carried, new: ReadDocument) -> None:
    """One word for each place, and each duty of the older reading at one place of the newer."""
    pointers = [judgement.pointer for _, judgement in carried.judgements]
    assert len(pointers) == len(set(pointers))
    assert len(carried.duties) == len(set(carried.duties.values()))
    assert len({one.pointer for one in carried.differences}) == len(carried.differences)


def test_words_keep_their_places_where_lines_are_broken_otherwise() -> None:
    old = "I. Nhiệm vụ\n1. Sở Y tế chủ trì\nkhám bệnh.\n2. Sở Ngoại vụ báo cáo.\n"
    new = "Trang 1\nI. Nhiệm vụ\n1. Sở Y tế chủ trì khám bệnh.\n\n2. Sở Ngoại vụ báo cáo.\n"
    moved = Alignment(old, new)
    for words in ("Sở Y tế chủ trì", "Sở Ngoại vụ báo cáo.", "khám bệnh."):
        start = old.index(words)
        place = moved.span(start, start + len(words))
        assert place is not None and new[slice(*place)] == words
