"""Records of a repository (OAI-PMH) in each format that is read, and what is said of the others."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from catalogue.exporters.elm import write_elm
from catalogue.importers import detect
from catalogue.importers.repository import read_repository
from catalogue.records import Credential
from tests.catalogue.importers.outcome import Outcome, outcome, refusal
from tests.catalogue.importers.real.given import BAKING, TODAY, written

HEADER = "<header><identifier>oai:lochside:{}</identifier></header>"
SCHEMA = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="https://schema.org/"'
SNB = "http://data.europa.eu/snb/model/elm/"
LOM = """
<lom xmlns="http://ltsc.ieee.org/xsd/LOM">
  <general>
    <identifier><catalog>web</catalog><entry>https://lochside.example/b1</entry></identifier>
    <identifier><catalog>codes</catalog><entry>B1</entry></identifier>
    <title><string language="gd">Fuineadh</string><string language="en">Baking</string></title>
    <language>en</language>
    <description><string language="en">Bread and cakes.</string></description>
    <keyword><string>bread</string></keyword>
  </general>
  <lifeCycle>
    <contribute><role><value>author</value></role>
      <entity>BEGIN:VCARD&#10;FN:Morag Bain&#10;END:VCARD</entity></contribute>
    <contribute><role><value>publisher</value></role>
      <entity>BEGIN:VCARD&#10;FN:Office&#10;ORG:Lochside College\\, Oban;Bakery&#10;END:VCARD</entity></contribute>
  </lifeCycle>
  <technical><location>ark:/12/3</location><location>https://lochside.example/b1</location></technical>
  <educational>
    <learningResourceType><value>Course</value></learningResourceType>
    <typicalLearningTime><duration>P10W</duration></typicalLearningTime>
  </educational>
  <rights><cost><value>no</value></cost></rights>
  <classification><purpose><value>educational level</value></purpose>
    <taxonPath><taxon><entry><string>Further</string></entry></taxon>
      <taxon><entry><string>SCQF level 5</string></entry></taxon></taxonPath></classification>
  <classification><purpose><value>competency</value></purpose>
    <description><string>Bake a loaf.</string></description></classification>
  <classification><purpose><value>prerequisite</value></purpose>
    <description><string>None.</string></description></classification>
