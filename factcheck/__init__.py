"""A workbench for the people who check figures in news copy before it is printed.

>>> import factcheck
>>> [claim.phrase for claim in factcheck.extract("More than 1,400 people were killed.").claims]
['More than 1,400 people']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.pipeline import extract as extract

__version__ = "0.1.0"
__all__ = ["__version__", "extract"]


def __getattr__(name: str) -> Any:
    # `import factcheck` stays quick: the grammar is loaded by the first who asks for it
    if name == "extract":
        from factcheck.pipeline import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
