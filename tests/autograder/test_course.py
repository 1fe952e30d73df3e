import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course import open_course, shown_database
from autograder.errors import UsageError

NOBODY = 65534


def test_the_courses_own_settings_are_read_and_not_those_of_the_current_directory(
    tiny, kit, tmp_path_factory, monkeypatch
):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "wrong"\n', encoding="utf-8"
    )
    monkeypatch.chdir(elsewhere)
    kit.add_settings(tiny, ['c.CourseDirectory.db_url = "postgresql://me:secret@host/grades"'])
    directory = tiny.open().directory()
    assert directory.db_url == "postgresql://me:secret@host/grades"
    assert directory.course_id == ""
    assert directory.root == str(tiny.root)
    assert directory.release_directory == "release/en"


def test_a_course_without_settings_has_nbgraders(tiny):
    (tiny.root / "nbgrader_config.py").unlink()
    directory = tiny.open().directory()
    assert directory.db_url == f"sqlite:///{tiny.root}/gradebook.db"
    assert directory.release_directory == "release"


def test_settings_that_cannot_be_read_stop_the_run_with_the_reason(tiny, kit):
    kit.add_settings(tiny, ["c.CourseDirectory.root ="])
    with pytest.raises(UsageError, match="SyntaxError"):
        tiny.open()


def test_a_setting_of_the_wrong_kind_stops_the_run(tiny, kit):
    kit.add_settings(tiny, ["c.CourseDirectory.db_url = 3"])
    with pytest.raises(UsageError, match="db_url"):
        tiny.open().directory()


def test_another_directory_structure_is_refused(tiny, kit):
    kit.add_settings(
        tiny,
        ['c.CourseDirectory.directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"'],
    )
    with pytest.raises(UsageError, match="remove that setting"):
        tiny.open()


def test_a_missing_directory_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"there is no course directory .*nowhere"):
        open_course(tmp_path / "nowhere")


def test_sections_are_folders_with_a_notebook_of_their_name(tiny, kit):
    (tiny.root / "source" / "notes").mkdir()
    (tiny.root / "source" / "02_other").mkdir()
    (tiny.root / "source" / "02_other" / "scratch.ipynb").write_text("", encoding="utf-8")
    course = tiny.open()
    assert course.sections() == [kit.SECTION]
    assert course.check_sections([f"{kit.SECTION}/", kit.SECTION]) == [kit.SECTION]


def test_an_unknown_section_gets_the_near_ones_and_the_known_ones(tiny, kit):
    with pytest.raises(UsageError) as caught:
        tiny.open().check_sections(["01_tinny"])
    assert "there is no section '01_tinny'" in str(caught.value)
    assert f"Did you mean {kit.SECTION}?" in str(caught.value)
    with pytest.raises(UsageError, match=f"has: {kit.SECTION}"):
        tiny.open().check_sections(["../secret"])


def test_a_course_without_source_is_told_what_to_copy_from_where(tmp_path):
    with pytest.raises(UsageError) as caught:
        open_course(tmp_path).check_sections(["02_layers"])
    assert "source/02_layers/02_layers.ipynb is missing" in str(caught.value)
    assert "Copy the folder source/02_layers and the file nbgrader_config.py" in str(caught.value)


def test_students_are_folders(tiny, kit):
    submitted = tiny.root / "submitted"
    ids = ["bob", ".dot", "-dash", "Ada Lovelace", "e\u0301", "é", "[x]"]
    for name in [*ids, "__MACOSX", ".ipynb_checkpoints", "left out"]:
        (submitted / name).mkdir(parents=True)
    (submitted / "class.zip").write_text("", encoding="utf-8")
    kit.add_settings(tiny, ['c.CourseDirectory.student_id_exclude = "left out,other"'])
    assert tiny.open().students() == sorted(ids)


def test_without_a_folder_of_submissions_there_are_no_students(tiny):
    assert tiny.open().students() == []


def gradebook(tiny):
    return tiny.open().gradebook()


def test_a_database_that_cannot_be_opened_is_named_without_its_password(tiny, kit):
    kit.add_settings(tiny, ['c.CourseDirectory.db_url = "sqlite:////nowhere/at/all/gradebook.db"'])
    said = r"/nowhere/at/all/gradebook\.db cannot be opened"
    with pytest.raises(UsageError, match=said), gradebook(tiny):
        pass
    assert "secret" not in shown_database("postgresql://me:secret@host/grades")
    assert "host/grades" in shown_database("postgresql://me:secret@host/grades")
    assert shown_database("::") == "of c.CourseDirectory.db_url"


def test_a_database_whose_driver_is_missing_names_the_package(tiny, kit):
    kit.add_settings(tiny, ['c.CourseDirectory.db_url = "mysql+nosuchdriver://host/grades"'])
    with pytest.raises(UsageError, match=r"Set c\.CourseDirectory\.course_id"), gradebook(tiny):
        pass
    kit.add_settings(tiny, ['c.CourseDirectory.course_id = "x"'])
    with pytest.raises(UsageError, match="nosuchdriver"), gradebook(tiny):
        pass


def test_a_broken_database_is_left_alone(tiny):
    database = tiny.root / "gradebook.db"
    database.write_bytes(b"this is no database, but it is somebody's")
    with pytest.raises(UsageError, match="cannot be opened"), gradebook(tiny):
        pass
    assert database.read_bytes() == b"this is no database, but it is somebody's"


def test_one_run_at_a_time(tiny):
    refused = pytest.raises(UsageError, match="another run of backprop")
    with tiny.open().working(), refused, tiny.open().working():
        pass
    with tiny.open().working():
        pass


@pytest.fixture
def public() -> Iterator[Path]:
    """A directory that every user of the machine can reach."""
    root = Path(tempfile.mkdtemp(prefix="backprop-test-"))
    root.chmod(0o755)
    yield root
    for folder in (root, *root.rglob("*")):
        if folder.is_dir():
            folder.chmod(0o755)
    shutil.rmtree(root)


@pytest.mark.parametrize("locked", [".", "autograded", "reports"])
def test_a_read_only_directory_stops_the_run_before_it_does_anything(kit, public, locked):
    kit.lay_out(public)
    (public / locked).mkdir(exist_ok=True)
    (public / ".backprop").mkdir()
    course = open_course(public)
    (public / locked).chmod(0o555)
    (public / ".backprop").chmod(0o777)
    # Permissions do not bind root: as root, be somebody else while it matters.
    root = os.geteuid() == 0
    if root:
        if locked != ".":
            public.chmod(0o777)
        os.seteuid(NOBODY)
    try:
        with pytest.raises(UsageError) as caught, course.working():
            pass
    finally:
        if root:
            os.seteuid(0)
    assert f"cannot write in {public / locked}" in str(caught.value)
    assert "nothing was done" in str(caught.value)
    assert not (public / "gradebook.db").exists()
