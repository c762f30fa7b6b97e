"""Requests that one course could serve are found to belong together, on requests that were labelled before the code."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations
from pathlib import Path

from sqlalchemy.orm import Session

from catalogue.sample import load_sample
from hub.models import CollaborationRequest
from hub.nearest import NearestCredentials
from hub.pools.clusters import clusters
from hub.pools.wanted import rarities, wanted_by
from hub.requests import Draft
from tests.hub.made import Opener

LABELLED = Path(__file__).parent / "pools.txt"
FIELDS = ("need", "learners", "level", "region", "mode", "deadline")
LEAST = 0.8

Pairs = set[tuple[int, int]]


def labelled() -> list[tuple[str, dict[str, str]]]:
    """The label and what was said of each request of the file."""
    lines = [line for line in LABELLED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [(label, {name: value for name, value in zip(FIELDS, rest, strict=True) if value}) for label, *rest in rows]


def pairs_of(groups: Collection[Collection[int]]) -> Pairs:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def f1(found: Pairs, wanted: Pairs) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def test_the_pairs_of_the_pools_are_the_labelled_ones(session: Session, opened: Opener) -> None:
    load_sample(session)
    session.flush()
    labels = [label for label, _ in labelled()]
    requests: list[CollaborationRequest] = [opened(**fields) for _, fields in labelled()]
    catalogue = NearestCredentials()
    compared = [wanted_by(session, request, catalogue, catalogue.mark(session)) for request in requests]
    found = pairs_of(clusters(compared, rarities(compared, *catalogue.holders(session))))
    wanted = {
        (one, other)
        for one, other in combinations(range(len(labels)), 2)
        if labels[one] == labels[other] and labels[one] != "-"
    }
    score = f1(found, wanted)
    print(  # noqa: T201  shown with -s
        f"pairs: F1 {score:.3f}, precision {len(found & wanted) / len(found):.3f}, recall "
        f"{len(found & wanted) / len(wanted):.3f} of {len(labels)} requests"
    )
    assert len(labels) >= 160
    assert score >= LEAST


def test_every_line_of_the_file_is_a_request_that_an_employer_could_send() -> None:
    said = {"organisation": "A", "contact_name": "B", "contact": "b@a.example", "consent_version": "1"}
    for label, fields in labelled():
        assert label
        Draft.model_validate({**said, **fields})
