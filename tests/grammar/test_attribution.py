"""Who is given which figure: one row a case, with the figure's surface and the speaker it should have."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.grammar.attribution import attribute, said_at
from factcheck.grammar.fold import fold
from factcheck.grammar.sentences import split
from factcheck.model.document import Span, Zone
from factcheck.model.quantity import Attribution
from tests.grammar.said import Row, said, speaker

PLAIN: list[Row] = [
    ("Sainsbury's said sales rose 5%.", "5%", "Sainsbury's"),
    ("Ann Lee, D-Ohio, said 12 bills had passed.", "12", "Ann Lee"),
    (
        "Three people familiar with the matter said 8 banks had asked.",
        "8",
        "three people familiar with the matter",
    ),
    (
        "Officials with knowledge of the plan said 8 banks had asked.",
        "8",
        "officials with knowledge of the plan",
    ),
    ("A survey of 1,000 drivers found 62% would not buy.", "62%", "a survey of 1,000 drivers"),
    # before what is said
    ("Officials said 27 people had died.", "27", "officials"),
    ("The Pentagon said 12 tanks were lost.", "12", "the Pentagon"),
    ("Acme plc said it would cut 500 jobs.", "500", "Acme plc"),
    ("The ONS said prices rose 3.2% last month.", "3.2%", "the ONS"),
    ("Police have said that 14 men were arrested.", "14", "police"),
    ("A No 10 spokesman said 300 troops would go.", "300", "a No 10 spokesman"),
    ("Norway's public broadcaster said 30 children were held.", "30", "Norway's public broadcaster"),
    (
        "A member of the harbour board on Monday night said 40 had gone.",
        "40",
        "a member of the harbour board",
    ),
    (
        "Chilean student activists also said on Monday that 9 people died.",
        "9",
        "Chilean student activists",
    ),
    (
        "The council-run health ministry said 500 people were killed.",
        "500",
        "the council-run health ministry",
    ),
    (
        "Hospital officials in Leeds told reporters 60 bodies had arrived.",
        "60",
        "hospital officials in Leeds",
    ),
    ("On Tuesday residents said 15 houses had burned.", "15", "residents"),
    ("The Bank of England has warned of 8% inflation.", "8%", "the Bank of England"),
    (
        "The Office for National Statistics (ONS) estimates 2m people moved.",
        "2m",
        "the Office for National Statistics",
    ),
    ("The two companies announced 900 job losses.", "900", "the two companies"),
    ("Diplomats believe 70 sailors are alive.", "70", "diplomats"),
    ("The company expects sales of £5m.", "£5m", "the company"),
    ("A spokesman for the ministry confirmed 33 cases.", "33", "a spokesman for the ministry"),
    ("One of the survivors said 20 boats had sunk.", "20", "one of the survivors"),
    ("The 34-year-old said 50 people were on board.", "50", "the 34-year-old"),
    ("The widow said she had lost 12 cows.", "12", "the widow"),
    ("Hundreds of residents say 40 homes flooded.", "40", "hundreds of residents"),
    ("Britain and France said 80 citizens were safe.", "80", "Britain and France"),
    ("Officials and residents said 18 shops burned.", "18", "officials and residents"),
    ("In a statement, Acme said 70 shops would close.", "70", "Acme"),
    ("In a statement the company said 70 shops would close.", "70", "the company"),
    ("Sources told Reuters that 45 people were missing.", "45", "sources"),
    ("U.S. officials said 3 ships were hit.", "3", "U.S. officials"),
    ("The chief executive, Jane Smith, said 40 shops would open.", "40", "Jane Smith"),
    ("Jane Smith, the chief executive, said 40 shops would open.", "40", "Jane Smith"),
    ("Jane Smith, 34, said 40 sheep had gone.", "40", "Jane Smith"),
    ("Jane Smith, who runs a farm in Kent, said 40 sheep had gone.", "40", "Jane Smith"),
    ("Chief executive Jane Smith said 40 shops would open.", "40", "Jane Smith"),
    ("Dr Jane O'Neill-Smith said 12 patients died.", "12", "Dr Jane O'Neill-Smith"),
    ("Sir Keith Archer, the committee's chairman, said 12 papers were lost.", "12", "Sir Keith Archer"),
    ("Gazprom, which said 90% of exports had stopped, fell.", "90%", "Gazprom"),
    # after it
    ("Some 27 people had died, officials said.", "27", "officials"),
    (
        "Nine million people are short of salt, according to the United Nations.",
        "Nine million",
        "the United Nations",
    ),
    ("Nine million people, according to the UN, are short of salt.", "Nine million", "the UN"),
    ("According to police, 14 men were arrested.", "14", "police"),
    ("According to a spokesman for Acme, 14 men were hurt.", "14", "a spokesman for Acme"),
    ("Prices rose 4%, according to figures from the ONS.", "4%", "the ONS"),
    ("Prices rose 4%, said Jane Smith, an economist at Acme Bank.", "4%", "Jane Smith"),
    ("A fire killed 6 people in the north, local media reported.", "6", "local media"),
    ("Sales fell 9%, the retailer said on Monday.", "9%", "the retailer"),
    ("Sales fell 9%, the retailer said, and 40 shops closed.", "40", "the retailer"),
    ("Some 20 soldiers died, the ministry has said.", "20", "the ministry"),
    ("As the minister put it, 500 is enough.", "500", "the minister"),
    ("Fifty dead, say police", "Fifty", "police"),
    # figures and reports
    ("Figures from the ONS show 4% more people work.", "4%", "the ONS"),
    ("ONS data show 4% more people work.", "4%", "ONS"),
    ("The latest ONS figures showed a 4% rise.", "4%", "ONS"),
    ("A study by Oxford University found that 60% of adults sleep badly.", "60%", "Oxford University"),
    ("Official figures show 3,000 people waited.", "3,000", "official figures"),
    ("Data released by the ONS show 3,000 people waited.", "3,000", "the ONS"),
    (
        "Figures published on Friday by the Lund Health Board show 3,000 waited.",
        "3,000",
        "the Lund Health Board",
    ),
    (
        "The Bakers' and Allied Workers' Union said 45 had gone.",
        "45",
        "the Bakers' and Allied Workers' Union",
    ),
    ("A report published on Monday said 60 bridges were unsafe.", "60", "a report"),
    ("A poll for the paper put the party on 21 per cent.", "21", "a poll for the paper"),
    ("Gallows Hill Research puts the party on 21%.", "21%", "Gallows Hill Research"),
    ("A dealer later valued it at £900.", "£900", "a dealer"),
    ("An envoy put naval casualties since May at 700.", "700", "an envoy"),
    ("Prices rose 4%, according to the largest study of its kind.", "4%", "the largest study"),
    ("According to a leaked memo seen by the Argus, 40 jobs will go.", "40", "a leaked memo"),
    # how they are described
    ("Sources close to the brewer said 8 banks had asked.", "8", "sources close to the brewer"),
    ("Officials close to Mr Bell said 8 banks had asked.", "8", "officials close to Mr Bell"),
    ("People briefed on the plan said 8 banks had asked.", "8", "people briefed on the plan"),
    ("Ivor Penn, prosecuting, told the court that £60 was left.", "£60", "Ivor Penn"),
    ("It was hot, and the roof fell in, the mayor, Rita Holm, wrote that 40 had died.", "40", "Rita Holm"),
    ("Six cows drowned when a dam burst, the mayor, Rita Holm, said.", "Six", "Rita Holm"),
    ("Six cows drowned, said the mayor of Ely, Rita Holm.", "Six", "Rita Holm"),
    ("Sales fell 4%, according to the finance director, Rita Holm, who joined in May.", "4%", "Rita Holm"),
    ("Mr Holm's widow, Rita, said 40 had come.", "40", "Rita"),
    ("Norway's coast guard said it had found 12 rafts.", "12", "Norway's coast guard"),
    # how it is put
    ("Rita Holm complained of 40 leaks.", "40", "Rita Holm"),
    ("Rita Holm wrote on her blog that 40 had died.", "40", "Rita Holm"),
    ("Rita Holm demanded that 40 of them go.", "40", "Rita Holm"),
    ('Rita Holm fumed: "That is 40 shops."', "40", "Rita Holm"),
    ('"That is 40 shops," stormed Rita Holm.', "40", "Rita Holm"),
    ("At noon, Rita Holm told reporters 22 wells were dry.", "22", "Rita Holm"),
    (
        "Some 41 are dead, two divers told nurses who met them in the port of Elba on Monday.",
        "41",
        "two divers",
    ),
    # passive
    ("The inquest was told by Dr Alan Reed that 12 doses were given.", "12", "Dr Alan Reed"),
]

CLAUSES: list[Row] = [
    ("Acme, which reported a loss of £3m, cut 9 jobs.", "£3m", "Acme"),
    ("Acme, which reported a loss of £3m, cut 9 jobs.", "9", None),
    ("Acme sold 600 cars, beating the 500 that analysts had expected, the company said.", "500", "analysts"),
    (
        "Acme sold 600 cars, beating the 500 that analysts had expected, the company said.",
        "600",
        "the company",
    ),
    ("Reuters reported, citing sources, that 500 would go; Acme denied this.", "500", "Reuters"),
    ("Ann Lee, who has 300 cows, said she would sell 100.", "300", None),
    (
        "Trade unions say 700 nurses are needed while the board says ninety will come.",
        "700",
        "trade unions",
    ),
    (
        "Trade unions say 700 nurses are needed while the board says ninety will come.",
        "ninety",
        "the board",
    ),
    ("Officials said 50 died and police said 20 were missing.", "50", "officials"),
    ("Officials said 50 died and police said 20 were missing.", "20", "police"),
    ("Officials said 50 died, but 20 survived.", "20", None),
    ("Officials said police told them 50 had died.", "50", "police"),
    ("The town has had 9 surgeries and trade unions say 700 nurses are needed.", "9", None),
    ("The town has had 9 surgeries and trade unions say 700 nurses are needed.", "700", "trade unions"),
    ("Officials said 50 died; 12 shops burned.", "12", None),
    ("Some 50 died, officials said; 12 shops burned.", "12", None),
    ("Officials said 50 had died. The town has 9,000 people.", "9,000", None),
    ("Two trams stalled, according to officials. One tram hit a wall.", "One", "officials"),
    ("Two trams stalled, according to officials. One man was walking home.", "One", None),
    ("Some 50 died, officials said, adding that 20 were missing.", "20", "officials"),
    ("Fire drove 40 from their homes, fire officials said Friday.", "40", "fire officials"),
    ("Tim Howe, Lund Rail's chief negotiator, said that it was worth 8%.", "8%", "Tim Howe"),
    ("Ivor Penn, counsel to the inquiry, said 23 could have lived.", "23", "Ivor Penn"),
    ("His shadow, Ina Holm, said that 14 years had been wasted.", "14", "Ina Holm"),
    (
        "The logs lay two metres down, a team led by Lund University reported in May.",
        "two",
        "a team led by Lund University",
    ),
    ("The trust admitted fault in 19 cases and has paid for it.", "19", None),
    ("Hospital 'ignored 17 warnings', inquiry told", "17", None),
    ("In the north, 40 shops, the council said, are shut.", "40", "the council"),
    ("They'll tell you it takes nine minutes.", "nine", None),
    ("Rescuers who reached the site on foot said 40 had died.", "40", "rescuers"),
    ("Philip Ashe of the pressure group Fair Play thinks that 40 will go.", "40", "Philip Ashe"),
    ('"We lost 40 lambs," said the 68-year-old former midwife.', "40", "the 68-year-old former midwife"),
    ("Some 40 lambs died, said the elder, Clare.", "40", "Clare"),
    # no more than the quoted words
    ('Ruth Holm called it "the worst night in 30 years".', "30", "Ruth Holm"),
    ('She was called "the queen of 30 shops".', "30", None),
    ("Ruth Holm called on 30 firms to act.", "30", None),
    ('The union, with 40 members, described it as "an insult to 900 nurses".', "40", None),
    ("It had been £14m, officials said, but had lost 3% since.", "3%", "officials"),
    ("Some 50 died, officials said, but 20 survived.", "20", None),
    # at second hand
    ("The toll was put at 47 by the interior ministry.", "47", "the interior ministry"),
    ("The house was valued at £1.5m by an expert in May.", "£1.5m", "an expert"),
    ("It was put at 47 by Monday.", "47", None),
    ("Interfax quoted the minister as saying that 40 had died.", "40", "Interfax"),
    ("The minister was quoted by Tass as saying 40 had died.", "40", "the minister"),
    ("Forty died, the mayor was quoted as saying by Tass.", "Forty", "the mayor"),
    # both tell of the same, or each of something else
    ("Survivors said 45 had sailed, including 3 girls, the Red Cross said.", "3", "survivors"),
    ("Police said 30 had died, and 20 were hurt, according to the hospital.", "20", "the hospital"),
    ("Police said it had killed 30, and left 20 hurt, the hospital reported.", "20", "police"),
]

NOBODY: list[Row] = [
    ("Oil rose 62 cents after Cargo Weekly reported, citing two brokers, that 14 had left.", "62", None),
    (
        "Oil rose 62 cents after Cargo Weekly reported, citing two brokers, that 14 had left.",
        "14",
        "Cargo Weekly",
    ),
    ("Troops stormed the fort and 40 men were killed.", "40", None),
    ("The club went on to win 40 games.", "40", None),
    ("The firm cut its staff to 200.", "200", None),
    ("The banks have agreed to relax a rule that capped it at 40.", "40", None),
    ("Police put cones at 40 junctions.", "40", None),
    ("The deal values Acme at £5m.", "£5m", None),
    ("The site, using obituaries and court records, has 40 names.", "40", None),
    ("Four divers told nurses it was dark.", "Four", None),
    ("Bandits took around 90 captives.", "90", None),
    ("More than a score are thought to be on board.", "a score", None),
    ("The toll is said to be 40.", "40", None),
    ("Crews were told to expect 300 prisoners.", "300", None),
    ("The firm added 50 jobs.", "50", None),
    ("The blast claimed 50 lives.", "50", None),
    ("Police found 10 bodies in the river.", "10", None),
    ("He refused to say whether 50 had died.", "50", None),
    ("The minister did not say that 50 had died.", "50", None),
    ("Some say 50 died.", "50", None),
    ("An estimated 50 people died.", "50", None),
    ("He visited Leeds to say that 50 shops would close.", "50", None),
    ("The 12 men he spoke to left.", "12", None),
    ("It said 50 people died.", "50", None),
    ("He said 50 people died.", "50", None),
    ("The government rejected 50 of the claims.", "50", None),
]


@pytest.mark.parametrize(("text", "surface", "expected"), [*PLAIN, *CLAUSES, *NOBODY])
def test_the_speaker_is_the_one_the_text_gives(text: str, surface: str, expected: str | None) -> None:
    assert speaker(text, surface) == expected


@pytest.mark.parametrize(
    ("text", "surface", "via"),
    [
        ("Some 30 are held, Norway's broadcaster said, citing naval sources.", "30", "naval sources"),
        ("Local media, citing police, reported 30 deaths.", "30", "police"),
        ("Reuters reported 30 deaths, citing two officials.", "30", "two officials"),
        ("Radio Mirea, quoting a mayor, said 30 died.", "30", "a mayor"),
        ("Thirty died, Tass reported, quoting a mayor.", "Thirty", "a mayor"),
        ("Interfax quoted the minister as saying that 30 had died.", "30", "the minister"),
        ("Officials said 30 died.", "30", None),
        ("Officials said 30 died. The paper closed, citing costs.", "30", None),
    ],
)
def test_whom_the_speaker_cites_is_kept(text: str, surface: str, via: str | None) -> None:
    one = said(text, surface)
    assert one is not None
    assert one.via == via


@pytest.mark.parametrize(
    ("text", "surface", "denies"),
    [
        ("Acme denied that 500 cows died.", "500", True),
        ("Acme has denied killing 500 cows.", "500", True),
        ("The minister rejected claims that 500 jobs would go.", "500", True),
        ("Some 500 jobs will go, which Acme denies.", "500", True),
        ("Acme claimed that 500 cows died.", "500", False),
    ],
)
def test_a_denial_is_no_statement(text: str, surface: str, denies: bool) -> None:
    one = said(text, surface)
    assert one is not None
    assert one.denies is denies


@pytest.mark.parametrize(
    ("text", "surface", "words"),
    [
        (
            "Some 30 are held, Norway’s public broadcaster said, citing sources.",
            "30",
            "Norway’s public broadcaster said",
        ),
        ("Some 30 died, according to officials.", "30", "according to officials"),
        ("Keith Archer left. Some 30 died, he said in Lincoln.", "30", "he said in Lincoln"),
        ("Some 30 died, said Jane Smith, a nurse.", "30", "said Jane Smith"),
        ("Tom Brand told Radio Kent that 30 died.", "30", "Tom Brand told Radio Kent"),
        ("Leeds is where the United Nations says 30 died.", "30", "the United Nations says"),
    ],
)
def test_the_words_are_those_printed(text: str, surface: str, words: str) -> None:
    one = said(text, surface)
    assert one is not None
    assert text[one.span.start : one.span.end] == words


def test_a_caption_does_not_change_whom_a_pronoun_means() -> None:
    text = "John Smith left early.\n\nAlan Jones waited in Leeds.\n\nHe said 30 cows died."
    sentences = split(text, ())
    at = text.index("30")
    plain = said_at(attribute(text, sentences), at)
    captioned = said_at(attribute(text, sentences, [Zone.BODY, Zone.CAPTION, Zone.BODY]), at)
    assert plain is not None
    assert captioned is not None
    assert (plain.speaker, captioned.speaker) == ("Alan Jones", "John Smith")


def test_the_innermost_attribution_wins() -> None:
    outer = Attribution(span=Span(0, 4), scope=Span(4, 40), speaker="outer")
    inner = Attribution(span=Span(10, 14), scope=Span(14, 30), speaker="inner")
    last = Attribution(span=Span(30, 34), scope=Span(34, 36), speaker="last")
    found = (outer, inner, last)
    assert [one and one.speaker for one in (said_at(found, at) for at in (2, 5, 20, 32, 35, 40))] == [
        None,
        "outer",
        "inner",
        "outer",
        "last",
        None,
    ]


HOSTILE = (
    '"', "said ", "he ", "he said ", "'", '"a ', "according to ", "Xy and Xy said ", ", the Xy, said ",
    "( said ", "which police say ", "The mayor left. He said it. ", "Acme left, saying that ",
    "left and said ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_repetition_is_read_to_its_end(unit: str) -> None:
    text = unit * 3000
    check(text, attribute(text, split(text, ())))


WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n",
        'the officials in of and Smith John Mr said , " . who killed by that a 12 According to it he told '
        "denied \n citing ' Acme plc ; : but while \u2014 The He \u0130 \xdf e\u0301 (",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200)))
def test_whatever_the_text_spans_lie_inside_it(text: str) -> None:
    folded = fold(text)
    check(folded, attribute(folded, split(folded, ())))


def check(text: str, found: tuple[Attribution, ...]) -> None:
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 <= one.scope.start <= one.scope.end <= len(text)
        assert one.scope.end - one.scope.start <= 5000
        assert one.speaker is None or one.speaker.strip()
    for left, right in pairwise(found):
        assert left.scope.start <= right.scope.start
