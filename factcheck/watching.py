"""Functions watched at work, without their knowing: who was asked what, and what each answered."""

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from types import FrameType
from typing import Any, NamedTuple, TypeVar

Made = TypeVar("Made")


class Call(NamedTuple):
    """One answer of a watched function; of a generator, one thing that it yielded."""

    function: Callable[..., Any]
    asked: Mapping[str, Any]
    """Its arguments, by name."""
    answer: Any


def watch(functions: Iterable[Callable[..., Any]], work: Callable[[], Made]) -> tuple[Made, list[Call]]:
    """Return what the work makes, and every answer that one of the functions gave meanwhile, in order.

    >>> def double(number): return 2 * number
    >>> made, calls = watch([double], lambda: double(double(3)))
    >>> made, [(call.asked, call.answer) for call in calls]
    (12, [({'number': 3}, 6), ({'number': 6}, 12)])
    """
    known = {inspect.unwrap(function).__code__: function for function in functions}
    calls: list[Call] = []

    def look(frame: FrameType, event: str, answer: Any) -> None:
        code = frame.f_code
        if event == "return" and code in known:
            named = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            here = frame.f_locals
            calls.append(Call(known[code], {name: here[name] for name in named}, answer))

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        made = work()
    finally:
        sys.setprofile(before)
    return made, calls
