"""Everything that can go wrong, as one tree.

FactcheckError
├── ReadingError
│   ├── ArticleNotFound
│   ├── UnreadableArticle
│   │   └── UnknownFormat
│   └── ForeignLanguage
├── LexiconError
├── LedgerError
│   ├── LedgerNotFound
│   ├── NotALedger
│   ├── LedgerTooNew
│   ├── LedgerBusy
│   │   └── LedgerHeld
│   ├── LedgerReadOnly
│   ├── LedgerDamaged
│   │   └── LedgerUnguarded
│   ├── UnknownDocument
│   ├── UnknownRevision
│   ├── UnknownClaim
│   ├── UnknownSource
│   ├── UnknownFinding
│   ├── UnrelatedRevision
│   ├── ProbableDraft
│   └── Conflict
├── DecisionError
│   ├── UnknownStatus
│   ├── MissingEvidence
│   ├── WithdrawnSource
│   └── NothingToUndo
├── ReportError
├── ReviewBroke
├── SettingsError
└── UsageError

A message is one line that says what, where, and what to try. Text is never an error: what
cannot be read as a figure is simply not found.
"""


class FactcheckError(Exception):
    """The root: whoever catches this catches all that factcheck raises on purpose."""


class ReadingError(FactcheckError):
    """An article cannot be made into a document."""


class ArticleNotFound(ReadingError):
    """There is no file at the path, or it is a directory."""


class UnreadableArticle(ReadingError):
    """The file is there, but holds no text: empty, binary, or damaged."""


class UnknownFormat(UnreadableArticle):
    """No reader knows this kind of file: an image, a program, a database."""


class ForeignLanguage(ReadingError):
    """The article is in a language whose figures are not read."""


class LexiconError(FactcheckError):
    """A word list breaks its own rules; the message names the file and the entry."""


class LedgerError(FactcheckError):
    """The ledger refuses, or cannot be used."""


class LedgerNotFound(LedgerError):
    """There is no ledger at the path."""


class NotALedger(LedgerError):
    """The file is something else than a factcheck ledger."""


class LedgerTooNew(LedgerError):
    """A newer factcheck wrote this ledger."""


class LedgerBusy(LedgerError):
    """Another program held the ledger for longer than the busy timeout."""


class LedgerHeld(LedgerBusy):
    """Another program holds the ledger, and whoever waits would rather be told than wait for it."""


class LedgerReadOnly(LedgerError):
    """The ledger can be read where it lies, but not written to."""


class LedgerDamaged(LedgerError):
    """The ledger's own records contradict each other."""


class LedgerUnguarded(LedgerDamaged):
    """The triggers that protect the record are gone; what it holds can still be read and proved."""


class UnknownDocument(LedgerError):
    """The ledger holds no such document."""


class UnknownRevision(LedgerError):
    """The document has no such draft, or none to compare it with."""


class UnknownClaim(LedgerError):
    """The ledger holds no such claim."""


class UnknownSource(LedgerError):
    """The ledger holds no such source, or several that are called so."""


class UnknownFinding(LedgerError):
    """The checks say no such thing of any latest draft."""


class UnrelatedRevision(LedgerError):
    """The text shares no sentence with the document that it is said to revise."""


class ProbableDraft(LedgerError):
    """The text looks like a draft of an article that is there under another name."""


class Conflict(LedgerError):
    """Someone else decided on the claim since the reviewer last looked."""


class DecisionError(FactcheckError):
    """A decision that may not be recorded as it stands."""


class UnknownStatus(DecisionError):
    """The word is not one of the statuses."""


class MissingEvidence(DecisionError):
    """The status needs evidence and came without."""


class WithdrawnSource(DecisionError):
    """The evidence comes from a source that was withdrawn."""


class NothingToUndo(DecisionError):
    """There is no decision of this reviewer left to take back, or to bring back."""


class ReportError(FactcheckError):
    """A report cannot be made or written."""


class ReviewBroke(FactcheckError):
    """The review went wrong in a way that nobody foresaw, and was left; what was decided is saved."""


class SettingsError(FactcheckError):
    """The settings file asks for something that cannot be; the message names the file and the entry."""


class UsageError(FactcheckError):
    """The command was asked for something that makes no sense; the message says what would."""
