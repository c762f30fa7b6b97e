"""The console's words for the kinds of records that staff edit, their fields, and how each is typed."""

from __future__ import annotations

from catalogue.edits.log import ADDED, REFUSED_PHRASES, WITHDRAWN, Kind

PATH = {Kind.CREDENTIAL: "/credentials", Kind.TERM: "/glossary", Kind.GUIDANCE: "/guidance"}
"""Where the records of a kind are listed; one of them lies under it by its id."""

SECTION = {Kind.CREDENTIAL: "Credentials", Kind.TERM: "Glossary", Kind.GUIDANCE: "Guidance"}
KIND = {Kind.CREDENTIAL: "Credential", Kind.TERM: "Glossary term", Kind.GUIDANCE: "Answer"}
PUBLIC = {Kind.CREDENTIAL: "/credentials", Kind.TERM: "/terms"}
"""Where everybody sees a record."""

LABEL = {
    "title": "Title",
    "provider": "Provider",
    "awarding_body": "Awarding body",
    "description": "Description",
    "learning_outcomes": "Learning outcomes",
    "skills": "Skills",
    "subjects": "Subjects",
    "scqf_level": "SCQF level",
    "scqf_credits": "SCQF credits",
    "credit_bearing": "Carries credit",
    "assessed": "Assessed",
    "assessment": "Assessment",
    "mode": "Way of teaching",
    "pattern": "Pattern of study",
    "duration_weeks": "Weeks",
    "hours_per_week": "Hours a week",
    "location": "Place",
    "price": "Price",
    "price_words": "Price in the provider’s words",
    "starts": "Starts",
    "starts_any_time": "Starts at any time",
    "entry_requirements": "Entry requirements",
    "rpl": "Recognition of prior learning",
    "quality_assurance": "Quality assurance",
    "recognised_by": "Recognised by",
    "stacks_into": "Counts towards",
    "badge": "Digital badge",
    "languages": "Languages",
    "url": "The provider’s page",
    "employer_words": "Phrases of employers",
    "last_verified": "Last checked",
    WITHDRAWN: "Withdrawn",
    REFUSED_PHRASES: "Rejected phrases",
    ADDED: "Written by the hub",
    "term": "Term",
    "aliases": "Other names",
    "definition": "Meaning",
    "for_employers": "What it means for an employer",
    "asked": "Ways of asking",
    "see_also": "See also",
    "source": "Source",
    "wording": "Whose words these are",
    "answer": "Answer",
    "as_of": "As of",
    "next": "Next step that is offered",
}

ONE_A_LINE = "One a line."
HINT = {
    "learning_outcomes": ONE_A_LINE,
    "skills": f"{ONE_A_LINE} The address of an ESCO skill stands behind it in pointed brackets.",
    "subjects": ONE_A_LINE,
    "scqf_level": "Such as 7, or 7-8.",
    "scqf_credits": "Such as 15, or 10-20.",
    "price": "Such as £245, £1,200 per cohort, or free; a day may follow: £245, as of 3 May 2027.",
    "price_words": "Where it is not one figure for the whole.",
    "starts": f"{ONE_A_LINE} Such as 3 May 2027.",
    "recognised_by": ONE_A_LINE,
    "stacks_into": ONE_A_LINE,
    "languages": f"{ONE_A_LINE} Such as English.",
    "url": "It begins with https://.",
    "aliases": f"{ONE_A_LINE} Each finds the term, also inside a sentence.",
    "asked": f"{ONE_A_LINE} Searched, and never shown.",
    "see_also": f"{ONE_A_LINE} Names of other terms of the glossary.",
    "as_of": "The day for which the source was valid, such as 3 May 2027.",
}
OPTION = {
    "yes": "Yes",
    "no": "No",
    "project": "The hub’s own wording",
    "official": "The official wording",
    "find": "Search for courses",
    "request": "Send a request",
    "human": "Speak to a person",
    "funding": "Show the funding schemes that may fit",
    "schemes": "A button to all funding schemes",
    "none": "Nothing",
}


def label(field: str) -> str:
    return LABEL.get(field, field.replace("_", " ").capitalize())


def option(value: str) -> str:
    return OPTION.get(value, value.capitalize())
