"""The colours of the themes: far enough apart to be read, and none at all where none is wanted."""

import asyncio
from itertools import product

import pytest
from rich.color import Color as Ink
from textual.color import Color
from textual.theme import Theme

from factcheck.errors import SettingsError
from factcheck.review.app import ReviewApp
from factcheck.review.session import ReviewSession
from factcheck.review.theme import NO_COLOUR, THEMES, beginning_with
from tests.review.stage import played, staged

INKS = ("verified", "disputed", "sourced", "unreviewed", "dismissed", "faint", "foreground")
PAPERS = ("background", "raised", "cursor")
WANTED = {"factcheck-dark": 4.5, "factcheck-light": 4.5, "factcheck-contrast": 7.0}
"""What WCAG asks for at its second level, and at its third."""

RULES = set("─━│┐┘└┌▕▁▂▃▄▅▆▇█▌╭╮╰╯ ")
"""Lines and bars carry no words."""


def light(colour: Color) -> float:
    """How light a colour is, 0 to 1, as WCAG works it out."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """How far two colours are apart, 1 to 21."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == 21
    assert round(contrast(Color.parse("#777777"), Color(255, 255, 255)), 2) == 4.48


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_every_paper(theme: Theme) -> None:
    colours = {
        **theme.variables, "foreground": theme.foreground, "background": theme.background,
    }  # fmt: skip
    pairs = [*product(INKS, PAPERS), ("mark-ink", "mark")]
    for ink, paper in pairs:
        apart = contrast(Color.parse(colours[ink]), Color.parse(colours[paper]))
        assert apart >= WANTED[theme.name], (ink, paper, round(apart, 2))


@pytest.mark.parametrize("theme", WANTED)
@pytest.mark.parametrize("keys", [[], ["v", "d", "m"], ["2"], ["3", "z"], ["a"], ["slash", "w"]], ids=str)
def test_what_is_drawn_can_be_read(session: ReviewSession, theme: str, keys: list[str]) -> None:
    app = staged(session, theme=theme)
    apart = asyncio.run(drawn_contrast(app, keys))
    assert apart
    assert min(apart) >= WANTED[theme]


async def drawn_contrast(app: ReviewApp, keys: list[str]) -> dict[float, str]:
    """The contrasts of all words on the screen after some keys."""
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        found = {}
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style is None or set(segment.text) <= RULES or not style.color or not style.bgcolor:
                    continue
                inks = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
                ink, paper = (as_colour(each) for each in inks)
                found[contrast(ink, paper)] = segment.text
        return found


def as_colour(ink: Ink) -> Color:
    return Color(*ink.get_truecolor())


def test_no_theme_uses_red_against_green() -> None:
    for theme in THEMES:
        verified, disputed = (Color.parse(theme.variables[name]) for name in ("verified", "disputed"))
        # whoever cannot tell red from green tells blue from orange
        assert verified.b - verified.r > 60
        assert disputed.r - disputed.b > 60


@pytest.mark.parametrize("by", ["environment", "settings"])
def test_without_colour_nothing_is_coloured_whatever_is_pressed(
    session: ReviewSession, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by == "environment":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = NO_COLOUR if by == "settings" else None
    for keys in ("v d 2 T", "question_mark", "a", "f", "s", "colon", "i"):
        assert played(session, keys, size=(100, 30), theme=theme).colours == set()


def test_a_theme_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingsError, match="there are: dark, light, contrast, none"):
        beginning_with("sepia")
