"""Defects of Riwaya itself: told with their traceback, never as the user's mistake."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Final

from riwaya.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUS: Final = 70
"""EX_SOFTWARE of sysexits.h."""


def told(defects: Iterable[Exception]) -> int:
    """Show each with its traceback; the exit status, which is 0 where there is none."""
    status = 0
    for defect in defects:
        say("".join(traceback.format_exception(defect)))
        say("riwaya: this is a defect of Riwaya; please report it with the lines above")
        status = STATUS
    return status
