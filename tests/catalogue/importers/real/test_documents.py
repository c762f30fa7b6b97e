"""Pages, JSON and XML as systems really write them, and what is said of documents that hold no course."""

from __future__ import annotations

import json
from typing import Any

import pytest

from catalogue.importers.reading import MAX_RECORD
from catalogue.importers.schema_org import read_schema_org
from catalogue.importers.xcri import read_xcri
from tests.catalogue.importers.outcome import Outcome, outcome, refusal
from tests.catalogue.importers.real.given import (
    BAKING,
    LOCHSIDE,
    TODAY,
    course,
    document,
    page,
    written,
    xcri,
    xcri_feed,
)

ONE = json.dumps(BAKING)
CRUMBS = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "https://l.example/courses"}]}


@pytest.mark.parametrize(
    "script",
    [
        f"{ONE};",
        f"//<![CDATA[\n{ONE}\n//]]>",
        f"<!-- {ONE} -->",
        ONE.replace('"', "&quot;"),
        f"{ONE}\n{json.dumps(LOCHSIDE)}",
        ONE.replace("Baking", "Baking\nand more").replace("and more", ""),
    ],
)
def test_a_script_is_read_with_its_slips(script: str) -> None:
    read = page(script)
    assert [record.title for record in read.credentials] == ["Baking"]
    assert read.warnings == []


@pytest.mark.parametrize("other", ['{"@type": "WebSite",,}', '{"@type": ', "not json", '{"a": "\\",}'])
def test_a_script_that_cannot_be_read_costs_no_other(other: str) -> None:
    read = page(other, ONE)
    assert [record.title for record in read.credentials] == ["Baking"]
    assert [problem.location for problem in read.warnings] == ["script 1"]


def test_an_empty_script_is_no_fault() -> None:
    assert page("", ONE).warnings == []


def test_json_lines_are_documents_one_after_another() -> None:
    lines = "\n".join(json.dumps({**BAKING, "name": name}) for name in ("Baking", "Bread"))
    assert [record.title for record in document(lines).credentials] == ["Baking", "Bread"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&lt;p&gt;Bread &amp;amp; cakes&lt;/p&gt;", "Bread & cakes"),
        ("**Bread** and __cakes__", "Bread and cakes"),
        ("## Bread\nCakes", "Bread\nCakes"),
        ("See [our page](https://lochside.example/b).", "See our page."),
        ("[vc_row][vc_column_text css='x']Bread[/vc_column_text][/vc_row]", "Bread"),
        ('[caption id=1]Bread[/caption] and [gallery ids="1,2"] cakes', "Bread and cakes"),
        ("[tabs][tab]Bread[/tab][/tabs]", "Bread"),
        ("Bread [see note] for £3 [a=b", "Bread [see note] for £3 [a=b"),
        ("2 ** 3 and snake_case_words [sic]", "2 ** 3 and snake_case_words [sic]"),
    ],
)
def test_marks_of_other_systems_are_no_text(text: str, plain: str) -> None:
    assert course(description=text).description == plain


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([{"@type": "ceterms:Course"}] * 12, "it holds 12 ceterms:Course; CTDL is not read"),
        (
            {
                "@type": "ItemList",
                "itemListElement": [{"@type": "ListItem", "url": f"https://x.example/{n}"} for n in range(40)],
            },
            "a list of 40 addresses, whose pages are not fetched",
        ),
        ([f"https://x.example/{n}" for n in range(40)], "a list of 40 addresses, whose pages are not fetched"),
        ({"courses": [{"title": "Baking"}]}, "it holds 1 object that says no type (@type), with title"),
        ([{"title": "Baking"}, {"title": "Nets", "days": 3}], "2 objects that say no type (@type), with title, days"),
        (
            {"@type": ["VerifiableCredential", "OpenBadgeCredential"]},
            "Open Badges and a credential of one learner are not read",
        ),
        ({"type": ["VerifiableCredential", "EuropeanDigitalCredential"]}, "a credential of one learner is not read"),
        ({"type": "BadgeClass", "name": "Baking"}, "it holds 1 BadgeClass; Open Badges is not read"),
        ({"@type": "Person", "name": "A"}, "it holds 1 Person"),
    ],
)
def test_a_document_without_courses_says_what_it_holds(value: Any, words: str) -> None:
    path = written(json.dumps(value), "courses.json")
    assert words in refusal(read_schema_org(path, today=TODAY))


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "EducationalOccupationalProgram", "name": "Baking", "provider": LOCHSIDE, "timeToComplete": "P10W"},
        {"@type": "CourseInstance", "name": "Baking", "provider": LOCHSIDE, "startDate": "2027-01-18"},
        {"@type": "LearningResource", "learningResourceType": "Course", "name": "Baking", "provider": LOCHSIDE},
        {"@context": "https://schema.org", "type": "Course", "name": "Baking", "provider": LOCHSIDE},
        {
            "@context": {"s": "https://schema.org/"},
            "@type": "s:Course",
            "s:name": "Baking",
            "s:provider": {"s:name": "L"},
        },
    ],
)
def test_other_kinds_of_course_are_read(value: dict[str, Any]) -> None:
    assert [record.title for record in document(value).credentials] == ["Baking"]


