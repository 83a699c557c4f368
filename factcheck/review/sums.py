"""What the keys do about sums: go to the other figure of a finding, dismiss it; reckon with marked ones."""

from factcheck.errors import UsageError
from factcheck.model.entry import FindingEntry
from factcheck.review.ask import Ask
from factcheck.review.calculator import CalculatorWindow
from factcheck.review.deeds import Deeds
from factcheck.review.dismiss import DismissWindow


class Sums(Deeds):
    """A screen whose keys answer what the checks found."""

    def action_other(self) -> None:
        """Go to the figure that a finding holds against this one."""
        words = self.session.go_to_other()
        self.reloaded()
        self.say(words)

    def action_dismiss_finding(self) -> None:
        """Say that a finding is none, or that one that was dismissed is one after all."""
        found = self.session.all_findings()[:9]
        if not found:
            raise UsageError("the checks found nothing in this claim")
        if len(found) == 1:
            self._ask_reason(found[0])
            return
        offered = {
            str(number): f"{'bring back: ' if each.dismissal else ''}{each.finding.message}"
            for number, each in enumerate(found, 1)
        }
        window = Ask("dismiss which finding", offered)
        window.add_class("-broad")

        def answered(number: str | None) -> None:
            if number is not None:
                self._ask_reason(found[int(number) - 1])

        self.app.push_screen(window, answered)

    def action_reckon(self) -> None:
        """Show what comes of the marked figures."""
        self.app.push_screen(CalculatorWindow(self.session.reckoned()))

    def _ask_reason(self, entry: FindingEntry) -> None:
        def closed(words: str | None) -> None:
            if words is not None:
                self.decided(words)

        window = DismissWindow(entry, save=lambda reason: self.session.dismiss(entry, reason))
        self.app.push_screen(window, closed)