</lom>
"""


def repository(*metadata: str) -> Path:
    records = "".join(
        f"<record>{HEADER.format(number)}<metadata>{inside}</metadata></record>"
        for number, inside in enumerate(metadata, 1)
    )
    return written(f"<OAI-PMH><ListRecords>{records}</ListRecords></OAI-PMH>", "feed.xml")


def read(*metadata: str) -> Outcome:
    return outcome(read_repository(repository(*metadata), today=TODAY))


def only(*metadata: str) -> Credential:
    found = read(*metadata)
    assert (found.problems, found.warnings) == ([], [])
    (record,) = found.credentials
    return record


def test_xcri_is_read_record_by_record() -> None:
    catalogue = "<catalog><provider><title>Lochside</title><course><title>{}</title></course></provider></catalog>"
    found = read(catalogue.format("Baking"), catalogue.format("Bread"))
    assert [record.title for record in found.credentials] == ["Baking", "Bread"]


@pytest.mark.parametrize("wrapped", ["{}", "<![CDATA[{}]]>", "<jsonld><![CDATA[{}]]></jsonld>", "<json>[{}]</json>"])
def test_json_ld_of_schema_org_is_read(wrapped: str) -> None:
    record = only(wrapped.format(json.dumps({"@context": "https://schema.org", **BAKING, "courseCode": "B1"})))
    assert (record.id, record.title, record.provider) == ("lochside-college-b1", "Baking", "Lochside College")


def test_rdf_of_schema_org_is_read_with_what_it_refers_to() -> None:
    record = only(f"""<rdf:RDF {SCHEMA}>
      <s:Course rdf:about="https://lochside.example/b1">
        <s:name xml:lang="gd">Fuineadh</s:name><s:name xml:lang="en">Baking</s:name>
        <s:provider rdf:resource="#us"/><s:courseCode>B1</s:courseCode>
        <s:hasCourseInstance rdf:resource="#autumn"/>
        <s:offers rdf:parseType="Resource"><s:price>350</s:price><s:priceCurrency>GBP</s:priceCurrency></s:offers>
      </s:Course>
      <rdf:Description rdf:about="#us">
        <rdf:type rdf:resource="https://schema.org/Organization"/><s:name>Lochside College</s:name>
      </rdf:Description>
      <s:CourseInstance rdf:about="#autumn"><s:name>Autumn</s:name><s:startDate>2090-09-03</s:startDate>
      </s:CourseInstance></rdf:RDF>""")
    assert (record.id, record.title, record.provider) == ("lochside-college-b1", "Baking", "Lochside College")
    assert [str(start) for start in record.starts] == ["2090-09-03"]
    assert record.price is not None
    assert record.price.amount == 350


def test_courses_and_providers_that_refer_to_one_another_are_read() -> None:
    record = only(f"""<rdf:RDF {SCHEMA}>
      <s:Course rdf:about="#b1"><s:name>Baking</s:name><s:provider rdf:resource="#us"/></s:Course>
      <s:Organization rdf:about="#us"><s:name>Lochside College</s:name><s:makesOffer rdf:resource="#b1"/>
      </s:Organization></rdf:RDF>""")
    assert (record.title, record.provider) == ("Baking", "Lochside College")


def test_nodes_that_refer_to_one_another_without_end_cost_their_record_alone() -> None:
    level = '<s:Thing rdf:about="#{0}.{1}">{2}</s:Thing>'
    below = ["".join(f'<s:about rdf:resource="#{depth + 1}.{one}"/>' for one in range(10)) for depth in range(6)]
    things = "".join(level.format(depth, one, below[depth]) for depth in range(6) for one in range(10))
    course = f'<s:Course><s:name>Baking</s:name><s:about rdf:resource="#0.0"/></s:Course>{things}'
    found = read(f"<rdf:RDF {SCHEMA}>{course}</rdf:RDF>", json.dumps(BAKING))
    assert [str(problem) for problem in found.problems] == [
        "record oai:lochside:1: its RDF refers to the same nodes over and over"
    ]
    assert len(found.credentials) == 1


def test_a_course_of_another_vocabulary_is_not_taken_for_one() -> None:
    other = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a:Course xmlns:a="https://a.example/ns/"/>'
    )
    assert refusal(read_repository(repository(f"{other}</rdf:RDF>"), today=TODAY)) == (
        "feed.xml holds no credential; it holds 1 https://a.example/ns/Course"
    )


def elm(form: str) -> str:
    """A learning opportunity in one of the forms of the European Learning Model."""
    in_xml = """<Courses><learningOpportunityReferences><learningOpportunity id="urn:lo:1">
      <title language="en">Baking</title><providedBy idref="urn:org:1"/></learningOpportunity>
      </learningOpportunityReferences><agentReferences><organisation id="urn:org:1">
      <legalName language="en">Lochside College</legalName></organisation></agentReferences></Courses>"""
    in_rdf = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:elm="{SNB}"
      xmlns:dc="http://purl.org/dc/terms/" xmlns:rov="http://www.w3.org/ns/regorg#">
      <elm:LearningOpportunity rdf:about="urn:lo:1"><dc:title xml:lang="en">Baking</dc:title>
      <dc:type rdf:resource="http://data.europa.eu/snb/learning-opportunity/74a4a268e8"/>
      <elm:providedBy rdf:resource="urn:org:1"/></elm:LearningOpportunity>
      <elm:Organisation rdf:about="urn:org:1"><rov:legalName xml:lang="en">Lochside College</rov:legalName>
      </elm:Organisation></rdf:RDF>"""
    in_json: dict[str, Any] = {
        "@context": SNB,
        "@graph": [
            {"id": "urn:lo:1", "type": "LearningOpportunity", "title": {"en": "Baking"}, "providedBy": {"id": "urn:o"}},
            {"id": "urn:o", "type": "Organisation", "legalName": {"en": "Lochside College"}},
        ],
    }
    return {"xml": in_xml, "rdf": in_rdf, "json": json.dumps(in_json)}[form]


