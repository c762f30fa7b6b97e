"""Whether a message in the middle of a form is an aside or an answer to the form's question.

The reader knows which question is open and takes an answer for what it is. What remains doubtful is an answer: it is
checked, and can be put right at the review.
"""

from __future__ import annotations

import re

from reading.clauses import Kind, clauses
from reading.utterance import CLEAR, Utterance

SEARCHING = {"recommend", "refine", "browse"}
"""Acts that words about the need or the jobs look like; there they are asides only when they ask."""

UNLESS_ASKED = {"request_need", "request_roles", "request_conditions", "request_skills"}
ASKING = 0.4
"""The least confidence at which a message with a question mark is the question that it seems to be."""

FREE = {
    *("request_roles", "request_deadline", "request_organisation", "request_name", "request_learners"),
    *("request_route", "request_contact", "status_reference", "status_contact"),
}
"""Questions to which any words are an answer, so that an aside that is taken for one is lost, and those whose answers
are known by their form, so that other words are likely the aside that they seem to be."""

LIKELY = 0.65
"""The least confidence of an aside at such a question."""

MOST_WORDS_TO_LEAVE = 10
LEAVES = re.compile(
    r"\W*(?:please |ok |right |no,? |och,? )?(?:cancel|stop|quit|withdraw|leave (?:it|this)|forget it|never mind)"
    r"(?:\W*$|[,.!;:]| (?:this|it|that|please|now|here|for now|(?:my|the) (?:form|request|questions?))\b)",
    re.IGNORECASE,
)
"""Words that leave a form whatever act the message has: "cancel, the vet's here"."""

_FOR_COURSES = (
    r"\b(?:find|show|search|look(?:in[g']?)? (?:for|at)|see|browse|list|any(?:thing)?|onything|something|"
    r"courses?|what (?:have |hiv )?(?:you|ye)|what['’]ve (?:you|ye)|have you|do you|dae ye|is there|are there|"
    r"class(?:es)?|training|options|instead of this|go back)\b"
)
FOR_COURSES = re.compile(_FOR_COURSES, re.IGNORECASE)
"""Words of a question for courses."""

SEEKS = re.compile(rf"\?|{_FOR_COURSES}", re.IGNORECASE)
"""What a search is asked for by; without it, what sounds like one says something of the request."""

_COURSE = r"course|one|something|it|that|this|they"
_OURS = r"(?:data|details|information|info|records?|what (?:i|we)|my|our|name|e-?mails?|address|this|that|it)\b"
REPLY = "how long will it take to get a reply?"
TOPICS = (
    (
        r"\bhow (?:long|lang)\b.*\b(?:keep|kept|keepit|retain\w*|stored?|hold|held|on file)\b(?=.*\b"
        rf"{_OURS})|\bhow (?:long|lang)\b.*\b{_OURS}.*\b(?:kept|keepit|retained|stored|held|on file)\b|"
        rf"\bwhen\b.*\b(?:delete\w*|erase\w*)\b(?=.*\b{_OURS})",
        "how long do you keep what I type here?",
    ),
    (
        r"how (?:long|lang|lng|soon|quick\w*|many days)\b.*\b(?:phone|phones|ring|rings|call|calls|hear|heard|"
        r"reply|replies|"
        r"answer|contact|get back|come back|response|in touch)\b|"
        r"\b(?:will|wull|do|would|wid) (?:i|we|ah) (?:ever )?hear\b|\b(?:what|whit)(?: happens|'s next| comes next)\b"
        r"(?=.*\b(?:it|that|this|thon|now|noo|next|then|after)\b)(?!.*\b(?:if|when)\b)|"
        r"when (?:should|will|wull|do|can|might|"
        r"would) (?:i|we|they|"
        r"somebody|someone|ye|you)\b.*\b(?:hear|phone|ring|call|reply|answer|get back|contact|be in touch|expect)\b",
        REPLY,
    ),
    (
        r"\b(?:who|whae|wha|what|whit|which)\b.*\b(?:sees?|reads?|gets?|looks?|shown|told|given)\b(?!.*\bcost\b)|"
        r"\b(?:any|some)(?:body|one)\b.*\b(?:sees?|reads?|looks? at)\b|"
        r"\b(?:able to|get to|can|could) (?:see|read|look at) (?:it|this|that|these|our|my|what)\b|"
        r"\b(?:circulat|confidential|made public|publish|passed (?:on|round|about)|shared (?:with|round)|"
        r"private|public)|"
        r"\b(?:will|wull|can|do|does|would|wid)\b.*\b(?:see|know|ken|find out|be told|be shown)\b.*\b(?:who|"
        r"name|us|our|we)\b|"
        r"\bwithout\b.*\b(?:name|going anywhere)\b|\bname\b.*\b(?:shown|seen|circulat|given|go(?:es)? (?:out|to|up))",
        "who gets to look at it once it's in",
    ),
    (
        r"\b(?:commit|oblig|bound|bind|sign(?:ed|ing)? up|tied|on the hook|back out|pull out|change (?:my|"
        r"our) mind|hold (?:us|me) "
        r"(?:to|tae)|owe|have to (?:buy|take|book)|hae tae (?:buy|tak)|contract)",
        "can I ask without promising anything",
    ),
    (
        rf"how (?:long|lang|soon|quick\w*)\b.*\b(?:take|tak|build|mak|make|made|design\w*|develop\w*|creat\w*|"
        rf"ready|{_COURSE})\b|"
        r"\bwhen (?:could|would|will|wull|can|might)\b.*\b(?:ready|start\w*|begin|run|built|made|exist)\b",
        "how long does it take to develop a new course?",
    ),
    (
        r"\b(?:cost|costs|costing|price\w*|pay|pays|paid|peys?|charge\w*|fees?|cheaper|dear|dearer|expens\w*|"
        r"chip in|how much|hoo "
        r"muckle|money|budget|bill|quote|ballpark)\b|£",
        "what would it cost us to have one designed",
    ),
)
"""What employers ask in the middle of their request, with the question that the guidance has an answer to: alone, their
words are about no course and no request."""

