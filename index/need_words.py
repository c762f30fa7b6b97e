"""The words around a need: how employers lead up to it, trail off from it, and which subjects are one thing with an "and"."""

from __future__ import annotations

FIXED_PAIRS = (
    "arts and crafts", "assessment and verification", "bed and breakfast", "bullying and harassment",
    "bullying and harrassment", "care and support", "cause and effect", "child and adult", "children and young people", "cleaning and hygiene",
    "coaching and mentoring", "command and control", "cut and sew", "death and dying", "design and build",
    "design and technology", "design and manufacture", "dignity and respect", "diversity and inclusion",
    "drugs and alcohol", "alcohol and drugs", "early learning and childcare", "education and training", "english and maths",
    "equality and diversity", "equality and inclusion", "fabrication and welding", "fire and rescue",
    "food and beverage", "food and drink", "grief and loss", "goods and services", "hair and beauty",
    "health and safety", "health and social care", "health and wellbeing", "heating and plumbing",
    "heating and ventilation", "hospitality and tourism", "hotel and hospitality", "information and communication",
    "inspection and testing", "internal and external", "learning and development", "lifting and handling",
    "literacy and numeracy", "logistics and supply chain", "loss and bereavement", "maintenance and repair",
    "mental health and wellbeing", "mentoring and coaching", "mergers and acquisitions", "monitoring and evaluation",
    "moving and assisting", "moving and handling", "oil and gas", "operation and maintenance",
    "operations and maintenance", "physical and mental", "pick and pack", "plan and prioritise",
    "planning and control", "plant and machinery", "policy and practice", "policy and procedure",
    "policies and procedures", "prevention and control", "production and control", "profit and loss",
    "programme and project", "project and programme", "public and private", "recruitment and selection",
    "recruitment and retention", "refrigeration and air conditioning", "repair and maintenance",
    "research and development", "research and innovation", "risk and compliance", "sales and marketing",
    "science and technology", "search and rescue", "sex and relationships", "slinging and signalling",
    "speech and language", "stocks and shares", "storage and distribution", "stress and anxiety",
    "supply and demand", "supply chain and logistics", "support and protection", "tasting and nosing",
    "terms and conditions", "testing and inspection", "theory and practice", "time and attendance",
    "tourism and hospitality", "track and trace", "train and assess", "verbal and written", "violence and aggression",
    "warehousing and distribution", "wholesale and retail", "written and verbal",
)  # fmt: skip
FIXED_LISTS = (
    "equality, diversity and inclusion", "environmental, social and governance", "health, safety and environment",
    "health, safety and the environment", "health, safety and wellbeing", "heating, ventilation and air conditioning",
    "slips, trips and falls", "diversity, equality and inclusion", "equity, diversity and inclusion",
    "science, technology, engineering and maths", "reduce, reuse and recycle", "plan, do and review",
)  # fmt: skip

COURSE = (
    r"(?:courses?|modules?|training|qualifications?|certificates?|certification|class(?:es)?|workshops?|sessions?"
    r"|refreshers?|programmes?|cpd|lessons|upskilling|diplomas?|tuition)"
)
VAGUE = r"(?:something|some ?thing|anything|stuff|things|bits?|options?|info|information|a bit|a wee bit|a wee something)"
ABOUT = r"(?:on|in|about|for|around|covering|re|regarding|with|w/|to do with|related to|relating to|of|towards|at|that covers?)"

SIGN_OFF = (
    r"(?:many thanks|thanks|thank you|cheers|ta|kind regards|best wishes|regards|all the best)"
    r"(?: (?:in advance|so much|again|very much))?\b[,.! ]*(?:\w+ ?){0,3}[.! ]*$"
)
GREETING = (
    r"^\W*(?:hi|hello|hey|hiya|hullo|good (?:morning|afternoon|evening)|morning|afternoon|dear)"
    r"(?: (?:there|all|team|folks|again|both|you|sir|madam|everyone))*\b"
)
LABELS = (
    r"(?:topics?|needs?|skills?(?: gaps?| needs?)?|gaps?|requirements?|training(?: needs?)?|subjects?|areas?|hr|it"
    r"|courses?|looking for|mode|staff|budget|cost|when|where|level|priority|priorities|wanted|interests?|themes?)"
)

