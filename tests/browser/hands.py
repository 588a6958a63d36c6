"""A person at a page: who does things quickly, or with the keys of the keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 400
"""No page has so many places to stop at."""


@dataclass(frozen=True)
class Hands:
    """Presses, chooses and writes on ``page``; ``patient`` hands come to everything with Tab."""

    page: Page
    patient: bool = False

    def reach(self, what: Locator) -> None:
        """Bring the focus there."""
        expect(what).to_be_visible()
        if not self.patient:
            what.focus()
            return
        for _ in range(MOST_TABS):
            if what.evaluate("(one) => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} tabs do not lead to {what}")

    def press(self, name: str, place: int = -1) -> None:
        """Press the button of this name; of several, the last."""
        self.reach(self.page.get_by_role("button", name=name, exact=True).nth(place))
        self.page.keyboard.press("Enter")

    def choose(self, label: str, value: str) -> None:
        """Choose from a list, by the value that stands for the words."""
        chooser = self.page.get_by_role("combobox", name=label, exact=True)
        if not self.patient:
            chooser.select_option(value)
            return
        self.reach(chooser)
        for _ in range(chooser.locator("option").count()):
            if chooser.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        assert chooser.input_value() == value

    def tick(self, label: str) -> None:
        """Tick a box."""
        self.reach(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press(" ")

    def write(self, field: Locator, words: str) -> None:
        """Write words in the place of those that stand there."""
        if not self.patient:
            field.fill(words)
            return
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def answer(self, *places: int) -> None:
        """Choose a line at each decision of a call, each by its key."""
        if not places:
            return
        said = self.page.locator(".pb-live .pb-talk > .pb-yours")
        before = said.count()
        self.reach(self.page.locator(".pb-live .pb-choice").first)
        for taken, place in enumerate(places, start=before + 1):
            self.page.keyboard.press(str(place))
            expect(said).to_have_count(taken)
            expect(self.page.locator(".pb-live .pb-happens > div").last).to_be_focused()