def test_another_vocabulary_with_a_prefix_is_not_taken_for_ours() -> None:
    value = {"@context": {"s": "https://other.example/"}, "@type": "s:Course", "s:name": "Baking"}
    assert "holds 1 s:Course" in refusal(read_schema_org(written(json.dumps(value), "c.json"), today=TODAY))


def test_of_two_languages_the_hubs_own_is_read() -> None:
    both = [{"@value": "Pobadh", "@language": "gd"}, {"@value": "Baking", "@language": "en-GB"}]
    assert document({**BAKING, "name": both}).credentials[0].title == "Baking"
    inside = '<description xml:lang="gd">Aran.</description><description xml:lang="en">Bread.</description>'
    assert xcri(inside).description == "Bread."
    assert xcri('<description xml:lang="gd">Aran.</description>').description == "Aran."


def test_slips_of_xml_are_mended() -> None:
    inside = "<course><identifier>B1</identifier><title>Bread & cakes\x0b &amp; more &#38; R&D x</title></course>"
    (record,) = xcri_feed(inside, head='\n <?xml version="1.0"?>').credentials
    assert record.title == "Bread & cakes & more & R&D x"


@pytest.mark.parametrize(
    ("root", "words"),
    [
        *(("urlset", "a sitemap"), ("rss", "a news feed"), ("html", "<html>")),
        ("europeanDigitalCredential", "a credential of one learner"),
    ],
)
def test_other_xml_is_refused_by_name(root: str, words: str) -> None:
    assert words in refusal(read_xcri(written(f"<{root}/>", "feed.xml"), today=TODAY))


def test_what_is_not_read_beside_courses_is_named_with_its_number() -> None:
    read = document([BAKING, {"@type": "ceterms:Course"}, {"@type": "ceterms:Course"}, {"@type": "WebSite"}])
    assert [record.title for record in read.credentials] == ["Baking"]
    (problem,) = read.warnings
    assert problem.message == "besides its courses it holds 2 ceterms:Course; CTDL is not read"


def test_what_stands_around_courses_on_a_page_is_not_named() -> None:
    assert document([BAKING, {"@type": "WebSite"}, CRUMBS]).warnings == []


@pytest.mark.parametrize("slip", [",}", ", }", ",\n}"])
def test_a_comma_behind_which_nothing_follows_costs_nothing(slip: str) -> None:
    read = page(json.dumps({**BAKING, "description": "One, } and two,]"})[:-1] + slip)
    assert [record.description for record in read.credentials] == ["One, } and two,]"]
    assert read.warnings == []


def lines(*texts: str) -> Outcome:
    return outcome(read_schema_org(written("\n".join(texts), "courses.jsonl"), today=TODAY))


def test_a_line_of_json_that_cannot_be_read_costs_no_other() -> None:
    named = [json.dumps({**BAKING, "name": name}) for name in ("Baking", "Bread")]
    read = lines(named[0], "", named[1][:-9], named[1])
    assert [record.title for record in read.credentials] == ["Baking", "Bread"]
    assert [str(problem) for problem in read.problems] == ["line 3: it breaks off or is not well-formed JSON"]


def test_one_document_over_many_lines_is_no_json_lines() -> None:
    assert [record.title for record in lines(json.dumps(BAKING, indent=1)).credentials] == ["Baking"]


def test_a_line_of_json_without_end_is_refused() -> None:
    text = "\n".join((json.dumps(BAKING), f'{{"name": "{"a" * MAX_RECORD}'))
    assert "has a line of more than 1 MB" in refusal(read_schema_org(written(text, "courses.jsonl"), today=TODAY))
