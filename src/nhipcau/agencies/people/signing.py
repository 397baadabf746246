"""The lines above a signature that follow from a post (§1.5): TM., KT., TL., TUQ., Q. and their Party forms. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one rule-set, from its day until the next of its look. `own` was written by the office."""

    look: Look
    valid_from: date
    collective: str
    for_head: str
    by_order: str
    by_mandate: str
    acting: str
    committee_deputies_for_head: bool
    source: str
    sure: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class SignsAsBody:
    """An agency whose name begins so signs on behalf of a body; `committee` is a Party committee (cấp ủy)."""

    begins: str
    says: str
    committee: bool


@dataclass(frozen=True, slots=True)
class SigningRules:
    forms: tuple[Forms, ...]
    bodies: tuple[SignsAsBody, ...]
    looks: dict[str, tuple[Look, ...]]

    def forms_of(self, look: Look, *, on: date) -> Forms:
        """A paper older than the first set takes the first; of two that begin on one day the office's own."""
        sets = sorted((f for f in self.forms if f.look is look), key=lambda f: (f.valid_from, f.own))
        begun = [f for f in sets if f.valid_from <= on]
        return begun[-1] if begun else sets[0]

    def looks_of(self, family: str) -> tuple[Look, ...]:
        return self.looks.get(family, (Look.STATE,))

    def body_of(self, folded_name: str) -> SignsAsBody | None:
        return next((body for body in self.bodies if folded_name.startswith(body.begins)), None)


@dataclass(frozen=True, slots=True)
class SigningPost:
    """What of a post and its holding decides the lines. `agency_key` is the folded name of the agency.

    `kind` and `manner` are the codes of `Post.Kind` and `Tenure.Manner`; `signs_for` outdoes the general rule.
    """

    kind: str
    title: str
    agency_key: str
    manner: str = "full"
    head_title: str = ""
    unit_head_title: str = ""
    signs_for: str = ""


def signing_lines(post: SigningPost, *, look: Look, on: date, rules: SigningRules) -> tuple[str, ...]:
    """The lines as printed, in capitals; none for a post that signs nothing, or whose head is not known."""
    forms = rules.forms_of(look, on=on)
    body = rules.body_of(post.agency_key)
    says = (post.signs_for or (body.says if body else "")).upper()
    of_body = (f"{forms.collective} {says}",) if says else ()
    committee = body is not None and body.committee
    match post.kind:
        case "head":
            title = f"{forms.acting} {post.title}" if post.manner == "acting" else post.title
            return (*of_body, _printed(title, forms))
        case "deputy" if committee and not forms.committee_deputies_for_head:
            # In a Party committee the deputy secretary signs for the body, never for the secretary.
            return (*of_body, post.title.upper())
        case "deputy":
            return (*of_body, *_instead(forms.for_head, post.head_title, post.title))
        case "unit_head":
            word = forms.by_mandate if post.manner == "substitute" else forms.by_order
            superior = says if committee else post.head_title
            own = f"{forms.acting} {post.title}" if post.manner == "acting" else post.title
            return _instead(word, superior, own)
        case "unit_deputy":
            superior = says if committee else post.head_title
            above = _instead(forms.by_order, superior, "")
            return (*above[:1], *_instead(forms.for_head, post.unit_head_title, post.title)) if above else ()
    return ()


def _instead(word: str, whose: str, title: str) -> tuple[str, ...]:
    """ "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH"; nothing where it is not known in whose place one signs."""
    return (f"{word} {whose.upper()}", title.upper()) if whose else ()


def _printed(title: str, forms: Forms) -> str:
    """In capitals; the word for acting keeps its own writing."""
    if title.startswith(f"{forms.acting} "):
        return f"{forms.acting} {title.removeprefix(forms.acting).strip().upper()}"
    return title.upper()
