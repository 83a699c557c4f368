"""Surnames, offices, pronouns and quotations: whose words they are in the end."""

import pytest

from tests.grammar.said import Row, speaker

RESOLVED: list[Row] = [
    ("Adam Reed spoke. Ann Lee told Adam Reed off. He replied that 30 had gone.", "30", "Adam Reed"),
    ("Mr Marchuk spoke. Oleh Marchuk is 30. Mr Marchuk said 40 had gone.", "40", "Oleh Marchuk"),
    (
        "Keith Archer visited Leeds on Monday.\n\nThe city had lost 300 buses, he said in York.",
        "300",
        "Keith Archer",
    ),
    ("Clara Vogel met Adam Reed. He said 30 ships had sailed.", "30", None),
    ("Clara Vogel met the ministers. He said 30 ships had sailed.", "30", None),
    ("Clara Vogel met the ministers. She said 30 ships had sailed.", "30", "Clara Vogel"),
    ("Adam Reed spoke. The money went to Karl Jones. He said 30 ships had sailed.", "30", None),
    ("John Smith runs a farm. Mr Smith said 40 cows died.", "40", "John Smith"),
    ("John Smith runs a farm. Smith said 40 cows died.", "40", "John Smith"),
    ("Mr Smith said 40 cows died.", "40", "Mr Smith"),
    ("John Smith and Jane Smith run a farm. Smith said 40 cows died.", "40", "Smith"),
    ("John Smith and Jane Smith run a farm. Mrs Smith said 40 cows died.", "40", "Jane Smith"),
    ("Economy Minister Tom Brand left. Brand said 40 men died.", "40", "Economy Minister Tom Brand"),
    (
        "Economy Minister Tom Brand left. The economy minister said 40 men died.",
        "40",
        "Economy Minister Tom Brand",
    ),
    (
        "Economy Minister Tom Brand left. The minister said 40 men died.",
        "40",
        "Economy Minister Tom Brand",
    ),
    (
        "Danish Prime Minister Lars Holm left. The prime minister said 40 men died.",
        "40",
        "the prime minister",
    ),
    (
        "Health Minister Ann Lee met Economy Minister Tom Brand. The minister said 40 died.",
        "40",
        "the minister",
    ),
    ("Xiulan Zhang, a farmer, said it was late. Zhang said 40 cows died.", "40", "Xiulan Zhang"),
    ("Acme plc cut jobs on Monday. It said 500 posts would go.", "500", "Acme plc"),
    ("The ONS said prices rose. It said rents were up 6%.", "6%", "the ONS"),
    ("The ministry gave no names. It said 12 men died.", "12", "the ministry"),
    ("Officials said the town was quiet. They said 12 men died.", "12", "officials"),
    ("A spokeswoman said the shop was shut. She said 12 jobs would go.", "12", "a spokeswoman"),
    ("Simon Hart said it was over. He added that 12 men died.", "12", "Simon Hart"),
]

RESOLVED += [
    ("Outside court Ann Lee, who farms, was calm. She claimed that 72 had gone.", "72", "Ann Lee"),
    ("In talks with Ann Lee, who farms, it was late. She claimed that 72 had gone.", "72", None),
    ('Joyce Holm lost it all. "He wanted 900," said the 68-year-old former midwife.', "900", "Joyce Holm"),
    ('Joyce Holm met Ida Reed. "It was 900," said the 68-year-old.', "900", "the 68-year-old"),
    ("Joyce Holm fell ill. Her professor said it was late. She said 40 came.", "40", "Joyce Holm"),
    ("Her bank, Northern Mutual, said no. For Joyce it was late. She said 40 came.", "40", None),
    ("Kelly Dawes is a cook. Kelly said 40 came.", "40", "Kelly Dawes"),
    ("The Bank of Lund raised rates. Its figures show that 40 closed.", "40", "the Bank of Lund"),
    ("Joan Fenwick (Green), whose ward it is, was cheered. She said 40 came.", "40", "Joan Fenwick"),
    (
        "Gerd Holm, general secretary of the union, blamed ministers. It was 40, he told Radio Lund.",
        "40",
        "Gerd Holm",
    ),
    ("Tam Holm, chairman of the forum, was less impressed. He had 700, he said.", "700", "Tam Holm"),
    (
        "Ida Holm of Lund University, who took no part, called it a find. She said it had 10 rings.",
        "10",
        "Ida Holm",
    ),
    ("Ivor Penn KC opened the case. Mr Penn said 23 had died.", "23", "Ivor Penn"),
    ("Tinned Foods, maker of jam, shut shops. He said 40 had gone.", "40", None),
    ("Nora Pell claimed that Mrs Holm had given her it. She told police 80 were gifts.", "80", "Nora Pell"),
    ("Nora Pell told Mrs Holm to leave. She replied that 80 were gifts.", "80", None),
    ("Mr Reed said that Mr Archer had told him 40 had died. He said 30 had left.", "30", None),
    ("Mr Holm's widow, Rita, said it was late. She added that 40 had come.", "40", "Rita"),
    ('"It is late," said the Lund manager, Karl Jones. "He has 14." He said 6 had gone.', "6", "Karl Jones"),
]

