"""Whose the mouse is: the review's, or the terminal's own, for selecting and copying text."""

from textual.driver import Driver

_MODES = ("1000", "1003", "1015", "1006")
"""Presses, movements, and two ways of telling the place."""
_PIXELS = "1016"


def give(driver: Driver, *, to_review: bool) -> None:
    """Hand the mouse over while the review runs; it stays so after an editor was open."""
    modes = (*_MODES, _PIXELS) if getattr(driver, "_mouse_pixels", False) else _MODES
    driver.write("".join(f"\x1b[?{mode}{'h' if to_review else 'l'}" for mode in modes))
    driver.flush()
    # Textual asks for it anew whenever it starts to draw, and knows no other way to be told
    driver._mouse = to_review


def held(driver: Driver) -> bool:
    """Tell whether the review has the mouse."""
    return driver._mouse
