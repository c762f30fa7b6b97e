"""How employers lead up to a need, trail off from it, and say what is no need at all: patterns on plain words."""

from __future__ import annotations

COURSE = (
    r"(?:courses?|modules?|training|qualifications?|certificates?|certification|class(?:es)?|workshops?|sessions?"
    r"|refreshers?|programmes?|cpd|lessons|upskilling|diplomas?|tuition)"
)
SOMETHING = r"(?:something|anything|stuff|things|bits?|options?|info|information)"
ABOUT = (
    r"(?:on|in|about|for|around|covering|re|regarding|with|w/|to do with|related to|relating to|of|towards|at"
    r"|that covers?)"
)

LEAD_INS = (
    # struggling, weak, without a clue
    rf"struggl\w+(?: {ABOUT}| to| badly with)?",
    r"(?:good|better|best|great|poor|weak|bad|rubbish|hopeless|useless|terrible|brilliant|confident|comfortable"
    r"|competent|proficient|skilled|qualified|experts?|up to speed|short|behind|interested)"
    r" (?:(?:at|in|on|with|of|w/)|(?=\w+ing\b))",
    r"(?:nervous|worried|anxious|unsure|unclear|scared) (?:about|of|on|around)",
    r"(?:(?:build|develop|grow|improv|strengthen)(?:e|ing)? )?(?:gaps?|weakness(?:es)?|shortages?|shortfalls?"
    r"|capability|capabilities|competenc\w+|confidence|expertise|knowledge|skills?) (?:in|on|around|with|about)",
    r"(?:problems?|issues?|trouble|difficult(?:y|ies)|challenges?) (?:with|in|around|about)",
    r"(?:clue|scooby|idea|notion|handle|grip) (?:how to|about|on|of|when it comes to)",
    r"(?:how to|know(?:s|ing)? (?:how to|about|much about|anything about|enough about))",
    r"(?:keep \w+ing|losing) (?:\S+ ){0,4}?because(?: of)?",
    # a course on, help with, something about
    rf"(?:what|which|any) {COURSE} (?:is|are) (?:there|available|out there)(?: for| on| in| about)?",
    rf"{COURSE} (?:specifically |mainly |just |all |only )?{ABOUT}",
    rf"(?:{COURSE}|what) (?:do|have|can) you (?:have|got|offer|run|do|provide|recommend)(?: {ABOUT})?",
    r"(?:awards?|pda|npa|svq|hnc|hnd|pg ?cert|apprenticeship|opportunit(?:y|ies)) in",
    rf"{SOMETHING} {ABOUT}",
    r"(?:help|support|advice|guidance|assistance) (?:on|in|about|around|with|for)",
    r"help(?:ing)?(?= \w+ing\b)",
    r"(?:colleges?|universit(?:y|ies)|anyone|anybody|you|they|providers?) (?:run|offer|teach|provide)",
    r"hearing about|find(?:ing)? out (?:more )?(?:about|if|whether)|(?:cost|price) of|how much (?:is|are|does|for)",
    # train them in, get them through
    r"(?:train\w*|teach|learn|upskill\w*|educat\w+|coach) (?:\S+ ){0,4}?(?:in|on|about|through|how to|to)",
    r"(?:get(?:ting)?|put(?:ting)?) (?:\S+ ){0,4}?(?:through|trained(?: up)? (?:in|on|for)|better at)",
    r"(?:ticketed|certified|trained)(?: up)? (?:for|as an?)",
    r"(?:approach|awareness|understanding) (?:to|of)",
    r"(?:rolling|rolled|bringing|brought) (?:out|in)|calls? for",
    # looking for, need, can't
    r"(?:looking (?:for|to|at)|in need of|searching for|(?:is|are|'re|'m) after|mainly after|keen (?:on|to)"
    r"|(?:topic|subject) is|interested in|crying out for|asking for|wondering about|comes to|benefit from)",
    r"(?:(?:really |also |mostly |mainly |badly |desperately |still |all |now |do |does |just )?"
    r"(?:(?<!training )(?<!learning )(?<!special )(?<!support )needs?|wants?|requires?|lacks?|lacking|missing"
    r"|understands?|can't|cannot|unable to|fail(?:s|ing)? to"
    r"|(?:do|does|did)n't(?: know| understand| do| have| get| feel (?:able|confident))?|haven't(?: got)?"
    r"|never(?: learned| learnt)|(?<!have )(?<!has )(?<!'ve )never|would (?:like|love)|'d (?:like|love)"
    r"|could (?:do with|use)|have to|has to))"
    r"(?: is| are| to| for| about| how to)?",
    r"(?:should|must|ought to) (?:all |also )?(?:be able to|know(?: how to)?|learn (?:how )?to|understand)",
)
"""Wordings after which the need begins, wherever in a clause they stand."""

