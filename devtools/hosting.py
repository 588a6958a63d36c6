"""What a web server needs to know of a built site: files for nginx and Caddy, headers, robots.txt.

They lie in a folder beside the site and not in it, since nobody is to fetch them.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from devtools.fingerprints import FINGERPRINTED

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "media-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
"""One line for every page at any depth and address: no page holds a script of its own.

Pages fetch the search index and the next page (connect), search in a worker, draw icons from styles
(data:), and play back what a learner said (blob:).
"""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

FOLDER = "site-server"
"""What the folder is called in an archive; beside a built site it has that one's name before it."""

SIGNS = ("nginx.conf", "Caddyfile")
"""A folder with one of these was written before."""

HOME = "/srv/playbook"
"""Where the written files take the two folders to lie; each names that place once."""

_NGINX = r"""# For nginx. Put this line into the server block of your site, before other locations:
#
#     include {home}/{folder}/nginx.conf;
#
# Two things may be changed. Here is the folder with the pages:
set $playbook_files "{home}/site";

# The path below which learners find them stands between "<playbook>" and ")", once. It is empty for
# pages at the root of a host:
location ~ "^(?<playbook>{pattern})(?:(?<playbook_folder>/(?:.*/)?)|(?<playbook_file>/.*[^/]|))$" {{
    root $playbook_files;
    try_files $playbook_file ${{playbook_folder}}index.html =404;
    error_page 404 $playbook/404.html;

    # A page without its last slash: the way there is told relative to the address that was asked
    # for, so it holds behind a proxy too, whatever path that one adds or takes away.
    if (-f $playbook_files$playbook_file/index.html$playbook_folder) {{
        rewrite ^.*/([^/]+)$ $1/ permanent;
    }}

    set $playbook_cache "{ask_first}";
    add_header Cache-Control $playbook_cache always;
{headers}

    # Names that change with their content may be kept; about all else the browser asks first.
    location ~ "{fingerprinted}" {{
        set $playbook_cache "{for_good}";
        try_files $playbook_file =404;
    }}

    # The page for addresses that do not exist cannot know where the playbook begins.
    sub_filter '"{rooted}' '"$playbook/';
    sub_filter_once off;
    sub_filter_last_modified on;

    gzip on;
    gzip_vary on;
    gzip_types text/css application/javascript application/json image/svg+xml;
}}
"""

_CADDY = """# For Caddy 2.6 or later. Two lines in your own Caddyfile:
#
#     import {home}/{folder}/Caddyfile
#     practice.example.com {{
#         import playbook "{path}" {home}/site {home}/{folder}
#     }}
#
# The first of the three is the path below which learners find the pages, "" for the root of a host;
# then come the folder with the pages, and this one.
(playbook) {{
	@playbook path {{args.0}} {{args.0}}/*
	route @playbook {{
		vars playbook {{args.0}}
{headers}
		header Cache-Control "{ask_first}"
		@playbook_kept path_regexp {fingerprinted}
		header @playbook_kept Cache-Control "{for_good}"
		encode gzip
		uri strip_prefix {{args.0}}
		root * {{args.1}}
		# A page without its last slash: the way there is told relative to the address that was
		# asked for, so it holds behind a proxy too, whatever path that one adds or takes away.
		@playbook_no_slash {{
			not expression `{{http.request.orig_uri.path}}.endsWith("/")`
			file {{
				try_files {{path}}/index.html
			}}
		}}
		redir @playbook_no_slash {{http.request.orig_uri.path.file}}/ permanent
		file_server {{
			disable_canonical_uris
		}}
	}}
	handle_errors {{
{headers}
		header Cache-Control "{ask_first}"
		root * {{args.2}}
		rewrite * /404.html
		templates
		file_server
	}}
}}
"""

