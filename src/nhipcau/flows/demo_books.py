"""Lines in the books of the demo province: what a clerk meets in a week. Made once; a book with lines is left alone."""

from __future__ import annotations

from datetime import date, timedelta

from nhipcau.agencies.labels import agency_named
from nhipcau.agencies.names.naming import Locality
from nhipcau.documents.selectors import DocumentFilters, documents_for
from nhipcau.documents.selectors.books import EntryFilters, entries_for
from nhipcau.documents.services.book_lines import amend_entry
from nhipcau.documents.services.books import (
    Addressee,
    IncomingFacts,
    OutgoingFacts,
    register_outgoing,
    reserve_numbers,
)
from nhipcau.documents.services.slips import Handed
from nhipcau.flows.receive import Decision, assign, receive, receive_document, resolve
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor

LEADER = "Phan Văn Hải, Chủ tịch"


def make_books(*, clerk: Actor, province: Locality) -> None:
    """An incoming paper at each step of its way, and outgoing ones sent and kept."""
    if entries_for(clerk, filters=EntryFilters()).total:
        return
    today = clock.today()
    held = documents_for(clerk, filters=DocumentFilters(state="held"), sort="date", size=3)
    for row in held.rows:
        if row.issuer and row.title:
            receive_document(actor=clerk, document_id=row.id, on=today)
    foreign = Handed("Sở Ngoại vụ", agency_named("Sở Ngoại vụ", locality=province), today + timedelta(days=10))
    health = Handed("Sở Y tế", agency_named("Sở Y tế", locality=province), today + timedelta(days=7))
    _handed_out(clerk, today, lead=foreign, others=(health,))
    answer = _outgoing(clerk, today, health)
    _answered(clerk, today, lead=health, answer_id=answer)
    _recalled(clerk, today)
    reserve_numbers(actor=clerk, on=today, remarks="thư mời họp Ban Chỉ đạo")


def _handed_out(clerk: Actor, today: date, *, lead: Handed, others: tuple[Handed, ...]) -> None:
    entry = receive(actor=clerk, facts=_came(today, "1204/LHHN-TC", "Liên hiệp các tổ chức hữu nghị Việt Nam",
                    "Đăng cai Gặp gỡ hữu nghị các tỉnh ven biển năm 2027", urgency="khẩn"))  # fmt: skip
    words = "Giao Sở Ngoại vụ chủ trì, phối hợp Sở Y tế và các đơn vị liên quan tham mưu Ủy ban nhân dân tỉnh trả lời."
    decision = Decision(words=words, by_name=LEADER, on=today, lead=lead, coordinators=others)
    assign(actor=clerk, entry_id=entry.pk, version=entry.version, decision=decision)


def _outgoing(clerk: Actor, today: date, health: Handed) -> int:
    facts = OutgoingFacts(
        dated=today,
        symbol="UBND-NC",
        type_name="Công văn",
        subject="Trả lời về tiếp nhận đoàn bác sĩ tình nguyện",
        signer="Phan Văn Hải",
        addressees=(Addressee(health.name, health.agency_id), Addressee("Bệnh viện hữu nghị Bình Hải")),
        kept_by="Văn thư, Phòng Nội chính",
        copies=5,
        transferred_on=today,
    )
    return register_outgoing(actor=clerk, facts=facts).pk


def _answered(clerk: Actor, today: date, *, lead: Handed, answer_id: int) -> None:
    facts = _came(today, "88/BVHN", "Bệnh viện hữu nghị Bình Hải", "Xin ý kiến tiếp nhận đoàn bác sĩ tình nguyện")
    entry = receive(actor=clerk, facts=facts)
    slip = assign(
        actor=clerk,
        entry_id=entry.pk,
        version=entry.version,
        decision=Decision(words="Giao Sở Y tế tham mưu.", by_name=LEADER, on=today, lead=lead),
    )
    resolve(actor=clerk, entry_id=entry.pk, version=slip.entry.version, on=today, answer_id=answer_id)


def _recalled(clerk: Actor, today: date) -> None:
    facts = _came(today, "310/STC-NS", "Sở Tài chính tỉnh Bình Hải", "Mức hỗ trợ đoàn ra, đoàn vào năm 2027")
    entry = receive(actor=clerk, facts=facts)
    amend_entry(
        actor=clerk,
        entry_id=entry.pk,
        version=entry.version,
        kind="recalled",
        words="Thông báo số 12/TB-STC",
        on=today,
    )


def _came(today: date, code: str, author: str, subject: str, *, urgency: str = "") -> IncomingFacts:
    return IncomingFacts(
        arrived_on=today,
        document_date=today - timedelta(days=2),
        code=code,
        author=author,
        type_name="Công văn",
        subject=subject,
        urgency=urgency,
    )
