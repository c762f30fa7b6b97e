"""How long an employer has been waiting, in days on which somebody could have answered."""

from __future__ import annotations

import datetime as dt


def working_days(start: dt.date, end: dt.date) -> int:
    """Mondays to Fridays after `start`, up to and with `end`; never negative. Holidays differ by town and count."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start + dt.timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
