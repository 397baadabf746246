"""Documents get the words they are found by, chunk after chunk, with a bar on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from nhipcau.cli.progress import ProgressBar


def making_words(*, anew: bool) -> Iterator[int]:
    """How many are made so far, after each chunk. Broken off, the next run goes on there, where not `anew` again."""
    from nhipcau.agencies.actors import the_installation
    from nhipcau.documents.services.indexing import count_unindexed, reindex

    steps = reindex(actor=the_installation(), anew=anew)
    done = next(steps, 0)
    with ProgressBar(total=done + count_unindexed(), label="Lập chỉ mục") as progress:
        progress.step(done)
        yield done
        for made in steps:
            done += made
            progress.step(made)
            yield done
