"""Addresses of the local rules under review."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.local_rules import keeping, listing, sheet, steps

urlpatterns = [
    path("van-ban/ra-soat/", listing.local_rules, name="local_rules"),
    path("van-ban/ra-soat/moi", keeping.enter, name="enter_local_rule"),
    path("van-ban/ra-soat/<int:local_rule_id>/", sheet.local_rule, name="local_rule"),
    path("van-ban/ra-soat/<int:local_rule_id>/sua", keeping.change, name="change_local_rule"),
    path("van-ban/ra-soat/<int:local_rule_id>/chuyen/<slug:wanted>", keeping.move_on, name="move_local_rule_on"),
    path("van-ban/ra-soat/<int:local_rule_id>/moc", steps.add, name="add_rule_milestone"),
    path("van-ban/ra-soat/moc/<int:rule_milestone_id>/xong", steps.finish, name="finish_rule_milestone"),
    path("van-ban/ra-soat/moc/<int:rule_milestone_id>/mo-lai", steps.reopen, name="reopen_rule_milestone"),
    path("van-ban/ra-soat/moc/<int:rule_milestone_id>/tinh-lai", steps.recount, name="recount_rule_milestone"),
    path("van-ban/ra-soat/moc/<int:rule_milestone_id>/bo", steps.drop, name="drop_rule_milestone"),
]
