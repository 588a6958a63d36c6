"""A company changes its words, builds, and finds each of them on the pages that are listed."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from playbook.catalog.catalog import Catalog
from playbook.catalog.load import load
from tests.browser.project import Project

CHANGED = {
    "company": "Lantern Pay",
    "offer": "payslips for small firms",
    "industry": "lighthouse payroll",
    "record_fields": {
        "profession": "Trade or calling",
        "opt_out": "No lamp for them",
        "source": "Who lit the lamp",
        "next_date": "Next lamp day",
    },
    "regions": ["canada", "australia"],
    "compliance_contact": "Ines at the legal desk",
    "trainer_contact": "Paulo who trains us",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own pages, with every word of the company changed."""
    project = Project(tmp_path_factory.mktemp("company") / "playbook")
    words = yaml.safe_dump(CHANGED, allow_unicode=True)
    (project.folder / "exercises/company.yml").write_text(words, encoding="utf-8")
    return project.built(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("words")
    (folder / "exercises").mkdir()
    (folder / "exercises/company.yml").write_text(yaml.safe_dump(CHANGED))
    return load(folder).draft


class _Article(HTMLParser):
    """Collects the words of the article, folded, and the links under each heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.sign = ""
        self.tags: list[str] = []
        self.words: list[str] = []
        self.links: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "article"
        self.tags.append(tag)
        if self.depth and tag == "a" and self.tags[-2:] != ["h2", "a"]:
            self.links.setdefault(self.sign, []).append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if not self.depth:
            return
        self.words.append(data)
        if data.startswith("[["):
            self.sign = data.strip("[]")


def article(page: Path) -> _Article:
    found = _Article()
    found.feed(page.read_text(encoding="utf-8"))
    return found


def folded(page: Path) -> str:
    return " ".join("".join(article(page).words).split()).lower()


def test_each_word_shows_on_every_page_that_is_listed_for_it(built: Path, catalog: Catalog) -> None:
    listed = built / "reference/company/index.html"
    links = article(listed).links
    for name, words in catalog.company.words().items():
        pages = [(listed.parent / link).resolve() for link in links.get(name, [])]
        assert pages, f"{name} shows nowhere: a company would change it for nothing"
        for page in pages:
            assert words.lower() in folded(page / "index.html"), f"{name} is not on {page}"


def test_no_page_shows_a_word_without_being_listed(built: Path, catalog: Catalog) -> None:
    listed = built / "reference/company/index.html"
    links = article(listed).links
    shown = {page: folded(page) for page in built.rglob("*.html")}
    for name, words in catalog.company.words().items():
        told = {(listed.parent / link).resolve() / "index.html" for link in links.get(name, [])}
        having = {page for page, text in shown.items() if words.lower() in text}
        assert having - told == {listed}
