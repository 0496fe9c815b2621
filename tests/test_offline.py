"""Nothing leaves the computer: nothing in the program can talk to a network."""

import ast
from pathlib import Path

import pytest

from tests.helpers import ROOT

NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "PySide6.QtNetwork",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "webbrowser",
    "xmlrpc",
}
SOURCES = sorted((ROOT / "nexgui").rglob("*.py"))


def imported(source: str) -> set[str]:
    """The names of all modules that a source imports, wherever, with those they are part of."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return {".".join(name.split(".")[:end]) for name in names for end in (1, 2)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_imports_what_talks_to_a_network(path: Path) -> None:
    assert not imported(path.read_text(encoding="utf-8")) & NETWORK


@pytest.mark.parametrize(
    "source", ["import socket", "from urllib import request", "from PySide6 import QtNetwork"]
)
def test_an_import_of_the_network_would_be_noticed(source: str) -> None:
    assert imported(source) & NETWORK