ASKER = (
    r"\b(?:i|i'm|i've|i'd|we|we're|we've|we'd|our|us|my|me|you|they|they're|they'd|their|them|who|staff|team|people"
    r"|folk|lads|lot|crew|board|employees|workforce|nobody|no ?one|no 1|somebody|someone|everybody|everyone|anyone"
    r"|anybody|anything|something|any|every|all|both|is there|are there|there's|that's|what|how|looking|wondering"
    r"|hoping|find|trying|send|need|want|has|have|evidence|show|prove|demonstrate)\b"
)
"""Words that show that what stands before a lead-in is who asks, not yet what for."""
BARE_LEAD = (
    r"\W*(?:(?:and|but|also|just|mainly|really|so|then|please|can|could|would|will|does|do|are|is|have|has|be|being"
    r"|get|got|to|for|in|on|with|after|an?|any|some|the)\W+)*"
)
SUBJECT = (
    r"(?:our|my|every|each|all|some|new|both|the rest of)(?: (?:of|our|my|the))?(?: [\w'&-]+){1,4}?"
    r" (?:to be able to|to be|to|in|through|who|with|confident in|that cover\w*) "
)
"""Who is to learn, up to what they are to learn: "our admin people to be able to "."""

TAILS = (
    r" (?:is|are|isn't|aren't|was|were|seems?|'s)(?: \w+){0,2} (?:shambles|mess|nightmare|disaster|problems?|issues?"
    r"|weak|poor|terrible|rubbish|shocking|dire|lacking|patchy|non-existent|priority|priorities|struggle|worry"
    r"|worries|headache|challenges?|concerns?|gaps?|weakness(?:es)?|weak (?:spots?|points?|areas?)|needed|required"
    r"|essential|up to scratch|good enough)\b.*",
    rf" {COURSE} (?:for|to|that|which|with|at|so|from|please)\b.*",
    r" for (?:our|my|the|all|us|me|them|everyone|everybody|each|every|any|new)\b.*",
    r" for (?:[\w'&-]+ ){0,4}(?:staff|teams?|managers?|leaders|supervisors|employees|workers|nurses|colleagues"
    r"|apprentices|receptionists|engineers|technicians|trustees|drivers|carers|chefs|teachers|volunteers|guides"
    r"|operatives)",
    r" (?:across|among|amongst|within|throughout) (?:our|my|the|all|both|every)\b.*",
    r" (?:so that|so we|so they|so i|because|since we|as we|in order to|before we|when we|if we|as it's|which is)\b.*",
    r" (?:which|that) (?:staff |they |also |actually )?(?:carr|has\b|gives|comes|starts|can\b|is\b|counts)\w*.*",
    r" that (?:my|our|they|we|i|staff|the|can|could|would|will|is|are|has|starts?|suits?|fits?)\b.*",
    r" (?:is |that |which )?(?:what )?(?:we|i|they)(?:'re| are)? (?:need|want|after|looking for)(?: is)?",
    r" (?:as well|too|also|either|here|please|now|first|really|at all|etc|and so on|and the like|if possible|again"
    r"|today|somehow|properly|tbh|though|at the moment|just now|right now|these days|ideally|preferably"
    r"|or something|or similar|or so)",
    rf"(?<! and)(?<! &) (?:{COURSE}|options|basis)",
)
"""What trails behind a need, up to the end of its clause."""

NEW_CLAUSE = (
    r"(?:we|they|i|our [\w'-]+(?: [\w'-]+)?) (?:also |really |all |still |badly )?"
    r"(?:need|needs|want|must|have to|has to|should|can't|cannot|would like|'d like)\b"
)
"""What stands after an "and" that parts two sentences, not two needs of one."""

UNWANTED = (
    r"\b(?:(?:we|i|they) )?(?:(?:don't|do not|didn't) (?:need|want) (?!to\b|our\b|my\b|the\b|them\b|any more\b)"
    r"|(?:not|aren't|isn't) (?:looking for|interested in|after) "
    r"|(?:(?:we|i|they)(?:'ve| have)? )already (?:have|got|had|done|do|know|covered) )"
    r"[^,.;!?\n]*?(?=[,.;!?]|$| but\b| just\b)"
)
"""Needs that they say they do not have."""

