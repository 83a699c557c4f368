"""How the keys find claims: search, choices, orders, saved views, and everything by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.widgets import Input

from factcheck.errors import UsageError
from factcheck.model.filter import ClaimFilter
from factcheck.model.quantity import Kind
from factcheck.review.ask import Ask
from factcheck.review.finder import Finder, Offer
from factcheck.review.grounds import Grounds
from factcheck.review.keys import Where
from factcheck.review.line import Look, Run
from factcheck.review.naming import SaveWindow
from factcheck.review.outside import Outside
from factcheck.review.palette import articles, commands, views
from factcheck.review.queue import Queue
from factcheck.review.saved import DIGITS, SavedViews
from factcheck.review.search import SearchBar
from factcheck.review.sums import Sums
from factcheck.review.views import FROM_LISTS, ORDERS, VIEWS, words_for


class Choosing(Grounds, Outside, Sums):
    """A screen whose keys choose among claims, besides deciding on them."""

    saved: SavedViews
    _sought = ""
    """What was searched for last: n and N find it again when the search is over."""

    # searching

    def action_search(self) -> None:
        """Open the search line."""
        self.query_one("#notice").display = False
        self.query_one(SearchBar).open(self.session.filter.text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches as it is typed."""
        self._sought = event.value.strip() or self._sought
        self.attempt(lambda: self.session.search(event.value))

    def on_search_bar_closed(self, event: SearchBar.Closed) -> None:
        """Go back to the queue, with the search kept or dropped."""
        self.query_one("#notice").display = True
        if not event.kept:
            self.attempt(lambda: self.session.search(""))
        self.query_one(Queue).focus()
        self.moved()

    def action_match(self, step: int) -> None:
        """Go to the next claim that has what was searched for last, or to the one before."""
        sought = self.session.filter.text or self._sought
        if not sought:
            raise UsageError(f"nothing was searched for yet: {self.keymap['search']} searches")
        there = self._go_among(replace(self.session.filter, text=sought), step)
        self.say(f"with {sought!r}" if there else f"no claim that is shown has {sought!r}")

    def action_finding(self, step: int) -> None:
        """Go to the next claim that a finding of the checks speaks of, or to the one before."""
        if not self._go_among(replace(self.session.filter, findings=True), step):
            self.say("the checks say nothing of the claims that are shown")

    def _go_among(self, wanted: ClaimFilter, step: int) -> bool:
        there = self.session.go_among(wanted, step)
        self.moved()
        return there

    # choosing

    def action_filter(self) -> None:
        """Choose which claims are shown."""
        session = self.session
        answers = {letter: view.words for letter, view in VIEWS.items()}
        answers |= {letter: words for letter, (_, words) in FROM_LISTS.items()}
        answers |= dict(zip(DIGITS, self.saved, strict=False))
        on = frozenset(letter for letter, view in VIEWS.items() if view.on(session.filter, session.reviewer))

        def answered(letter: str | None) -> None:
            if letter is None:
                return
            if letter in VIEWS:
                self.action_show(letter)
            elif letter in FROM_LISTS:
                self.do(FROM_LISTS[letter][0])
            else:
                self.action_view(letter)

        self.app.push_screen(Ask("show only", answers, on=on), answered)

    def action_show(self, letter: str) -> None:
        """Make a choice, or drop it where it is made already."""
        session = self.session
        self.narrow(lambda: VIEWS[letter].over(session.filter, session.reviewer, session.current))

    def action_choose_kind(self) -> None:
        """Choose a kind of figure from a list."""
        here = self.session.current
        kinds = list(Kind)
        at = kinds.index(here.claim.kind) if here is not None and here.claim.kind else 0

        def chosen(at: int) -> ClaimFilter:
            return replace(self.session.filter, kinds=frozenset({kinds[at]}))

        self._choose("of which kind", [Offer((Run(str(kind)),)) for kind in kinds], at, chosen)

    def action_choose_speaker(self) -> None:
        """Choose somebody who said something from a list."""
        session = self.session
        told = session.ledger.speakers(session.filter.document)
        if not told:
            raise UsageError("nobody is named as having said anything here")
        names = [speaker for speaker, _ in told]
        offers = [Offer((Run(f"{claims:>6,}  ", Look.DIM), Run(speaker))) for speaker, claims in told]
        here = session.current
        at = names.index(here.claim.speaker) if here is not None and here.claim.speaker in names else 0
        self._choose("said by whom", offers, at, lambda at: replace(session.filter, speaker=names[at]))

    def _choose(
        self, title: str, offers: Sequence[Offer], at: int, chosen: Callable[[int], ClaimFilter]
    ) -> None:
        def answered(at: int | None) -> None:
            if at is not None:
                self.narrow(lambda: chosen(at))

        self.app.push_screen(Finder(title, offers, self.glyphs, at=at), answered)

    def narrow(self, chosen: Callable[[], ClaimFilter]) -> None:
        """Show the claims of another filter, and say what is shown."""
        self.attempt(lambda: self.session.reload(chosen()))

    def action_order(self) -> None:
        """Choose which claims come first."""
        answers = {letter: words for letter, (_, words) in ORDERS.items()}
        on = frozenset(letter for letter, (order, _) in ORDERS.items() if order is self.session.filter.order)

        def answered(letter: str | None) -> None:
            if letter is not None:
                self.action_put(letter)

        self.app.push_screen(Ask("order", answers, on=on), answered)

    def action_put(self, letter: str) -> None:
        """Put the claims of an order first."""
        self.narrow(lambda: replace(self.session.filter, order=ORDERS[letter][0]))

    # saved views

    def action_save_view(self) -> None:
        """Save filter, search and order under a name."""
        session = self.session

        def save(name: str) -> str:
            return self.saved.save(name, session.filter, session.reviewer)

        def closed(words: str | None) -> None:
            if words is not None:
                self.say(words)

        sought = f' "{session.filter.text}"' if session.filter.text else ""
        self.app.push_screen(SaveWindow(f"{words_for(session.filter)}{sought}", save=save), closed)

    def action_view(self, name: str) -> None:
        """Show what was saved under a name, or under the digit that stands for it."""
        session = self.session
        self.narrow(lambda: self.saved[name].over(session.filter, session.reviewer))

    def action_forget_view(self) -> None:
        """Delete a saved view."""
        names = list(self.saved)
        if not names:
            raise UsageError("no view is saved yet")

        def answered(at: int | None) -> None:
            if at is not None:
                self.record(lambda: self.saved.forget(names[at]))

        offers = [Offer((Run(name),)) for name in names]
        self.app.push_screen(Finder("delete which view", offers, self.glyphs), answered)

    # everything by name

    def action_palette(self) -> None:
        """Choose among everything that can be done or shown."""
        session = self.session
        offered = [
            *commands(self.keymap, Where.CLAIMS),
            *views(self.saved),
            *articles(session.ledger.documents()),
        ]

        def answered(at: int | None) -> None:
            if at is not None:
                self.do(offered[at].action)

        self.app.push_screen(Finder("do", [line.offer for line in offered], self.glyphs), answered)

    def action_read(self, document: int | None) -> None:
        """Show the claims of one article, or of all."""
        articles = self.session.articles
        self.attempt(lambda: self.session.read_article(document))
        self.record(lambda: "all articles" if document is None else articles.title(document))
