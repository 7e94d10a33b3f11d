"""The cage of a worker: no sockets, bounded memory, no life after its server.

Both RDF engines fetch what SERVICE or LOAD names. Queries that say so are refused by their words
(:mod:`riwaya.web.scope`); the cage holds even where a word was not seen: on Linux the kernel itself refuses a socket
to the process (seccomp, without privileges). Elsewhere the words are all there is, and the server says so at start.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from typing import Final, NamedTuple

_PDEATHSIG: Final = 1
_NO_NEW_PRIVS: Final = 38
_SECCOMP: Final = 22
_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _ARCH_AT = 0, 4
_X32: Final = 0x40000000


class _Machine(NamedTuple):
    arch: int
    refused: tuple[int, ...]


#: socket, connect, io_uring_setup (which would do both unseen).
_MACHINES: Final = {
    "x86_64": _Machine(0xC000003E, (41, 42, 425)),
    "aarch64": _Machine(0xC00000B7, (198, 203, 425)),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def lock_in(memory: int) -> bool:
    """Lock this process in; whether the kernel keeps it from the network.

    :param memory: bytes of memory that it may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's business
    with contextlib.suppress(OSError):
        os.nice(5)  # the server answers first
    _bound(memory)
    if sys.platform != "linux":
        return False
    kernel = ctypes.CDLL(None, use_errno=True)
    kernel.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    return _no_sockets(kernel)


def can_cage() -> bool:
    """Whether this system can keep a process from the network."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def _bound(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _no_sockets(kernel: ctypes.CDLL) -> bool:
    machine = _MACHINES.get(platform.machine())
    if machine is None or kernel.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    lines = [_line(_LOAD, _ARCH_AT), _line(_EQUAL, machine.arch, 1, 0), _line(_RETURN, _REFUSE)]
    lines += [_line(_LOAD, _NUMBER_AT), _line(_AT_LEAST, _X32, len(machine.refused) + 1, 0)]
    left = len(machine.refused)
    for number in machine.refused:
        lines.append(_line(_EQUAL, number, left, 0))
        left -= 1
    lines += [_line(_RETURN, _ALLOW), _line(_RETURN, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(lines))
    program = _Program(len(lines), ctypes.addressof(code))
    return bool(kernel.prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _line(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
