"""`mkdocs serve`, for real, on a tiny site."""

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from .mini_site import plain

# Seconds: a machine that does much else must not fail a test.
PATIENCE = 120


def free_port():
    """A port nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(mini, port=None):
    """The preview of a tiny site, stopped as an editor does: with Ctrl-C."""
    port = port or free_port()
    output = mini.folder / "sortie.txt"
    with output.open("w+b") as written:
        process = subprocess.Popen(
            mini.command("serve", "--dev-addr", f"127.0.0.1:{port}"),
            cwd=mini.folder,
            env=mini.environment(PYTHONUNBUFFERED="1", PYTHONFAULTHANDLER="1"),
            stdout=written,
            stderr=subprocess.STDOUT,
            # A shell's background jobs are deaf to Ctrl-C, and so would be what they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        seen = Preview(f"http://127.0.0.1:{port}", output, process)
        try:
            yield seen
        finally:
            seen.stop()


class Preview:
    """A running preview: its pages, and what it prints."""

    def __init__(self, address, output, process):
        self.address, self.output, self.process = address, output, process

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return answer.status, plain(answer.read().decode("utf-8"))

    def wait_for(self, path, text):
        """The page once it holds the text."""

        def look():
            assert self.process.poll() is None, self.terminal()
            try:
                status, body = self.get(path)
            except (urllib.error.URLError, ConnectionError):
                return None
            return (status, body) if text in body else None

        return self.until(look, f"« {text} » attendu à {path}")

    def wait_until_gone(self, path):
        """The status of the page once it is not served any more."""

        def look():
            try:
                self.get(path)
            except urllib.error.HTTPError as gone:
                return gone.code
            return None

        return self.until(look, f"{path} est toujours là")

    def wait_for_words(self, text):
        """Wait until the terminal shows a text."""
        self.until(lambda: text in self.terminal() or None, f"« {text} » attendu")

    def until(self, look, otherwise):
        """What `look` gives once it gives something."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            found = look()
            if found is not None:
                return found
            time.sleep(0.05)
        pytest.fail(f"{otherwise} : {self.terminal()}")

    def terminal(self):
        return plain(self.output.read_text("utf-8"))

    def stop(self):
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            # It says where each of its threads is.
            self.process.send_signal(signal.SIGABRT)
            self.process.wait()
            pytest.fail(f"Ctrl-C n’arrête pas l’aperçu : {self.terminal()}")


def save(path, text):
    """Save as careful editors do: another file, renamed over the first."""
    beside = path.with_name(path.name + "~")
    beside.write_text(text, "utf-8")
    beside.replace(path)
