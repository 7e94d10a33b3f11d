"""What can go wrong, in one tree.

::

    RiwayaError                 a user can mend it; the message says where and how; exit status 2
    ├── InputError              a file, a text or its metadata cannot be read as what it should be
    ├── DataError               a row of the project's own data (lexicon, gazetteer, policy, query) is wrong
    ├── QueryError              a question is unknown, does not parse, or got a wrong parameter
    ├── StoreError              the store is locked, missing, or of another version
    └── EvidenceError           a span does not hold the characters it claims to hold (a defect of ours)

Everything else that escapes is a defect of Riwaya and keeps its traceback.
"""

from __future__ import annotations


class RiwayaError(Exception):
    """A fault that its reader can mend.

    :param message: what is wrong, in one line.
    :param where: the file, row or place in question, as the user knows it.
    :param mend: what to do about it.
    """

    def __init__(self, message: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        """``where: message. mend``, the form that a shell user reads."""
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} ({self.mend})" if self.mend else head


class InputError(RiwayaError):
    """A file, a text or its metadata cannot be read as what it should be."""


class DataError(RiwayaError):
    """A row of the project's own data is wrong."""


class QueryError(RiwayaError):
    """A question is unknown, does not parse, or got a wrong parameter."""


class StoreError(RiwayaError):
    """The store is locked, missing, corrupt, or of another version."""


class EvidenceError(RiwayaError):
    """A span does not hold the characters it claims to hold."""
