"""A "no" that the product says on purpose: a stable code and the facts its sentence needs."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818  an answer, not an error
    """The act is not done and nothing is kept; the sentence for `code` stands in `ground/sentences/`.

    A refusal is an answer, not a bug: pages, API and commands turn it into words, anything else passes through.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
