//! The API of Python: a page for what the package exports, one for each module of formulas, and one for the rest.

use anyhow::Result;
use engagement_metrics::metrics;

use crate::Pages;

/// Modules beside those of the formulas.
const MODULES: &[&str] = &["pandas", "polars", "parts", "spark"];

pub(crate) fn write(pages: &mut Pages) -> Result<()> {
    let mut families: Vec<_> = metrics::all().map(|formula| formula.family).collect();
    families.dedup();
    families.sort_unstable();
    families.dedup();
    let mut index =
        "# Python\n\n`pip install engagement-metrics`, then `import engagement_metrics as em`.\n\n"
            .to_owned();
    index += "## Modules\n\n";
    let mut menu = vec![("engagement_metrics".to_owned(), "python/index.md".to_owned())];
    for module in families.iter().chain(MODULES) {
        index += &format!("- [`engagement_metrics.{module}`]({module}.md)\n");
        menu.push((module.to_string(), format!("python/{module}.md")));
        pages.write(
            &format!("python/{module}.md"),
            &format!("# `engagement_metrics.{module}`\n\n::: engagement_metrics.{module}\n"),
        )?;
    }
    index +=
        "\n::: engagement_metrics\n    options:\n      show_root_heading: false\n      filters: [\"!^_\"]\n";
    pages.menu("Python", &menu);
    pages.write("python/index.md", &index)
}