GREETING = (
    r"\W*(?:hi|hello|hey|hiya|hullo|good (?:morning|afternoon|evening)|morning|afternoon|dear)"
    r"(?: (?:there|all|team|folks|again|both|you|sir|madam|everyone))*\b"
)
SIGNATURE = (
    r"(?<!\w)(?:many thanks|thanks|thank you|cheers|ta|kind regards|best wishes|regards|all the best)"
    r"(?: (?:in advance|so much|again|very much))?\b[,.! ]{0,4}(?:\b\w+\b ?){0,3}[.! ]{0,3}$"
)
LABEL = (
    r"(?:topics?|needs?|skills?(?: gaps?| needs?)?|gaps?|requirements?|training(?: needs?)?|subjects?|areas?|hr|it"
    r"|courses?|looking for|mode|staff|budget|cost|when|where|level|priority|priorities|wanted|interests?|themes?)"
)
ORGANISATION = (
    r"(?:an? |the |our |my )?(?:(?:small|wee|busy|local|family|rural|private|independent|large|big) )*"
    r"(?:care home|nursing home|hotel|charity|garage|restaurant|cafe|shop|firm|company|nursery|farm|distillery"
    r"|brewery|school|council|surgery|(?:gp|dental|vet|law) practice|contractor|manufacturer|sme|business"
    r"|social enterprise|housing association)s?(?: (?:here|based|team|group|sector|has|have|need|needs))*"
)
OUR_TEAM = r"(?:our|my|the|all) (?:[\w'&-]+ ){0,3}(?:teams?|department|division|office|board)"
NOT_NEEDS = (
    ORGANISATION,
    OUR_TEAM,
    r"(?:i|we) (?:run|own|operate|work for|work in|work at) (?:an?|the|\d+)\b.*",
    r"(?:we're|we are|i'm|i am|my name is|my name's) (?:an?|the|from|based|in)\b.*",
    r"(?:nobody|no ?one|no 1|none of (?:us|them)) (?:has|have|had) (?:a|any|the)\b.*",
    r"(?:(?:we|i) )?(?:have(?:n't)?(?: not)?|without) (?:a|any) (?:clue|idea|scooby)\b.*",
    r"(?:i |we )?(?:have |'ve )?(?:no idea|don't know|not sure) (?:where|what|which|if)\b.*",
    r"(?:we |i )?(?:have |'ve )?(?:just |recently )+(?:won|bought|taken|opened|been|started|hired|moved)\b.*",
    r"(?:we )?(?:can )?(?:release|spare|free up) (?:people|staff|them|folk)\b.*",
    r".* (?:says?|said|reckons?|thinks?|tells (?:me|us)|told (?:me|us))(?: that)?",
    r"(?:because|due to|given)\b.*",
    r"(?:(?:from|at) )?(?:the )?(?:(?:\w+ ){1,3}(?:college|university)|university of [\w ]+)",
    r"(?:hope|hoping) (?:you|you're|this|all)\b.*",
    r"(?:what(?:'s| is| are| have| do| can)?|anything|any)"
    r" (?:out there|available|you got|you offer|you have|there|do you .*|can you .*)",
    r"(?:is|are) there (?:anything|something|any|much)(?: out there| available)?",
    r".*\b(?:broadband|wifi|internet|signal|budgets?|money|time|diary|rota|cover)\b (?:is|are|isn't|aren't) .*",
    r"(?:can|could|would|will) (?:you|anyone|anybody|someone)(?: please)?"
    r"(?: (?:help|advise|assist|recommend|suggest)(?: us| me)?)?(?: (?:something|anything))?",
    r"(?:let me know|get back to me|look(?:ing)? forward|any ideas|no rush|fire away|(?:ring|call|email) me)\b.*",
    r"(?:actually |can you |could you |please )*make (?:it|that|this)\b.*",
    r"(?:and )?that's (?:about|all|it|roughly|around)\b.*",
    r"(?:fair enough|no (?:problem|worries|bother)|ok(?:ay)?|right|grand|odd|h+m+|och|never mind|nae bother)",
    r"(?:hr|it|ops|finance|training|personnel) here",
    r"(?:in|on|at) (?:the|our) [\w'-]+(?: [\w'-]+)?",
    r"(?:the |our )?[\w'-]+(?: [\w'-]+)? (?:is|are) (?:coming|joining)(?: (?:too|along|as well|with us|now))?",
)
"""Clauses that say something, but no need."""

SOMEBODY = r"(?:they|he|she|it|people|folk|customers?|clients?|(?:the|our) [\w'-]+)"
NARRATIVE = (
    r"\W*(?:(?:and|but|so|because|as|since|then|which|somehow) )*"
    rf"(?:(?:we|i|{SOMEBODY}) (?:(?:just|always|often|never|only|all|then|even|still|now|have|has|had|we've) )*"
    r"(?:ends?|ended|picked|paid|keeps?|kept|got|had|was|were|came|complains?|complained|told|says?|said|failed|lost"
    r"|loses?|went|goes|started|bought|asked|asks|tried|hired|took|gave|caught|flagged|moans?|moaned|shouts?|shouted"
    r"|argues?|made|sent|called)"
    r"|(?:we|i) (?:do|make|sell|build|provide|deliver|supply))\b"
)
"""What happened, or what they do: the story around a need, unless it is all that is said."""
