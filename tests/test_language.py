"""The language of a text: told where it can be told, and English never taken for another."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import find_language, foreign
from factcheck.lexicon.load import tables
from factcheck.model.document import Document

ROOT = Path(__file__).parent.parent

SAID = {
    "de": "Nach Angaben der Polizei wurden bei dem Brand in der Nacht zum Montag zwölf Menschen verletzt. "
    "Die Feuerwehr war mit 140 Leuten im Einsatz, und das Haus ist nicht mehr bewohnbar.",
    "nl": "Bij de brand in het gebouw zijn volgens de politie twaalf mensen gewond geraakt. Het huis is niet "
    "meer bewoonbaar, en de brandweer was met 140 mensen aanwezig om het vuur te blussen.",
    "fr": "Selon la police, douze personnes ont été blessées dans la nuit de dimanche à lundi. Les pompiers "
    "sont venus avec 140 hommes, mais le bâtiment est détruit et ne sera plus habité.",
    "es": "Según la policía, doce personas resultaron heridas en el incendio de la noche del lunes. Los "
    "bomberos llegaron con 140 hombres, pero la casa ya no se puede habitar, y no hay más datos.",
    "pt": "Segundo a polícia, doze pessoas ficaram feridas no incêndio da noite de segunda-feira. Os "
    "bombeiros vieram com 140 homens, mas a casa não pode mais ser habitada pelos moradores.",
    "it": "Secondo la polizia, dodici persone sono rimaste ferite nella notte di lunedì. I vigili del fuoco "
    "sono arrivati con 140 uomini, ma la casa non è più abitabile per le famiglie che ci vivevano.",
    "sv": "Enligt polisen skadades tolv personer i branden natten till måndag. Räddningstjänsten kom med "
    "140 personer men huset går inte att bo i, och det är inte känt vad som har hänt.",
    "pl": "Jak podaje policja, w nocy z niedzieli na poniedziałek w pożarze zostało rannych dwanaście osób. "
    "Na miejscu było 140 strażaków, ale dom nie nadaje się do zamieszkania i nie jest już bezpieczny.",
    "tr": "Polise göre pazartesi gecesi çıkan yangında on iki kişi yaralandı. İtfaiye 140 kişi ile geldi "
    "ancak bina artık oturulamaz durumda ve bu olay için daha sonra bir açıklama yapılacak.",
    "id": "Menurut polisi, dua belas orang terluka dalam kebakaran pada malam Senin. Petugas datang dengan "
    "140 orang, tetapi rumah itu tidak dapat dihuni lagi dan para warga akan dipindahkan oleh dinas.",
    "sw": "Kwa mujibu wa polisi, watu kumi na wawili walijeruhiwa katika moto wa usiku wa Jumatatu. "
    "Wazima moto 140 walifika lakini nyumba hiyo si salama tena kwa watu wa mtaa huo na ya jirani.",
    "fi": "Poliisin mukaan tulipalossa maanantain vastaisena yönä loukkaantui kaksitoista ihmistä. Paikalla "
    "oli 140 palomiestä, mutta talo ei ole enää asuttava ja asukkaat ovat nyt muualla, kun tutkinta jatkuu.",
}
OTHER_LETTERS = {
    "a language in Cyrillic letters": "По данным полиции, при пожаре пострадали двенадцать человек.",
    "a language in Arabic letters": "قالت الشرطة إن اثني عشر شخصا أصيبوا في الحريق ليلة الاثنين",
    "Chinese": "警方表示，星期一晚上的火灾造成十二人受伤，一百四十名消防员到场，房屋已经不能居住。",
    "Japanese": "警察によると、月曜日の夜の火事で十二人がけがをしたということです。",
    "Hebrew": "לפי המשטרה שנים עשר בני אדם נפצעו בשריפה בליל יום שני",
}
ENGLISH_COPY = sorted(
    path for folder in ("seeds", "fixtures/articles") for path in (ROOT / folder).rglob("*.[tm][xd]*")
    if path.suffix in {".txt", ".md"}
)  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_a_text_of_another_language_is_told(code: str) -> None:
    found = find_language(SAID[code])
    assert found is not None
    assert found.code == code
    assert foreign(Document(text=SAID[code])) == found.name


@pytest.mark.parametrize("name", OTHER_LETTERS)
def test_a_text_in_other_letters_is_told_by_them(name: str) -> None:
    assert foreign(Document(text=OTHER_LETTERS[name])) == name


@pytest.mark.parametrize("path", ENGLISH_COPY, ids=lambda path: path.name)
def test_no_english_article_is_taken_for_another(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert foreign(Document(text=text)) is None
    for start in range(0, len(text), 400):
        assert foreign(Document(text=text[start : start + 400])) is None


def test_what_holds_few_words_is_not_judged() -> None:
    assert find_language("12 Tote bei dem Brand in der Nacht.") is None
    assert find_language("") is None
    assert find_language("Arsenal 3 Chelsea 2\nLeeds 1 Hull 0\n" * 20) is None


def test_a_quotation_does_not_make_an_article_foreign() -> None:
    english = (
        "The minister said that the fire had been put out by 140 firefighters and that nobody was to blame "
        "for what he called an accident. There was no comment from the owners of the house on Monday. "
    )
    assert foreign(Document(text=english + f"“{SAID['de'][:99]}”, he said.")) is None
    assert foreign(Document(text=2 * SAID["de"] + " “We are with you, and this is not the end”.")) == "German"


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("de-CH", "German, by its own account"),
        ("DE_at", "German, by its own account"),
        ("en-GB", None),
        ("English", None),
        ("", None),
        (None, None),
    ],
)
def test_a_short_text_is_what_it_is_declared_to_be(declared: str | None, said: str | None) -> None:
    assert foreign(Document(text="12 Tote.", language=declared)) == said


def test_a_longer_text_is_what_it_is_whatever_it_is_declared_to_be() -> None:
    assert foreign(Document(text=SAID["fr"], language="en")) == "French"
    english = "There is more of this than we had when they were here, and it is not for us to say which. " * 2
    assert foreign(Document(text=english, language="de")) is None


def test_no_small_word_counts_twice() -> None:
    lists = {code: language["words"].split() for code, language in tables("languages").items()}
    for code, words in lists.items():
        assert [word for word, number in Counter(words).items() if number > 1] == []
        assert code == "en" or not set(words) & set(lists["en"])


@given(st.text(max_size=400))
def test_any_text_is_judged_or_left(text: str) -> None:
    foreign(Document(text=text, language=text[:5]))