@pytest.mark.parametrize("form", ["xml", "rdf", "json"])
def test_the_european_learning_model_is_read_in_each_of_its_forms(form: str) -> None:
    record = only(elm(form))
    assert (record.title, record.provider) == ("Baking", "Lochside College")


def test_our_own_european_export_comes_back_from_a_repository(sample: list[Credential]) -> None:
    known = next(record for record in sample if record.skills and record.price)
    file = io.StringIO()
    write_elm([known], file, country="GBR")
    record = only(f"<![CDATA[{file.getvalue()}]]>")
    assert (record.id, record.title, record.price, record.skills) == (known.id, known.title, known.price, known.skills)


def test_learning_object_metadata_of_a_course_are_read() -> None:
    record = only(LOM)
    assert record.id == "lochside-college-oban-b1"
    assert (record.title, record.provider) == ("Baking", "Lochside College, Oban")
    assert (record.description, record.subjects) == ("Bread and cakes.", ("bread",))
    assert (str(record.url), record.languages) == ("https://lochside.example/b1", ("en",))
    assert record.scqf_level is not None
    assert record.scqf_level.low == 5
    assert (record.learning_outcomes, record.entry_requirements) == (("Bake a loaf.",), "None.")
    assert record.price is not None
    assert record.price.amount == 0
    assert record.duration_weeks is None


@pytest.mark.parametrize("cost", ["yes", ""])
def test_learning_objects_that_may_cost_something_have_no_price(cost: str) -> None:
    assert only(LOM.replace("<cost><value>no</value></cost>", f"<cost><value>{cost}</value></cost>")).price is None


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"/>', "2 dc; Dublin Core is not read"),
        (
            "<lom><educational><learningResourceType><value>slide</value></learningResourceType></educational></lom>",
            "2 lom; Learning Object Metadata of what is no course is not read",
        ),
        ("&lt;catalog/&gt;", "2 text that is no JSON"),
        ("<marc><title>[Draft] of a title</title></marc>", "2 marc"),
        ('<Courses><a><organisation id="o"/></a></Courses>', "2 Organisation"),
        ('{"@type": "Organization", "name": "Lochside College"}', "2 Organization"),
    ],
)
def test_records_of_another_kind_are_named_with_their_number(inside: str, words: str) -> None:
    path = repository(inside, inside)
    assert refusal(read_repository(path, today=TODAY)) == f"feed.xml holds no credential; it holds {words}"


def test_what_is_not_read_beside_courses_is_named_with_its_number() -> None:
    found = read(json.dumps(BAKING), "<dc/>")
    assert [record.title for record in found.credentials] == ["Baking"]
    (beside,) = found.warnings
    assert str(beside) == "feed.xml: besides its courses it holds 1 dc; Dublin Core is not read"


def test_a_record_that_cannot_be_read_costs_no_other() -> None:
    found = read('{"@type": "Course", "name": ', json.dumps(BAKING))
    (problem,) = found.problems
    assert problem.location == "record oai:lochside:1"
    assert "its JSON-LD breaks off or is not well-formed JSON" in problem.message
    assert [record.title for record in found.credentials] == ["Baking"]


def test_a_course_without_a_provider_is_an_error_of_its_own() -> None:
    (problem,) = read('{"@type": "Course", "name": "Baking"}').problems
    assert str(problem) == "course 1 'Baking': there is no provider"


def test_a_repository_whose_records_are_all_deleted_is_an_empty_feed() -> None:
    records = '<record><header status="deleted"><identifier>oai:1</identifier></header></record>'
    path = written(f"<OAI-PMH><ListRecords>{records}</ListRecords></OAI-PMH>", "feed.xml")
    assert list(read_repository(path, today=TODAY)) == []


@pytest.mark.parametrize("form", ["xml", "rdf", "json"])
def test_the_answer_of_a_repository_is_told_whatever_its_records_are(form: str) -> None:
    assert detect(repository(elm(form))) == "oai-pmh"
