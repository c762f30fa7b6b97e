"""The JSON-LD context of the ELM export. Every document contains it, so that readers need not fetch it."""

from __future__ import annotations

from typing import Any

CLASSES = (
    *("Address", "Amount", "AwardingOpportunity", "CreditPoint", "LearningAchievementSpecification"),
    *("LearningAssessmentSpecification", "LearningOpportunity", "LearningOutcome", "Note", "Organisation"),
    *("PriceDetail", "WebResource", "Identifier"),
)
LINKS = (
    *("additionalNote", "address", "amount", "awardingBody", "awardingOpportunity", "countryCode", "creditPoint"),
    *(
        "defaultLanguage",
        "educationLevel",
        "educationSubject",
        "entryRequirement",
        "framework",
        "learningAchievementSpecification",
    ),
    *("learningOutcome", "learningSchedule", "location", "mode", "priceDetail", "providedBy", "provenBy"),
    *("relatedESCOSkill", "relatedSkill", "scheduleInformation", "unit"),
)
TYPED = {
    "contentUrl": "xsd:anyURI",
    "duration": "xsd:duration",
    "point": "xsd:string",
    "schemeName": "xsd:string",
    "startDate": "xsd:dateTime",
    "status": "xsd:string",
    "volumeOfLearning": "xsd:duration",
}

CONTEXT: dict[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dc": "http://purl.org/dc/terms/",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"elm:{name}" for name in CLASSES},
    "Concept": "skos:Concept",
    "ConceptScheme": "skos:ConceptScheme",
    "Location": "dc:Location",
    "PeriodOfTime": "dc:PeriodOfTime",
    **{name: {"@id": f"elm:{name}", "@type": "@id"} for name in LINKS},
    **{name: {"@id": f"elm:{name}", "@type": kind} for name, kind in TYPED.items()},
    "dateModified": {"@id": "dc:modified", "@type": "xsd:dateTime"},
    "dcType": {"@id": "dc:type", "@type": "@id"},
    "description": {"@id": "dc:description", "@container": "@language"},
    "geographicName": {"@id": "elm:geographicName", "@container": "@language"},
    "homepage": {"@id": "foaf:homepage", "@type": "@id"},
    "identifier": {"@id": "adms:identifier", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "language": {"@id": "dc:language", "@type": "@id"},
    "legalName": {"@id": "rov:legalName", "@container": "@language"},
    "notation": "skos:notation",
    "noteLiteral": {"@id": "elm:noteLiteral", "@container": "@language"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "subject": {"@id": "dc:subject", "@type": "@id"},
    "temporal": {"@id": "dc:temporal", "@type": "@id"},
    "title": {"@id": "dc:title", "@container": "@language"},
    "value": {"@id": "rdf:value", "@type": "xsd:decimal"},
}
