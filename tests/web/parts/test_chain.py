"""The chain says on its arrow why a level stands under another, once for all where it can."""

from __future__ import annotations

from nhipcau.web.parts.documents import FOLD_FROM, ChainLevel, ChainLink, ChainNode, DocumentLine


def node(number: str, *links: ChainLink, present: bool = False) -> ChainNode:
    line = DocumentLine(number=number, date=None, issuer="", title="", url="")
    return ChainNode(document=line, links=links, present=present)


def test_one_reason_for_all_stands_on_the_arrow() -> None:
    why = ChainLink(words="thực hiện", to="61-CT/TW")
    assert ChainLevel(nodes=(node("1/KH", why), node("2/KH", why))).arrow == "thực hiện 61-CT/TW"


def test_different_reasons_stand_beside_each_document() -> None:
    level = ChainLevel(nodes=(node("1/KH", ChainLink(words="thực hiện")), node("2/KH", ChainLink(words="căn cứ"))))
    assert level.arrow == ""


def test_a_long_level_is_folded_unless_it_holds_the_document_of_the_page() -> None:
    many = tuple(node(f"{n}/KH") for n in range(FOLD_FROM))
    assert ChainLevel(nodes=many).folded
    assert not ChainLevel(nodes=(*many, node("99/KH", present=True))).folded
