"""Many articles: read one after another or by several processes, given back in the order in which they came.

Only a few articles are under way at a time, so memory does not grow with their number, and an article that cannot be
read stops no other.
"""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from riwaya.errors import RiwayaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from riwaya.model import Article

Result = TypeVar("Result")

#: How many articles wait for each process: enough that none is idle while a long one is read before them.
_WAITING: Final = 8


def each(
    articles: Iterable[Article | RiwayaError], work: Callable[[Article], Result], jobs: int = 1
) -> Iterator[Result | Exception]:
    """What ``work`` makes of each article, or the error that it met, in the order of the articles.

    :param work: picklable where ``jobs`` is more than 1: a function of a module, or a ``partial`` of one.
    :param jobs: by how many processes.
    """
    if jobs == 1:
        for article in articles:
            yield _done(article if isinstance(article, RiwayaError) else partial(_one, work, article))
        return
    executor = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    under_way: deque[Callable[[], Result] | RiwayaError] = deque()
    try:
        for article in articles:
            under_way.append(
                article if isinstance(article, RiwayaError) else executor.submit(_one, work, article).result
            )
            if len(under_way) > _WAITING * jobs:
                yield _done(under_way.popleft())
        while under_way:
            yield _done(under_way.popleft())
    finally:
        executor.shutdown(cancel_futures=True)


def _one(work: Callable[[Article], Result], article: Article) -> Result:
    try:
        return work(article)
    except Exception as error:
        error.add_note(f"while reading {article.slug}")
        raise


def _done(one: Callable[[], Result] | RiwayaError) -> Result | Exception:
    """The result, or the error for the caller to show when the rest stands; a lost process is no article's fault."""
    if isinstance(one, RiwayaError):
        return one
    try:
        return one()
    except BrokenExecutor:
        raise
    except Exception as error:  # noqa: BLE001
        return error


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
