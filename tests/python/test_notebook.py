"""The example notebook is the one that its cells make, and runs."""

import nbformat
from notebook import PATH, executed


def contents(book, mime):
    """Give the outputs of one MIME type."""
    outputs = [output for cell in book.cells for output in cell.get("outputs", [])]
    assert {output.output_type for output in outputs} == {"execute_result"}
    return [output.data[mime] for output in outputs if mime in output.data]


def test_notebook(tmp_path):
    # It reads its data from beside its own folder.
    (tmp_path / "examples").mkdir()
    (tmp_path / "tests").symlink_to(PATH.parents[1] / "tests", target_is_directory=True)
    book = executed(tmp_path / "examples")
    nbformat.validate(book)
    committed = nbformat.read(PATH, as_version=4)
    nbformat.validate(committed)
    for one in (book, committed):
        html = "".join(contents(one, "text/html"))
        assert "8,126" in html
        assert "<svg " in html
        assert "<script" not in html
        assert len(contents(one, "text/html")) == 9
        specs = contents(one, "application/vnd.vegalite.v6+json")
        assert [spec["$schema"][-7:] for spec in specs] == ["v6.json"] * 3
        assert len(contents(one, "application/vnd.vegalite.v5+json")) == 3
        assert contents(one, "text/plain")
    # Run `make notebook` where the cells were changed.
    assert [(cell.id, cell.source) for cell in committed.cells] == [(cell.id, cell.source) for cell in book.cells]
    assert (tmp_path / "examples" / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
