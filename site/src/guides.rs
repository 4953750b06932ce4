//! The pages that stand in the repository: what they link to in it comes along.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use crate::{Pages, repository};

/// Files of the repository, and the pages they become.
const GUIDES: &[(&str, &str)] = &[
    ("README.md", "index.md"),
    ("docs/beyond-one-machine.md", "guides/beyond-one-machine.md"),
    ("docs/one-walk.md", "guides/one-walk.md"),
    ("ARCHITECTURE.md", "guides/architecture.md"),
    ("CONTRIBUTING.md", "guides/contributing.md"),
    ("CHANGELOG.md", "guides/changelog.md"),
];

pub(crate) fn write(pages: &mut Pages) -> Result<()> {
    let mut menu = Vec::new();
    for (source, page) in GUIDES {
        let text = fs::read_to_string(repository(source)).with_context(|| format!("reading {source}"))?;
        pages.write(page, &linked(pages, source, page, &text)?)?;
        let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(page);
        menu.push((title.to_owned(), (*page).to_owned()));
    }
    pages.menu("Guides", &menu);
    Ok(())
}

/// The text of a page, its links to other guides and to files of the repository turned to where they are in the site.
fn linked(pages: &Pages, source: &str, page: &str, text: &str) -> Result<String> {
    let up = "../".repeat(page.matches('/').count());
    let mut parts = text.split("](");
    let mut linked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (target, rest) =
            part.split_once(')').with_context(|| format!("{source}: a link without an end"))?;
        let (path, anchor) = target.split_once('#').map_or((target, ""), |(path, anchor)| (path, anchor));
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        let outside = path.is_empty() || path.contains("://");
        let target =
            if outside { target.to_owned() } else { up.clone() + &place(pages, source, path)? + &anchor };
        linked += &format!("]({target}){rest}");
    }
    Ok(linked)
}

/// Where a file of the repository is in the site; one that is no guide is copied to `files/`.
fn place(pages: &Pages, source: &str, link: &str) -> Result<String> {
    let mut path = PathBuf::new();
    for part in Path::new(source).parent().unwrap_or(Path::new("")).join(link).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    let path = path.to_string_lossy().into_owned();
    if let Some((_, page)) = GUIDES.iter().find(|(guide, _)| *guide == path) {
        return Ok((*page).to_owned());
    }
    let file = repository(&path);
    if file.is_dir() {
        // A folder has no page of its own: its README, or the first program in it.
        let mut files: Vec<_> = fs::read_dir(&file)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| {
            file.is_file() && !file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
        });
        files.sort_by_key(|file| (!file.ends_with("README.md"), file.clone()));
        let first = files.first().and_then(|file| file.file_name()).context("an empty folder")?;
        return place(pages, "", &format!("{path}/{}", first.to_string_lossy()));
    }
    // As text, so that a browser shows programs instead of saving them, and no page is made of a README.
    let shown = ["md", "py", "rs"].iter().any(|end| path.ends_with(&format!(".{end}")));
    let place = format!("files/{path}{}", if shown { ".txt" } else { "" });
    let copied = pages.folder.join("pages").join(&place);
    fs::create_dir_all(copied.parent().context("a folder")?)?;
    fs::copy(&file, copied).with_context(|| format!("{source} links to {path}"))?;
    Ok(place)
}
