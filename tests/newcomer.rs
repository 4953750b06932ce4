//! CONTRIBUTING.md keeps its word: one row of formulas, one of the catalogue and `make facades` give a formula in three languages.

use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::{catalogue, repository};
use engagement_metrics::metrics;

/// Copies the files of the repository, without what is built from them.
fn copy_to(target: &Path) {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository(""))
        .output()
        .expect("git lists the files");
    for name in String::from_utf8(listed.stdout).expect("names").lines() {
        let (from, to) = (repository(name), target.join(name));
        if from.is_file() {
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("the folder");
            std::fs::copy(from, to).expect("the file");
        }
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let out = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", scratch().join("target"))
        .env_remove("UPDATE")
        .output()
        .expect("the command runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(out.status.success(), "{program} {arguments:?}\n{}{}", text(&out.stdout), text(&out.stderr));
}

/// A folder of this build's own. It has a target folder of its own too: cargo tells packages apart by their place in the
/// workspace, so in a shared one the copy would pass for the original.
fn scratch() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    test.ancestors().nth(3).expect("target/profile/deps/test").join("newcomer")
}

#[test]
fn one_row_and_make_facades() {
    let guide = std::fs::read_to_string(repository("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let block = |language: &str| {
        let (_, rest) = guide.split_once(&format!("```{language}\n")).expect("the row");
        rest.split_once("```").expect("its end").0
    };
    let (row, meaning) = (block("rust"), block("json"));
    assert!(row.lines().count() <= 10, "ten lines");
    let id = "tier_downgrade_rate";
    let known =
        metrics::all().any(|formula| formula.id == id) || catalogue().iter().any(|row| row["id"] == id);
    assert!(!known && row.contains(id) && meaning.contains(id), "the guide's formula must be a new one");

    let folder = scratch().join("tree");
    let _ = std::fs::remove_dir_all(&folder);
    copy_to(&folder);
    let append = |path: &str, end: &str, text: &str| {
        let path = folder.join(path);
        let file = std::fs::read_to_string(&path).expect("the file");
        let end = file.rfind(end).expect("its end");
        std::fs::write(&path, format!("{}{text}{}", &file[..end], &file[end..])).expect("the row is added");
    };
    append("core/src/metrics/loyalty.rs", "\n}", &format!("\n\n{}", row.trim_end()));
    append("core/catalogue/catalogue.json", "\n]", &format!(",\n{meaning}"));

    run(&folder, "make", &["facades"]);
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect("a written file");
    let python = read("bindings-python/python/engagement_metrics/loyalty.py");
    assert!(python.contains("def tier_downgrade_rate("), "the Python function");
    assert!(read("bindings-wasm/js/api.js").contains("tierDowngradeRate"), "the JavaScript function");
    assert!(read("bindings-wasm/js/api.d.ts").contains("tierDowngradeRate"), "its types");
    assert!(read("tests/vectors/formulas.json").contains(id), "its vector");

    let arguments = ["test", "--locked", "--quiet", "--package", "conformance"];
    let tests = ["facades", "catalogue", "ids", "domains"].into_iter().flat_map(|test| ["--test", test]);
    run(&folder, "cargo", &arguments.into_iter().chain(tests).collect::<Vec<_>>());
    let _ = std::fs::remove_dir_all(&folder);
}
