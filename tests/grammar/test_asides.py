"""Numbers that are no quantity, and those that only look so."""

import pytest

from factcheck.model.quantity import Aside
from tests.grammar.one import set_aside, surface


@pytest.mark.parametrize(
    ("text", "printed", "reason"),
    [
        ("They met on 7 October again.", "7 October", Aside.DATE),
        ("They met on Oct. 7 again.", "Oct. 7", Aside.DATE),
        ("They met on May 20-24 again.", "May 20-24", Aside.DATE),
        ("They met on 20/10/2023 again.", "20/10/2023", Aside.DATE),
        ("They met on 2023-10-20 again.", "2023-10-20", Aside.DATE),
        ("It closed on the Fourth of July.", "Fourth of July", Aside.DATE),
        ("After 9/11 it changed.", "9/11", Aside.DATE),
        ("It opened in 1850 there.", "1850", Aside.DATE),
        ("It began at 10:45 in rain.", "10:45", Aside.TIME),
        ("It began at 9-11am in rain.", "9-11am", Aside.TIME),
        ("It began at 0930 GMT in rain.", "0930 GMT", Aside.TIME),
        ("Back in the 1990s it rained.", "1990s", Aside.PERIOD),
        ("In the nineteenth century it rained.", "nineteenth century", Aside.PERIOD),
        ("The 2023-24 season ended.", "2023-24", Aside.PERIOD),
        ("Sales in Q3 fell.", "Q3", Aside.PERIOD),
        ("Sources in No 10 agreed.", "No 10", Aside.NAME),
        ("She told Channel 4 so.", "Channel 4", Aside.NAME),
        ("They took the A4 home.", "A4", Aside.NAME),
        ("An F-16 flew over.", "F-16", Aside.NAME),
        ("Buyers of the 787 Dreamliner wait.", "787", Aside.NAME),
        ("Under Section 21 they left.", "Section 21", Aside.LABEL),
        ("In phase two they left.", "phase two", Aside.LABEL),
        ("He played 4-4-2 again.", "4-4-2", Aside.LABEL),
        ("Reference #77 is lost.", "77", Aside.LINK),
        ("They live at 10 Downing Street now.", "10 Downing Street", Aside.ADDRESS),
        ("Call 020 7946 0000 now.", "020 7946 0000", Aside.CONTACT),
        ("Write to desk4@example.org now.", "4", Aside.CONTACT),
        ("See example.org/2024 now.", "2024", Aside.LINK),
        ("3. The third item follows.", "3.", Aside.LIST),
        ("It lies at 51.5N there.", "51.5N", Aside.COORDINATES),
        ("Carers work 24/7 there.", "24/7", Aside.IDIOM),
        ("They like one another still.", "one another", Aside.IDIOM),
        ("The plan was double-edged again.", "double-edged", Aside.IDIOM),
        ("Police doubled down again.", "doubled down", Aside.IDIOM),
        ("The new one works.", "one", Aside.PRONOUN),
        ("One might say so.", "One", Aside.PRONOUN),
        ("The million-pound house sold.", "million", Aside.UNREAD),
    ],
)
def test_a_number_is_set_aside_whole_with_its_reason(text: str, printed: str, reason: Aside) -> None:
    aside = set_aside(text, printed)

    assert aside is not None
    assert (surface(text, aside.span), aside.reason) == (printed, reason)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("They counted 1900 tonnes of it.", "1900"),
        ("Only nearly 2000 left.", "2000"),
        ("It sheltered 2000 people there.", "2000"),
        ("It may 12 times a day ring.", "12"),
        ("In May 40 people left.", "40"),
        ("He is in his 50s now.", "50s"),
        ("They are in their 50s now.", "50s"),
        ("On stage 40 dancers waited.", "40"),
        ("The ratio was 3:1 then.", "3:1"),
        ("They won 4-2 then.", "4-2"),
        ("About 3/4 of them left.", "3/4"),
        ("It took 5kg of it.", "5"),
        ("One of the ships sank.", "One"),
        ("One in five left.", "One in five"),
        ("It would double the price.", "double"),
        ("It was her second win.", "second"),
        ("Fell by a third in May.", "a third"),
        ("Parties in 10 streets grew.", "10"),
    ],
)
def test_a_number_that_only_looks_so_is_kept(text: str, printed: str) -> None:
    assert set_aside(text, printed) is None
