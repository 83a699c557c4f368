"""The colours of the screen: blue and orange rather than green and red, and never colour alone."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

from factcheck.errors import SettingsError


def _theme(name: str, dark: bool, ink: str, paper: str, colours: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=colours["verified"],
        secondary=colours["sourced"],
        accent=colours["verified"],
        warning=colours["disputed"],
        error=colours["disputed"],
        success=colours["verified"],
        foreground=ink,
        background=paper,
        surface=colours["raised"],
        panel=colours["raised"],
        dark=dark,
        variables={
            **colours,
            "scrollbar": colours["rule"],
            "scrollbar-hover": colours["faint"],
            "scrollbar-active": colours["faint"],
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "border": colours["rule"],
            "block-cursor-text-style": "none",
        },
    )


THEMES = (
    _theme(
        "factcheck-dark",
        True,
        "#d5d9e0",
        "#14171c",
        {
            "verified": "#6cb2f5", "disputed": "#f0a04b", "sourced": "#b8a5f2", "unreviewed": "#d5d9e0",
            "dismissed": "#99a2b1", "faint": "#99a2b1", "rule": "#353c47", "raised": "#1d222a",
            "cursor": "#2a3442", "mark": "#f2d675", "mark-ink": "#14171c",
        },
    ),
    _theme(
        "factcheck-light",
        False,
        "#22262d",
        "#fbfaf7",
        {
            "verified": "#0b5cad", "disputed": "#9a4400", "sourced": "#6b3fb5", "unreviewed": "#22262d",
            "dismissed": "#5b616b", "faint": "#5b616b", "rule": "#cfcdc6", "raised": "#f0eee8",
            "cursor": "#dfe6ee", "mark": "#ffd95c", "mark-ink": "#22262d",
        },
    ),
    _theme(
        "factcheck-contrast",
        True,
        "#ffffff",
        "#000000",
        {
            "verified": "#8fd0ff", "disputed": "#ffc24d", "sourced": "#e0c3ff", "unreviewed": "#ffffff",
            "dismissed": "#d0d0d0", "faint": "#d0d0d0", "rule": "#9a9a9a", "raised": "#000000",
            "cursor": "#00306b", "mark": "#ffff00", "mark-ink": "#000000",
        },
    ),
)  # fmt: skip


NO_COLOUR = "none"
"""What the settings call the look without colours; NO_COLOR in the environment asks for it, too."""


def beginning_with(name: str | None, where: str = "settings") -> list[str]:
    """Return the names of the themes, a wanted one first: "light" or "factcheck-light".

    >>> beginning_with("light")[0]
    'factcheck-light'
    """
    names = [theme.name for theme in THEMES]
    if name is None:
        return names
    at = next((at for at, each in enumerate(names) if name in (each, each.partition("-")[2])), None)
    if at is None:
        known = ", ".join((*(each.partition("-")[2] for each in names), NO_COLOUR))
        raise SettingsError(f"{where}: there is no theme {name!r}; there are: {known}")
    return names[at:] + names[:at]


COLOURLESS = Theme(
    name="factcheck-colourless",
    ansi=True,
    primary="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    # the widgets of Textual itself know more names than ours
    variables=BUILTIN_THEMES["ansi-dark"].variables
    | dict.fromkeys(
        (
            "verified", "disputed", "sourced", "unreviewed", "dismissed", "faint", "rule", "raised",
            "cursor", "mark", "mark-ink", "border", "scrollbar", "scrollbar-hover", "scrollbar-active",
            "scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active",
        ),
        "ansi_default",
    ),
)  # fmt: skip
"""For NO_COLOR: nothing but the terminal's own ink and paper; bold, underline and reverse do the work."""


class Colourless(LineFilter):
    """Takes every colour out of what is drawn, that of the terminal's own ink as well."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with nothing but bold, underline and reverse."""
        return [
            Segment(text, None if style is None else style.without_color, control)
            for text, style, control in segments
        ]
