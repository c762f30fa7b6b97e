"""How long an employer has been waiting, in working days."""

from __future__ import annotations

import datetime as dt


def working_days(start: dt.date, end: dt.date) -> int:
    """Mondays to Fridays after `start`, up to and including `end`; 0 when `end` is not later.

    Public holidays count as working days, because they differ from town to town.
    """
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start + dt.timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
