"""Towns, islands, council areas and regions of Scotland, written as catalogues write them in a location."""

from __future__ import annotations

_AREAS = (
    "Aberdeenshire", "Angus", "Argyll", "Ayrshire", "Black Isle", "Caithness", "Clackmannanshire",
    "Dumfries and Galloway", "Dunbartonshire", "East Ayrshire", "East Lothian", "Fife", "Forth Valley", "Galloway",
    "Grampian", "Highland", "Inverclyde", "Islay", "Lanarkshire", "Lochaber", "Lothian", "Mearns", "Midlothian",
    "Moray", "North Ayrshire", "North Lanarkshire", "Orkney", "Perthshire", "Renfrewshire", "Scottish Borders",
    "Shetland", "Skye", "South Ayrshire", "South Lanarkshire", "Speyside", "Stirlingshire", "Sutherland", "Tayside",
    "West Lothian", "Western Isles",
)  # fmt: skip
AREAS = {area.lower(): area for area in _AREAS} | {
    "argyllshire": "Argyll",
    "borders": "Scottish Borders",
    "d&g": "Dumfries and Galloway",
    "dumfries & galloway": "Dumfries and Galloway",
    "hebrides": "Western Isles",
    "highlands": "Highland",
    "highlands & islands": "Highland",
    "highlands and islands": "Highland",
    "lothians": "Lothian",
    "outer hebrides": "Western Isles",
    "perth & kinross": "Perth",
    "perth and kinross": "Perth",
}
_TOWNS = (
    "aberdeen", "airdrie", "alloa", "annan", "arbroath", "aviemore", "ayr", "ballater", "banff", "barrhead",
    "bathgate", "bearsden", "bellshill", "bishopbriggs", "blairgowrie", "bonnyrigg", "brechin", "campbeltown",
    "clydebank", "coatbridge", "cumbernauld", "cumnock", "cupar", "dalkeith", "dingwall", "dumbarton", "dumfries",
    "dunbar", "dunblane", "dundee", "dunfermline", "dunoon", "east kilbride", "edinburgh", "elgin", "falkirk",
    "forfar", "forres", "fort william", "fraserburgh", "galashiels", "glasgow", "glenrothes", "grangemouth",
    "greenock", "haddington", "hamilton", "hawick", "helensburgh", "huntly", "inverness", "inverurie", "irvine",
    "jedburgh", "kelso", "kilmarnock", "kirkcaldy", "kirkintilloch", "kirkwall", "lanark", "largs", "leith",
    "lerwick", "linlithgow", "livingston", "lochgilphead", "lockerbie", "mallaig", "moffat", "montrose",
    "motherwell", "musselburgh", "nairn", "oban", "paisley", "peebles", "penicuik", "perth", "peterhead",
    "pitlochry", "portree", "prestwick", "renfrew", "rosyth", "rothesay", "saltcoats", "selkirk",
    "st andrews", "stirling", "stonehaven", "stornoway", "stranraer", "stromness", "thurso", "tobermory", "troon",
    "turriff", "ullapool", "wishaw",
)  # fmt: skip
TOWNS = {town: town.title() for town in _TOWNS}
_ALSO_WORDS = (
    "alness", "arran", "barra", "buckie", "bute", "crieff", "duns", "harris", "iona", "johnstone", "keith", "lewis",
    "mull", "tain", "tiree", "wick",
)  # fmt: skip
ALSO_WORDS = {place: place.title() for place in _ALSO_WORDS}
"""Places whose names are also words or people: places only behind "in", "near" and the like."""

FUZZY_PLACES = tuple(town for town in TOWNS if len(town) >= 7 and " " not in town)
"""Names long enough to be known in spite of a slip of the keyboard."""
