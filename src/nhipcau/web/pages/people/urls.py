"""Addresses of the pages on people, posts, contacts and the words of signing."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.people import contacts, keeping, views

urlpatterns = [
    path("co-quan/<int:agency_id>/chuc-vu/moi", keeping.new_post, name="new_post"),
    path("co-quan/<int:agency_id>/chuc-vu/<int:post_id>/het", keeping.ending_post, name="end_post"),
    path("co-quan/<int:agency_id>/bo-nhiem", keeping.appointing, name="appoint"),
    path("co-quan/<int:agency_id>/thoi-phu-trach", keeping.ending_lead, name="end_field_lead"),
    path("giu-chuc-vu/<int:tenure_id>/", views.tenure, name="tenure"),
    path("giu-chuc-vu/<int:tenure_id>/thoi", keeping.ending, name="end_tenure"),
    path("giu-chuc-vu/<int:tenure_id>/bo", keeping.withdrawing, name="withdraw_tenure"),
    path("giu-chuc-vu/<int:tenure_id>/phu-trach", keeping.leading, name="name_field_lead"),
    path("nguoi/<int:person_id>/lien-he", contacts.contact, name="contact"),
    path("nguoi/<int:person_id>/lien-he/ghi", contacts.keeping_contact, name="keep_contact"),
    path("nguoi/<int:person_id>/lien-he/xoa", contacts.removing_contact, name="remove_contact"),
    path("lanh-dao-phu-trach/", views.field_leads, name="field_leads"),
    path("tham-quyen-ky/", views.signing_forms, name="signing_forms"),
    path("tham-quyen-ky/bo", views.removing_signing_forms, name="remove_signing_forms"),
    path("tham-quyen-ky/moi", views.new_signing_forms, name="new_signing_forms"),
]
