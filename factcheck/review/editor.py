"""A note written in the reviewer's own editor."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from factcheck.errors import UsageError
from factcheck.limits import NOTE_CHARS

_EDITORS = ("VISUAL", "EDITOR")


def edited(app: App[None], text: str) -> str:
    """Return a text as it stands when the editor is closed; the screen is the editor's meanwhile."""
    command = next((os.environ[name] for name in _EDITORS if os.environ.get(name, "").strip()), None)
    if command is None:
        raise UsageError("no editor is named in $VISUAL or $EDITOR: i writes a note of one line")
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        file = Path(folder) / "note.txt"
        file.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                failed = _run(command, file)
        except SuspendNotSupported as error:
            raise UsageError(
                "there is no terminal here for an editor: i writes a note of one line"
            ) from error
        if failed:
            raise UsageError(f"{command} {failed}: the note stays as it was")
        # one character more than there may be, for the ledger to refuse rather than to lose the rest
        with file.open(encoding="utf-8", errors="replace") as written:
            return written.read(NOTE_CHARS + 1).strip()


def _run(command: str, file: Path) -> str:
    """Run an editor on a file; return what went wrong. Nothing is raised while the screen is away."""
    try:
        left = subprocess.run([*shlex.split(command), str(file)], check=False).returncode
    except (OSError, ValueError) as error:
        return f"cannot be started ({error})"
    return f"ended with {left}" if left else ""
