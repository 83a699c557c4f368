"""Front matter: what stands about a text above it, between two rules."""

import re

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n((?:(?!---|\.\.\.)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_YAML_LINE = re.compile(r"[\w-]+:(?:\s|\Z)|[\s#]|- |\Z")
_ENTRY = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*)|\s*)\Z")
_BLOCKS = ("|", ">", "|-", ">-", "|+", ">+")
"""What stands in place of a value that is told in the lines below."""

_LISTED = re.compile(r"\s*-[ \t]+(.+)")


def split(source: str) -> tuple[dict[str, str], str]:
    """Return the entries of the front matter, and the text after it; a list is given in one line.

    >>> split("---\\ntitle: Dam fails\\nauthors:\\n  - Ann\\n  - Tom\\n---\\nIt broke.")
    ({'title': 'Dam fails', 'authors': 'Ann, Tom'}, 'It broke.')
    """
    found = _FRONT_MATTER.match(source)
    lines = found[1].splitlines() if found else []
    # a sentence between two rules is no front matter, and must not be lost
    if found is None or not all(_YAML_LINE.match(line) for line in lines):
        return {}, source
    entries: dict[str, str] = {}
    name = ""
    for line in lines:
        if entry := _ENTRY.match(line):
            name = entry[1].lower()
            entries[name] = "" if (entry[2] or "").strip() in _BLOCKS else _bare(entry[2] or "")
        elif (listed := _LISTED.match(line)) and name:
            # "authors:" and below it a line each
            entries[name] = ", ".join(filter(None, (entries[name], _bare(listed[1]))))
        elif name and line[:1].isspace() and line.strip():
            entries[name] = " ".join(filter(None, (entries[name], _bare(line))))
    return entries, source[found.end() :]


def _bare(value: str) -> str:
    return value.strip(" \t\r\"'[]")
