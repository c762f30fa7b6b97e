"""How long an employer has been waiting, in days on which somebody could have answered."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SCOTLAND = ZoneInfo("Europe/London")


def local_date(moment: dt.datetime) -> dt.date:
    """The day on the office wall; between midnight and one in summer it is not the day in UTC."""
    return moment.astimezone(SCOTLAND).date()


def working_days(start: dt.date, end: dt.date) -> int:
    """Mondays to Fridays after `start`, up to and with `end`; never negative. Holidays differ by town and count."""
    weeks, rest = divmod(max((end - start).days, 0), 7)
    return weeks * 5 + sum((start + dt.timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))
