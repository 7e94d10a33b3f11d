"""The editor's files: YASGUI (MIT), one fixed version from the npm registry, kept in a folder of this machine.

``python -m riwaya.web.assets [FOLDER]`` (or ``riwaya serve --fetch-editor``) fetches them: the only thing in the web
layer that reaches the network, and only when it is called. Whatever arrives must have the hash that is written here.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

from riwaya.errors import InputError

PACKAGE: Final = "@zazuko/yasgui"
VERSION: Final = "4.6.2"
INTEGRITY: Final = "Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
FILES: Final = ("yasgui.min.js", "yasgui.min.css")
_WAIT: Final = 120


def editor_folder() -> Path | None:
    """Return the folder with the editor's files; None where they have not been fetched."""
    return next((folder for folder in _places() if all((folder / name).is_file() for name in FILES)), None)


def fetch(folder: Path | None = None) -> Path:
    """Fetch the editor's files with npm into a folder (the user's cache where None), and return it.

    :raises InputError: there is no npm, the registry does not answer, or what it sends is not what was expected.
    """
    target = folder or _places()[-1]
    npm = shutil.which("npm")
    if npm is None:
        mend = "install Node.js, or put yasgui.min.js and yasgui.min.css into the folder yourself"
        raise InputError("there is no npm to fetch the editor with", where=str(target), mend=mend)
    with tempfile.TemporaryDirectory() as away:
        command = [npm, "pack", "--ignore-scripts", "--silent", f"{PACKAGE}@{VERSION}"]
        try:
            subprocess.run(  # noqa: S603 - npm by its full path, arguments of our own
                command, cwd=away, check=True, capture_output=True, timeout=_WAIT
            )
        except (OSError, subprocess.SubprocessError) as fault:
            raise InputError(f"npm could not fetch {PACKAGE}: {fault}", where=str(target)) from fault
        (archive,) = Path(away).glob("*.tgz")
        found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if found != INTEGRITY:
            raise InputError(f"{PACKAGE} {VERSION} is not what was expected: sha512-{found}", where=str(target))
        _unpack(archive, target)
    return target


def _unpack(archive: Path, target: Path) -> None:
    """Take the files that are needed, and no other, out of the archive."""
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        for name in FILES:
            member = tar.extractfile(f"package/build/{name}")
            if member is None:
                raise InputError(f"{PACKAGE} {VERSION} holds no {name}", where=str(target))
            fresh = target / f".{name}.new"
            fresh.write_bytes(member.read())
            fresh.replace(target / name)


def _places() -> tuple[Path, Path]:
    """Inside the package, where a build may put the files; else the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(__file__).parent / "static" / "yasgui", cache / "riwaya" / f"yasgui-{VERSION}"


if __name__ == "__main__":
    sys.stdout.write(f"{fetch(Path(sys.argv[1]) if len(sys.argv) > 1 else None)}\n")
