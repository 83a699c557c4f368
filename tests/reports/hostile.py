"""Reports whose every word would like to be more than a word."""

import random
from dataclasses import replace

from factcheck.model.decision import Decision, Evidence, Reason, Source, Status
from factcheck.model.report import Report
from tests.factories import claim
from tests.reports.factories import article, decision, history, report
from tests.reports.strategies import HOSTILE

_SPECIAL = "\\`*_[]{}()<>&~|#$@^!:.=+-\"'\n\t 1aé€\u202e\x1b\x00"


def hostile(number: int) -> Report:
    """A report of so many claims, each with another hostile text; they stand where papers look for them."""
    chance = random.Random(number)
    texts = [*HOSTILE]
    while len(texts) < number:
        piece = "".join(chance.choices(_SPECIAL, k=chance.randint(1, 9)))
        texts.append(f"x{piece}{chance.choice(HOSTILE)}{piece}x")
    claims = []
    for at, text in enumerate(texts, 1):
        said = f"a{text}a"
        record = replace(claim("1 mile", "1 mile", "1"), phrase=said, sentence=f"so {said}", speaker=text)
        claims.append(history(at, record, *_decided(at, text)))
    return report(article(*claims))


def _decided(at: int, text: str) -> tuple[Decision, ...]:
    source = Source(title=f"t{text}", url=text, contact=text, publisher=text)
    proof = (Evidence(source=source, passage=f"p{text}p"),)
    made = decision(at % 60, Status.SOURCED, note=text, reviewer=f"r{text}", evidence=proof)
    match at % 4:
        case 0:
            return (made,)
        case 1:
            return (replace(made, status=Status.DISPUTED, reason=Reason.WRONG, correction=f"c{text}"),)
        case 2:
            return (replace(made, status=Status.VERIFIED, evidence=()),)
    return ()
