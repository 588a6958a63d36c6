"""Where things are, and the environment variables that every command we start gets."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
LOGS = CACHE / "logs"
DENO_DIR = CACHE / "deno"
CLIENT = ROOT / "hooks" / "playbook" / "client"
COMMAND = ROOT / "hooks" / "playbook" / "command" / "report.js"

PARTS = (
    *(".git", ".venv", "bench", "devtools", "docs", "exercises", "hooks", "node_modules"),
    *("overrides", "pictures", "schemas", "tests", "web"),
)
"""The folders that the project is made of: nothing is built into them."""

# These would send installed packages elsewhere, or load modules from elsewhere.
_UNWANTED = (
    "PIP_PREFIX",
    "PIP_REQUIREMENT",
    "PIP_ROOT",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSAFEPATH",
    "__PYVENV_LAUNCHER__",
)


def in_venv(name: str, venv: Path = VENV) -> Path:
    """Path of a program inside a virtual environment."""
    if os.name == "nt":
        return venv / "Scripts" / f"{name}.exe"
    return venv / "bin" / name


def clean_environment(**more: str) -> dict[str, str]:
    """Return the environment for commands: the user's own, less what would lead astray."""
    env = {key: value for key, value in os.environ.items() if key not in _UNWANTED}
    env["HOME"] = env.get("HOME") or str(CACHE / "home")
    env["PATH"] = os.pathsep.join([str(in_venv("python").parent), env.get("PATH", os.defpath)])
    env["VIRTUAL_ENV"] = str(VENV)
    env["DENO_DIR"] = str(DENO_DIR)
    env["DENO_NO_UPDATE_CHECK"] = "1"
    env["DENO_NO_PROMPT"] = "1"
    env.setdefault("DENO_TLS_CA_STORE", "mozilla,system")
    env["NO_MKDOCS_2_WARNING"] = "1"
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    env["PIP_NO_INPUT"] = "1"
    env["PYTHONUTF8"] = "1"
    env.update(more)
    return env
