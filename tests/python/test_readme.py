"""The Python snippets of the front pages run as they stand."""

import importlib.util
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parents[2]
PAGES = ["README.md", "bindings-python/README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_snippets(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "online_retail.csv.gz").symlink_to(ROOT / "tests" / "data" / "online_retail.csv.gz")
    snippets = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert snippets
    for snippet in snippets:
        if "import pandas" in snippet and importlib.util.find_spec("pandas") is None:
            # The empty environment has nothing to read a file with; the other one runs every snippet.
            continue
        exec(compile(snippet, page, "exec"), {})
        printed = capsys.readouterr().out
        for promised in re.findall(r"^print\(.*\)  # (.+)$", snippet, flags=re.MULTILINE):
            assert promised in printed.splitlines()
