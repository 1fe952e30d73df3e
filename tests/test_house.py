"""The house in order: who imports whom, the form of notebooks, what is pinned, what is where.

Each rule is a function that returns what is wrong, a line for each fault. The tests give it the
repository, where nothing may be wrong, and made-up faults, which it must find.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import pytest
import yaml
from IPython.core.inputtransformer2 import TransformerManager
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbformat.validator import iter_validate
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def repository_files() -> list[PurePosixPath]:
    """Every file of the repository, those that are not committed yet included."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    paths = [PurePosixPath(name) for name in names.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


def read(path: PurePosixPath | str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def assert_none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n".join(["", *found])


@pytest.fixture(scope="module")
def files() -> list[PurePosixPath]:
    return repository_files()


PYPROJECT = tomllib.loads(read("pyproject.toml"))


# --- Who may import whom -------------------------------------------------------------------------

OUR_PACKAGES = {"helpers", "grader_tests", "autograder", "samples", "tests"}

MAY_IMPORT = {
    "helpers": {"helpers"},
    "grader_tests": {"helpers", "grader_tests"},
    "autograder": {"helpers", "grader_tests", "autograder"},
    "autograder/demo.py": {"helpers", "grader_tests", "autograder", "samples"},
    "nbgrader_config.py": {"helpers", "grader_tests", "autograder"},
    "docs": {"helpers"},
    "course": {"helpers", "grader_tests"},
    "source": {"helpers", "grader_tests"},
    "release": {"helpers", "grader_tests"},
    "samples": {"helpers", "grader_tests", "samples"},
    "tests": OUR_PACKAGES,
}

# The cell magics whose cell is Python. The cell of another one, such as %%bash, is not.
PYTHON_MAGIC = re.compile(r"\A\s*%%(time|timeit|capture|prun)\b.*\n?")


def import_faults(path: PurePosixPath, source: str) -> list[str]:
    """What the file at `path`, with `source` as its text, imports and may not."""
    allowed = MAY_IMPORT.get(str(path), MAY_IMPORT.get(path.parts[0]))
    if allowed is None:
        return [
            f"{path}: no rule says what {path.parts[0]} may import; add one here and in DESIGN.md"
        ]
    try:
        names = list(imported_names(path, source))
    except SyntaxError:
        # Some samples do not even parse, as some submissions do not. They import nothing.
        if path.parts[0] == "samples":
            return []
        raise
    return [
        f"{path}: {place} imports {name}"
        for place, name in names
        if name.split(".")[0] in OUR_PACKAGES - allowed
    ]


def imported_names(path: PurePosixPath, source: str) -> Iterator[tuple[str, str]]:
    """Where something is imported, and its dotted name, for a module or a notebook."""
    if path.suffix != ".ipynb":
        package = path.parent.parts
        for node, name in imports_in(ast.parse(source, str(path)), package):
            yield f"line {node.lineno}", name
        return
    for cell in json.loads(source)["cells"]:
        if cell["cell_type"] == "code":
            text = PYTHON_MAGIC.sub("", "".join(cell["source"]))
            python = TransformerManager().transform_cell(text)
            for _, name in imports_in(ast.parse(python, f"{path}, cell {cell['id']}"), ()):
                yield f"cell {cell['id']}", name


def imports_in(
    tree: ast.AST, package: tuple[str, ...]
) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Each import in the code of a module of `package`, with the dotted name of what it imports.

    A name that is computed while the code runs cannot be seen, except for how it starts.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                written = "." * node.level + ".".join(filter(None, [node.module, alias.name]))
                yield node, absolute(written, package)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            texts = [*map(start_of_text, node.args)]
            texts += [start_of_text(keyword.value) for keyword in node.keywords]
            if texts:
                anchor = tuple(texts[1].split(".")) if len(texts) > 1 else package
                yield node, absolute(texts[0], anchor)


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def start_of_text(node: ast.expr) -> str:
    """The text of a literal, or how an f-string starts; "" where neither is known."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def absolute(written: str, package: tuple[str, ...]) -> str:
    """The dotted name that a name with leading dots means in a module of `package`."""
    name = written.lstrip(".")
    level = len(written) - len(name)
    above = package[: max(0, len(package) - level + 1)] if level else ()
    return ".".join([*above, *filter(None, [name])])


class TestImports:
    def test_nobody_imports_whom_they_may_not(self, files: list[PurePosixPath]) -> None:
        code = [path for path in files if path.suffix in {".py", ".ipynb"}]
        assert code
        assert_none(fault for path in code for fault in import_faults(path, read(path)))

    @pytest.mark.parametrize(
        ("path", "other"),
        [
            ("helpers/functions.py", "grader_tests"),
            ("helpers/functions.py", "autograder"),
            ("helpers/figures/__init__.py", "samples"),
            ("helpers/functions.py", "tests"),
            ("grader_tests/oracle.py", "autograder"),
            ("grader_tests/oracle.py", "samples"),
            ("grader_tests/oracle.py", "tests"),
            ("autograder/cli.py", "samples"),
            ("autograder/cli.py", "tests"),
            ("autograder/deep/demo.py", "samples"),
            ("autograder/demo.py", "tests"),
            ("course/en/02_layers.py", "autograder"),
            ("source/02_layers/02_layers.py", "autograder"),
            ("source/02_layers/02_layers.py", "samples"),
            ("release/en/02_layers/02_layers.py", "samples"),
            ("samples/02_layers/right.py", "autograder"),
            ("nbgrader_config.py", "samples"),
        ],
    )
    def test_what_the_design_forbids_is_found(self, path: str, other: str) -> None:
        assert len(import_faults(PurePosixPath(path), f"import {other}")) == 1

    @pytest.mark.parametrize(
        ("path", "others"),
        [
            ("helpers/__init__.py", "helpers"),
            ("grader_tests/oracle.py", "helpers, grader_tests"),
            ("autograder/cli.py", "helpers, grader_tests, autograder"),
            ("autograder/demo.py", "helpers, grader_tests, autograder, samples"),
            ("course/en/02_layers.py", "helpers, grader_tests"),
            ("source/02_layers/02_layers.py", "helpers, grader_tests"),
            ("release/en/02_layers/02_layers.py", "helpers, grader_tests"),
            ("tests/samples/test_samples.py", "helpers, grader_tests, autograder, samples, tests"),
        ],
    )
    def test_what_the_design_allows_is_let_through(self, path: str, others: str) -> None:
        assert import_faults(PurePosixPath(path), f"import {others}") == []

    @pytest.mark.parametrize(
        "source",
        [
            "import samples",
            "import samples.right",
            "import numpy, samples as s",
            "from samples import right",
            "from samples.right import answer",
            "from .. import samples",
            "from ... import samples",
            "from ..samples import right",
            "if True:\n    def f():\n        import samples",
            "from importlib import import_module\nimport_module('samples')",
            "import importlib as i\ni.import_module('samples.right')",
            "import importlib\nimportlib.import_module(name='samples')",
            "import importlib\nimportlib.import_module('.right', package='samples')",
            "import importlib\nimportlib.import_module(f'samples.{name}')",
            "__import__('samples')",
        ],
    )
    @pytest.mark.parametrize(
        "room", ["helpers", "grader_tests", "autograder", "course", "source", "release"]
    )
    def test_every_way_to_import_is_found(self, room: str, source: str) -> None:
        path = PurePosixPath(room, "module.py")
        assert len(import_faults(path, source)) == 1
        assert import_faults(PurePosixPath("tests/module.py"), source) == []

    @pytest.mark.parametrize(
        "source",
        [
            "import numpy",
            "from . import layers",
            "from .layers import Relu",
            "from importlib import import_module\nimport_module(name)",
            "import_module(f'{name}.samples')",
            "import samples_of_music",
            "from numpy import samples",
            "samples = 3",
            "'import samples'",
        ],
    )
    @pytest.mark.parametrize("room", sorted(MAY_IMPORT))
    def test_other_code_is_let_through(self, room: str, source: str) -> None:
        path = PurePosixPath(room if room.endswith(".py") else f"{room}/deep/module.py")
        assert import_faults(path, source) == []

    @pytest.mark.parametrize(
        ("cell", "n_faults"),
        [
            ("import samples", 1),
            ("%matplotlib inline\nimport samples", 1),
            ("%%time\nimport samples", 1),
            ("from autograder.cli import main", 1),
            ("!pip list\nimport helpers, grader_tests", 0),
            ("%%bash\nimport samples", 0),
        ],
    )
    def test_in_a_notebook(self, cell: str, n_faults: int) -> None:
        notebook = new_notebook(cells=[new_markdown_cell("import samples"), new_code_cell(cell)])
        faults = import_faults(PurePosixPath("course/en/x.ipynb"), nbformat.writes(notebook))
        assert len(faults) == n_faults

    def test_a_room_without_a_rule_is_found(self) -> None:
        assert import_faults(PurePosixPath("scripts/x.py"), "") != []

    def test_only_a_sample_may_be_code_that_does_not_parse(self) -> None:
        assert import_faults(PurePosixPath("samples/x.py"), "def") == []
        with pytest.raises(SyntaxError):
            import_faults(PurePosixPath("helpers/x.py"), "def")

    def test_the_place_is_named(self) -> None:
        assert import_faults(
            PurePosixPath("helpers/figures/x.py"), "\nfrom ... import autograder"
        ) == ["helpers/figures/x.py: line 2 imports autograder"]


# --- Notebooks -----------------------------------------------------------------------------------

# "deletable" and "editable" are nbgrader's: in a release it locks the cells that it grades.
CELL_METADATA = {"nbgrader", "tags", "jupyter", "slideshow", "deletable", "editable"}


def notebook_faults(text: str) -> list[str]:
    """What in a notebook, given as the text of its file, is not of the form that DESIGN.md asks."""
    notebook = json.loads(text)
    if (notebook["nbformat"], notebook["nbformat_minor"]) != (4, 5):
        return [f"nbformat is {notebook['nbformat']}.{notebook['nbformat_minor']}, not 4.5"]
    faults = [f"not valid: {error.message}" for error in iter_validate(notebook)]
    kernel = notebook["metadata"].get("kernelspec", {}).get("name")
    if kernel != "python3":
        faults.append(f"kernelspec is {kernel}, not python3")
    seen = set()
    for cell in notebook["cells"]:
        name = cell.get("id")
        if name in seen:
            faults.append(f"two cells have the id {name}")
        seen.add(name)
        if cell.get("outputs"):
            faults.append(f"cell {name} has outputs: clear them before you commit")
        if cell.get("execution_count") is not None:
            faults.append(f"cell {name} has an execution count: clear the outputs")
        if unknown := cell["metadata"].keys() - CELL_METADATA:
            faults.append(f"cell {name} has metadata that is nobody's: {sorted(unknown)}")
    return faults


def good_notebook() -> dict[str, Any]:
    notebook = new_notebook(
        cells=[
            new_markdown_cell("text", id="question"),
            new_code_cell("1 + 1", id="answer", metadata={"nbgrader": {}, "tags": ["hint"]}),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    return json.loads(nbformat.writes(notebook))


class TestNotebooks:
    def test_are_in_form(self, files: list[PurePosixPath]) -> None:
        notebooks = [path for path in files if path.suffix == ".ipynb"]
        assert notebooks
        assert_none(
            f"{path}: {fault}" for path in notebooks for fault in notebook_faults(read(path))
        )

    def test_a_good_one_has_no_faults(self) -> None:
        assert notebook_faults(json.dumps(good_notebook())) == []

    @pytest.mark.parametrize(
        ("place", "value", "fault"),
        [
            (["nbformat_minor"], 4, "nbformat is 4.4"),
            (["nbformat"], 3, "nbformat is 3.5"),
            (["metadata"], {}, "kernelspec is None"),
            (["metadata", "kernelspec", "name"], "conda-env", "kernelspec is conda-env"),
            (["cells", 1, "id"], "question", "two cells have the id question"),
            (["cells", 1, "id"], "not an id", "not valid"),
            (["cells", 1, "source"], 3, "not valid"),
            (["cells", 1, "surprise"], 3, "not valid"),
            (["cells", 1, "outputs"], [new_output("stream", text="2")], "answer has outputs"),
            (["cells", 1, "execution_count"], 7, "answer has an execution count"),
            (["cells", 1, "metadata"], {"scrolled": True}, "answer has metadata.*scrolled"),
        ],
    )
    def test_a_fault_is_found(self, place: list[str | int], value: object, fault: str) -> None:
        notebook = good_notebook()
        *outer, last = place
        inner: Any = notebook
        for key in outer:
            inner = inner[key]
        inner[last] = value
        assert re.search(fault, "\n".join(notebook_faults(json.dumps(notebook))))

    def test_a_cell_without_an_id_is_found(self) -> None:
        notebook = good_notebook()
        del notebook["cells"][0]["id"]
        assert any("'id' is a required" in fault for fault in notebook_faults(json.dumps(notebook)))


# --- Dependencies --------------------------------------------------------------------------------


def project_requirements(pyproject: dict[str, Any]) -> list[Requirement]:
    """What the project asks for: its dependencies and those of every extra."""
    project = pyproject["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(line) for group in groups for line in group]


def environment_faults(environment: dict[str, Any], pyproject: dict[str, Any]) -> list[str]:
    """Where environment.yml and pyproject.toml do not ask for the same."""
    wanted = {canonicalize_name(r.name): str(r.specifier) for r in project_requirements(pyproject)}
    wanted |= {"python": pyproject["project"]["requires-python"], "pip": ""}

    from_conda = [line for line in environment["dependencies"] if isinstance(line, str)]
    (from_pip,) = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    faults = [] if "-e ." in from_pip else ["the project itself is missing: pip's -e ."]
    lines = [Requirement(line) for line in [*from_conda, *from_pip] if line != "-e ."]
    given = {canonicalize_name(r.name): str(r.specifier) for r in lines}

    if len(given) != len(lines):
        faults.append("a package is there twice")
    for name in sorted(wanted.keys() | given.keys()):
        if wanted.get(name) != given.get(name):
            faults.append(
                f"{name}: pyproject.toml says {wanted.get(name)}, environment.yml {given.get(name)}"
            )
    return faults


class TestEnvironment:
    @pytest.fixture
    def environment(self) -> dict[str, Any]:
        return yaml.safe_load(read("environment.yml"))

    def test_is_equal_to_pyproject(self, environment: dict[str, Any]) -> None:
        assert_none(environment_faults(environment, PYPROJECT))

    def test_has_the_name_of_the_project(self, environment: dict[str, Any]) -> None:
        assert environment["name"] == PYPROJECT["project"]["name"]

    @pytest.mark.parametrize("name", ["numpy", "matplotlib", "jupyter", "nbgrader", "pytest"])
    def test_names_what_the_design_names(self, environment: dict[str, Any], name: str) -> None:
        from_conda = [line for line in environment["dependencies"] if isinstance(line, str)]
        assert any(Requirement(line).name == name for line in from_conda)

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            (
                "numpy>=2.0",
                "numpy>=1.26",
                "numpy: pyproject.toml says >=2.0, environment.yml >=1.26",
            ),
            ("numpy>=2.0", "numpy", "numpy: pyproject.toml says >=2.0, environment.yml $"),
            ("  - uv>=0.5\n", "", "uv: pyproject.toml says >=0.5, environment.yml None"),
            ("  - uv>=0.5\n", "  - uv>=0.5\n  - torch\n", "torch: pyproject.toml says None"),
            ("python>=3.11", "python>=3.10", "python: pyproject.toml says >=3.11"),
            ("  - uv>=0.5\n", "  - uv>=0.5\n  - uv>=0.5\n", "twice"),
            ("      - -e .\n", "", "project itself"),
        ],
    )
    def test_a_difference_is_found(self, old: str, new: str, fault: str) -> None:
        text = read("environment.yml")
        assert old in text
        faults = environment_faults(yaml.safe_load(text.replace(old, new)), PYPROJECT)
        assert len(faults) == 1
        assert re.search(fault, faults[0])


# Where the lock must hold: on each of these exactly one version of a package.
SUPPORTED = [
    {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        **system,
    }
    for python, system in product(
        ["3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0"],
        [
            {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
            {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
            {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
        ],
    )
]


def lock_faults(lock: str, wanted: Iterable[Requirement]) -> list[str]:
    """What keeps a lock file from a reproducible set-up of the wanted requirements, anywhere."""
    faults = [f"an address: {line.strip()}" for line in lock.splitlines() if "://" in line]
    pins = []
    for line in lock.replace("\\\n", " ").splitlines():
        text, *options = line.partition("#")[0].split("--")
        if not text.strip():
            # pip reads a line that starts with -- as an option, such as another index.
            faults += [f"an option: {line}"] if options else []
            continue
        try:
            pin = Requirement(text)
        except ValueError:
            faults.append(f"not a requirement: {line}")
            continue
        if [s.operator for s in pin.specifier] != ["=="] or "*" in str(pin.specifier) or pin.url:
            faults.append(f"not pinned: {pin}")
            continue
        if not options or not all(re.fullmatch(r"hash=sha256:[0-9a-f]{64}\s*", o) for o in options):
            faults.append(f"without a hash, or with something else: {pin}")
        pins.append(pin)

    for where in SUPPORTED:
        versions: dict[str, list[str]] = {}
        for pin in pins:
            if pin.marker is None or pin.marker.evaluate(where):
                (specifier,) = pin.specifier
                versions.setdefault(canonicalize_name(pin.name), []).append(specifier.version)
        place = f"on {where['sys_platform']} with Python {where['python_full_version']}"
        faults += [f"{name} {found} {place}" for name, found in versions.items() if len(found) > 1]
        for requirement in wanted:
            found = versions.get(canonicalize_name(requirement.name), [])
            if not any(requirement.specifier.contains(version) for version in found):
                faults.append(f"{requirement} is not met by {found} {place}")
    return faults


class TestLock:
    WANTED = (
        *project_requirements(PYPROJECT),
        # The project is installed without build isolation, so what builds it must be there.
        *map(Requirement, PYPROJECT["build-system"]["requires"]),
        # What the extra in dask[distributed] stands for.
        Requirement("distributed"),
    )
    HASH = f" \\\n    --hash=sha256:{'0' * 64}\n"

    def test_is_complete_and_pinned(self) -> None:
        assert_none(lock_faults(read("requirements.lock"), self.WANTED))

    def test_a_good_one_has_no_faults(self) -> None:
        lock = f"numpy==2.4.6{self.HASH}    # via\n    #   matplotlib\nrich==15.0{self.HASH}"
        assert lock_faults(lock, [Requirement("numpy>=2"), Requirement("Rich")]) == []

    def test_one_version_for_each_python(self) -> None:
        lock = (
            f"numpy==2.4.6 ; python_full_version < '3.12'{self.HASH}"
            f"numpy==2.5.5 ; python_full_version >= '3.12'{self.HASH}"
        )
        assert lock_faults(lock, [Requirement("numpy>=2")]) == []
        assert lock_faults(lock.replace(">=", ">"), [Requirement("numpy>=2")]) != []
        assert lock_faults(lock, [Requirement("numpy>=2.5")]) != []

    @pytest.mark.parametrize(
        ("lock", "fault"),
        [
            ("numpy>=2.0" + HASH, "not pinned"),
            ("numpy" + HASH, "not pinned"),
            ("numpy==2.*" + HASH, "not pinned"),
            ("numpy==2.4.6\n", "without a hash"),
            ("numpy==2.4.6 \\\n    --hash=sha256:0\n", "without a hash"),
            ("numpy==2.4.6 \\\n    --hash=md5:0\n", "without a hash"),
            ("numpy==1.26" + HASH, "numpy>=2 is not met"),
            ("scipy==1.17" + HASH, "numpy>=2 is not met"),
            ("numpy==2.4.6 ; sys_platform == 'linux'" + HASH, "not met by .* on win32"),
            ("numpy==2.4.6" + HASH + "numpy==2.5.5" + HASH, r"numpy \['2.4.6', '2.5.5'\]"),
            ("--index-url somewhere\nnumpy==2.4.6" + HASH, "an option"),
            ("numpy @ https" + "://example.org/numpy.whl" + HASH, "an address"),
            ("-e .\n", "not a requirement"),
        ],
    )
    def test_a_fault_is_found(self, lock: str, fault: str) -> None:
        assert re.search(fault, "\n".join(lock_faults(lock, [Requirement("numpy>=2")])))


# --- What no file may hold -----------------------------------------------------------------------

# In pieces, so that this file passes its own test.
HOSTS = [
    ".".join(pieces)
    for pieces in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("anaconda", "com"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("ubuntu", "com"),
        ("golang", "org"),
        ("crates", "io"),
        ("jfrog", "io"),
    ]
]
# A folder of one person's machine: a home, or a place where the work lay.
HOMES = [rf"/{home}/[\w.-]+/" for home in ("home", "Users", "work")] + ["/ro" + "ot/"]
UNWANTED = re.compile(
    "|".join(
        [
            *(rf"(?<![\w-]){re.escape(host)}(?![\w-])" for host in HOSTS),
            *(rf"(?<![\w.<>}}~-]){home}" for home in HOMES),
            r"\b[A-Za-z]:\\{1,2}Users\\",
        ]
    ).encode(),
    re.IGNORECASE,
)


def private_text(content: bytes) -> list[str]:
    """Addresses of registries, and paths of one machine, that are in `content`."""
    return [match.decode() for match in UNWANTED.findall(content)]


class TestPortable:
    def test_no_file_names_a_registry_or_a_machine(self, files: list[PurePosixPath]) -> None:
        assert files
        assert_none(
            f"{path}: {text}" for path in files for text in private_text((ROOT / path).read_bytes())
        )

    @pytest.mark.parametrize(
        "content",
        [
            *(f"https://files.{host}/simple" for host in HOSTS),
            *(f"{host}" for host in HOSTS),
            "see /ho" + "me/ada/course/README.md",
            '"/Us' + 'ers/ada/course"',
            "cd /wo" + "rk/course/source",
            "/ro" + "ot/.cache",
            "C:" + "\\Users\\ada",
            "c:" + "\\\\users\\\\ada",
        ],
    )
    def test_an_unwanted_one_is_found(self, content: str) -> None:
        assert private_text(content.encode()) != []

    @pytest.mark.parametrize(
        "content",
        [
            "course/home/page/one",
            "https://example.org/work/with/us/",
            "the home, the work",
            "/usr/bin/env",
            "my" + HOSTS[0],
            "https://doi.org/10.24432/C50P49",
            r"\frac{a}{b} C:\temp",
        ],
    )
    def test_others_are_let_through(self, content: str) -> None:
        assert private_text(content.encode()) == []


# --- The rooms -----------------------------------------------------------------------------------

# fmt: off
ROOMS = (
    "README.md", "Makefile", "LICENSE", "pyproject.toml", "environment.yml", "requirements.lock",
    "nbgrader_config.py", "course/en", "source", "release/en", "helpers", "grader_tests",
    "autograder", "samples", "tests",
)
# fmt: on
LECTURES_ONLY = {"08_frameworks"}


def layout_faults(files: Iterable[PurePosixPath]) -> list[str]:
    """Which rooms of DESIGN.md are missing, and which section is not in all of its places."""
    files = set(files)
    folders = {parent for path in files for parent in path.parents}
    faults = [f"{room} is missing" for room in ROOMS if PurePosixPath(room) not in files | folders]

    notebooks = {path for path in files if path.suffix == ".ipynb" and path.parts[0] != "tests"}
    sections = {path.stem for path in notebooks}
    expected = {PurePosixPath("course/en", f"{name}.ipynb") for name in sections}
    for name in sections - LECTURES_ONLY:
        expected.add(PurePosixPath("source", name, f"{name}.ipynb"))
        expected.add(PurePosixPath("release/en", name, f"{name}.ipynb"))
    faults += [f"{path} is missing" for path in sorted(expected - notebooks)]
    faults += [f"{path} is not in a place of DESIGN.md" for path in sorted(notebooks - expected)]
    return faults


class TestLayout:
    GOOD = (
        *(PurePosixPath(room) for room in ROOMS if "." in room or room[0].isupper()),
        *(PurePosixPath(room, "x.py") for room in ROOMS),
        *(PurePosixPath("course/en", f"{name}.ipynb") for name in ("02_layers", "08_frameworks")),
        PurePosixPath("source/02_layers/02_layers.ipynb"),
        PurePosixPath("release/en/02_layers/02_layers.ipynb"),
    )

    def test_is_the_one_of_the_design(self, files: list[PurePosixPath]) -> None:
        assert_none(layout_faults(files))

    def test_a_good_one_has_no_faults(self) -> None:
        assert layout_faults(self.GOOD) == []

    @pytest.mark.parametrize("room", ROOMS)
    def test_a_missing_room_is_found(self, room: str) -> None:
        rest = [path for path in self.GOOD if not str(path).startswith(room)]
        assert f"{room} is missing" in layout_faults(rest)

    @pytest.mark.parametrize("path", GOOD[-3:], ids=str)
    def test_a_missing_notebook_is_found(self, path: PurePosixPath) -> None:
        rest = [other for other in self.GOOD if other != path]
        if path.stem not in LECTURES_ONLY:
            assert layout_faults(rest) == [f"{path} is missing"]

    @pytest.mark.parametrize(
        "path",
        ["course/ja/02_layers.ipynb", "source/02_layers/extra/02_layers.ipynb", "02_layers.ipynb"],
    )
    def test_a_misplaced_notebook_is_found(self, path: str) -> None:
        faults = layout_faults([*self.GOOD, PurePosixPath(path)])
        assert faults == [f"{path} is not in a place of DESIGN.md"]
