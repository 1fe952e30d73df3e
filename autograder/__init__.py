"""Grading: from a folder of submissions to a gradebook, a report and feedback pages.

    course      the course directory: nbgrader's folders and settings
    release     the instructors' notebook -> the students' version, and what grading needs of it
    submission  one submitted file: read, and what is wrong with it
    restore     test cells put back as they are in the source; what was changed in them
    execute     a notebook's cells, run
    gradebook   what was run, recorded by nbgrader; what is recorded, read back
    batch       many submissions at once
    verdicts    a test cell's outputs -> what became of it, and the mistake
    report      a class's table and its CSV file
    feedback    the page that a student gets
    demo        a class made of sample solutions
    cli         the command line

nbgrader keeps its part: its gradebook, its folders, its checksums, comments and late penalties.
"""
