"""Open tasks on their way to a newer paper: what is asked of each, what differs in words, what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.execution.selectors import TaskRow
from nhipcau.flows.superseding import Going
from nhipcau.web.lists import whole_number
from nhipcau.web.pages.board.cells import line_of_words
from nhipcau.web.parts.words import day
from nhipcau.web.wording import TASK_STATES, said

ENDS = "ends"
Differences = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GoingField:
    """One open task with what may become of it; an empty choice waits for the person.

    `differences` are pieces of words told "same", "gone" or "new", from the older task to the one that is proposed.
    """

    name: str
    words: str
    about: str
    url: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    proposed: bool
    differences: Differences


@dataclass(frozen=True, slots=True)
class GoingGroup:
    """Open tasks that ask the same care of the person; `folded` are those with nothing to decide."""

    words: str
    fields: tuple[GoingField, ...]
    folded: bool = False


def going_given(going: Iterable[Going], given: QueryDict) -> Mapping[int, int | None]:
    """What was chosen; a task without a choice ends only where the person says so of all the rest."""
    found: dict[int, int | None] = {}
    for one in going:
        chosen = given.get(f"task-{one.row.id}", "")
        if chosen == ENDS or (not chosen and "rest" in given):
            found[one.row.id] = None
        elif (number := whole_number(chosen)) is not None:
            found[one.row.id] = number
    return found


def field_of(going: Going, given: QueryDict) -> GoingField:
    name = f"task-{going.row.id}"
    proposed = next((row for row in going.offered if row.id == going.becomes), None)
    return GoingField(
        name=name,
        words=line_of_words(going.row.words),
        about=_about(going.row),
        url=reverse("task", args=[going.row.id]),
        options=(
            ("", _("chọn…")),
            *((str(row.id), _("chuyển sang: %(task)s") % {"task": line_of_words(row.words)}) for row in going.offered),
            (ENDS, _("kết thúc cùng văn bản cũ")),
        ),
        chosen=given.get(name, str(proposed.id) if proposed else ""),
        proposed=proposed is not None,
        differences=_differences(going.row, proposed) if proposed else (),
    )


def groups_of(going: Iterable[Going], given: QueryDict) -> tuple[GoingGroup, ...]:
    """First what waits for a word, then what changed its words, last what goes on as it was."""
    fields = [field_of(one, given) for one in going]
    waits = [field for field in fields if not field.proposed]
    changed = [field for field in fields if field.proposed and field.differences]
    same = [field for field in fields if field.proposed and not field.differences]
    found = (
        GoingGroup(_("Cần chọn: văn bản mới không có việc nào giống"), tuple(waits)),
        GoingGroup(_("Lời đã đổi: xem chỗ khác rồi giữ hoặc chọn lại"), tuple(changed)),
        GoingGroup(_("Lời như cũ: tự chuyển sang việc ấy"), tuple(same), folded=True),
    )
    return tuple(group for group in found if group.fields)


def done_lines(rows: Iterable[TaskRow]) -> list[tuple[str, str, str]]:
    return [(line_of_words(row.words), _about(row), reverse("task", args=[row.id])) for row in rows]


def _differences(old: TaskRow, new: TaskRow) -> Differences:
    """Nothing where both say the same."""
    before, after = old.words.split(), new.words.split()
    found: list[tuple[str, str]] = []
    for tag, i, j, k, m in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", " ".join(before[i:j])))
            continue
        found += [(kind, " ".join(words)) for kind, words in (("gone", before[i:j]), ("new", after[k:m])) if words]
    return tuple(found) if any(kind != "same" for kind, _words in found) else ()


def _about(row: TaskRow) -> str:
    leads = ", ".join(lead.now or lead.label for lead in row.leads)
    due = _("hạn %(day)s") % {"day": day(row.due_on)} if row.due_on else ""
    return " · ".join(one for one in (row.document, leads, said(TASK_STATES, row.state), due) if one)
