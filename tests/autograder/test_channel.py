"""Messages over a socket, whoever is at its other end."""

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.worker.channel import MOST_IN_MESSAGE, Channel, ChannelError, DeadlineError


@pytest.fixture
def ends() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel, and the bare socket at its other end."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 2**63 - 1), st.binary(max_size=300))))
def test_messages_come_as_they_were_sent(messages: list[tuple[int, int, bytes]]) -> None:
    ours, theirs = map(Channel, socket.socketpair())
    for kind, ticket, body in messages:
        ours.send(kind, ticket, body)
    for kind, ticket, body in messages:
        message = theirs.receive(time.monotonic() + 10)
        assert (message.kind, message.ticket, bytes(message.body)) == (kind, ticket, body)
    assert theirs.silent()
    ours.close()
    theirs.close()


def test_a_message_larger_than_the_system_holds_at_once_crosses(ends):
    channel, theirs = ends
    other = Channel(theirs)
    body = bytes(range(256)) * 2**14
    writer = threading.Thread(target=channel.send, args=(1, 2, body))
    writer.start()
    assert other.receive(time.monotonic() + 30).body == body
    writer.join()


def test_silence_ends_at_the_deadline(ends):
    channel, _ = ends
    with pytest.raises(DeadlineError):
        channel.receive(time.monotonic() + 0.1)


def test_a_byte_at_a_time_does_not_put_the_deadline_off(ends):
    channel, theirs = ends
    done = threading.Event()

    def dribble() -> None:
        for byte in struct.pack("<IBQ", 10_000, 1, 1) + bytes(10_000):
            if done.wait(0.01):
                return
            theirs.send(bytes((byte,)))

    writer = threading.Thread(target=dribble)
    writer.start()
    with pytest.raises(DeadlineError):
        channel.receive(time.monotonic() + 0.3)
    done.set()
    writer.join()


def test_nobody_who_reads_ends_at_the_deadline(ends):
    channel, _ = ends
    with pytest.raises(DeadlineError):
        channel.send(1, 1, bytes(2**24), time.monotonic() + 0.1)


def test_a_length_beyond_the_limit_is_no_message(ends):
    channel, theirs = ends
    theirs.send(struct.pack("<IBQ", MOST_IN_MESSAGE + 1, 1, 1))
    with pytest.raises(ChannelError, match="bytes"):
        channel.receive(time.monotonic() + 10)


@pytest.mark.parametrize("said", [b"", b"\0", struct.pack("<IBQ", 5, 1, 1) + b"1234"])
def test_an_end_in_the_middle_is_noticed(ends, said):
    channel, theirs = ends
    theirs.sendall(said)
    theirs.close()
    with pytest.raises(ChannelError, match="gone"):
        channel.receive(time.monotonic() + 10)


def test_nobody_there_is_noticed(ends):
    channel, theirs = ends
    theirs.close()
    with pytest.raises(ChannelError):
        for _ in range(10):
            channel.send(1, 1, bytes(2**20))


def test_what_came_unasked_is_heard(ends):
    channel, theirs = ends
    assert channel.silent()
    theirs.send(b"x")
    assert not channel.silent()