PIVOTS = (
    rf"struggl\w+(?: {ABOUT}| to| badly with)?",
    rf"(?:good|better|best|great|poor|weak|bad|rubbish|hopeless|terrible|confident|competent|proficient|interested"
    rf"|up to speed|short|behind|useless|brilliant|skilled|qualified|experts?|comfortable) (?:(?:at|in|on|with|of|w/)|(?=\w+ing\b))",
    r"(?:(?:build|develop|grow|improv|strengthen)(?:e|ing)? )?(?:gaps?|weakness(?:es)?|shortages?|shortfalls?|deficits?|capability|capabilities|competenc\w+|confidence"
    r"|expertise|knowledge|skills?) (?:is |are )?(?:in|on|around|with|about)",
    r"(?:clue|scooby|idea|notion|handle|grip) (?:how to|about|on|of|when it comes to)",
    rf"{COURSE} (?:specifically |mainly |just |all |only )?{ABOUT}",
    rf"(?:{COURSE}|what) (?:do|have|can) you (?:have|got|offer|run|do|provide|recommend)(?: {ABOUT})?",
    r"(?:awards?|pda|npa|svq|hnc|hnd|pg ?cert|apprenticeship|opportunit(?:y|ies)) in",
    r"(?:colleges?|universit(?:y|ies)|anyone|anybody|you|they|providers?) (?:run|offer|teach|provide)",
    r"(?:ticketed|certified|trained)(?: up)? (?:for|as an?)|(?:nervous|worried|anxious|unsure|unclear|scared) (?:about|of|on|around)",
    r"help(?:ing)?(?= \w+ing\b)",
    rf"(?:help|support|advice|guidance|assistance) (?:on|in|about|around|with|for)",
    rf"{VAGUE} {ABOUT}",
    r"(?:train\w*|teach|learn|upskill\w*|educat\w+|coach) (?:\S+ ){0,4}?(?:in|on|about|through|how to|to)",
    r"(?:get(?:ting)?|put(?:ting)?) (?:\S+ ){0,4}?(?:through|trained(?: up)? (?:in|on|for)|better at)",
    r"hearing about|find(?:ing)? out (?:more )?(?:about|if|whether)|(?:cost|price) of|how much (?:is|are|does|for)",
    r"(?:approach|awareness|understanding) (?:to|of)",
    r"(?:how to|know(?:s|ing)? (?:how to|about|much about|anything about|enough about))",
    r"(?:rolling|rolled|bringing|brought) (?:out|in)|calls? for|keep \w+ing (?:\S+ ){0,4}?because(?: of)?|losing (?:\S+ ){0,4}?because(?: of)?",
    r"(?:looking (?:for|to|at)|in need of|searching for|(?:is|are|'re|'m) after|mainly after|keen (?:on|to)|topic is|subject is"
    r"|interested in|crying out for|asking for|wondering about|comes to|benefit from)",
    r"(?:(?:really |also |mostly |mainly |badly |desperately |still |all |now |do |does |just )?"
    r"(?:needs?|wants?|requires?|lacks?|lacking|missing|understands?|misunderstands?|can't|cannot|unable to|fails? to|failing to"
    r"|(?:do|does|did)n't(?: know| understand| do| have| get| feel (?:able|confident))?|never(?: learned| learnt)?|haven't(?: got)?|would like|'d like"
    r"|could do with|could use|would love|have to|has to))(?: is| are| to| for| about| how to)?",
)
"""Wordings after which the need begins, wherever in a clause they stand."""

