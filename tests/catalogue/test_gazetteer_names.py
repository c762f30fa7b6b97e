"""The towns, areas and record locations that the assistant knew before it had a gazetteer are all in it."""

from __future__ import annotations

from catalogue.gazetteer import Area, Place, find, located
from catalogue.records import Credential

TOWNS = """
    aberdeen; airdrie; alloa; alness; annan; arbroath; aviemore; ayr; ballater; banff; barrhead; bathgate; bearsden;
    bellshill; bishopbriggs; blairgowrie; bonnyrigg; brechin; buckie; campbeltown; clydebank; coatbridge; crieff;
    cumbernauld; cumnock; cupar; dalkeith; dingwall; dumbarton; dumfries; dunbar; dunblane; dundee; dunfermline;
    dunoon; duns; east kilbride; edinburgh; elgin; falkirk; forfar; forres; fort william; fraserburgh; galashiels;
    glasgow; glenrothes; grangemouth; greenock; haddington; hamilton; hawick; helensburgh; huntly; inverness;
    inverurie; iona; irvine; jedburgh; johnstone; keith; kelso; kilmarnock; kirkcaldy; kirkintilloch; kirkwall;
    lanark; largs; leith; lerwick; linlithgow; livingston; lochgilphead; lockerbie; mallaig; moffat; montrose;
    motherwell; musselburgh; nairn; oban; paisley; peebles; penicuik; perth; peterhead; pitlochry; portree;
    prestwick; renfrew; rosyth; rothesay; saltcoats; selkirk; st andrews; stirling; stonehaven; stornoway;
    stranraer; stromness; tain; thurso; tobermory; troon; turriff; ullapool; wick; wishaw
"""
AREAS = """
    aberdeenshire; angus; argyll; argyllshire; arran; ayrshire; barra; black isle; borders; bute; caithness;
    clackmannanshire; d&g; dumfries & galloway; dumfries and galloway; dunbartonshire; east ayrshire; east lothian;
    fife; forth valley; galloway; grampian; harris; hebrides; highland; highlands; highlands & islands; highlands
    and islands; inverclyde; islay; lanarkshire; lewis; lochaber; lothian; lothians; mearns; midlothian; moray;
    mull; north ayrshire; north lanarkshire; orkney; outer hebrides; perth & kinross; perth and kinross; perthshire;
    renfrewshire; scottish borders; shetland; skye; south ayrshire; south lanarkshire; speyside; stirlingshire;
    sutherland; tayside; tiree; west lothian; western isles
"""


def names(listed: str) -> list[str]:
    return [" ".join(name.split()) for name in listed.split(";")]


def test_every_town_is_found_as_a_place() -> None:
    assert [town for town in names(TOWNS) if not isinstance(find(town), Place)] == []


def test_every_region_and_large_island_is_found_as_an_area() -> None:
    assert [area for area in names(AREAS) if not isinstance(find(area), Area)] == []


def test_every_location_of_the_sample_is_a_place_of_that_name(sample: list[Credential]) -> None:
    locations = {credential.location for credential in sample if credential.location}
    assert len(locations) >= 50
    places = {text: located(text) for text in locations}
    assert {text for text, place in places.items() if not isinstance(place, Place) or place.name != text} == set()