OF_A_PLACE = "what does a course cost?"
"""What is asked of the cost where places are to be bought on a course that exists."""

AND_ASKS = re.compile(
    r",? (?:and|an) (?=(?:who|wha|what|whit|how|hoo|when|can|could|do|does|will|wull|is)\b)", re.IGNORECASE
)
"""Where one question goes on with another."""

CHANGEABLE = re.compile(
    r"\b(?:can|could|may|will|kin) (?:i|we|ah|it|this|that|the (?:entry|request))\b.{0,20}"
    r"\b(?:be (?:changed|amended|altered|edited|corrected)|"
    r"(?:change|amend|alter|edit|correct) (?:it|this|that|things)\b)(?! (?:to|into|from|tae)\b)",
    re.IGNORECASE,
)
"""Words of a question for whether a request can still be changed."""

KNOWN_TO_THEM = re.compile(
    r"\b(?:will|wull|would|wid|do|can) (?:they|the (?:uni\w*|college\w*|hub|provider\w*|lecturers?|"
    r"tutors?))(?: and \w+)? (?:ken|know|see|"
    r"realise|understand|be told|get told|get)(?: that)? (?P<words>(?!who|what|how|whit|where|why|when|"
    r"our name|my|about|us\b)\S.{6,200}?)"
    r"\s*\?*\s*\Z",
    re.IGNORECASE,
)
"""Whether universities will know something: "will they ken it's tractors, not cars?"."""


def whole_question(text: str, route: str | None) -> str | None:
    """The question that a few words ask in the middle of a request by this route, as it is asked without one; None
    where they ask nothing that is asked there."""
    for pattern, question in TOPICS:
        if re.search(pattern, text, re.IGNORECASE):
            about_places = route == "buy_places" and question == TOPICS[-1][1]
            return OF_A_PLACE if about_places else question
    return None


def whole_questions(text: str, route: str | None) -> tuple[str, ...]:
    """All that a few words ask of a request, as it is asked without one: "what happens to it now, and who sees it?"."""
    named = (whole_question(part, route) for part in (text, *AND_ASKS.split(text)))
    return tuple(dict.fromkeys(whole for whole in named if whole))


def told_to_them(text: str) -> str | None:
    """What somebody asks whether universities will know; None where a text asks nothing of the kind."""
    found = KNOWN_TO_THEM.search(text)
    return found["words"] if found else None


def is_aside(message: Utterance, intents: set[str], slot: str = "") -> bool:
    """Whether the message has one of these intents and is no answer to `slot`; a button needs no further feature."""
    intent, text = message.intent, message.text
    if intent not in intents:
        return False
    if not text:
        return True
    least = ASKING if "?" in text else LIKELY if slot in FREE else CLEAR
    if "@" in text or message.confidence < least:
        return False
    if intent in SEARCHING and slot and slot != "request_consent":
        return "?" in text or (slot not in UNLESS_ASKED and bool(SEEKS.search(text)))
    return True


def seeks(message: Utterance) -> bool:
    """Whether a message asks for courses for a need, whatever else in it could be an answer: "my clerk wants something
    in money laundering. what've you got for him"."""
    if message.intent not in SEARCHING or not message.clear or all(span.label != "need" for span in message.spans):
        return False
    parts = clauses(message.text, message.spans)
    return any(part.kind is Kind.QUESTION and FOR_COURSES.search(part.text) for part in parts)


def leaves(text: str) -> bool:
    """Whether a message leaves the form, by its words alone."""
    return bool(LEAVES.match(text)) and len(text.split()) <= MOST_WORDS_TO_LEAVE
