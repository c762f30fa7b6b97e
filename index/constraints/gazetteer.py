"""Where: towns, islands, council areas and regions of Scotland.

A place is written as catalogues write it, so that it is found inside a published location.
"""

from __future__ import annotations

AREAS = {
    "aberdeenshire": "Aberdeenshire", "angus": "Angus", "argyll": "Argyll", "argyllshire": "Argyll",
    "ayrshire": "Ayrshire", "borders": "Scottish Borders", "scottish borders": "Scottish Borders",
    "caithness": "Caithness", "clackmannanshire": "Clackmannanshire", "d&g": "Dumfries and Galloway",
    "dumfries and galloway": "Dumfries and Galloway", "dumfries & galloway": "Dumfries and Galloway",
    "dunbartonshire": "Dunbartonshire", "east lothian": "East Lothian", "fife": "Fife",
    "forth valley": "Forth Valley", "galloway": "Galloway", "grampian": "Grampian", "hebrides": "Western Isles",
    "highland": "Highland", "highlands and islands": "Highland", "highlands & islands": "Highland",
    "highlands": "Highland", "inverclyde": "Inverclyde", "islay": "Islay",
    "lanarkshire": "Lanarkshire", "lochaber": "Lochaber", "lothian": "Lothian", "lothians": "Lothian",
    "mearns": "Mearns", "midlothian": "Midlothian", "moray": "Moray", "orkney": "Orkney", "outer hebrides": "Western Isles",
    "perth and kinross": "Perth", "perth & kinross": "Perth", "perthshire": "Perthshire", "renfrewshire": "Renfrewshire", "shetland": "Shetland", "skye": "Skye",
    "speyside": "Speyside", "stirlingshire": "Stirlingshire", "sutherland": "Sutherland", "tayside": "Tayside",
    "west lothian": "West Lothian", "western isles": "Western Isles", "black isle": "Black Isle",
    "east ayrshire": "East Ayrshire", "north ayrshire": "North Ayrshire", "south ayrshire": "South Ayrshire",
    "north lanarkshire": "North Lanarkshire", "south lanarkshire": "South Lanarkshire",
}  # fmt: skip

TOWNS = (
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

ONLY_AFTER_A_PREPOSITION = {"wick": "Wick", "tain": "Tain", "mull": "Mull", "arran": "Arran", "bute": "Bute",
    "lewis": "Lewis", "harris": "Harris", "barra": "Barra", "iona": "Iona", "tiree": "Tiree", "crieff": "Crieff",
    "alness": "Alness", "buckie": "Buckie", "johnstone": "Johnstone", "keith": "Keith", "duns": "Duns",
}  # fmt: skip
"""Places whose names are also words or people."""

FUZZY_PLACES = tuple(town for town in TOWNS if len(town) >= 7 and " " not in town)
"""Names long enough to be known in spite of a slip of the keyboard."""
