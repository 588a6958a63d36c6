"""WebKit as GTK has it, by its WebDriver, on a screen that nobody sees."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import JavascriptException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from devtools.other_browsers import WebKit as Programs
from tests.browser.drivers.driver import PATIENCE, Driver

_RUN = """
const done = arguments[arguments.length - 1];
(async (given) => {%s
})([...arguments].slice(0, -1)).then(
    (value) => done({ value }), (error) => done({ error: String(error) }));
"""


@contextmanager
def screen(program: Path) -> Iterator[str]:
    """Run a screen in memory for the time of the block; gives what ``DISPLAY`` is for it."""
    reading, writing = os.pipe()
    # By itself it begins anew when its last guest has left, and turns away one who comes meanwhile.
    words = ["-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-noreset"]
    process = subprocess.Popen(
        [program, *words], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        # It takes the first free number, and tells it once it can be used.
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


class WebKit(Driver):
    """The small browser that WebKitGTK brings, steered as a machine steers it."""

    name = "WebKit"

    def __init__(self, programs: Programs, folder: Path, display: str) -> None:
        """Start the browser on a screen, with ``folder`` for what it writes."""
        options = WebKitGTKOptions()
        options.binary_location = str(programs.browser)
        options.add_argument("--automation")
        # What is downloaded lands at home.
        env = {**os.environ, "DISPLAY": display, "HOME": str(folder)}
        service = WebKitGTKService(
            str(programs.driver), log_output=str(folder / "webkit.log"), env=env
        )
        self._driver = WebKitGTK(options, service)
        self._driver.set_window_size(1280, 900)
        self._driver.set_script_timeout(PATIENCE)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def reload(self) -> None:
        self._driver.refresh()

    def run(self, body: str, *given: Any) -> Any:
        try:
            answer = self._driver.execute_async_script(_RUN % body, *given)
        except JavascriptException as error:
            raise AssertionError(error.msg) from error
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def press(self, key: str, holding: str = "") -> None:
        keys = ActionChains(self._driver)
        if holding:
            keys = keys.key_down(holding)
        keys = keys.key_down(key).key_up(key)
        if holding:
            keys = keys.key_up(holding)
        keys.perform()

    def choose_files(self, selector: str, files: Sequence[Path]) -> None:
        field = self._driver.find_element(By.CSS_SELECTOR, selector)
        field.send_keys("\n".join(str(file) for file in files))

    def picture(self) -> bytes:
        return self._driver.get_screenshot_as_png()

    def close(self) -> None:
        self._driver.quit()
