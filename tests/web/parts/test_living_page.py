"""Every part stands on the living page, in the strict manner of all pages; errors answer in sentences."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest
from django.template.loader import get_template
from django.test import Client

from nhipcau.web import parts
from nhipcau.web.pages.parts_page.samples_of_lists import SENTENCE
from nhipcau.web.parts.icons import icon_names

NOT_SHOWN = {"parts/conflict.html"}  # stands on the page that answers 409


def part_templates() -> set[str]:
    modules = [
        importlib.import_module(f"{parts.__name__}.{each.name}") for each in pkgutil.iter_modules(parts.__path__)
    ]
    classes = [each for module in modules for _name, each in inspect.getmembers(module, inspect.isclass)]
    return {each.template for each in classes if isinstance(getattr(each, "template", None), str)}


def test_every_part_stands_on_the_living_page(visitor: Client) -> None:
    shown = {template.name for template in visitor.get("/_parts").templates}
    assert part_templates() - shown - NOT_SHOWN == set()


def test_no_page_holds_style_or_script_of_its_own(visitor: Client) -> None:
    page = visitor.get("/_parts").content.decode()
    inline = re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>", page)
    assert inline == []


def test_a_page_asks_nothing_of_any_other_address(visitor: Client) -> None:
    page = visitor.get("/_parts").content.decode()
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', page) == []


def test_no_name_is_given_twice_on_a_page(visitor: Client) -> None:
    names = re.findall(r'\sid="([^"]+)"', visitor.get("/_parts").content.decode())
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_the_policy_lets_in_only_what_is_our_own(visitor: Client) -> None:
    policy = visitor.get("/_parts").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_english_is_shown_when_chosen_and_only_then(visitor: Client) -> None:
    assert 'lang="vi"' in visitor.get("/_parts", headers={"accept-language": "en"}).content.decode()
    visitor.post("/ngon-ngu", {"language": "en", "next": "/_parts"})
    page = visitor.get("/_parts").content.decode()
    assert 'lang="en"' in page
    assert "Skip to content" in page


def test_a_sentence_of_filters_can_be_read_aloud() -> None:
    assert SENTENCE.words == "Việc của Sở Ngoại vụ quá hạn theo 412/KH-UBND"


def test_there_are_icons_for_the_four_states_of_time() -> None:
    assert {"in-time", "near", "late", "undated"} <= set(icon_names())


@pytest.mark.parametrize(("address", "status"), [("/nowhere", 404), ("/refused", 403), ("/broken", 500)])
def test_an_error_says_what_happened_and_what_to_do(visitor: Client, address: str, status: int) -> None:
    visitor.raise_request_exception = False
    response = visitor.get(address)
    assert response.status_code == status
    assert "Việc nên làm:" in response.content.decode()


@pytest.mark.parametrize("name", ["403_csrf", "409", "413", "429"])
def test_the_pages_others_answer_with_say_what_to_do(living_page: None, name: str) -> None:
    assert "Việc nên làm:" in get_template(f"{name}.html").render({})
