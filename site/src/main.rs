//! Writes the pages of the documentation, from which Zensical makes the site: `site <folder>`.
//!
//! `make docs` has put the API of JavaScript (by TypeDoc) and of Rust (by rustdoc) into `<folder>/pages` before.

mod guides;
mod metrics;
mod python;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The folder that pages are written into, and their order in the menu.
struct Pages {
    folder: PathBuf,
    menu: String,
}

impl Pages {
    fn write(&self, path: &str, text: &str) -> Result<()> {
        let file = self.folder.join("pages").join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
    }

    /// A heading of the menu with its pages: titles and paths.
    fn menu(&mut self, heading: &str, pages: &[(String, String)]) {
        let pages: Vec<_> =
            pages.iter().map(|(title, path)| format!("    {{ {title:?} = {path:?} }},\n")).collect();
        let _ = write!(self.menu, "  {{ {heading:?} = [\n{}  ] }},\n", pages.concat());
    }

    /// The settings of the site, with the menu.
    fn settings(&self) -> Result<()> {
        let settings = fs::read_to_string(repository("site/zensical.toml"))?;
        let (head, rest) = settings.split_once("[project]\n").context("a project in site/zensical.toml")?;
        let text = format!("{head}[project]\nnav = [\n{}]\n{rest}", self.menu);
        fs::write(self.folder.join("zensical.toml"), text).context("writing zensical.toml")
    }
}

/// A file of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("..")).join(path)
}

fn main() -> Result<()> {
    let Some(folder) = std::env::args().nth(1) else { bail!("usage: site <folder>") };
    let mut pages = Pages { folder: folder.into(), menu: String::new() };
    guides::write(&mut pages)?;
    metrics::write(&mut pages)?;
    python::write(&mut pages)?;
    let entries = ["index", "catalogue", "page", "arrow", "worker", "slim"];
    let entry = |name: &&str| {
        (
            if *name == "index" {
                "engagement-metrics".to_owned()
            } else {
                format!("engagement-metrics/{name}")
            },
            format!("javascript/{name}.md"),
        )
    };
    pages.menu("JavaScript", &entries.iter().map(entry).collect::<Vec<_>>());
    pages.write("rust.md", "# Rust\n\n`cargo add engagement-metrics`. The [documentation of the crate](rust/engagement_metrics/index.html) is\nrustdoc's own, with every feature.\n")?;
    pages.menu("Rust", &[("engagement-metrics".to_owned(), "rust.md".to_owned())]);
    pages.settings()
}
