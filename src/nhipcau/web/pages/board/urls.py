"""Addresses of the home page, the board and a task."""

from __future__ import annotations

from django.urls import path

from nhipcau.web.pages.board import home, listing, task

urlpatterns = [
    path("", home.home, name="home"),
    path("viec/", listing.board, name="board"),
    path("viec/<int:task_id>/", task.task, name="task"),
    path("viec/<int:task_id>/bat-dau", task.start, name="start_task"),
    path("viec/<int:task_id>/xong", task.finish, name="finish_task"),
    path("viec/<int:task_id>/mo-lai", task.reopen, name="reopen_task"),
]
