"""Whatever the bytes are, a container answers with members, each of them bytes or a refusal with a sentence."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading import members
from nhipcau.reading.extract import extract
from tests.reading.containers.made_containers import PLAN, archive, attach, mail
from tests.reading.extract.made_odt import item, level, list_style, odt, p
from tests.reading.extract.test_saved_pages import PAGE, part, saved

FAST = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
MAIL = mail()
attach(MAIL, name="kế hoạch.txt", content=PLAN.encode())
WHOLE = [
    archive({"b.txt": PLAN, "c.zip": archive({"d.txt": PLAN})}),
    MAIL.as_bytes(),
    saved(part(PAGE.format(meta=""), charset="utf-8")),
    odt(
        f"<text:list text:style-name='L'>{item(p('a'))}</text:list><table:table><table:table-row><table:table-cell>"
        f"{p('b')}</table:table-cell></table:table-row></table:table>",
        automatic=list_style("L", level(1, 'style:num-format="1"')),
    ),
]


def answers_to(data: bytes) -> list[str]:
    told = []
    for member in members(data, "x"):
        try:
            if isinstance(member.content, Refusal):
                raise member.content
            told.append(extract(member.content, member.name).text)
        except Refusal as refusal:
            told.append(sentence(refusal))
    return told


@FAST
@given(whole=st.sampled_from(WHOLE), at=st.floats(0, 1), patch=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_any_damage_gets_an_answer_for_each_member(*, whole: bytes, at: float, patch: bytes, cut: bool) -> None:
    place = int(at * len(whole))
    rest = b"" if cut else whole[place + len(patch) :]
    answers = answers_to(whole[:place] + patch + rest)
    assert answers and all(answers)


@FAST
@given(
    fields=st.lists(st.sampled_from(["Subject", "To", "Content-Type", "Content-Disposition", "MIME-Version"])),
    rest=st.text(),
)
def test_any_mail_gets_an_answer(fields: list[str], rest: str) -> None:
    head = "".join(f"{name}: {rest}\n" for name in fields)
    sent = f"From: a@b.example\nDate: x\n{head}\n{rest}".encode("utf-8", "surrogatepass")
    answers = answers_to(sent)
    assert answers and all(answers)


@FAST
@given(rest=st.binary(max_size=2000))
def test_any_bytes_after_the_start_of_an_archive_get_an_answer(rest: bytes) -> None:
    assert all(answers_to(b"PK\x03\x04" + rest))
