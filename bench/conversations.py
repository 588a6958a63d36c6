"""How long it takes to load, check, prove and generate conversations, and in how much memory.

Libraries of 500, 1,000, 2,000 and 4,000 conversations are measured, each in processes of its own;
`python3 dev.py bench conversing` prints them. They are made from the real families with their words
changed places, so that no text stands twice and no cache of texts saves work.
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from bench.table import Row, Table, evenness, table
from playbook.yaml_source.nodes import plain
from playbook.yaml_source.parser import parse

ROOT = Path(__file__).resolve().parent.parent
SIZES = (500, 1_000, 2_000, 4_000)
MOST_MILLISECONDS, MOST_MEGABYTES = 4.0, 300.0
"""For each conversation, and for the whole library."""

AT = 2_000
"""The size for which the limits are stated."""

Plain = object
"""Whatever a data file holds: texts, numbers, lists, mappings."""

_TEXT_KEYS = (
    "title summary goal text on_card scene says after inner ask say write do reply happens why "
    "better opening softens hardens rules_note firm date time amount phrase"
)
_WORD = re.compile(r"\{[^{}]*\}|\[\[[^]]*\]\]|[A-Za-z]+(?:['\u2019][a-z]+)?")
_KEPT = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
    "thousand million dozen days weeks week months month years year hour hours dollars percent "
    "march"
)
"""Words that mean more than themselves to the check of literals."""


@dataclass(frozen=True)
class Measured:
    """One library: its size, seconds of CPU for each stage, and the peak of memory."""

    conversations: int
    families: int
    distinct_texts: int
    load: float
    check: float
    generate: float
    megabytes: float

    @property
    def seconds(self) -> float:
        """All stages together; the proof is part of the check."""
        return self.load + self.check + self.generate


def write_library(root: Path, conversations: int) -> int:
    """Write a library of at least so many conversations below ``root``; give its families."""
    # Assignments name the real calls.
    leave_out = shutil.ignore_patterns("assignments")
    shutil.copytree(ROOT / "exercises", root / "exercises", ignore=leave_out)
    calls, plays = root / "exercises/calls", root / "exercises/playthroughs"
    models = [_read(path) for path in sorted(calls.iterdir())]
    played = {path.stem: _read(path) for path in plays.iterdir()}
    for old in (*calls.iterdir(), *plays.iterdir()):
        old.unlink()
    words = sorted({word for model in models for word in _words(model)} - {*_KEPT.split()})
    made, number = 0, 0
    while made < conversations:
        model, name = models[number % len(models)], f"G{number:04}"
        changed = _changed(model, _mixed(words, number))
        _write(calls / f"{name.lower()}.yml", changed, name)
        stem = str(model["id"]).lower()
        if stem in played:
            _write(plays / f"{name.lower()}.yml", played[stem], name)
        made += len(model["levels"]) * len(model["casts"]) * len(model.get("mixes", "1"))
        number += 1
    return number


def _read(file: Path) -> dict[str, Any]:
    node = parse(file.read_bytes(), file.name).node
    data = None if node is None else plain(node)
    assert isinstance(data, dict), f"{file} cannot be read"
    return data


def _write(file: Path, data: Plain, name: str) -> None:
    named = {**data, "id": name} if isinstance(data, dict) else data
    text = yaml.dump(named, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=999)
    file.write_text(text, encoding="utf-8")


def _words(data: Plain) -> Iterator[str]:
    """Give the plain words of all texts, long enough that others have their length."""
    if isinstance(data, str):
        found = _WORD.findall(data)
        yield from (word for word in found if word.isalpha() and word.islower() and len(word) > 3)
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _words(value)


def _mixed(words: Sequence[str], seed: int) -> dict[str, str]:
    """Let every word change places with one of its own length, otherwise for every seed."""
    mixed: dict[str, str] = {}
    for length in {len(word) for word in words}:
        alike = [word for word in words if len(word) == length]
        other = sorted(alike, key=lambda word: crc32(f"{seed} {word}".encode()))
        mixed.update(zip(alike, other, strict=True))
    return mixed


def _changed(data: Plain, mixed: Mapping[str, str], *, text: bool = False) -> Plain:
    """Change the words of all texts; ids, ratings and who is cast stay."""
    if isinstance(data, str) and text:
        return _WORD.sub(lambda match: _other(match.group(), mixed), data)
    if isinstance(data, list):
        return [_changed(value, mixed, text=text) for value in data]
    if isinstance(data, dict):
        texts = _TEXT_KEYS.split()
        return {key: _changed(value, mixed, text=key in texts) for key, value in data.items()}
    return data


def _other(word: str, mixed: Mapping[str, str]) -> str:
    if word.lower() not in mixed:
        return word
    other = mixed[word.lower()]
    return other.capitalize() if word[0].isupper() else other


def measure_here(root: Path) -> Measured:
    """Run all stages on a library in this process."""
    from playbook.cache.memory import search_rarely
    from playbook.catalog.load import load
    from playbook.check import check
    from playbook.generate.conversation import conversations

    search_rarely()
    loaded, load_seconds = _timed(lambda: load(root))
    _, check_seconds = _timed(lambda: check(loaded.draft))
    draft, people = loaded.draft, loaded.draft.personas
    talks, generate_seconds = _timed(
        lambda: [talk for call in draft.calls.values() for talk in conversations(call, people)]
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024 * 1024
    )
    texts = {choice.say for talk in talks for turn in talk.turns for choice in turn.choices}
    return Measured(
        conversations=len(talks),
        families=len(draft.calls),
        distinct_texts=len(texts),
        load=load_seconds,
        check=check_seconds,
        generate=generate_seconds,
        megabytes=peak,
    )


def _timed(stage: Callable[[], Any]) -> tuple[Any, float]:
    gc.collect()
    began = time.process_time()
    made = stage()
    return made, time.process_time() - began


def measure(conversations: int, rounds: int = 3) -> Measured:
    """Write a library of a size; give the quickest of several processes that work on it."""
    with tempfile.TemporaryDirectory(prefix="conversations-") as folder:
        write_library(Path(folder), conversations)
        found = [_measured(folder) for _ in range(rounds)]
    return min(found, key=lambda one: one.seconds)


def _measured(folder: str) -> Measured:
    done = subprocess.run(
        [sys.executable, "-m", "bench.conversations", folder],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Measured(**json.loads(done.stdout))


def conversing(sizes: Sequence[int] = SIZES) -> Table:
    """Measure libraries of these sizes; the limits stand at the one of 2,000."""
    rows, found = [], [measure(size) for size in sizes]
    for one in found:
        stated = AT <= one.conversations < 2 * AT
        what = f"{one.conversations:,} conversations in {one.families} families"
        for stage in ("load", "check", "generate"):
            rows.append(Row(f"{what}: {stage}", getattr(one, stage), "s"))
        each = 1000 * one.seconds / one.conversations
        rows.append(Row(f"{what}: each", each, "ms", MOST_MILLISECONDS if stated else None))
        rows.append(Row(f"{what}: memory", one.megabytes, "MB", MOST_MEGABYTES if stated else None))
    most, least = (one.seconds / one.conversations for one in (found[-1], found[0]))
    rows.append(evenness("a conversation of the most beside one of the least", most, least))
    title = "CPU of loading, checking, proving and generating, the least of 3 processes"
    return table(title, rows)


if __name__ == "__main__":
    print(json.dumps(asdict(measure_here(Path(sys.argv[1])))))