_CADDYS_PATH = '{{placeholder "http.vars.playbook"}}/'
_ROBOTS = "User-agent: *\nDisallow:\n"
_README = """\
What a web server needs to know. Nothing here is for readers, so it does not lie among the pages.

  nginx.conf   to be included in a server block; how is said in its first lines
  Caddyfile    to be imported; how is said in its first lines
  404.html     the page for addresses that do not exist, as Caddy fills it in
  headers.txt  the headers for any other server; the same for every page
  kept.txt     the ending of names that browsers may keep for a year, as a regular expression

Any other server: send the headers, let kept names be kept ({for_good}) and all others be asked
about first ({ask_first}), answer 404 with the site's 404.html, and lead `folder` to `folder/`.
"""


class _Scripts(HTMLParser):
    """Finds what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "script" and "src" not in named and named.get("type") != "application/json":
            self.found.append("a script of its own")
        if tag == "style":
            self.found.append("a style sheet of its own")
        if tag == "base":
            self.found.append("a base address")
        for name in named:
            if name == "style" or name.startswith("on"):
                self.found.append(f'the attribute "{name}" of <{tag}>')

    handle_startendtag = handle_starttag


def forbidden_in(html: str) -> list[str]:
    """Name what a page holds that the policy does not let run or show."""
    found = _Scripts()
    found.feed(html)
    return found.found


def why_not_strict(site: Path, most: int = 3) -> str:
    """Say which pages of a site break its own policy, "" if none does."""
    wrong: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        for what in forbidden_in(page.read_text(encoding="utf-8")):
            wrong.setdefault(what, page.relative_to(site).as_posix())
    told = [f"{page} holds {what}." for what, page in list(wrong.items())[:most]]
    if told:
        told.append("The policy in the server's files forbids that, so browsers leave it out.")
    return "\n".join(told)


def path_of(address: str) -> str:
    """Give the path of a site's address without its last slash, "" for the root of a host."""
    return unquote(urlsplit(address).path).rstrip("/")


def write_robots(site: Path, address: str, *, listed: bool) -> None:
    """Write robots.txt: all may be read. Pages that are not to be listed say so themselves.

    A page that may not be read cannot say so, and would be listed by its address alone.
    """
    text = _ROBOTS
    if address and listed:
        text += f"Sitemap: {address.rstrip('/')}/sitemap.xml\n"
    (site / "robots.txt").write_text(text, encoding="utf-8", newline="\n")


def write_server_files(folder: Path, site: Path, address: str) -> None:
    """Write the files for servers into a new folder, for the site at its address.

    In the site, the page for addresses that do not exist is changed: see ``_begin_by_mark``.
    """
    path = path_of(address)
    _begin_by_mark(site / "404.html", path)
    words = {
        "home": HOME,
        "folder": FOLDER,
        "path": path,
        "pattern": path.replace(".", r"\."),
        "rooted": f"{path}/./",
        "fingerprinted": FINGERPRINTED,
        "for_good": FOR_GOOD,
        "ask_first": ASK_FIRST,
    }
    nginx = "\n".join(f'    add_header {name} "{value}" always;' for name, value in HEADERS.items())
    caddy = "\n".join(f'\t\theader {name} "{value}"' for name, value in HEADERS.items())
    missing = (site / "404.html").read_text(encoding="utf-8")
    folder.mkdir()
    _write(folder / "nginx.conf", _NGINX.format(headers=nginx, **words))
    _write(folder / "Caddyfile", _CADDY.format(headers=caddy, **words))
    _write(folder / "404.html", missing.replace(f"{path}/./", _CADDYS_PATH))
    _write(folder / "headers.txt", "".join(f"{name}: {value}\n" for name, value in HEADERS.items()))
    _write(folder / "kept.txt", f"{FINGERPRINTED}\n")
    _write(folder / "README.txt", _README.format(**words))


def _begin_by_mark(page: Path, path: str) -> None:
    """Mark where a page's addresses begin with the site's path, by a step that leads nowhere.

    Browsers pass over ``/./``; a server finds it and can put another path in its place.
    """
    text = page.read_text(encoding="utf-8")
    begins = re.compile(rf'(=|: ?)"{re.escape(path)}(?=/(?!\./))')
    _write(page, begins.sub(rf'\g<1>"{path}/.', text))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
