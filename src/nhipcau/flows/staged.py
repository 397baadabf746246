"""The content of a job that takes files in: files laid aside earlier, one after another, with a line for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from nhipcau.agencies.actors import actor_of_account
from nhipcau.flows.containers import Answer, take_in_each
from nhipcau.foundation import jobs
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal


def chunks_of(names: Sequence[str], *, size: int = jobs.CHUNK) -> list[list[str]]:
    return [list(names[start : start + size]) for start in range(0, len(names), size)]


def take_in_chunk(*, job_id: int, account_id: int, names: Sequence[str], channel: str) -> None:
    """The content of one job of the queue: its share of the files, each in its own transaction."""
    try:
        actor = actor_of_account(account_id, channel=channel)
    except Refusal:
        # Closed since: nobody answers for the files any more, and they do not lie about.
        jobs.fail(job_id, note="—")
        jobs.clear(job_id)
        return
    take_in_staged(actor=actor, job_id=job_id, names=names)


def take_in_staged(*, actor: Actor, job_id: int, names: Sequence[str]) -> None:
    jobs.begin(job_id)
    tell = partial(jobs.tell_pages, job_id)
    for filename, content in jobs.staged(job_id, names):
        try:
            for name, answer in take_in_each(actor=actor, filename=filename, content=content, tell=tell):
                jobs.advance(job_id, done=0, note=_shown(name, answer), outcome=_line(name, answer))
        except Exception:
            jobs.fail(job_id, note=filename)
            jobs.clear(job_id)
            raise
        jobs.step(job_id)
    jobs.finish(job_id)


def _line(name: str, answer: Answer) -> Json:
    if isinstance(answer, Refusal):
        facts: Json = {fact: str(value) for fact, value in answer.facts.items()}
        return {"file": _shown(name, answer), "code": answer.code, "facts": facts}
    return {
        "file": name,
        "state": answer.state,
        "summary": answer.summary(),
        "documents": [document.id for document in answer.documents],
        "taken": [
            {"id": d.id, "label": d.label, "state": d.state, "duties": d.duties, "doubtful": d.doubtful}
            for d in answer.documents
        ],
    }


def _shown(name: str, answer: Answer) -> str:
    """Of a secret file not even the name is kept: the line of the job tells that there was one."""
    return "" if isinstance(answer, Refusal) and answer.code == "reading.secret" else name
