"""Who an order addresses: the subject of its sentence, the object of "giao", "yêu cầu", or the body a heading names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.reading.names import Name, naming_of
from nhipcau.reading.names.vocabulary import ACTS, OPENS_NAME, PEOPLE, PLACE_NOUNS, is_mark, is_verb
from nhipcau.reading.parties.agents import BINDS, OPENERS, agent_of, answering_for, bound_by_lead_in
from nhipcau.reading.parties.behind import handed_to
from nhipcau.reading.parties.labels import after_label
from nhipcau.reading.words import Words, lexicon, phrases, sign_of

ORDERS = phrases("verbs", "orders")
ASKS = phrases("verbs", "asks")
INVITES = phrases("verbs", "invites")
APPEALS = phrases("verbs", "appeals")
ADVERBS = phrases("verbs", "adverbs")
_HEADINGS = phrases("verbs", "headings")
_TELLS = sign_of((*lexicon("verbs", "orders"), *lexicon("verbs", "asks")))
_ASKS = sign_of(lexicon("verbs", "asks"))
_APPEALS = sign_of(lexicon("verbs", "appeals"))
_CLAUSE = re.compile(r"([,:])[\s_]*([^\W\d_]+)")
_FAR = 140
_LONGEST_TOPIC = 30
_PEOPLE_OF_A_SET = frozenset({"chính", "đảng", "hội", "thành", "nhân", "đoàn", "cơ", "xã", "kinh", "tín"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The names addressed, the word index behind them, whether they are asked rather than ordered."""

    names: tuple[Name, ...]
    stop: int
    asked: bool
    rule: str
    confidence: float
    invited: bool = False
    """Invited or petitioned, which nobody can be by his own superior."""


def subject_of(words: Words) -> Subject | None:
    """The subject in the order's own words, None where it has none ("Tiếp tục …", "Phối hợp với …")."""
    start = after_label(words)
    return (
        _commanded(words, start)
        or _at_start(words, start)
        or _commanded_behind_a_topic(words, start)
        or _after_opener(words, start)
        or _named(agent_of(words, start), rule="lead.agent", sure=0.75)
        or _named(handed_to(words, start), rule="lead.handed", sure=0.75)
        or _named(answering_for(words), rule="lead.answers", sure=0.85)
    )


def _named(names: tuple[Name, ...], *, rule: str, sure: float) -> Subject | None:
    return Subject(names, names[-1].stop, asked=False, rule=rule, confidence=sure) if names else None


@lru_cache(maxsize=256)
def heading_subject(words: Words) -> Subject | None:
    """The body a heading or lead-in is about; None for a heading about a subject matter."""
    start = after_label(words)
    subject = _commanded(words, start) or _appealed(words, start)
    if subject is not None:
        return subject
    subject = _told_of(words)
    if subject is not None:
        return subject
    opener = _HEADINGS.length_at(words, start)
    if opener and (names := naming_of(words).list_at(start + opener, across=",/;")):
        return Subject(names, names[-1].stop, asked=False, rule="lead.heading", confidence=0.95)
    named = _at_start(words, start)
    if named is not None and named.names[0].kind == "bare" and words[named.names[0].start].upper:
        return None  # "CHƯƠNG V. NHÀ GIÁO, HỌC SINH": a chapter about them, told by no act
    if (bound := bound_by_lead_in(words, start)) and (named is None or named.stop < bound[0].stop):
        return _named(bound, rule="lead.heading", sure=0.85)
    if named is not None:
        return Subject(named.names, named.stop, named.asked, "lead.heading", named.confidence)
    return _after_opener(words, start)


def _told_of(words: Words) -> Subject | None:
    """ "… UBND tỉnh ban hành văn bản yêu cầu các sở, ngành …:": a lead-in that tells of an order."""
    if not words.ends_in(":") or not _TELLS.search(words.folded):
        return None
    for i in range(1, len(words)):
        length = max(ORDERS.length_at(words, i), ASKS.length_at(words, i))
        before = words[i - 1]
        if not length or before.capital or before.text not in {"bản", "văn", "điện", "thị"}:
            continue
        if names := naming_of(words).list_at(i + length, bare=False):
            return Subject(names, names[-1].stop, asked=False, rule="lead.told", confidence=0.8)
    return None


def _appealed(words: Words, start: int) -> Subject | None:
    """ "… cung cấp thông tin và khuyến cáo người dân như sau:" in a lead-in."""
    if not words.ends_in(":") or not _APPEALS.search(words.folded):
        return None
    for _, stop in APPEALS.met_in(words, start):
        if names := naming_of(words).list_at(stop):
            return Subject(names, names[-1].stop, asked=False, rule="lead.appealed", confidence=0.75)
    return None


