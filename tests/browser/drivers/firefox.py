"""Firefox by its own WebDriver BiDi: Debian has no geckodriver, which other ways go through."""

import base64
import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

from tests.browser.drivers.driver import PATIENCE, Driver

_WHERE = "WebDriverBiDiServer.json"
"""Firefox writes into its profile where it listens."""


class Firefox(Driver):
    """A Firefox without a window on a screen."""

    name = "Firefox"

    def __init__(self, program: Path, folder: Path) -> None:
        """Start ``program`` with a new profile in ``folder``."""
        profile = folder / "profile"
        profile.mkdir()
        self._log = (folder / "firefox.log").open("wb")
        # --no-remote: a Firefox that somebody has open is left alone.
        words = ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"]
        self._process = subprocess.Popen(
            [program, *words, profile], stdout=self._log, stderr=self._log
        )
        self._socket: WebSocket | None = None
        self._asked = 0
        try:
            self._socket = create_connection(
                f"ws://{self._where(profile)}/session", timeout=PATIENCE, suppress_origin=True
            )
            self._ask("session.new", capabilities={})
            # In the tab that Firefox opens at its start the address bar has the focus.
            self._window = self._ask("browsingContext.create", type="tab")["context"]
            size = {"width": 1280, "height": 900}
            self._ask("browsingContext.setViewport", context=self._window, viewport=size)
        except BaseException:
            self.close()
            raise

    def open(self, url: str) -> None:
        self._leave("browsingContext.navigate", url=url)

    def reload(self) -> None:
        self._leave("browsingContext.reload")

    def run(self, body: str, *given: Any) -> Any:
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=(
                "async (json) => JSON.stringify(await (async (given) => {"
                f"{body}\n}})(JSON.parse(json)) ?? null)"
            ),
            arguments=[{"type": "string", "value": json.dumps(given)}],
            awaitPromise=True,
            target={"context": self._window},
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def press(self, key: str, holding: str = "") -> None:
        keys = [*([holding] if holding else []), key]
        down = [{"type": "keyDown", "value": one} for one in keys]
        up = [{"type": "keyUp", "value": one} for one in reversed(keys)]
        source = {"type": "key", "id": "keys", "actions": [*down, *up]}
        self._ask("input.performActions", context=self._window, actions=[source])

    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        locator = {"type": "css", "value": selector}
        found = self._ask("browsingContext.locateNodes", context=self._window, locator=locator)
        element = {"sharedId": found["nodes"][0]["sharedId"]}
        names = [str(file) for file in files]
        self._ask("input.setFiles", context=self._window, element=element, files=names)

    def picture(self) -> bytes:
        taken = self._ask("browsingContext.captureScreenshot", context=self._window)
        return base64.b64decode(taken["data"])

    def close(self) -> None:
        if self._socket:
            self._socket.close()
        self._process.kill()
        self._process.wait()
        self._log.close()

    def _leave(self, method: str, **parameters: Any) -> None:
        """Leave the page for another one. On a busy machine Firefox calls that complete too soon:
        what is asked then is answered by the page that is left."""
        self.run("window.isLeft = true")
        self._ask(method, context=self._window, wait="complete", **parameters)
        there = "!window.isLeft && location.href !== 'about:blank'"
        self.wait_for(f"{there} && document.readyState === 'complete'")

    def _where(self, profile: Path) -> str:
        """Wait until Firefox listens, and return its host and port."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                told = json.loads((profile / _WHERE).read_text(encoding="utf-8"))
            except (OSError, ValueError):
                assert self._process.poll() is None, f"Firefox ended; see {self._log.name}"
                assert time.monotonic() < deadline, f"Firefox does not listen; see {self._log.name}"
                time.sleep(0.05)
            else:
                return f"{told['ws_host']}:{told['ws_port']}"

    def _ask(self, method: str, **parameters: Any) -> Any:
        """Send a command and return its result; raises AssertionError if Firefox refuses it."""
        assert self._socket is not None
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._asked:
                assert answer["type"] == "success", f"{method}: {answer}"
                return answer["result"]
