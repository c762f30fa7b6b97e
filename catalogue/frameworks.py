"""The addresses of levels, credit, modes, languages, currencies and countries in the European Union's code lists.

Source: the code lists of the European Learning Model 3 (github.com/european-commission-empl/European-Learning-Model,
folder xsd/loq/cv) and the authority tables of the Publications Office.
"""

from __future__ import annotations

import re

from catalogue.records import Mode, Pattern

SNB = "http://data.europa.eu/snb"
AUTHORITY = "http://publications.europa.eu/resource/authority"
ESCO_SKILL = "http://data.europa.eu/esco/skill/"

UNITED_KINGDOM = "GBR"

SCQF_FRAMEWORK = f"{SNB}/qdr/c_027221dd"
SCQF_LEVELS = {
    1: f"{SNB}/qdr/c_505223a4",
    2: f"{SNB}/qdr/c_2ce57891",
    3: f"{SNB}/qdr/c_31146b2c",
    4: f"{SNB}/qdr/c_61aa9cbc",
    5: f"{SNB}/qdr/c_5e46ea39",
    6: f"{SNB}/qdr/c_c167deaa",
    7: f"{SNB}/qdr/c_326c93a5",
    8: f"{SNB}/qdr/c_d9cf9fd5",
    9: f"{SNB}/qdr/c_e2e0f7fc",
    10: f"{SNB}/qdr/c_021f233f",
    11: f"{SNB}/qdr/c_517309ca",
    12: f"{SNB}/qdr/c_c3f2cd03",
}
ECTS = f"{SNB}/education-credit/6fcec5c5af"
SHORT_PROGRAMME = f"{SNB}/learning-opportunity/74a4a268e8"
FULL_TIME = f"{SNB}/learning-schedule/72a0ab92fa"
SCHEDULES = {
    FULL_TIME: Pattern.FULL_TIME,
    f"{SNB}/learning-schedule/67395e6b5a": Pattern.PART_TIME,  # light
    f"{SNB}/learning-schedule/f230bae523": Pattern.PART_TIME,  # intensive
}
MODES = {
    Mode.ONLINE: f"{SNB}/learning-assessment/920fbb3cbe",
    Mode.BLENDED: f"{SNB}/learning-assessment/e92d221e4d",
    Mode.CAMPUS: f"{SNB}/learning-assessment/9191af2ed9",
    Mode.WORKPLACE: f"{SNB}/learning-assessment/729f3bed4b",
}
LANGUAGES = {
    "bg": "BUL",
    "cs": "CES",
    "cy": "CYM",
    "da": "DAN",
    "de": "DEU",
    "el": "ELL",
    "en": "ENG",
    "es": "SPA",
    "et": "EST",
    "fi": "FIN",
    "fr": "FRA",
    "ga": "GLE",
    "gd": "GLA",
    "hr": "HRV",
    "hu": "HUN",
    "it": "ITA",
    "lt": "LIT",
    "lv": "LAV",
    "mt": "MLT",
    "nl": "NLD",
    "no": "NOR",
    "pl": "POL",
    "pt": "POR",
    "ro": "RON",
    "sk": "SLK",
    "sl": "SLV",
    "sv": "SWE",
    "uk": "UKR",
}


RPL = "Recognition of prior learning"
QUALITY = "Quality assurance"
RECOGNISED = "Recognised by"
BUILDS_TOWARDS = "Builds towards"
BADGE = "Digital badge"
"""What the additional notes of a learning achievement specification are about. The model has no fields for these."""


def language(code: str) -> str | None:
    """The address of a language by its three-letter code or a two-letter code of LANGUAGES; None for other codes."""
    name = code.upper() if len(code) == 3 else LANGUAGES.get(code)
    return f"{AUTHORITY}/language/{name}" if name else None


def currency(code: str) -> str:
    """The address of a currency by its ISO 4217 code."""
    return f"{AUTHORITY}/currency/{code}"


def language_at(address: str) -> str | None:
    """The code of the language at this address, of two letters where LANGUAGES has one; None for other addresses."""
    name = address.removeprefix(f"{AUTHORITY}/language/")
    if name == address or not re.fullmatch(r"[A-Z]{3}", name):
        return None
    return next((code for code, known in LANGUAGES.items() if known == name), name.lower())


def country(code: str) -> str:
    """The address of a country by its three letters (ISO 3166-1)."""
    return f"{AUTHORITY}/country/{code}"


def currency_at(address: str) -> str | None:
    """The ISO 4217 code of the currency at this address; None for other addresses."""
    name = address.removeprefix(f"{AUTHORITY}/currency/")
    return name if name != address and re.fullmatch(r"[A-Z]{3}", name) else None
