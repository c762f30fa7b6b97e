"""The places and areas of Scotland: which one words name, and how far apart two of them are.

places.csv is derived from GeoNames (https://www.geonames.org, CC BY 4.0) and completed by hand; README.md says how.
Nothing is read before the first call, and nothing after it.
"""

from __future__ import annotations

from catalogue.gazetteer.distances import distance
from catalogue.gazetteer.finding import find, find_all, located
from catalogue.gazetteer.locations import Area, Location, Place, inside, miles

__all__ = ["Area", "Location", "Place", "distance", "find", "find_all", "inside", "located", "miles"]