def _commanded(words: Words, start: int) -> Subject | None:
    """ "Giao Sở X …", "Chủ tịch UBND tỉnh yêu cầu các sở …", "Đề nghị Ủy ban MTTQ …"."""
    naming = naming_of(words)
    at = start = start + (1 if words.has(start) and words[start].text == "riêng" else 0)
    issuer = naming.list_at(start)
    if issuer and len(issuer) <= 2:
        at = issuer[-1].stop
    elif (
        OPENERS.length_at(words, start)
        and _TELLS.search(words.folded)
        and (comma := _first_comma(words, start, 60)) is not None
    ):
        # "Để thực hiện tốt …, Chủ tịch UBND tỉnh yêu cầu …"
        issuer = naming.list_at(comma + 1)
        at = issuer[-1].stop if issuer else comma + 1
    at += ADVERBS.length_at(words, at) if at > start else 0
    asked, ordered = ASKS.length_at(words, at), ORDERS.length_at(words, at)
    if (appealed := APPEALS.length_at(words, at)) and (names := naming.list_at(at + appealed)):
        return Subject(names, names[-1].stop, asked=False, rule="lead.appealed", confidence=0.8)
    if words.has(at) and at == start and words[at].text == "chỉ":
        return None  # "Chỉ đạo …" at the start is the act of the one above, not an order to a new subject
    if at > start and words.has(at) and words[at].text == "chỉ":
        return None
    if not (asked or ordered):
        return None
    if at == start and words[at].text == "kiến":
        return None  # "Kiến nghị cấp có thẩm quyền …" is the act of the one above
    begin = at + max(asked, ordered)
    begin += 1 if is_mark(words, begin, ":") else 0
    names = naming.list_at(begin, bare=False, across=",/;")
    if not names:
        return None
    if asked < ordered:
        return Subject(names, names[-1].stop, asked=False, rule="lead.ordered", confidence=1.0)
    invited = INVITES.length_at(words, at) > 0
    return Subject(names, names[-1].stop, asked=True, rule="lead.asked", confidence=1.0, invited=invited)


def _commanded_behind_a_topic(words: Words, start: int) -> Subject | None:
    """ "Về hạ tầng bến bãi: Giao Sở X …"."""
    if ":" not in words.folded or not _TELLS.search(words.folded):
        return None
    for at in words.upto(start, start + _LONGEST_TOPIC):
        if is_mark(words, at, ".;"):
            return None
        if is_mark(words, at, ":"):
            told = max(ORDERS.length_at(words, at + 1), ASKS.length_at(words, at + 1))
            return _commanded(words, at + 1) if told else None
    return None


def further_asked(words: Words, start: int) -> tuple[Name, ...]:
    """ "… và kính mời B …" later in the sentence: others asked beside the first."""
    if not _ASKS.search(words.folded, words[start].start - words.span.start if words.has(start) else len(words.folded)):
        return ()
    return tuple(name for _, stop in ASKS.met_in(words, start) for name in naming_of(words).list_at(stop, bare=False))


def _first_comma(words: Words, start: int, far: int) -> int | None:
    for i in words.upto(start, start + far):
        if is_mark(words, i, ",") and not words[i].lines:
            following = i + 1
            names = naming_of(words).list_at(following) if words.has(following) else ()
            stop = names[-1].stop if names else following
            if ASKS.length_at(words, stop) or ORDERS.length_at(words, stop):
                return i
        if is_mark(words, i, ".;"):
            return None
    return None


def _at_start(words: Words, start: int) -> Subject | None:
    names = naming_of(words).list_at(start, across=",/;")
    if not names or not _is_a_subject(words, names):
        return None
    stop = names[-1].stop
    if (
        is_mark(words, stop, ":")
        and (inner := naming_of(words).list_at(stop + 1, bare=False))
        and _acts_follow(words, inner[-1].stop)
    ):
        return Subject(inner, inner[-1].stop, asked=False, rule="lead.after_topic", confidence=0.85)
    if is_mark(words, stop, ":") and ASKS.length_at(words, stop + 1):
        return Subject(names, stop, asked=True, rule="lead.asked", confidence=0.95)  # "Sở Y tế: Đề nghị cử …"
    if names[0].kind == "bare" and (inner_subject := _behind_a_topic(words, stop)):
        return inner_subject
    sure = _predicate_follows(words, stop)
    if not sure and names[0].kind == "bare":
        return None
    if len(names) == 1 and _reads_as_an_act(words, names[0]):
        return None
    return Subject(names, stop, asked=False, rule="lead.subject", confidence=1.0 if sure else 0.7)


