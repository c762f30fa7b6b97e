"""`python -m advisor.comparing`: the requests that wait are searched for in what the catalogue has new.

It runs after the index was built (advisor/prepare.py), as a process of its own because it loads the encoder. What it
finds is stored together with the mark of what was compared, so that the next run does again what one broke off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from advisor.terminal import console
from catalogue.revisions import catalogue_revision
from hub.hearing import tell_of_offers
from hub.models import CollaborationRequest
from hub.new_offers import Comparison, comparison, found_before, is_behind, keep_comparison, to_compare
from hub.partners import modes_wanted
from hub.supply import NewOffer
from index.live import LiveIndex
from index.revision import read_revision
from index.search import CredentialIndex
from reading.filters import Filters
from runtime.database import hold_others, make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT, Settings, settings

MOST = 5
"""New offers of one request from one comparison, the best first."""


def compare(chosen: Settings, load: Callable[[Settings], LiveIndex] = LiveIndex.of_settings) -> int:
    """Search what is new or changed in the catalogue for every request that waits, and tell the employers who agreed to
    hear. Returns how many offers were found.

    It does nothing while the index holds another revision of the catalogue, because the build of that one is followed
    by a comparison too. The first time nothing is searched for: the requests saw that catalogue. `load` raises NoIndex,
    NoEncoder and NoCalibration of the index.
    """
    engine = make_engine(chosen.database)
    try:
        with make_sessions(engine).begin() as session:
            hold_others(session, "compare")
            if not is_behind(session) or read_revision(chosen.index_folder) != catalogue_revision(session):
                return 0
            made = comparison(session)
            requests = to_compare(session) if made.fresh else []
            offers: list[NewOffer] = []
            if requests:
                serving = load(chosen).serving
                serving.prepare(request.need for request in requests)
                for request in requests:
                    offers += new_offers(session, serving.credentials, request, made)
            keep_comparison(session, made, offers)
            if offers:
                session.flush()
                tell_of_offers(session, offers, Phrases.read(ROOT / "domain.yml"), chosen.web_url)
        return len(offers)
    finally:
        engine.dispose()


def new_offers(
    session: Session, index: CredentialIndex, request: CollaborationRequest, made: Comparison
) -> Iterator[NewOffer]:
    """What is new or changed and answers the request within its conditions, at the threshold of every search."""
    wanted = made.fresh - {*found_before(session, request)}
    result = index.search((request.need,), conditions_of(request))
    places = [place for place, match in enumerate(result.matches) if match.facts.id in wanted]
    for place in places[:MOST]:
        hit = result.hits[place]
        name, quote = hit.credential.id, hit.reasons[0].quote
        yield NewOffer(request_id=request.id, credential_id=name, added=name in made.added, quote=quote)


def conditions_of(request: CollaborationRequest) -> Filters:
    """What a request asks of an offer beside its need: the level, credit and the way of teaching."""
    return Filters(
        level_min=request.level_min,
        level_max=request.level_max,
        credit_bearing=True if request.credit_wanted == "yes" else None,
        modes=modes_wanted(request),
    )


if __name__ == "__main__":
    if found := compare(settings()):
        console.print(f"What is new answers requests of employers: {found} to look at in the console.")
