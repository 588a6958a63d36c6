#!/usr/bin/env python3
"""The one entry to this project: python3 dev.py serve, python3 dev.py test.

This file must parse on old Pythons, so that it can say that they are too old.
"""

import os
import sys

NEEDED = (3, 11)


def main() -> int:
    """Run the command on the command line; return its exit code."""
    if sys.version_info[:2] < NEEDED:
        found = "%d.%d" % sys.version_info[:2]
        print("This needs Python 3.11 or newer; this one is %s." % found)
        print("Install a newer Python 3, then run the same command with it.")
        return 1
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from devtools.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
