"""What runs inside the sandbox, and the form of what crosses its border.

    plain    values as bytes: plain data, no behaviour (both sides use it)
    channel  messages over a socket (both sides use it)
    zygote   imports everything once, and forks a worker for each submission
    shell    an IPython shell whose outputs are kept as a notebook has them
    server   answers the judge: runs cells, calls what the student defined

Nothing here knows a test, an expected value or a grade. Only this package, `helpers` and
`grader_tests` can be seen inside the sandbox.
"""
