"""Check the site's links: every target is a file of it, and every anchor is on that page.

Pages of rustdoc are looked up but not read: rustdoc checks its own links.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """The anchors of a page, and what it links to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names and where it leads."""
        for name, value in attrs:
            if value and name in ("id", "name"):
                self.anchors.add(value)
            elif value and name in ("href", "src") and tag != "base":
                self.links.add(value)


def main(root: Path) -> int:
    """Check all pages below a folder; 1 when a link is broken."""
    pages: dict[Path, Page] = {}

    def read(file: Path) -> Page:
        return pages.setdefault(file, pages.get(file) or Page(file))

    broken, seen = [], 0
    rust = root / "rust"
    for file in sorted(root.rglob("*.html")):
        if rust in file.parents or file.name == "404.html":
            continue
        for link in read(file).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            seen += 1
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if target.is_dir():
                target /= "index.html"
            anchor = unquote(parts.fragment)
            if not target.is_file():
                broken.append(f"{file.relative_to(root)}: {link} is no file of the site")
            elif anchor and target.suffix == ".html" and anchor not in read(target).anchors:
                broken.append(f"{file.relative_to(root)}: {link} names no place on that page")
    print("\n".join(broken), file=sys.stderr)
    print(f"{seen:,} links of {len(pages)} pages, {len(broken)} broken")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
