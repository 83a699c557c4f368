"""What comes of figures that are reckoned together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """One result, in words."""

    name: str
    """"sum", "share of 340 people"."""
    working: str
    """"340 + 1,275"."""
    result: str
    between: str = ""
    """What the figures' own words and rounding allow: "1,610 to 1,620"; empty for one value."""

    def __str__(self) -> str:
        room = f" ({self.between})" if self.between else ""
        return f"{self.name}: {self.working} = {self.result}{room}"
