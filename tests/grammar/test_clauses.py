"""Verbs away from their subject: after "and", in a participle, in a relative clause."""

import pytest

from tests.grammar.said import Row, speaker

PIKE = "Joe Pike, an analyst at Calder Bank, called it mean and said it might reach 12p."
LATER: list[Row] = [
    (PIKE, "12p", "Joe Pike"),
    (f"{PIKE} He repeated his target of 450p and forecast sales of £9m.", "450p", "Joe Pike"),
    (f"{PIKE} He repeated his target of 450p and forecast sales of £9m.", "£9m", "Joe Pike"),
    ("Tom Weld, 34, keeps a wood. He has felled 90 trees since May, and says 80 were ill.", "80", "Tom Weld"),
    ("Tom Weld, 34, keeps a wood. He has felled 90 trees since May, and says 80 were ill.", "90", None),
    ("Mr Hall had given much help but also warned that 300 would leave.", "300", "Mr Hall"),
    ("The company shut 30 shops and said 40 more would go.", "40", "the company"),
    ("The company shut 30 shops and said 40 more would go.", "30", None),
    ("Jo Bell, who sells shares, cut his target to $58 and said earnings could fall 10%.", "10%", "Jo Bell"),
    ("Analysts at Brant & Co left and warned that bills could pass £6m.", "£6m", "analysts at Brant & Co"),
    ("In Leeds, Mr Hall met the union and told it 40 jobs would go.", "40", "Mr Hall"),
    ("Police searched the house by night and announced 40 arrests.", "40", "police"),
    # whose the second verb is, these do not say
    ("Adam Reed thanked Keith Cole, who left and said 40 had died.", "40", None),
    ("Ministers met doctors who worked nights and said 40 had died.", "40", None),
    ("The man who hit Adam Reed left the house and said 40 had died.", "40", None),
    ("The inquest heard Mr Hall left and said 40 had died.", "40", None),
    ("Mr Hall read a note that came from the bank and said 40 had died.", "40", None),
    ("Mr Hall died after police left and said 40 had died.", "40", None),
    ("Mr Hall met the union and told 40 men to leave.", "40", None),
    # no words of anyone's
    ("The company shut 3 shops and expected sales of £40m fell.", "£40m", None),
    ("The company sold boats and claims 40 prizes.", "40", None),
    ("Mr Hall shut the door and said goodbye to 40 guests.", "40", None),
]

PARTICIPLES: list[Row] = [
    ("Mr Hall resigned on Monday, saying that 40 had died.", "40", "Mr Hall"),
    ("The union called off the strike, saying 40 jobs were safe.", "40", "the union"),
    ("Police closed the road, warning that 30 homes were at risk.", "30", "police"),
    ("The council rejected the plan, arguing that 40 homes were unsafe.", "40", "the council"),
    ("Mr Hall sent a letter to the bank, saying that 40 had died.", "40", "Mr Hall"),
    ("In a statement to the court, Mr Hall said 40 had died.", "40", "Mr Hall"),
    ("Mr Hall got a letter from the bank, saying that 40 had died.", "40", None),
    ("Acme was bought by Bolt, saying it had 40 shops.", "40", None),
    ("The bank lent him £5m, saying nothing of the 40 others.", "40", None),
    ("Police closed the road, warning 30 drivers.", "30", None),
    ("The storm hit the coast, adding 40 miles to the trip.", "40", None),
    ("Sales fell and shops closed, saying 40 had gone.", "40", None),
]

RELATIVES: list[Row] = [
    ("He wants a panel, which officers reckon would take six weeks and cost £9,000.", "£9,000", "officers"),
    ("The town got £300 from a levy which officials reckon would cost £90.", "£90", "officials"),
    ("The town got £300 from a levy which officials reckon would cost £90.", "£300", None),
    ("The plan, which ministers say will cost £5m, was shelved after 12 days.", "£5m", "ministers"),
    ("The plan, which ministers say will cost £5m, was shelved after 12 days.", "12", None),
    ("The plan, which ministers say will cost £5,000, was shelved.", "£5,000", "ministers"),
    ("Six men, whom prosecutors say earned £5m, fled with 12 others.", "£5m", "prosecutors"),
    ("Six men, whom prosecutors say earned £5m, fled with 12 others.", "12", None),
    ("Two men planned an attack that police said killed 30 people.", "30", "police"),
    ("Two men planned an attack that police said killed 30 people.", "Two", None),
    ("An attack that police said killed 30 people led to 40 arrests.", "30", "police"),
    ("An attack that police said killed 30 people led to 40 arrests.", "40", None),
    ("A levy which officials say would cost £90 was dropped after 40 days.", "40", None),
    ("A tax that economists say costs 30 jobs funds 40 parks.", "40", None),
    ("The man who said 30 had died was jailed for 40 years.", "30", "the man"),
    ("The man who said 30 had died was jailed for 40 years.", "40", None),
    ("The minister said that police believe 30 died and 40 were hurt.", "40", "police"),
    ("The company that owns Acme said 40 would go.", "40", None),
    ("The man who shot two officers said 40 had died.", "40", None),
    ("A report that inspectors wrote in 2021 found 17 faults.", "17", None),
    ("Acme, whose profits rose 8% to £6m, said it had visited 90 homes.", "90", "Acme"),
    ("Acme, whose profits rose 8% to £6m, said it had visited 90 homes.", "£6m", None),
    ("Six died, said Jane Smith, who has 40 cows.", "40", None),
    ("Six died, police said, as the worst storm in 30 years passed.", "30", None),
    ("Six died, police said, as well as 30 cows.", "30", "police"),
]


@pytest.mark.parametrize(("text", "surface", "expected"), [*LATER, *PARTICIPLES, *RELATIVES])
def test_a_verb_away_from_its_subject_has_that_subject_or_none(
    text: str, surface: str, expected: str | None
) -> None:
    assert speaker(text, surface) == expected
