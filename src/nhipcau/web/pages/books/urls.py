"""Addresses of the books, their lines and slips."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.books import amending, entering, line, listing, slips

urlpatterns = [
    path("so/den/", listing.incoming, name="incoming_book"),
    path("so/di/", listing.outgoing, name="outgoing_book"),
    path("so/in", listing.printing, name="print_books"),
    path("so/mo", entering.new_book, name="open_book"),
    path("so/den/moi", entering.new_incoming, name="new_incoming"),
    path("so/di/moi", entering.new_outgoing, name="new_outgoing"),
    path("so/di/giu-so", entering.reserve, name="reserve_numbers"),
    path("so/nhap/<str:kind>", entering.draft, name="book_draft"),
    path("so/dong/<int:entry_id>/", line.entry, name="entry"),
    path("so/dong/<int:entry_id>/sua", line.complete, name="complete_entry"),
    path("so/dong/<int:entry_id>/bo-so", line.void, name="void_entry"),
    path("so/dong/<int:entry_id>/thu-hoi", amending.amend, name="amend_entry"),
    path("so/go-thu-hoi/<int:amendment_id>", amending.unamended, name="unamend_entry"),
    path("so/thay-the/<int:amendment_id>", amending.take_over, name="take_over_tasks"),
    path("so/thay-the/hoan-tac", amending.handed_back, name="hand_tasks_back"),
    path("so/dong/<int:entry_id>/trinh", line.submitted, name="submit_entry"),
    path("so/dong/<int:entry_id>/giai-quyet", line.resolved, name="resolve_entry"),
    path("so/dong/<int:entry_id>/mo-lai", line.unresolve, name="reopen_entry"),
    path("so/dong/<int:entry_id>/gui/<int:place>", line.delivery, name="entry_delivery"),
    path("so/phieu/<int:entry_id>/", slips.slip, name="slip"),
    path("so/phieu/<int:entry_id>/in", slips.print_slip, name="print_slip"),
    path("so/phieu/<int:entry_id>/y-kien", slips.opinion, name="give_opinion"),
    path("so/rut-y-kien/<int:opinion_id>", slips.unsay, name="withdraw_opinion"),
    path("so/phieu/<int:entry_id>/giao", slips.hand_over, name="assign_entry"),
    path("so/phieu/<int:entry_id>/rut", slips.hand_back, name="take_back_entry"),
    path("van-ban/<int:document_id>/vao-so", entering.enter_document, name="enter_document"),
]
