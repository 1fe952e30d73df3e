"""nbgrader's settings for this course. The repository is itself an nbgrader course directory.

Copy this file, with source/, into the directory where you grade a class of your own.

Grades go to gradebook.db in the course directory. To keep them in PostgreSQL instead:
    c.CourseDirectory.db_url = "postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
"""

from autograder.preprocessor import STEPS

c = get_config()  # noqa: F821 - nbgrader defines it

c.CourseDirectory.course_id = "backprop"

# The students' version: a folder for each language.
c.CourseDirectory.release_directory = "release/en"

# Students' code runs in a sandbox, under `nbgrader autograde` and the formgrader's button too.
c.Autograde.autograde_preprocessors = STEPS

# The longest that one cell may run, in seconds. The checks take far less than one.
c.Execute.timeout = 30

# What else a submission may use; these are the defaults. (A file or an output that grows larger
# ends its cell. Files are kept in memory, apart from memory_mb.)
c.Limits.notebook_seconds = 600
c.Limits.cpu_seconds = 600
c.Limits.memory_mb = 2048
c.Limits.processes = 64
c.Limits.open_files = 256
c.Limits.file_mb = 64
c.Limits.disk_mb = 256
c.Limits.files = 20_000
c.Limits.output_mb = 20

# For `nbgrader zip_collect`: the zip has a folder for each student, named by the student's id, and
# in it the notebook under its own name.
c.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>[^/]+)/(?P<file_id>\d\d_\w+)\.ipynb$"
