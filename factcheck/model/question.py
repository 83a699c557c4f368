"""The question about a figure, drafted for whoever rings up: is it so, as of when, and what is behind it."""

from collections.abc import Iterator

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Hedge, Kind, Modality, Role

DONE = {
    "kill": "killed", "injure": "injured", "hold": "held", "capture": "captured", "free": "freed",
    "rescue": "rescued", "arrest": "arrested", "displace": "displaced", "trap": "trapped",
    "shoot_down": "shot down", "miss": "missing",
}  # fmt: skip
"""What was done to the things counted; of other actions the record does not say who did what to whom."""

_TOPICS = {
    Kind.AGE: "an age",
    Kind.DURATION: "a time",
    Kind.RATIO: "a ratio",
    Kind.FRACTION: "a share",
    Kind.RANK: "a rank",
    Kind.SCORE: "a result",
}
"""What to call a figure that is read out as it is printed, in quotation marks."""

_BEHIND = "what are the two figures behind it, and as of when?"
_ASKED = {
    Kind.AGE: "is that right, and what is the date of birth?",
    Kind.DURATION: "is that right, and counted from when?",
    Kind.MEASURE: "is that right, and who measured it?",
    Kind.PERCENT: "is that still current, of what is it a percentage, and as of when?",
    Kind.RANK: "is that right, and in which ranking?",
    Kind.SCORE: "is that right?",
    Kind.RATIO: _BEHIND,
    Kind.MULTIPLE: _BEHIND,
    Kind.FRACTION: _BEHIND,
}
_LEADS = frozenset({"in", "on", "at", "by", "for", "from", "since", "last", "late", "early", "between"})
_STILL = "is that figure still current, and as of when?"
_LOOSE = frozenset(
    {Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.VAGUE}
)


def question(claim: Claim, *, speaker: bool) -> str:
    """Return what to ask; of the speaker themselves, or of whoever may know.

    >>> from decimal import Decimal
    >>> from factcheck.model.claim import Tier
    >>> toll = Claim(uid="", tier=Tier.CLAIM, start=0, end=5, number_start=0, number_end=5, sentence="",
    ...              phrase="1,400", value=Decimal(1400), kind=Kind.COUNT, action="kill",
    ...              period="on Oct 7", rule="")
    >>> question(toll, speaker=True)
    'You said 1,400 were killed on Oct 7: is that figure still current, and as of when?'
    >>> from dataclasses import replace
    >>> question(replace(toll, action=None, kind=Kind.AGE, phrase="71"), speaker=False)
    'Our copy gives an age of “71” (on Oct 7): is that right, and what is the date of birth?'
    """
    asked = _STILL if claim.kind is None else _ASKED.get(claim.kind, _STILL)
    if claim.change is not None and claim.role is Role.BY:
        asked = _BEHIND
    said = _clause(claim)
    verb = "said" if speaker else "says"
    if said is None:
        verb, said = "gave" if speaker else "gives", _given(claim)
    who = "You" if speaker else "Our copy"
    return " ".join((f"{who} {verb} {said}: {asked}", *_more(claim, speaker=speaker)))


def _clause(claim: Claim) -> str | None:
    """Return what happened to the things counted, where the record is sure of it."""
    if claim.kind is Kind.MULTIPLE:
        return f"“{claim.phrase}”{_aside(claim)}"
    action = claim.action or ""
    # the dead are not counted by "deaths that died", nor the held by "hostages that were held"
    tautology = (claim.noun_head or "").startswith(action[:4])
    if claim.kind is not Kind.COUNT or claim.change is not None or tautology:
        return None
    when = f" {_period(claim)}" if claim.period else ""
    if action == "die":
        return f"{_figure(claim)} died{when}"
    if action in DONE:
        return f"{_figure(claim)} {'was' if claim.value == 1 else 'were'} {DONE[action]}{when}"
    return None


def _given(claim: Claim) -> str:
    """Return the figure as something that somebody gives: "a rise to 56", "an age of 71"."""
    figure, of = _figure(claim), f" in “{claim.measure}”" if claim.measure else ""
    if claim.change is not None and claim.role is not None:
        moved = "a rise" if claim.change is Change.UP else "a fall"
        return f"{moved}{of} {'of' if claim.role is Role.BY else claim.role} {figure}{_aside(claim)}"
    if claim.kind in _TOPICS:
        topic = "a vote" if claim.kind is Kind.SCORE and claim.action == "vote" else _TOPICS[claim.kind]
        return f"{topic} of “{claim.phrase}”{_aside(claim)}"
    return f"a figure of {figure}{of and f' for “{claim.measure}”'}{_aside(claim)}"


def _figure(claim: Claim) -> str:
    phrase = claim.phrase
    if phrase[1:2].islower():
        phrase = phrase[0].lower() + phrase[1:]
    noun = claim.noun or ""
    elided = claim.kind is Kind.COUNT and noun and noun.casefold() not in phrase.casefold()
    return f"{phrase} {noun}" if elided else phrase


def _aside(claim: Claim) -> str:
    places = (f"in {claim.place}" if claim.place else "", _period(claim))
    said = ", ".join(words for words in places if words)
    return f" ({said})" if said else ""


def _period(claim: Claim) -> str:
    head, space, rest = (claim.period or "").partition(" ")
    # "In January", at the head of a sentence; but not "Monday night"
    return f"{head.lower() if head.lower() in _LEADS else head}{space}{rest}"


def _more(claim: Claim, *, speaker: bool) -> Iterator[str]:
    if claim.hedge in _LOOSE:
        yield "Is there an exact figure?"
    if claim.modality in (Modality.ESTIMATED, Modality.POSSIBLE, Modality.HYPOTHETICAL):
        yield "Whose estimate is it?"
    if claim.modality is Modality.DENIED:
        yield "It is printed as denied: by whom?"
    if claim.via and speaker:
        cited = claim.via.removeprefix("citing ")
        yield f"You cited {cited}: may we see that?"
