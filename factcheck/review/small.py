"""How large the screen is: what each size is called in the style sheet, and what becomes of one too small."""

from typing import Generic, TypeVar

from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

Answer = TypeVar("Answer")

COLUMNS, ROWS = 60, 16
_WIDE = 100

WIDTHS = [(0, "-cramped"), (COLUMNS, "-narrow"), (_WIDE, "-wide")]
HEIGHTS = [(0, "-flat"), (ROWS, "-tall")]

TOO_SMALL = f"needs {COLUMNS}x{ROWS}; or --plain"


class Fitting(Screen[Answer], Generic[Answer]):
    """A screen that goes on where it was when a terminal that was too small is large again."""

    _held: Widget | None = None

    def on_resize(self, event: Resize) -> None:
        """Keep in mind what had the focus: what is not shown loses it."""
        if not fits(event.size):
            self._held = self._held or self.focused
        elif self._held is not None:
            held, self._held = self._held, None
            self.call_after_refresh(self.set_focus, held)


def fits(size: Size) -> bool:
    """Tell whether there is room to review on a screen of this size."""
    return size.width >= COLUMNS and size.height >= ROWS
