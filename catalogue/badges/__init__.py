"""Open Badges 2.0 and 3.0 that somebody shows: who issued one, for what, and whether that holds.

A badge is read (`reading`), its issuer and keys are fetched (`web`), and it is checked by its version (`version2`, and
`version3` with the proofs of `proofs` and `linked_data`). Nothing of it is stored, and who earned it is not looked at.
"""

from __future__ import annotations

from catalogue.badges.checking import check
from catalogue.badges.reading import MOST, NoBadge
from catalogue.badges.verdict import Claims, Outcome, Verdict, Why
from catalogue.badges.web import Get

__all__ = ["MOST", "Claims", "Get", "NoBadge", "Outcome", "Verdict", "Why", "check"]
