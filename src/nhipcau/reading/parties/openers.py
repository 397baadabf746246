"""The subject behind what opens the sentence: "Căn cứ …, Sở X …", "Định kỳ các đơn vị …", "Đối với …"."""

from __future__ import annotations

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import ACTS, OPENS_NAME, PEOPLE, PLACE_NOUNS, is_mark, is_verb
from nhipcau.reading.parties.agents import BINDS, OPENERS, agent_of
from nhipcau.reading.parties.commands import ASKS, Subject
from nhipcau.reading.parties.predicates import ADVERBS, acts_follow, is_a_subject, reads_as_an_act
from nhipcau.reading.words import Words

_FAR = 140
_NEAR = 25
_TOWARDS = frozenset({"cho", "với", "tới", "lên"})
_THINGS_TOLD = frozenset({("thông", "tin"), ("báo", "cáo"), ("giáo", "dục"), ("kế", "hoạch")})
"""What is given as often as it is done ("cung cấp … thông tin")."""
_LONGEST_OBJECT = 12
"""Words of the name of one to whom something is given."""


def after_opener(words: Words, start: int) -> Subject | None:
    """ "Căn cứ …, Sở X …", "Định kỳ các đơn vị …", "Tiêu chuẩn, chất lượng: UBND huyện …"."""
    naming = naming_of(words)
    opener = OPENERS.length_at(words, start) or _besides(words, start)
    if ACTS.length_at(words, start) > opener:
        opener = 0
    if opener:
        names = naming.list_at(start + opener, bare=False)
        if names and words[start].text in {"định", "hằng", "hàng", "sáu", "6"} and acts_follow(words, names[-1].stop):
            return Subject(names, names[-1].stop, asked=False, rule="lead.after_opener", confidence=0.85)
    if words.has(start) and words[start].text == "đối" and (told := _told_towards(words, start + opener)):
        return told
    if words.has(start) and words[start].text == "việc" and agent_of(words, start):
        return None  # "Việc …, … do A, B thực hiện": whoever stands behind a comma is one of them.
    parting, far = (",:", _FAR) if opener else (":", _NEAR)
    for i in words.marks_from(start + 1):
        if i >= start + far or not words.has(i + 1) or (words[i].text in ";." and not is_mark(words, i - 1, ".")):
            return None
        if words[i].text not in parting or words[i + 1].text not in OPENS_NAME:
            continue
        names = naming.list_at(i + 1, bare=False) or _bound(words, naming.list_at(i + 1))
        if not names or reads_as_an_act(words, names[0]) or not is_a_subject(words, names):
            continue
        if _goes_on_with_objects(words, start, i, names):
            continue
        if _begins_a_clause(words, i) and acts_follow(words, names[-1].stop):
            names = _behind_a_list(words, i, names)
            return Subject(names, names[-1].stop, asked=False, rule="lead.after_opener", confidence=0.8)
    return None


def _besides(words: Words, at: int) -> int:
    """ "Ngoài báo cáo định kỳ, Sở X …": inside a sentence the word belongs to names ("… ở nước ngoài")."""
    return int(words.has(at + 1) and words[at].text == "ngoài" and words[at].capital and words[at + 1].text != "ra")


def _behind_a_list(words: Words, comma: int, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """ "Trên cơ sở đề xuất của các bộ, UBND các tỉnh, Bộ Tài chính tổng hợp": the sets belong to the ground."""
    naming = naming_of(words)
    in_list = any(
        name.kind == "collective" and name.stop == comma
        for at in range(max(0, comma - 20), comma)
        if (name := naming.name_at(at, bare=False))
    )
    sets = [_is_a_set(words, name) for name in names]
    return names[-1:] if in_list and len(names) > 1 and all(sets[:-1]) and not sets[-1] else names


def _goes_on_with_objects(words: Words, start: int, comma: int, names: tuple[Name, ...]) -> bool:
    """ "Căn cứ thẩm quyền, cung cấp cho Bộ X, Bộ Y thông tin": who is given something, behind an act that has begun."""
    naming = naming_of(words)
    stop = names[-1].stop
    if not words.has(stop + 1) or (words[stop].text, words[stop + 1].text) not in _THINGS_TOLD:
        return False
    given = any(
        words[at - 1].text in _TOWARDS and (name := naming.name_at(at, bare=False)) and name.stop == comma
        for at in range(max(start + 1, comma - _LONGEST_OBJECT), comma)
    )
    return given and any(
        is_mark(words, at, ",") and is_verb(words, at + 1) for at in words.marks_from(start) if at < comma
    )


def _is_a_set(words: Words, name: Name) -> bool:
    return any(word.text in {"các", "những"} for word in words.run(name.start, name.stop))


def _told_towards(words: Words, at: int) -> Subject | None:
    """ "Đối với các ban quản lý rừng, cần phát dọn …", "Đối với phòng X: tham mưu …": nobody else between."""
    names = naming_of(words).list_at(at)
    if not names or not is_mark(words, names[-1].stop, ",:"):
        return None
    act = names[-1].stop + 1
    asked = ASKS.length_at(words, act) > 0
    if not (asked or ACTS.length_at(words, act) or ADVERBS.length_at(words, act)):
        return None
    return Subject(names, names[-1].stop, asked=asked, rule="lead.after_opener", confidence=0.75)


def _bound(words: Words, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """A body without "các" is a subject where it is bound outright ("…, cơ quan chủ quản có trách nhiệm …")."""
    if not names or words[names[0].start].text in PLACE_NOUNS or PEOPLE.length_at(words, names[0].start):
        return ()
    return names if BINDS.length_at(words, names[-1].stop) else ()


def _begins_a_clause(words: Words, mark: int) -> bool:
    """Not a further item of a list that began before the comma."""
    before = words[mark - 1].text
    return before not in {"sở", "ban", "ngành"}
