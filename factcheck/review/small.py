"""How large the screen is: what each size is called in the style sheet, and what is said of one too small."""

COLUMNS, ROWS = 60, 16
_WIDE = 100

WIDTHS = [(0, "-cramped"), (COLUMNS, "-narrow"), (_WIDE, "-wide")]
HEIGHTS = [(0, "-flat"), (ROWS, "-tall")]

TOO_SMALL = f"needs {COLUMNS}x{ROWS}; or --plain"
