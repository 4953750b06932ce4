// The walk of examples/walk, by the commands of docs/one-walk.md: Spark, a notebook, a page in real Chromium, Rust. What each
// stop shows is compared by its bits with the order file opened at once. `UPDATE=1` renews the notebook and the picture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { json } from "./support.mjs";

const { CARGO = "cargo", PEERS = ".venv", SPARK = ".venv-spark", UPDATE } = process.env;
const root = path.join(import.meta.dirname, "../..");
const example = path.join(root, "examples/walk");
const page = readFileSync(path.join(root, "docs/one-walk.md"), "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "engagement-walk-"));
const here = path.join(folder, "examples/walk");

// A copy in which the stops leave what they write.
const written = /node_modules|dist$|public$|states\.parquet|\.state$|spark-warehouse/;
cpSync(example, here, { recursive: true, filter: (file) => !written.test(path.relative(example, file)) });
mkdirSync(path.join(folder, "tests/js"), { recursive: true });
symlinkSync(path.join(root, "tests/data"), path.join(folder, "tests/data"));
cpSync(path.join(import.meta.dirname, "engagement-metrics.tgz"), path.join(folder, "tests/js/engagement-metrics.tgz"));
// Spark stays on loopback and says little.
const conf = path.join(folder, "conf");
mkdirSync(conf);
writeFileSync(path.join(conf, "spark-defaults.conf"), "spark.ui.enabled false\nspark.driver.host 127.0.0.1\nspark.log.level ERROR\n");

function run(command, args, { env, cwd = here } = {}) {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}${error.stderr}`);
  }
}

const commands = [...page.matchAll(/^```sh\n([^]*?)```/gm)].map(([, text]) => text.trim());
/** Runs the command of the page that begins so. */
function asTold(start, bin, env) {
  const command = commands.flatMap((text) => text.split("\n")).find((line) => line.startsWith(start));
  assert.ok(command, `the page says how to start ${start}`);
  return run("bash", ["-euc", command], { env: { ...env, PATH: `${path.resolve(root, bin, "bin")}:${process.env.PATH}` } });
}

const sha256 = (file) => createHash("sha256").update(readFileSync(path.join(here, file))).digest("hex");
const rows = (text) => text.trim().split("\n");
const count = (number) => number.toLocaleString("en-GB");
const seconds = {};
let before = performance.now();
function reached(stop) {
  seconds[stop] = ((performance.now() - before) / 1000).toFixed(1);
  before = performance.now();
}

async function browse(before) {
  asTold("mkdir -p 3_browser", ".");
  asTold("npm --prefix 3_browser install", ".");
  const app = path.join(here, "3_browser");
  const vite = await import(path.join(app, "node_modules/vite/dist/node/index.js"));
  const server = await vite.preview({ root: app, logLevel: "warn", preview: { host: "127.0.0.1", port: 0 } });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 920, height: 900 } });
    const problems = [];
    tab.on("pageerror", (error) => problems.push(error.message));
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
    tab.on("request", (request) => /^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url()) || problems.push(request.url()));
    await tab.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
    await tab.locator("a[download]").waitFor({ timeout: 120_000 }).catch((error) => problems.push(error.message));
    assert.deepEqual(problems, []);
    const days = await tab.locator("tbody tr").evaluateAll((found) => found.map(({ dataset }) => dataset.bits));
    const shown = await tab.locator("tbody tr td:nth-child(3)").allTextContents();
    const download = tab.waitForEvent("download");
    await tab.locator("a[download]").click();
    await (await download).saveAs(path.join(here, "all.state"));
    if (UPDATE) await tab.screenshot({ path: path.join(root, "docs/one-walk.png"), fullPage: true });
    return { days: days.map(rows), shown, headline: await tab.locator("#value").textContent() };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Every snippet of the page is text of a program that ran here. */
function snippets(notebook) {
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.source.join(""));
  const files = ["1_spark.py", "3_browser/main.js", "3_browser/worker.js"].map((file) => readFileSync(path.join(example, file), "utf8"));
  const texts = [...files, ...cells, readFileSync(path.join(root, "core/examples/state.rs"), "utf8")];
  const found = [...page.matchAll(/^```(?:python|js|rust)\n([^]*?)```/gm)].map(([, text]) => text);
  assert.ok(found.length >= 4);
  const plain = (text) => text.split("\n").map((line) => line.trim()).join("\n").trim();
  for (const text of found) assert.ok(texts.some((whole) => plain(whole).includes(plain(text))), `the page shows what did not run:\n${text}`);
}

function executed() {
  const book = JSON.parse(readFileSync(path.join(here, "2_notebook.ipynb"), "utf8"));
  for (const cell of book.cells) delete cell.metadata.execution;
  // Names the Python at hand.
  book.metadata.language_info = { name: "python" };
  return book;
}

try {
  const [april, may] = JSON.parse(run(path.resolve(root, PEERS, "bin/python"), ["walk.py"], { cwd: path.join(root, "tests/python") }));
  // The whole file's numbers are also those of every language's vectors.
  const { columns, rows: vectors } = json("online_retail_shop.json").summary;
  for (const line of may.bits) {
    const [metric, ...bits] = line.split(" ");
    const vector = vectors.find(([name]) => name === metric);
    assert.deepEqual(bits, ["value", "low", "high"].map((name) => vector[columns.indexOf(name)]));
  }
  assert.ok(april.bits.length >= 4 && april.bits.every((line, index) => line !== may.bits[index]));
  reached("whole");

  assert.deepEqual(rows(asTold("spark-submit", SPARK, { SPARK_LOCAL_IP: "127.0.0.1", SPARK_CONF_DIR: conf, PYSPARK_PYTHON: path.resolve(root, SPARK, "bin/python") })), april.bits);
  const parquet = readdirSync(path.join(here, "states.parquet"), { recursive: true }).filter((file) => file.endsWith(".parquet"))
    .map((file) => path.join(here, "states.parquet", file)).filter((file) => statSync(file).isFile());
  assert.equal(parquet.length, 5);
  reached("Spark");

  asTold("jupyter execute", PEERS);
  const notebook = executed();
  if (UPDATE) writeFileSync(path.join(example, "2_notebook.ipynb"), `${JSON.stringify(notebook, null, 1)}\n`);
  const printed = notebook.cells.flatMap((cell) => cell.outputs ?? []).filter(({ output_type }) => output_type === "stream");
  assert.deepEqual(rows(printed.map(({ text }) => text.join("")).join("")), april.bits);
  assert.deepEqual(notebook, JSON.parse(readFileSync(path.join(example, "2_notebook.ipynb"), "utf8")), "the notebook is kept as it runs: UPDATE=1");
  assert.equal(sha256("orders.state"), april.sha256);
  reached("notebook");

  const { days, shown, headline } = await browse();
  assert.equal(days.length, 26);
  assert.deepEqual(days[0], april.bits);
  assert.deepEqual(days.at(-1), may.bits);
  assert.deepEqual([shown[0], shown.at(-1), headline], ["£462.92", "£456.17", "£456.17"]);
  assert.equal(sha256("all.state"), may.sha256);
  reached("page");

  for (const [file, { bits }] of [["orders.state", april], ["all.state", may]]) {
    const command = `cargo run --example state -- ${file}`;
    assert.ok(commands.includes(command), `the page says ${command}`);
    const said = run(CARGO, ["run", "--locked", "--quiet", "--manifest-path", path.join(root, "Cargo.toml"), "--package", "engagement-metrics", "--example", "state", "--", file]);
    assert.deepEqual(rows(said), bits);
  }
  reached("Rust");

  snippets(notebook);
  const kilobytes = Math.round(parquet.reduce((sum, file) => sum + statSync(file).size, 0) / 1000);
  const value = ({ bits }) => bits[0].split(" ")[1];
  const cells = [
    ["| Spark", "£462.92", value(april), `${kilobytes} KB`], ["| notebook", "£462.92", value(april), `${count(april.bytes)} bytes`],
    ["| page, before", "£462.92", value(april)], ["| page, after", "£456.17", value(may), `${count(may.bytes)} bytes`],
    ["| Rust, `orders.state`", "£462.92", value(april)], ["| Rust, `all.state`", "£456.17", value(may)],
    ["| Python, the whole file", "£456.17", value(may), `${count(may.bytes)} bytes`],
  ];
  for (const row of cells) {
    const line = page.split("\n").find((line) => line.startsWith(row[0])) ?? "";
    for (const cell of row) assert.ok(line.includes(cell), `the table of the page: ${row.join(", ")}, not ${line}`);
  }
  const took = Object.entries(seconds).map(([stop, time]) => `${stop} ${time} s`).join(", ");
  console.log(`walk: the same bits at ${cells.length} stops, ${april.bits.length} metrics (${took})`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
