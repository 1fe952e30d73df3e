"""Imported first by what starts often: a second and a half less for each process.

jsonschema, which nbformat needs, looks for rfc3987_syntax to check internationalized addresses, and
that package builds a grammar when it is imported. No notebook has such an address to check;
jsonschema does without where the package is not installed.
"""

import sys

if "jsonschema" not in sys.modules:
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
