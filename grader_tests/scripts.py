"""Several calls to a student's objects, one after the other, asked as one question.

A check of a layer makes an object, calls its forward, then its backward: it knows all these calls
before the first answer is there. Where the student's code runs in another process, each question
costs a way there and back. A script costs one, however many calls it has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader_tests.calling import NoMethodError, answer, call


@dataclass(frozen=True, eq=False)
class Step:
    """One call.

    what: its name in messages, such as "MulLayer.backward". owner: what is called, or what has the
    method; a step before it in the same script stands for what that one returned. name: the
    method's; None: the owner itself is called. given: the arguments as text, or a function that
    makes the text when it is needed. read: called with what was returned, before the next step's
    answer is looked at; what it gives is the step's result. None: nobody looks at what came back.
    """

    what: str
    owner: object
    name: str | None = None
    arguments: tuple[object, ...] = ()
    given: str | Callable[[], str] = ""
    read: Callable[[Any], Any] | None = None

    @property
    def no_method(self) -> NoMethodError:
        """The error where the owner has no method of this name."""
        return NoMethodError(self.name)


# What gives a script's answers: called with each step in turn, it returns what the call returned,
# or raises what it raised; `Step.no_method` where the owner has no such method.
Answers = Callable[[Step], Any]

# The stand-in of an object that lives in another process may have a method of this name in its
# class: called with itself and a script that begins with it, it gives the script's answers, or None
# where it cannot play that there.
PLAYS = "__plays__"


def play(steps: Sequence[Step]) -> list[Any]:
    """The steps' results, in their order; None where nobody looks at what came back.

    Raises:
        CheckFailed: a step raised an error, or has no method to call; or a `read` raised it. The
            steps after it count for nothing.
    """
    first = steps[0].owner if steps else None
    plays = getattr(type(first), PLAYS, None)
    elsewhere: Answers | None = None if plays is None else plays(first, steps)
    here = _here()
    results = []
    for step in steps:
        if elsewhere is None:
            returned = call(step.what, here, step, given=step.given)
        else:
            returned = answer(step.what, elsewhere, step, given=step.given)
        results.append(None if step.read is None else step.read(returned))
    return results


def _here() -> Answers:
    """The answers of objects in this process: each call is made when its turn comes."""
    returned: dict[Step, Any] = {}

    def call_it(step: Step) -> Any:
        owner = returned[step.owner] if isinstance(step.owner, Step) else step.owner
        function: Any = owner
        if step.name is not None:
            function = getattr(owner, step.name, None)
            if not callable(function):
                raise step.no_method
        returned[step] = function(*step.arguments)
        return returned[step]

    return call_it
