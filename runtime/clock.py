"""The one clock: moments are in UTC, days are Scotland's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SCOTLAND = ZoneInfo("Europe/London")


def now() -> dt.datetime:
    """This moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Today in Scotland: between midnight and one in summer it is not the day in UTC."""
    return local_date(now())


def local_date(moment: dt.datetime) -> dt.date:
    """The day in Scotland at an aware moment."""
    return moment.astimezone(SCOTLAND).date()