ASKER = (
    r"\b(?:i|i'm|i've|i'd|we|we're|we've|we'd|our|us|my|me|you|they|they're|their|them|staff|team|people|folk|lads|lot|who|nobody"
    r"|no ?one|no 1|somebody|someone|everybody|everyone|anyone|anybody|anything|something|any|is there|are there|looking|every|all"
    r"|need|want|has|have|employees|workforce|board|crew|there's|what|how|wondering|both|hoping|find|trying|send|evidence|show|prove|demonstrate|they'd|that's)\b"
)
STATES = (
    r"\W*(?:(?:and|but|also|just|mainly|really|so|then|please|can|could|would|will|does|do|are|is|have|has|be|being|get|got"
    r"|to|for|in|on|with|an?|any|some|the)\W+)*"
)

TAILS = (
    r"(?: (?:is|are|isn't|aren't|was|were|seems?|'s)(?: \w+){0,2} (?:shambles|mess|nightmare|disaster|problems?|issues?|weak|poor|terrible"
    r"|rubbish|lacking|priority|priorities|struggle|worry|worries|headache|challenges?|concerns?|gaps?|weakness|weaknesses|weak (?:spots?|points?|areas?)|patchy"
    r"|needed|required|essential|non-existent|shocking|dire|up to scratch|good enough)\b.*)",
    rf"(?: {COURSE} (?:for|to|that|which|with|at|so|from|please)\b.*)",
    r"(?: for (?:our|my|the|all|us|me|them|everyone|everybody|each|every|any|new) ?.*)",
    r"(?: for (?:[\w'&-]+ ){0,4}(?:staff|teams?|managers?|leaders|supervisors|employees|workers|nurses|colleagues|apprentices"
    r"|receptionists|engineers|technicians|trustees|drivers|carers|chefs|teachers|volunteers|guides|operatives))",
    r"(?: (?:across|among|amongst|within|throughout) (?:our|my|the|all|both|every)\b.*)",
    r"(?: (?:so that|so we|so they|so i|because|since we|as we|in order to|before we|when we|which is|if we|as it's)\b.*)",
    r"(?: (?:which|that) (?:staff |they |also |actually )?(?:carr|has\b|gives|comes|starts|can\b|is\b|counts)\w*.*)",
    r"(?: that (?:my|our|they|we|i|staff|the|can|could|would|will|is|are|has|starts?|suits?|fits?)\b.*)",
    r"(?: (?:as well|too|also|either|here|please|pls|now|first|really|at all|etc|and so on|and the like|if possible|asap|again|today"
    r"|somehow|properly|tbh|though|at the moment|just now|right now|these days|ideally|preferably|or something|or similar|or so))",
    rf"(?:(?<! and)(?<! &) (?:{COURSE}|options|basis))",
)
DISMISSED = (
    r"(?:nobody|no ?one|no 1|none of (?:us|them)) (?:has|have|had) (?:a|any|the) .*",
    r"(?:(?:we|i) )?(?:have(?:n't)?(?: not)?|without) (?:a|any) (?:clue|idea|scooby)\b.*",
    r"(?:because|due to|given)\b.*",
    r"(?:i |we )?(?:have |'ve )?(?:no idea|don't know|not sure) (?:where|what|which|if)\b.*",
    r"(?:we |i )?(?:have |'ve )?(?:just |recently )+(?:won|bought|taken|opened|been|started|hired|moved)\b.*",
    r"(?:hope|hoping) (?:you|you're|this|all)\b.*",
    r"(?:i|we) (?:run|own|manage|have|operate|are|work for|work in|work at)(?: (?:an?|the|two|three|\d+))\b.*",
    r"(?:we're|we are|i'm|i am|this is|it's|my name is|my name's) (?:an?|the|from|based|in)\b.*",
    r"(?:what(?:'s| is| are| have| do| can)?|anything|any) (?:out there|available|you got|you offer|you have|there|do you .*|can you .*)",
    r"(?:is|are) there (?:anything|something|any|much|owt)(?: out there| available)?",
    r"(?:we )?(?:can )?(?:release|spare|free up) (?:people|staff|them|folk)\b.*",
    r".*\b(?:broadband|wifi|internet|signal|budgets?|money|time|diary|rota|cover)\b (?:is|are|isn't|aren't) .*",
    r"(?:can|could|would|will) (?:you|anyone|anybody|someone)(?: please)?(?: (?:help|advise|assist|recommend|suggest)(?: us| me)?)?(?: (?:something|anything))?",
    r"(?:let me know|get back to me|look forward|looking forward|any ideas|no rush|that's it|that is all|fire away|ring me|call me|email me)\b.*",
    r"(?:actually |can you |could you |please )*make (?:it|that|this)\b.*",
    r"(?:and )?that's (?:about |all |it|roughly |around ).*",
)
"""Clauses that say something, but no need."""

