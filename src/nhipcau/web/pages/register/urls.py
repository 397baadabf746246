"""Addresses of the register, of a document and of its review."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.register import (
    attaching,
    conflicts,
    disagreements,
    groups,
    listing,
    missing,
    relating,
    review,
    superseding,
    views,
    watching,
)

urlpatterns = [
    path("van-ban/", listing.documents, name="documents"),
    path("van-ban/doc-lai/", disagreements.disagreements, name="disagreements"),
    path("van-ban/doc-lai/<int:disagreement_id>", disagreements.settle, name="settle_disagreement"),
    path("van-ban/con-thieu/", missing.missing, name="missing_originals"),
    path("van-ban/trung-so/", conflicts.conflicts, name="conflicts"),
    path("van-ban/<int:document_id>/trung-so", conflicts.decide, name="decide_conflict"),
    path("van-ban/can-cu/", watching.watched, name="watched_bases"),
    path("van-ban/<int:document_id>/dua-vao/", watching.resting, name="resting_on"),
    path("van-ban/<int:document_id>/dua-vao/xem", watching.look_at, name="look_at_basis"),
    path("van-ban/<int:document_id>/", views.document, name="document"),
    path("van-ban/<int:document_id>/chuoi/", views.chain, name="document_chain"),
    path("van-ban/<int:document_id>/lich-su/", views.history, name="document_history"),
    path("van-ban/<int:document_id>/nhom-co-quan/", groups.groups, name="document_groups"),
    path("van-ban/<int:document_id>/nhom-co-quan/<int:group_id>", groups.name, name="name_group"),
    path("van-ban/<int:document_id>/nhom-co-quan/<int:group_id>/bo", groups.take_back, name="take_back_group"),
    path("van-ban/<int:document_id>/ban-goc", views.original, name="document_original"),
    path("van-ban/<int:document_id>/la-van-ban", attaching.attach, name="attach_text"),
    path("van-ban/<int:document_id>/thay-the/", superseding.consolidate_plans, name="consolidate_plans"),
    path("van-ban/<int:document_id>/thay-the/hoan-tac", superseding.undo, name="undo_consolidation"),
    path("van-ban/<int:document_id>/quan-he/", relating.relate, name="state_relation"),
    path("van-ban/<int:document_id>/quan-he/rut", relating.withdraw, name="withdraw_relation"),
    path("van-ban/<int:document_id>/quan-he/ghi-lai", relating.restore, name="restore_relation"),
    path("van-ban/<int:document_id>/hieu-luc/", relating.set_days, name="set_effect_days"),
    path("van-ban/<int:document_id>/hieu-luc/rut", relating.withdraw_days, name="withdraw_effect_days"),
    path("van-ban/<int:document_id>/go-ra", attaching.detach, name="detach_text"),
    path("van-ban/<int:document_id>/dung-het", review.confirm_all, name="confirm_all"),
    path("van-ban/<int:document_id>/hoan-tac", review.undo, name="undo_review"),
    path("van-ban/<int:document_id>/them/<path:into>", review.add, name="add_value"),
    path("van-ban/<int:document_id>/dung/<path:pointer>", review.confirm, name="confirm_value"),
    path("van-ban/<int:document_id>/bo/<path:pointer>", review.reject, name="reject_value"),
    path("van-ban/<int:document_id>/sua/<path:pointer>", review.correct, name="correct_value"),
    path("van-ban/<int:document_id>/xem-lai/<path:pointer>", review.reopen, name="reopen_value"),
]
