"""The views that a reviewer saved, and the settings file that keeps them."""

from collections.abc import Iterator

from factcheck.errors import UsageError
from factcheck.model.filter import ClaimFilter
from factcheck.model.view import View, as_table, read_view
from factcheck.preferences import Preferences, drop_view, keep_view
from factcheck.safe import one_line

DIGITS = "123456789"
"""The first views that were saved have a digit each."""


class SavedViews:
    """Views by name, in the order in which they were saved. What is changed here is on disk at once."""

    def __init__(self, preferences: Preferences, *, visiting: bool = False) -> None:
        self._visiting = visiting
        self._path = preferences.path
        self._views = {
            name: read_view(table, f"{preferences.path}: [views.{one_line(name)}]")
            for name, table in preferences.views.items()
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)

    def __getitem__(self, name: str) -> View:
        """Return the view of a name, or of the digit that stands for it."""
        names = list(self._views)
        if name in DIGITS[: len(names)] and name not in self._views:
            name = names[int(name) - 1]
        if name not in self._views:
            raise UsageError(f"no view is called {name!r}: {self.words}")
        return self._views[name]

    @property
    def words(self) -> str:
        """The names that there are."""
        return ", ".join(self._views) or "none is saved yet"

    def save(self, name: str, shown: ClaimFilter, reviewer: str) -> str:
        """Keep what a reviewer sees under a name; return what was done."""
        name = one_line(name).strip()
        if not name:
            raise UsageError("a view needs a name")
        self._refuse_visitors()
        table = as_table(shown, reviewer)
        keep_view(self._path, name, table)
        before = name in self._views
        self._views[name] = read_view(table, name)
        return f"view {name!r} {'saved over the earlier one' if before else 'saved'} in {self._path}"

    def forget(self, name: str) -> str:
        """Delete a view; return what was done."""
        if name not in self._views:
            raise UsageError(f"no view is called {name!r}: {self.words}")
        self._refuse_visitors()
        drop_view(self._path, name)
        del self._views[name]
        return f"view {name!r} deleted"

    def _refuse_visitors(self) -> None:
        # the settings are those of whoever serves the page
        if self._visiting:
            raise UsageError("views are saved in a review of your own: factcheck review, in a terminal")
