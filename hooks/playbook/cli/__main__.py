"""Lets ``python -m playbook.cli`` run a command."""

import sys

from playbook.cli import main

sys.exit(main())
