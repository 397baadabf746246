"""Addresses of signing in and out, and of the health check."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.entry import views

urlpatterns = [
    path("health", views.health, name="health"),
    path("dang-nhap", views.SignIn.as_view(), name="sign_in"),
    path("dang-xuat", views.sign_out, name="sign_out"),
    path("mat-khau", views.password, name="password"),
]
