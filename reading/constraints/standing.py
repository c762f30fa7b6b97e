"""Whether a course must carry credit, and, independently, whether it must be assessed."""

from __future__ import annotations

import re

from reading.constraints.message import Message, Note

NO_TRADE = r"(?! (?:control|cards?|unions?|checks?|scores?|risk|history))"
"""Words behind "credit" that make it money."""
CREDIT = (
    r"(?:(?:an?|any|academic|university|scqf|formal|the|actual|full) ){0,3}"
    rf"(?:credit[- ]bearing|credit[- ]rated|credits?(?: points?)?\b{NO_TRADE}|accredited(?! by\b))"
)
ASSESSED = r"(?:(?:an?|any|formally|formal|final|properly|proper|some) ){0,3}assess(?:ed|ments?)"

NEEDED = r"(?:needed|important|necessary|essential|required|a must|fussed|bothered|a dealbreaker|a big deal|a priority)"
TO_HAVE = (
    r"(?: (?:about|if|whether|for|it|is|it's|it has|has|it carries|carries|to|have|be|carry|come with|that|there's))*"
)
DONT_CARE = (
    r"(?:(?:don't|doesn't|do not|does not|not|no|wouldn't)(?: (?:really|particularly|too|that|specifically))?"
    rf" (?:care|mind|need|matter|bothered|fussed|worried|worry|require|have to|bother){TO_HAVE}|with or without)"
)
NO_MATTER = (
    rf"(?:(?:is |are )?(?:not|no|isn't|aren't)(?: really| that)? {NEEDED}|(?:doesn't|don't|does not) matter"
    r"|(?:is |are )?(?:optional|irrelevant)|or not)"
)
MUST = r"(?:it |that |which )?(?:must|has to|have to|needs? to|should|got to|to|that|which|it|and|we|they)? ?"
HAVE = (
    r"(?:carry|carries|carrying|have|has|having|come with|comes with|gives?|bears?|offers?|be|is|being|wants?|needs?)"
)

CREDIT_ANY = re.compile(
    rf"\b(?:{DONT_CARE} {CREDIT}(?: or not)?\b"
    rf"|(?:credits?|accreditation)(?: (?:points?|is|are))? {NO_MATTER}|no credits? {NEEDED}"
    r"|(?:non[- ]credit(?:[- ]bearing)?|no credits?|without credits?) (?:is |would be )?(?:fine|ok|okay)\b)"
)
CREDIT_NO = re.compile(
    r"\b(?:(?:not|non)[- ](?:for[- ])?credit(?:[- ](?:bearing|rated))?|uncredited|unaccredited|not accredited"
    rf"|(?:with )?(?:no|without(?: any)?) (?:(?:academic|university|scqf|formal) )?credits?{NO_TRADE})\b"
    r"(?: (?:only|please))?"
)
CREDIT_YES = re.compile(
    rf"\b(?:{MUST}{HAVE} {CREDIT}|(?:for|with) {CREDIT}|credit[- ](?:bearing|rated)(?: only)?|accredited(?! by\b)"
    r"|(?:must |has to |should |can |that |which |and )?counts? (?:towards?|as part of) (?:an? |the |their )?"
    r"(?:degree|qualification|hnc|hnd|award|masters?|diploma))\b"
)
OWN_TRAINING = re.compile(r"\b(?:get|getting|got|become|becoming|our|own|in-house)(?: [\w¦-]+){0,4} $")
"""Words in front of "accredited" that ask to credit-rate their own training and limit no course."""

ASSESSED_ANY = re.compile(
    rf"\b(?:{DONT_CARE} {ASSESSED}(?: or not)?|(?<!risk )(?<!needs )assessment (?:is )?{NO_MATTER})\b"
)
ASSESSED_NO = re.compile(
    r"\b(?:(?:with )?(?:no|without(?: any| an)?|don't want(?: any| an)?) (?:formal |final )?assessments?"
    r"|(?:not|never)(?: be)? (?:formally )?assessed|unassessed|non[- ]assessed"
    r"|don't want (?:it |them )?(?:to be )?assessed)\b"
)
ASSESSED_YES = re.compile(
    rf"\b(?:{MUST}(?:be |have |include |come with ){{1,2}}{ASSESSED}"
    r"|(?:that's |which is )?(?<!is it )(?<!they )(?<!we )(?<!are )(?:formally |properly )?assessed"
    r"(?= (?:course|training|module|programme|qualification|unit|and)|\s*(?:$|[^\w\s-]))"
    r"|with assessments?|(?:with|needs?|wants?|includes?) (?:(?:an?|some|formal|proper|final) ){1,3}assessments?)\b"
)
BADGE = re.compile(r"\b(?:with |has |have |having )?(?:an? |the )?(?:digital |open )?badges?\b")
NO_EXAM = re.compile(
    r"\b(?:no|without(?: any| an)?|(?:don't want|prefer not|not)(?: any| to (?:sit|have|do))?|hate)"
    r" (?:(?:an?|final|written|formal|big) ){0,3}"
    r"(?:exams?|essays?|coursework|assignments?|dissertations?)\b(?: either)?"
)


def read_standing(message: Message) -> None:
    """Claim what does not matter, then what is not wanted, then what is wanted, so that no words count twice."""
    for match in message.find(CREDIT_ANY):
        message.claim(match.span(), "credit_bearing", "any", Note.ANY, credit_bearing=None)
    for match in message.find(CREDIT_NO):
        message.claim(match.span(), "credit_bearing", "no", credit_bearing=False)
    for match in message.find(CREDIT_YES):
        accredited = "accredited" in match[0]
        before = message.plain[max(0, match.start() - 40) : match.start()]
        if not ((accredited or "rated" in match[0]) and OWN_TRAINING.search(before)):
            note = Note.CREDIT_ASSUMED if accredited else None
            message.claim(match.span(), "credit_bearing", "yes", note, credit_bearing=True)
    for match in message.find(ASSESSED_ANY):
        message.claim(match.span(), "assessed", "any", Note.ANY, assessed=None)
    for match in message.find(ASSESSED_NO):
        message.claim(match.span(), "assessed", "no", assessed=False)
    for match in message.find(ASSESSED_YES):
        message.claim(match.span(), "assessed", "yes", assessed=True)
    for match in message.find(BADGE):
        wanted = not message.denied(match.span())
        message.claim(match.span(), "badge", "yes" if wanted else "no", badge=wanted)
    for match in message.find(NO_EXAM):
        message.claim(match.span(), "assessed", "no exam", Note.UNSUPPORTED)
