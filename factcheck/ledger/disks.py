"""Which disk a file lies on: one of this machine, or one that other machines write to as well."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "afpfs", "webdav", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs", "fuse.davfs", "macfuse"),
    }
)

_MOUNTS = Path("/proc/self/mounts")
_MOUNTED = re.compile(r"^.+? on (?P<point>/.*) \((?P<kind>[^,)]+)[^()]*\)$", re.MULTILINE)


def network(path: Path) -> str | None:
    """Return the kind of network disk that a file lies on; None for a local one, or where nobody can tell."""
    try:
        home = path.resolve()
        mounts = list(_mounts())
    except (OSError, subprocess.SubprocessError):
        return None
    # the mount nearest to the file, and of several on one point the last
    near = [(len(point), at, kind) for at, (point, kind) in enumerate(mounts) if home.is_relative_to(point)]
    kind = max(near)[2] if near else ""
    return kind if kind in _NETWORK else None


def _mounts() -> Iterator[tuple[str, str]]:
    if sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
        yield from told(said.stdout)
        return
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = [*line.split(" "), "", ""]
        if point:
            yield point.replace("\\040", " "), kind


def told(mounts: str) -> Iterator[tuple[str, str]]:
    """Yield the point and the kind of each disk that macOS's `mount` tells of.

    >>> list(told("//ann@nas/desk on /Volumes/news desk (smbfs, nodev, nosuid, mounted by ann)"))
    [('/Volumes/news desk', 'smbfs')]
    """
    for found in _MOUNTED.finditer(mounts):
        yield found["point"], found["kind"].strip()
