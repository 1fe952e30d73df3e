"""Messages over a socket between the judge and a worker.

A message is its length (4 bytes), a kind (1 byte), a ticket (8 bytes) and a body. Whoever asks
chooses the ticket at random, and the answer repeats it: an answer that was written before it was
asked for cannot have the right one.
"""

import socket
import struct
import time
from dataclasses import dataclass
from typing import Final

from autograder.worker.plain import MOST_BYTES

_HEAD: Final = struct.Struct("<IBQ")

# How much is read at a time: what most messages need, and at most.
_USUAL: Final = 1 << 13
_AT_ONCE: Final = 1 << 18

_TICK_MICROSECONDS: Final = 50_000

# A value, and what is written around it.
MOST_IN_MESSAGE: Final = MOST_BYTES + 2**20


class ChannelError(Exception):
    """The other side is gone, or what it writes is no message."""


class DeadlineError(Exception):
    """The other side took too long."""


@dataclass(frozen=True)
class Message:
    """kind: what it is, a number that both sides know. ticket: of which question it is part."""

    kind: int
    ticket: int
    body: memoryview


class Channel:
    """One end of a socket."""

    def __init__(self, end: socket.socket) -> None:
        # The system wakes us now and then, to look at the clock: one call a message, not two.
        tick = struct.pack("ll", 0, _TICK_MICROSECONDS)
        end.settimeout(None)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, tick)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, tick)
        self._end = end
        self._come = bytearray()

    def fileno(self) -> int:
        """The socket's file descriptor."""
        return self._end.fileno()

    def close(self) -> None:
        """Close it; the other side notices."""
        self._end.close()

    def send(
        self, kind: int, ticket: int, body: bytes = b"", deadline: float | None = None
    ) -> None:
        """Write a message.

        Raises:
            ChannelError: the other side is gone.
            DeadlineError: it does not read, and the time (of time.monotonic) has come.
        """
        rest = memoryview(_HEAD.pack(len(body), kind, ticket) + body)
        while True:
            try:
                rest = rest[self._end.send(rest) :]
            except BlockingIOError:
                pass
            except OSError as error:
                raise ChannelError(f"nobody reads: {error}") from None
            if not rest:
                return
            _see_whether_it_is_late(deadline)  # also where the other side reads a byte at a time

    def receive(self, deadline: float | None = None) -> Message:
        """Read a message.

        Raises:
            ChannelError: the other side is gone, or wrote something else.
            DeadlineError: the time (of time.monotonic) has come.
        """
        self._fill(_HEAD.size, deadline)
        length, kind, ticket = _HEAD.unpack_from(self._come)
        if length > MOST_IN_MESSAGE:
            raise ChannelError(f"a message of {length} bytes")
        end = _HEAD.size + length
        self._fill(end, deadline)
        body = memoryview(bytes(self._come[_HEAD.size : end]))
        del self._come[:end]
        return Message(kind, ticket, body)

    def _fill(self, count: int, deadline: float | None) -> None:
        """Read until `count` bytes have come. To say a length costs the writer's side the bytes."""
        while len(self._come) < count:
            try:
                part = self._end.recv(max(_USUAL, min(count - len(self._come), _AT_ONCE)))
            except BlockingIOError:
                _see_whether_it_is_late(deadline)
                continue
            except OSError as error:
                raise ChannelError(f"nothing can be read: {error}") from None
            if not part:
                raise ChannelError("the other side is gone")
            self._come += part
            if len(self._come) < count:  # it may come a byte at a time
                _see_whether_it_is_late(deadline)

    def silent(self) -> bool:
        """Whether nothing has come that was not read yet."""
        if self._come:
            return False
        try:
            return not self._end.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except OSError:
            return True  # nothing there; or gone: the next message will say so


def _see_whether_it_is_late(deadline: float | None) -> None:
    if deadline is not None and time.monotonic() >= deadline:
        raise DeadlineError
