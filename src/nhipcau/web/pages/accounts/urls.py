"""Addresses of the pages on accounts."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.accounts import views

urlpatterns = [
    path("quan-tri/", views.accounts, name="accounts"),
    path("quan-tri/moi", views.new_account, name="new_account"),
    path("quan-tri/<int:account_id>/", views.account, name="account"),
    path("quan-tri/<int:account_id>/mat-khau", views.issue_password, name="issue_password"),
    path("quan-tri/<int:account_id>/ngung", views.deactivate, name="deactivate_account"),
]