def _behind_a_topic(words: Words, at: int) -> Subject | None:
    """ "Đơn vị tổ chức tập huấn: Trung tâm X chủ trì …": a topic of a few words, then the subject."""
    for i in words.upto(at, at + 12):
        if is_mark(words, i, ",;.") or not words.has(i + 1):
            return None
        if is_mark(words, i, ":"):
            inner = naming_of(words).list_at(i + 1, bare=False)
            if inner and _acts_follow(words, inner[-1].stop):
                return Subject(inner, inner[-1].stop, asked=False, rule="lead.after_topic", confidence=0.85)
            return None
    return None


def _is_a_subject(words: Words, names: tuple[Name, ...]) -> bool:
    """ "Tổ chức …", "Báo cáo …", "Cán bộ …" open sentences as acts or objects as well."""
    first = names[0]
    if first.kind != "bare":
        return True
    after = words.run(first.start + 1, first.start + 3)
    if words[first.start].text == "tổ" and after and after[0].text == "chức":
        return len(after) > 1 and after[1].text in _PEOPLE_OF_A_SET and not after[1].capital
    return True


def _reads_as_an_act(words: Words, name: Name) -> bool:
    """ "Thanh tra, kiểm tra …", "Thanh tra việc …" is the act, not the body."""
    if ACTS.length_at(words, name.start) < name.stop - name.start:
        return False
    return not _acts_follow(words, name.stop, after_comma=False)


def _predicate_follows(words: Words, at: int) -> bool:
    """An act, an adverb, "căn cứ …", a colon or the end: the name before it is addressed."""
    at = _past_brackets(words, at)
    if not words.has(at) or is_mark(words, at, ":-"):
        return True
    if is_mark(words, at, ","):
        at += 1
    return words.has(at) and bool(is_verb(words, at) or ADVERBS.length_at(words, at) or OPENERS.length_at(words, at))


def _past_brackets(words: Words, at: int) -> int:
    if is_mark(words, at, "("):
        for i in words.upto(at, at + 30):
            if is_mark(words, i, ")"):
                return i + 1
    return at


def _after_opener(words: Words, start: int) -> Subject | None:
    """ "Căn cứ …, Sở X …", "Định kỳ các đơn vị …", "Tiêu chuẩn, chất lượng: UBND huyện …"."""
    naming = naming_of(words)
    opener = OPENERS.length_at(words, start)
    if ACTS.length_at(words, start) > opener:
        opener = 0
    if opener:
        names = naming.list_at(start + opener, bare=False)
        if names and words[start].text in {"định", "hằng", "hàng", "sáu", "6"} and _acts_follow(words, names[-1].stop):
            return Subject(names, names[-1].stop, asked=False, rule="lead.after_opener", confidence=0.85)
    if words.has(start) and words[start].text == "đối" and (told := _told_towards(words, start + opener)):
        return told
    last = _last_clause(words, ",:" if opener else ":")
    for i in words.upto(start + 1, start + (_FAR if opener else 25)):
        if (
            words[i].start > last
            or not words.has(i + 1)
            or (is_mark(words, i, ";.") and not is_mark(words, i - 1, "."))
        ):
            return None
        if not is_mark(words, i, ",:" if opener else ":"):
            continue
        names = naming.list_at(i + 1, bare=False) or _bound(words, naming.list_at(i + 1))
        if not names or _reads_as_an_act(words, names[0]) or not _is_a_subject(words, names):
            continue
        if _begins_a_clause(words, i) and _acts_follow(words, names[-1].stop):
            names = _behind_a_list(words, i, names)
            return Subject(names, names[-1].stop, asked=False, rule="lead.after_opener", confidence=0.8)
    return None


def _last_clause(words: Words, marks: str) -> int:
    """Where the last mark stands behind which a name may begin: beyond it there is nothing to look for."""
    met = [m.start() for m in _CLAUSE.finditer(words.folded) if m.group(1) in marks and m.group(2) in OPENS_NAME]
    return words.span.start + met[-1] if met else -1


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


def _acts_follow(words: Words, at: int, *, after_comma: bool = True) -> bool:
    at = _past_brackets(words, at)
    if is_mark(words, at, ",") and after_comma:
        at += 1
    return words.has(at) and bool(ACTS.length_at(words, at) or ADVERBS.length_at(words, at))
