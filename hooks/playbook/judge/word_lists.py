"""Words by which texts are told apart, as patterns; ``schema`` writes them for the client too."""

from collections.abc import Mapping
from typing import Literal

WordList = Literal["asking", "helping", "noes", "pushing", "common", "filling", "days"]

WORD_LISTS: Mapping[WordList, str] = {
    "asking": "what|how|which|when|where|why|who|whose|whom|tell me",
    "helping": "is|are|am|was|were|do|does|did|can|could|would|will|shall|should|may|might|has|"
    "have|had|want|ok|okay|[a-z]+n't",
    "noes": "no|not|never|none|nothing|neither|nobody|without|unless|if|rather|instead|skip|pass|"
    "stop|drop|decline|declining|cancel|leave|forget|ignore|close|whether|either|later|alone|mind|"
    "hang|wave|okay|ok|fine|thanks|[a-z]+n't",
    "pushing": "won't take|can't say no|you'll love|won't regret|won't be sorry|come on|"
    "please don't decline|please don't say no|trust me|a chance|mean a lot|mean the world|you owe|"
    "don't be|don't go",
    "common": "i|a|the|an|my|our|your|his|her|their|this|that|these|it|we|you|he|she|they|them|me|"
    "us|there|here|someone|somebody|anyone|anybody|everyone|everybody|just|hello|hi|hey|sir|madam|"
    "good|thank|yes|and|but|or|so|because|since|as|at|in|on|by|for|from|to|of|with|after|before|"
    "about|please|sorry|let|quick|new|calling|dear|dr|mr|mrs|ms",
    "filling": "lorem|ipsum|dolor|amet|consectetur|adipiscing|elit|eiusmod|tempor|incididunt|"
    "labore|dolore|magna|aliqua|enim|minim|veniam|quis|nostrud|exercitation|ullamco|laboris|nisi|"
    "aliquip|commodo|asdf|jkl|qwer|qwerty|zxcv|blah|yada|xyz|idk|tbd|tba|um|uh|er|ah|oh|eh",
    # Some words are days and months only beside a number.
    "days": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|today|"
    r"tonight|tomorrow|yesterday|(?:same|next) (?:day|morning|evening)|day after|january|february|"
    r"april|june|july|august|september|october|november|december|(?:may|march|jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec|sat|sun)\.? [0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:may|"
    r"march|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.]"
    r"[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th)",
}