TOLD = "So gunmen had killed 90, he told reporters in Lund."
SUBJECTS: list[Row] = [
    (
        "Keith Archer spent the day in the air. The prime minister called first at Lund, then flew on to see"
        f" Karl Jones, the king.\n\n{TOLD}",
        "90",
        "Keith Archer",
    ),
    (
        f"Keith Archer spent the day at sea. The king called first at Lund, then saw Karl Jones.\n\n{TOLD}",
        "90",
        None,
    ),
    (f"Keith Archer spent the day at sea. The mayor met him and Karl Jones in Lund.\n\n{TOLD}", "90", None),
    (
        f"The mayor was out.\n\nKeith Archer spent the day at sea. The mayor met Karl Jones.\n\n{TOLD}",
        "90",
        None,
    ),
    (f"Keith Archer flew to a meeting with Adam Reed.\n\n{TOLD}", "90", "Keith Archer"),
    (f"Keith Archer came to Lund. He met Adam Reed in a pub.\n\n{TOLD}", "90", "Keith Archer"),
    (f"Keith Archer was told by Adam Reed to go.\n\n{TOLD}", "90", None),
    (f"Keith Archer met Adam Reed, who had come from Lund.\n\n{TOLD}", "90", None),
    (f"Keith Archer left and Adam Reed stayed.\n\n{TOLD}", "90", None),
    ("Keith Archer wrote to Adam Reed. He replied that 90 had died.", "90", None),
    (f"Sen. Dana Whit met Adam Reed in Lund.\n\n{TOLD}", "90", None),
]

CONTINUED: list[Row] = [
    (
        '"It was bad," said Ann Lee. "It rained."\n\n"Then 40 died. That was that."\n\nIt has 900 cows.',
        "40",
        "Ann Lee",
    ),
    (
        '"It was bad," said Ann Lee. "It rained."\n\n"Then 40 died. That was that."\n\nIt has 900 cows.',
        "900",
        None,
    ),
    ('Ann Lee said: "It was bad."\n\n"Then 40 died."', "40", "Ann Lee"),
    ('Ann Lee asked: "Who said so? Who died?"\n\n"Then 40 died."', "40", None),
    ('"It was bad," said Ann Lee. "It rained."\n\nThe board met.\n\n"Then 40 died."', "40", None),
    ('"It was bad," said Ann Lee. Then Bob Hall stood up. "It rained."\n\n"Then 40 died."', "40", "Bob Hall"),
    ('"It was bad," said Ann Lee. "It rained."\n\n"Then 40 died," said Bob Hall.', "40", "Bob Hall"),
    ('"It was bad," said Ann Lee. "It rained."\n\n"We lost 40"\n\nThe board met.', "40", None),
    ('Ann Lee said it was bad.\n\n"Then 40 died."', "40", None),
]

QUOTED: list[Row] = [
    ('"It was bad," said Ann Lee.\n\n"Then 40 died and nobody came."', "40", "Ann Lee"),
    ('"Was it bad?" asked Ann Lee.\n\n"Yes, 40 died and nobody came."', "40", None),
    ('Ann Lee shrugged. "Then 40 died and nobody came."', "40", "Ann Lee"),
    ('Ann Lee met Bob Hall. "Then 40 died and nobody came."', "40", None),
    ('Ann Lee said it was bad. "Then 40 died and nobody came."', "40", "Ann Lee"),
    ('Ann Lee likes books. "The 39 Steps" is one of them.', "39", None),
    ("'We lost 300,' says Ann Lee, whose farm has 900 acres. 'We had 400.'", "400", "Ann Lee"),
    ("'We lost 300,' says Ann Lee, whose farm has 900 acres. 'We had 400.'", "900", None),
    ('"We lost 300," sheriff Ann Lee said. "We had 400." The sheriff said 20 were found.', "400", "Ann Lee"),
    ('"We lost 300," said Ann Lee. "We had 400," said Bob Hall.', "400", "Bob Hall"),
    ('"We lost 300," he said.', "300", None),
    ('John Smith is a farmer. "We lost 300," he said.', "300", "John Smith"),
    ("John Smith is a farmer. 'We lost 300,' he said.", "300", "John Smith"),
    ("John Smith is a farmer. ‘We lost 300 of the residents’ cows,’ he said.", "300", "John Smith"),
    ('"We lost 300," said John Smith, whose farm has 900 acres.', "300", "John Smith"),
    ('"We lost 300," said John Smith, whose farm has 900 acres.', "900", None),
    ('"It was bad," said John Smith. "We lost 300."', "300", "John Smith"),
    ('"It was bad," said John Smith. "It rained. We lost 300."', "300", "John Smith"),
    ('John Smith said: "It was bad. It rained. We lost 300 cows."', "300", "John Smith"),
    ('John Smith said: "It was bad.\n\n"We lost 300 cows."\n\nThe farm has 900 acres.', "300", "John Smith"),
    ('John Smith said: "It was bad.\n\n"We lost 300 cows."\n\nThe farm has 900 acres.', "900", None),
    ('"It was bad. It rained. We lost 300," John Smith, a farmer, said.', "300", "John Smith"),
    ("“He told me 300 cows died,” said John Smith.", "300", "John Smith"),
    ("“The police told us 300 cows died,” said John Smith.", "300", "the police"),
    ('Asked about it, John Smith replied: "We lost 300."', "300", "John Smith"),
    ('"We lost 300?" asked nobody. The farm has 900 acres.', "900", None),
    ('John Smith: "We lost 300."', "300", "John Smith"),
]


@pytest.mark.parametrize(("text", "surface", "expected"), [*RESOLVED, *SUBJECTS, *CONTINUED, *QUOTED])
def test_the_speaker_has_the_fullest_name_that_the_text_gives(
    text: str, surface: str, expected: str | None
) -> None:
    assert speaker(text, surface) == expected
