"""Whatever a text says, the checks end, and nothing is found whose sum cannot be shown."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.house import house_rules
from factcheck.pipeline import check, extract

NUMBERS = st.sampled_from(
    ["0", "7", "1,400", "99%", "0%", "£3m", "$0", "5 miles", "(8 km)", "a third", "twice", "0.0000001",
     "10 to 3", "1" * 39, "9,999,999,999,999", "half", "minus 5C", "(23F)", "about 200", "more than 10", 
     "1/0", "52-48"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["people", "a total of", "in total", ",", "and", "of", "died", "rose", "fell", "from", "to", ":",
     "per cent", "including", "the", "votes", "aged", ".", "in 2019", "Monday, 3 May 2021,", "(", ")",
     "out of", "million"]
)  # fmt: skip


@given(st.lists(NUMBERS | WORDS, max_size=30).map(" ".join))
def test_any_text_can_be_checked(text: str) -> None:
    for finding in check(extract(text), house_rules()):
        assert finding.working
        assert finding.message
        assert finding.others or finding.check
