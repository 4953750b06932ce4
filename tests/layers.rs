//! The layers of ARCHITECTURE.md, read off the imports: nothing imports upward, and no modules import each other.

use std::collections::{BTreeMap, BTreeSet};

use conformance::{files, repository};

/// Module and layer; a new top-level module of the core needs a line here and in ARCHITECTURE.md.
const LAYERS: &[(&str, u8)] = &[
    ("decimal", 0),
    ("error", 0),
    ("field", 0),
    ("note", 1),
    ("order", 0),
    ("text", 0),
    ("value", 0),
    ("calendar", 1),
    ("parallel", 1),
    ("format", 1),
    ("math", 1),
    ("distribution", 2),
    ("estimate", 2),
    ("finding", 2),
    ("table", 2),
    ("rows", 3),
    ("interop", 4),
    ("metric", 4),
    ("state", 4),
    ("metrics", 5),
    ("states", 6),
    ("analyses", 7),
    ("chart", 8),
    ("html", 8),
    ("report", 9),
    ("sources", 9),
    ("catalogue", 10),
];

/// Modules that a file of the core imports from the crate; doc comments, tests and macro hygiene aside.
fn imports(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    let mut found = BTreeSet::new();
    for line in lines {
        for (at, _) in line.match_indices("crate::") {
            let name: String =
                line[at + 7..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            // `$crate::Error` in a macro is what the user of the macro's output sees.
            let in_macro = line[..at].ends_with('$') && name.starts_with(char::is_uppercase);
            if !in_macro && !name.is_empty() {
                found.insert(name);
            }
        }
    }
    found
}

/// Which module imports which, over the whole core.
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let root = repository("core/src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in paths {
        let inside = path.strip_prefix(&root).expect("inside");
        let module =
            inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        let mut of_module = imports(&text);
        of_module.remove(&module);
        graph.entry(module).or_default().extend(of_module);
    }
    graph
}

fn layer(module: &str) -> u8 {
    let found = LAYERS.iter().find(|(name, _)| *name == module);
    found.unwrap_or_else(|| panic!("`{module}` has no layer; it is no module, or it needs one")).1
}

#[test]
fn nothing_imports_upward() {
    let upward: Vec<String> = graph()
        .iter()
        .flat_map(|(module, imports)| imports.iter().map(move |import| (module, import)))
        .filter(|(module, import)| layer(import) > layer(module))
        .map(|(module, import)| {
            format!("{module} (layer {}) imports {import} ({})", layer(module), layer(import))
        })
        .collect();
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn no_modules_import_each_other() {
    let mut graph = graph();
    // Take away what imports nothing that is left; a circle can never be taken away.
    loop {
        let free: Vec<String> = graph
            .iter()
            .filter(|(_, imports)| imports.is_empty())
            .map(|(module, _)| module.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        for module in free {
            graph.remove(&module);
            for imports in graph.values_mut() {
                imports.remove(&module);
            }
        }
    }
    assert!(graph.is_empty(), "these import each other: {graph:#?}");
}

#[test]
fn one_module_knows_chrono() {
    let root = repository("core/src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a source file");
        let names =
            text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains("chrono::"));
        // Types of other crates come in by one door.
        let may = path.starts_with(root.join("calendar")) || path == root.join("interop/chrono.rs");
        assert!(!names || may, "{} names chrono", path.display());
    }
}

#[test]
fn architecture_names_every_layer() {
    let text = std::fs::read_to_string(repository("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for (module, layer) in LAYERS {
        let named = text.lines().any(|line| line.starts_with(&format!("{layer} ")) && line.contains(module));
        assert!(named, "ARCHITECTURE.md does not name `{module}` in layer {layer}");
    }
}
