"""Speakers as they are printed: after their verb, in lists, by role; and participles, which have none."""

import pytest

from tests.grammar.said import Row, speaker

INVERTED: list[Row] = [
    ("Its core is 3km wide, say astronomers led by Dr Aiko Marr, who is in her 50s.", "3km", "astronomers"),
    ("Its core is 3km wide, say astronomers led by Dr Aiko Marr, who is in her 50s.", "50s", None),
    ("Some 40 posts will go, says the union.", "40", "the union"),
    ("Some 40 posts will go, reports Reuters.", "40", "Reuters"),
    ("Some 40 posts will go, reckon analysts at Acme Bank.", "40", "analysts at Acme Bank"),
    ("Some 40 posts will go, insists Jane Smith, who leads the union.", "40", "Jane Smith"),
    ("The firm sells 40 boats, reports losses each year and pays no tax.", "40", None),
    ("The flood took 40 homes, claims lives each year and worries officials.", "40", None),
    ("He buys 40 sheep, says prayers and goes home.", "40", None),
    ("Fares rose 40%, figures released to this newspaper show.", "40%", None),
]

LISTS: list[Row] = [
    ("Acme, Bolt and Crux said 40 jobs would go.", "40", "Acme, Bolt and Crux"),
    ("In a statement, Acme, Bolt and Crux said 40 jobs would go.", "40", "Acme, Bolt and Crux"),
    ("Nurses, doctors and porters said 40 had died.", "40", "nurses, doctors and porters"),
    ("On Monday, doctors and porters said 40 had died.", "40", "doctors and porters"),
    ("In Leeds, Bolt and Crux said 40 jobs would go.", "40", "Bolt and Crux"),
    ("Acme, Bolt and Crux fell 3% as the bank said 40 jobs would go.", "40", "the bank"),
    ("Acme, Bolt and Crux fell 3% as the bank said 40 jobs would go.", "3%", None),
]

ROLES: list[Row] = [
    ("Mr Hall's deputy said 40 had died.", "40", "Mr Hall's deputy"),
    *((f"{role.capitalize()} said 40 had died.", "40", role) for role in (
        "astronomers", "midwives", "bus drivers", "prosecutors", "neighbours", "organisers", "charities",
        "teachers", "campaigners", "paramedics", "insurers", "homeowners",
    )),
    ("Insurers put the damage to the town at £14m.", "£14m", "insurers"),
    ("Insurers put losses at £14m.", "£14m", "insurers"),
    ("Police put 14 men in vans at noon.", "14", None),
    (
        "A study by the Institute for Care Research, printed last week, found that 28% had cut back.",
        "28%",
        "the Institute for Care Research",
    ),
]  # fmt: skip

PARTICIPLES: list[Row] = [
    ("Workers feared trapped for 40 hours were found.", "40", None),
    ("Rebels said to number 300 fled.", "300", None),
    ("Hostages believed to number 300 fled.", "300", None),
    ("Soldiers reported killed in 300 raids were named.", "300", None),
    ("Witnesses told to leave saw 300 cars.", "300", None),
    ("Officials said to The Times that 300 had died.", "300", "officials"),
]


@pytest.mark.parametrize(("text", "surface", "expected"), [*INVERTED, *LISTS, *ROLES, *PARTICIPLES])
def test_the_speaker_is_printed_whole_or_not_at_all(text: str, surface: str, expected: str | None) -> None:
    assert speaker(text, surface) == expected
