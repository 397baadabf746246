"""The grammar of a name: quantifier, post, head, title, place; and where it ends.

A name ends before an act, a connective, a comma that starts a new item, and before "và" with a new head
(contract rule 17).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from nhipcau.reading.names import heads as h
from nhipcau.reading.names import vocabulary as v
from nhipcau.reading.names.persons import person
from nhipcau.reading.names.places import places
from nhipcau.reading.names.tails import collective_tail, listed_fields, suffix
from nhipcau.reading.types import Span
from nhipcau.reading.words import Words, words_in

_AND = frozenset({"và", "cùng"})
_OWNERS = frozenset({"đảng", "cấp", "chi", "huyện", "địa"})
"""What stands behind "các" where a body below is named with those above it ("Văn phòng các huyện ủy")."""
_DEEPEST = 6
"""Names within names ("Thủ trưởng các đơn vị thuộc Văn phòng Bộ …"): deeper ones are noise."""


class Name(NamedTuple):
    """One name by its words [start, stop), where they stand, and the kind of name it is."""

    start: int
    stop: int
    span: Span
    kind: str


@lru_cache(maxsize=256)
def naming_of(words: Words) -> Naming:
    """The names of these words, each place looked at once however many rules ask."""
    return Naming(words)


class Naming:
    """Reads names out of one run of words."""

    __slots__ = ("_deep", "_known", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self._known: dict[tuple[int, bool], Name | None] = {}
        self._deep = 0

    def name_at(self, at: int, *, bare: bool) -> Name | None:
        """The longest name that begins at this word. `bare` lets lower-case nouns without "các" be names too."""
        if not self.words.has(at) or self.words[at].text not in v.OPENS_NAME:
            return None
        key = (at, bare)
        if key not in self._known:
            self._known[key] = self._read_at(at, bare=bare)
        return self._known[key]

    def _read_at(self, at: int, *, bare: bool) -> Name | None:
        if self._deep >= _DEEPEST:
            return None
        self._deep += 1
        kind, stop = self._best(at, bare=bare)
        self._deep -= 1
        if stop <= at:
            return None
        if kind == "agency" and self.words.has(stop + 1) and self.words[stop + 1].text in _OWNERS:
            stop = max(stop, self._quantified(stop))
        return Name(start=at, stop=stop, span=self.words.place(at, stop), kind=kind)

    def list_at(self, at: int, *, bare: bool = True, across: str = ",/") -> tuple[Name, ...]:
        """Names one after another, joined by commas, "và", "cùng", "với"; `across` may add ";"."""
        names: list[Name] = []
        name = self.name_at(at, bare=bare)
        while name is not None:
            names.append(name)
            nexts = self._after_joint(name.stop, across, told=name.kind in ("collective", "bare", "post"))
            name = None if nexts is None else self.name_at(nexts, bare=bare)
        return tuple(names)

    def _after_joint(self, at: int, across: str, *, told: bool) -> int | None:
        at = self._past_brackets(at)
        start = at
        while self.words.has(at) and at - start < 3:
            word = self.words[at]
            if (
                (word.kind == "mark" and word.text in across)
                or word.text in _AND
                or (word.text == "với" and at > start)
            ):
                at += 1
            else:
                break
        if at > start:
            return at
        # "các cơ quan: Sở Nội vụ, Sở Tài chính": the set is told one by one.
        if (
            told
            and v.is_mark(self.words, at, ":")
            and self._agency(at + 1, bare=False) > at + 1
            and not self.words.lines[at + 1]
        ):
            return at + 1
        # "…, cơ quan liên quan các địa phương …": the comma left out before "các".
        beside = self.words.has(at) and not self.words[at].capital and v.QUANTIFIERS.length_at(self.words, at)
        return at if beside else None

    def _past_brackets(self, at: int) -> int:
        if not v.is_mark(self.words, at, "("):
            return at
        for i in self.words.upto(at, at + 25):
            if v.is_mark(self.words, i, ")"):
                return i + 1
        return at

    def _best(self, at: int, *, bare: bool) -> tuple[str, int]:
        agency = self._agency(at, bare=bare)
        # "Sở Ngoại vụ tổng hợp": where a proper name stands, its head is not the common noun too.
        proper = agency > at + 1 and self.words[at].capital and self.words[at + 1].capital
        common = self._collective(at) if (bare or self.words[at].capital) and not proper else at
        if common > agency > at and self._is_a_list(at, agency, common):
            common = at
        kind, stop = "post", max(self._post(at), self._person(at))
        # The longest counts, the first of equals.
        for other, end in (("agency", agency), ("collective", self._quantified(at)), ("bare", common)):
            if end > stop:
                kind, stop = other, end
        return kind, stop

    def _is_a_list(self, at: int, agency: int, common: int) -> bool:
        """ "Sở nội vụ, sở tài chính", "Công ty Điện lực X, Công ty Y": each with a head and a name of its own."""
        if not any(v.is_mark(self.words, i, ",") for i in range(agency, common)):
            return False
        behind = at + max(1, v.HEADS.length_at(self.words, at))
        field = self.words[at].text in {"sở", "bộ"} and v.FIELDS.length_at(self.words, at + 1) > 0
        return field or (behind < agency and self.words[behind].capital)

    def _person(self, at: int) -> int:
        """ "Đ/c Trần Thị Mai - Giám đốc Sở Nội vụ": the person with the post told right behind."""
        stop = person(self.words, at)
        while stop > at and v.is_mark(self.words, stop, ",-") and self.words.has(stop + 1):
            if (post := self._post(stop + 1)) == stop + 1:
                break
            stop = post
        return stop

    def _post(self, at: int) -> int:
        words = self.words
        stop = at + v.POSTS.length_at(words, at)
        if stop == at:
            return at
        # "Giám đốc, Thủ trưởng các …" hold one body in common; a minister is named without his ministry.
        alone = words[at].text == "bộ"
        while not alone and (v.is_mark(words, stop, ",/") or (words.has(stop) and words[stop].text == "và")):
            further = v.POSTS.length_at(words, stop + 1)
            if not further:
                break
            stop = stop + 1 + further
        # "Các đồng chí trong Thường trực Liên hiệp".
        if words.has(stop) and words[stop].text == "trong" and words[stop - 1].text in {"chí", "viên"}:
            stop = stop + 1 if self._body(stop + 1) > stop + 1 else stop
        for end in (stop, at + 1 if stop - at > 1 and words[at].text in {"trưởng", "phó"} else stop):
            if (body := self._body(end)) > end:
                return body
        return stop if words[at].capital and stop - at > 1 and not self._opens_as_verb(at) else at

    def _opens_as_verb(self, at: int) -> bool:
        """Some posts open sentences as verbs ("Lãnh đạo", "Thường trực"); alone they are no post."""
        return self.words[at].text in {"lãnh", "thường", "cán", "đại"}

    def _body(self, at: int) -> int:
        """What a post is a post of: an agency or a collective, with or without "các", never with a comma before it."""
        if not self.words.has(at) or v.opens_line(self.words, at) or self._deep >= _DEEPEST:
            return at
        self._deep += 1
        stop = max(self._agency(at, bare=True), self._quantified(at), self._collective(at), self._post(at))
        self._deep -= 1
        return stop

    def _quantified(self, at: int) -> int:
        words = self.words
        first = at + v.QUANTIFIERS.length_at(words, at)
        if first == at or not words.has(first):
            return at
        people = v.PEOPLE.length_at(words, first)
        post = self._post(first)
        if post == first and (length := v.POSTS.length_at(words, first)):
            post = first + length
        agency = self._agency(first, bare=False)
        if agency > first:
            agency = listed_fields(words, agency)
        stop = max(post, agency, self._collective(first), suffix(words, first + people) if people else first)
        return stop if stop > first else at

    def _agency(self, at: int, *, bare: bool) -> int:
        words = self.words
        if not words.has(at) or words[at].text not in v.OPENS_AGENCY:
            return at
        if (housed := self._housed(at)) > at:
            return housed
        proper = words[at].capital or bare
        best = at
        if h.is_plain_word(self.words, at):
            return at
        if length := v.WHOLE.length_at(words, at):
            best = at + length if proper else at
        if words[at].upper and (length := v.ABBREVIATIONS.length_at(words, at)):
            best = max(best, at + length)
        open_ = (
            max(h.open_head(self.words, at), h.enterprise(self.words, at))
            if words[at].capital
            else h.open_head(self.words, at)
            if bare
            else at
        )
        if not words[at].capital and places(words, open_) == open_:
            open_ = at  # "công an tỉnh" is one; "thanh tra", "văn phòng" alone are common nouns
        field = h.by_field(self.words, at)
        best = max(best, field, at if h.is_told_by_field(self.words, at, field) else h.titled(self.words, at), open_)
        if best == at:
            return at
        return self._with_parent(at, suffix(words, best))

    def _housed(self, at: int) -> int:
        """ "Cơ quan Ủy ban Kiểm tra": the office called after the body it works for; "Cơ quan Công an": any of them."""
        words, behind = self.words, at + 2
        if words[at].text != "cơ" or not words.has(behind) or words[at + 1].text != "quan" or words.lines[behind]:
            return at
        named = words[behind].capital and (v.WHOLE.length_at(words, behind) or v.TITLED.length_at(words, behind))
        if not named or self._deep >= _DEEPEST:
            return at
        self._deep += 1
        stop = self._agency(behind, bare=False)
        self._deep -= 1
        return stop if stop > behind else at

    def _with_parent(self, at: int, stop: int) -> int:
        """ "Vụ Pháp chế Bộ Xây dựng", "Chánh Văn phòng UBND tỉnh": the body above stands right behind."""
        words = self.words
        if (above := h.above_behind_a_dash(words, at, stop)) > stop:
            return suffix(words, above)
        if (
            not words.has(stop)
            or not words[stop].capital
            or words.lines[stop]
            or (v.BY_FIELD.length_at(words, at) and words[at].text not in {"phòng", "ban"})
        ):
            return stop
        if words[at].upper and v.ABBREVIATIONS.length_at(words, at):
            return stop
        parent = max(h.by_field(self.words, stop), stop + v.WHOLE.length_at(words, stop))
        if words[stop].upper:
            parent = max(parent, stop + v.ABBREVIATIONS.length_at(words, stop))
        return suffix(words, parent) if parent > stop else stop

    def _collective(self, at: int) -> int:
        words = self.words
        stop = at
        while True:
            length = self._noun_length(stop, first=stop == at)
            if not length:
                return max(at, stop - 1) if stop > at else at
            stop = collective_tail(words, stop + length)
            if not self._goes_on(stop):
                return stop
            stop += 1

    def _noun_length(self, at: int, *, first: bool) -> int:
        words = self.words
        if not words.has(at) or words[at].text not in v.OPENS_COLLECTIVE:
            return 0
        length = max(self._noun(at), v.PEOPLE.length_at(words, at))
        if not length or v.NO_NOUNS.length_at(words, at) > length:
            return 0
        # A proper name begins a new item even where its head is also a common noun ("…, Sở Ngoại vụ").
        if not first and words[at].capital:
            is_titled = words.has(at + 1) and words[at + 1].capital and h.titled(words, at) > at + 1
            if is_titled or h.by_field(words, at) > at or v.WHOLE.length_at(words, at):
                return 0
        return length

    def _noun(self, at: int) -> int:
        """A common noun; "Các cơ quan báo cáo …" and "Các cơ quan chủ trì báo cáo …" are not about the press."""
        words = self.words
        length = v.NOUNS.length_at(words, at)
        if length > 1 and v.ACTS.length_at(words, at + length - 1) > 1:
            length = v.NOUNS.length_at(words_in(words.shadow, Span(words.starts[at], words.ends[at + length - 2])), 0)
        return length + h.role(words, at + length) if length else 0

    def _goes_on(self, at: int) -> bool:
        """A comma, or "và" between units of territory, before another bare noun under the same "các"."""
        words = self.words
        if not words.has(at + 1) or (words.lines[at + 1] and v.opens_line(words, at + 1)):
            return False
        if v.is_mark(words, at, ",/-"):
            return self._noun_length(at + 1, first=False) > 0 and not v.QUANTIFIERS.length_at(words, at + 1)
        territory = words[at - 1].text in {"xã", "huyện", "quận", "phường", "tỉnh", "phố", "trấn", "thị"}
        return words[at].text == "và" and territory and v.PLACES.length_at(words, at + 1) > 0
