"""Real web servers with the files that `build` writes, and two releases of one site to serve."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from devtools import build, fingerprints, hosting
from devtools.web_server import find_nginx

_NGINX = """\
daemon off;
pid {home}/nginx.pid;
error_log {home}/error.log;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    log_format brief "$status $request_uri";
    access_log {home}/access.log brief;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    server {{
        listen 127.0.0.1:{port};
        include {home}/playbook.conf;
    }}
    # A proxy that takes the path away on the way in, as many a company's front door does.
    server {{
        listen 127.0.0.1:{front};
        location /front/door/ {{
            proxy_pass http://127.0.0.1:{port}{path}/;
        }}
    }}
}}
"""
_WATCH = """\
window.told = [];
addEventListener('error', ({ message, target }) =>
    told.push(`error: ${message ?? target.src ?? target.href}`), true);
addEventListener('unhandledrejection', (event) => told.push(`rejected: ${event.reason}`));
addEventListener('securitypolicyviolation', (event) =>
    told.push(`${event.violatedDirective} forbids ${event.blockedURI} ${event.sourceFile}`));
const say = console.error;
console.error = (...words) => { told.push(`said: ${words.join(' ')}`); say(...words); };
"""
_MOST_SECONDS = 60
_FOLDER = re.compile(r'^(set \$playbook_files ").*(";)$', re.MULTILINE)
_PATH = re.compile(r"^(location .*\(\?<playbook>)[^)]*(\).*)$", re.MULTILINE)


def free_ports(count: int) -> list[int]:
    """Give ports on which nobody listens."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def set_up(text: str, site: Path, path: str) -> str:
    """Change what a host may change in nginx.conf: the path, once, and the folder, once."""
    lines = text.splitlines(keepends=True)
    for what, new in ((_FOLDER, site), (_PATH, path)):
        [at] = [number for number, line in enumerate(lines) if what.search(line)]
        lines[at] = what.sub(rf"\g<1>{new}\g<2>", lines[at])
    return "".join(lines)


@contextmanager
def nginx(
    home: Path, server_files: Path, site: Path, path: str, ports: Sequence[int]
) -> Iterator[str]:
    """Run Debian's nginx with the written file for the time of the block; give the address.

    ``ports`` are its own and that of a proxy before it. ``site`` may be exchanged meanwhile.
    """
    program = find_nginx()
    assert program is not None, "nginx is missing; on Debian: apt-get install nginx-light"
    home.mkdir(parents=True)
    written = (server_files / "nginx.conf").read_text(encoding="utf-8")
    (home / "playbook.conf").write_text(set_up(written, site, path), encoding="utf-8")
    # Started by root it would turn into somebody who may not read folders of tests.
    user = "user root;" if Path("/proc/self").stat().st_uid == 0 else ""
    port, front = ports
    config = _NGINX.format(home=home, port=port, front=front, path=path, user=user)
    (home / "nginx.conf").write_text(config, encoding="utf-8")
    command = [str(program), "-p", str(home), "-c", str(home / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, running)
        yield f"http://127.0.0.1:{port}{path}/"
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < until:
        assert running.poll() is None, "nginx has ended by itself"
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not listen")


def release(
    raw: Path, out: Path, number: int, address: str, before: Path | None = None
) -> tuple[Path, Path]:
    """Make a site ready for a server as `build` does; return it and the server's folder.

    Each script and style tells its release's number, so that a page can be asked which have run.
    """
    site, server = out / "site", out / hosting.FOLDER
    shutil.copytree(raw, site)
    for file in (site / "assets/playbook").rglob("*.js"):
        told = f"(globalThis.ran??=[]).push({number});"
        file.write_text(told + file.read_text(encoding="utf-8"), encoding="utf-8")
    for file in (site / "stylesheets").glob("*.css"):
        with file.open("a", encoding="utf-8") as styles:
            styles.write(f":root{{--release:{number}}}")
    assert build.finish(site, server, address, before=before) == ""
    return site, server


def watch(site: Path, prefix: str) -> None:
    """Let each page of a site note in ``told`` what goes wrong in it: not every driver tells.

    ``prefix`` is the path at which the site is served, with a slash at both ends.
    """
    (site / "watch.js").write_text(_WATCH, encoding="utf-8")
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert text.count("<head>") == 1
        first = f'<head><script src="{prefix}watch.js"></script>'
        page.write_text(text.replace("<head>", first), encoding="utf-8")


def stale_names(site: Path) -> list[str]:
    """Name the scripts and styles that browsers would keep, or have to ask about, for no reason."""
    files = (file for end in ("*.js", "*.css") for file in site.rglob(end))
    return sorted(
        file.relative_to(site).as_posix()
        for file in files
        if not fingerprints.is_fingerprinted(file.name)
    )
