//! CONTRIBUTING.md keeps its word: one table row and `make facades` give a formula in three languages.

use std::path::{Path, PathBuf};
use std::process::Command;

use conformance::repository;

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
    let (_, rest) = guide.split_once("```rust\n").expect("the row");
    let (row, _) = rest.split_once("```").expect("its end");
    assert!(row.lines().count() <= 10, "ten lines");

    let folder = scratch().join("tree");
    let _ = std::fs::remove_dir_all(&folder);
    copy_to(&folder);
    let family = folder.join("core/src/metrics/loyalty.rs");
    let text = std::fs::read_to_string(&family).expect("the family");
    let end = text.rfind("\n}").expect("the end of `formulas!`");
    std::fs::write(&family, format!("{}\n\n{row}{}", &text[..end], &text[end + 1..]))
        .expect("the row is added");

    run(&folder, "make", &["facades"]);
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect("a written file");
    let python = read("bindings-python/python/engagement_metrics/loyalty.py");
    assert!(python.contains("def active_member_rate("), "the Python function");
    assert!(read("bindings-wasm/js/api.js").contains("activeMemberRate"), "the JavaScript function");
    assert!(read("bindings-wasm/js/api.d.ts").contains("activeMemberRate"), "its types");
    assert!(read("tests/vectors/formulas.json").contains("active_member_rate"), "its vector");

    let tests = [
        "test",
        "--locked",
        "--quiet",
        "--package",
        "conformance",
        "--test",
        "facades",
        "--test",
        "catalogue",
    ];
    run(&folder, "cargo", &tests);
    let _ = std::fs::remove_dir_all(&folder);
}
