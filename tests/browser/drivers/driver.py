"""One thin way to drive a browser, whichever it is: what is tried in it is written once."""

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys

PATIENCE = 60.0
"""Seconds until something that does not come is given up; a busy host is slow."""

READY = """[...document.querySelectorAll('.pb-exercise')].every((one) =>
    one.querySelector(':scope > .pb-live')
    && (one.localName === 'pb-progress' || one.matches('.pb-ready')))"""
"""Whether all that comes alive on a page is alive."""


class Driver(ABC):
    """A browser with one window and a profile of its own, at a page."""

    name: str

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address, and wait until its page is loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page anew."""

    @abstractmethod
    def run(self, body: str, *given: Any) -> Any:
        """Run the body of an async function of ``given`` in the page; what it returns is JSON.

        Raises AssertionError with the page's own words if it throws.
        """

    @abstractmethod
    def press(self, key: str, holding: str = "") -> None:
        """Press a key, a sign or one of ``Keys``, as a hand does; hold another one meanwhile."""

    @abstractmethod
    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        """Choose files in the field that the selector leads to."""

    @abstractmethod
    def picture(self) -> bytes:
        """Return what is in the window, as PNG."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def visit(self, url: str) -> None:
        """Go to an address, and wait until all on its page is alive."""
        self.open(url)
        self.wait_for(READY)

    def value(self, expression: str, *given: Any) -> Any:
        """Return the value of an expression in the page."""
        return self.run(f"return {expression}", *given)

    def wait_for(self, expression: str, *given: Any) -> Any:
        """Wait until an expression is true, and return its value."""
        deadline = time.monotonic() + PATIENCE
        while not (found := self.value(expression, *given)):
            assert time.monotonic() < deadline, f"{self.name} waits in vain: {expression} {given}"
            time.sleep(0.05)
        return found

    def text(self, selector: str) -> str:
        """Return the text of the first element that a selector leads to, once there is one."""
        found: str = self.wait_for("document.querySelector(given[0])?.innerText", selector)
        return found

    def focus(self, selector: str) -> None:
        """Bring the focus to the first element that a selector leads to, once there is one."""
        self.wait_for("!!document.querySelector(given[0])", selector)
        self.run("document.querySelector(given[0]).focus()", selector)

    def write(self, words: str) -> None:
        """Write where the focus is, key by key."""
        for sign in words:
            self.press(sign)

    def push(self, words: str, within: str = "main") -> None:
        """Press the button that bears these words with Enter; of several, the last."""
        found = "[...document.querySelectorAll(`${given[0]} :is(button, summary)`)]"
        found += ".filter((one) => one.innerText.trim().startsWith(given[1])).at(-1)"
        self.wait_for(f"!!{found}", within, words)
        self.run(f"{found}.focus()", within, words)
        self.press(Keys.RETURN)
