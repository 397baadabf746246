"""Citations inside the summary of another citation: "Công văn số … về thực hiện Chỉ thị số …"."""

from __future__ import annotations

from bisect import bisect_left

from nhipcau.reading.references.joining import Group
from nhipcau.reading.references.mention import Mention
from nhipcau.reading.types import Span


def outer_of(mentions: list[Mention]) -> list[Mention | None]:
    """For each mention the nearest before it whose summary it stands in. `mentions` in order of the text."""
    last_of_title = {m.title.spans[0]: m for m in mentions if m.title}
    titled = sorted(last_of_title.items())
    open_titles: list[tuple[Span, Mention]] = []
    result: list[Mention | None] = []
    passed = 0
    for mention in mentions:
        while passed < len(titled) and titled[passed][0].start <= mention.span.start:
            open_titles.append(titled[passed])
            passed += 1
        open_titles = [one for one in open_titles if one[0].end > mention.span.start]
        holders = [m for title, m in open_titles if title.holds(mention.span) and m is not mention]
        holders = [m for m in holders if m.span.start < mention.span.start and not m.span.holds(mention.span)]
        result.append(max(holders, key=lambda m: m.span.start) if holders else None)
    return result


def about_each_other(groups: list[Group]) -> list[tuple[int, ...]]:
    """For each group the indexes of those named inside one of its summaries."""
    placed = sorted((m.span, index) for index, group in enumerate(groups) for m in group.mentions)
    starts = [span.start for span, _ in placed]
    result: list[tuple[int, ...]] = []
    for index, group in enumerate(groups):
        inside: set[int] = set()
        for title in {m.title.spans[0] for m in group.mentions if m.title}:
            within = placed[bisect_left(starts, title.start) : bisect_left(starts, title.end)]
            inside.update(other for span, other in within if title.holds(span))
        result.append(tuple(sorted(inside - {index})))
    return result
