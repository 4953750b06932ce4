"""The Python snippets of the front pages run as they stand."""

import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parents[2]
PAGES = ["README.md", "bindings-python/README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_snippets(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    snippets = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert snippets
    for snippet in snippets:
        exec(compile(snippet, page, "exec"), {})
        printed = capsys.readouterr().out
        for promised in re.findall(r"^print\(.*\)  # (.+)$", snippet, flags=re.MULTILINE):
            assert promised in printed.splitlines()


def test_the_same_rust_snippet_on_both_pages():
    rust = [re.findall(r"```rust\n(.*?)```", (ROOT / page).read_text(), flags=re.DOTALL)[0] for page in ("README.md", "core/README.md")]
    assert rust[0] == rust[1]