ORGANISATION = (
    r"(?:an? |the |our |my )?(?:(?:small|wee|busy|local|family|rural|private|independent|large|big) )*(?:care home|nursing home|hotel|charity|garage|restaurant|cafe|shop|firm|company|nursery|farm"
    r"|distillery|brewery|school|council|surgery|(?:gp|dental|vet|law) practice|contractor|manufacturer|sme|business|social enterprise|housing association)s?"
    r"(?: (?:here|based|team|group|sector|has|have|need|needs))*"
)
"""Who is asking, when a clause says nothing else."""

LEADING = frozenset(
    """a an the our my their your his her its this that these those it i we you they us them me he she who which what where
    when there here to in on of for with at by from about around into and or but so if as than then & + is are am be been
    being was were do does did doing have has had having can could would should might may must will shall won't can't don't
    doesn't didn't isn't aren't wasn't haven't hasn't cannot need needs needed needing want wants wanted wanting require
    requires required like likes love get gets getting got look looking finding seek seeking searching hoping trying try
    learn learns improve improving know knows understand understands struggle struggles struggling teach recommend suggest
    offer offering provide also just really maybe perhaps possibly mainly mostly basically currently please ideally
    preferably especially particularly specifically only even still already very quite some any more most both either
    neither all every each not no poor bad weak yes aye yeah ok okay well better stronger something anything somebody someone anyone
    anybody nobody everybody everyone thing things stuff ways way how able unable keen interested wondering afraid
    i'm i've i'd i'll we're we've we'd we'll they're they've they'd you're you've it's that's there's what's who's let's
    upskill upskilling else thinking think going find send evidence prefer plus too nothing never ever firstly secondly finally lastly
    cheap cheaper cheapest quick short bespoke possible wee bit lot properly somewhere delivered taught based actually covering involving regarding re it'd there'd tell
    there's whatever anyway say""".split()
)
"""Words that lead up to a need and never begin one."""

TRAILING = frozenset(
    """a an the our my their your his her its this that these those i we you they us them he she who which to in on of for
    with at by from about and or but so if as than is are am be been was were do can could would should will need needs
    please thanks too etc some any more preferably ideally maybe""".split()
)
"""Words that a need never ends with."""

EMPTY = frozenset(
    """team teams staff people folk folks lads course courses training option options budget cost price date dates mode
    topic topics subject area areas skill skills level levels credit credits learner learners group groups session
    sessions day days time times week weeks month months hour hours head heads max min total location place places site
    sites crew employees workforce class classes module modules certificate qualification qualifications programme
    evening morning afternoon basis year years start finish provider providers college university one ones number
    numbers manager managers supervisors workers person half small family local firm company business member members
    england england's scotland scottish any1 equivalent maximum minimum about learning cpd provision end longer delivery
    suit suits fine start run go good great poss possible tbh asap best ok work cheap cheaper cheapest quick easy short soon flexible works monday tuesday wednesday thursday friday chance lol bespoke further additional formal intro introductory up-skilling thereabouts shift shifts""".split()
)
"""Words that are no need by themselves."""
