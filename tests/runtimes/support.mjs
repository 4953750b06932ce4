// What the tests of all runtimes share: fresh applications, what they must answer, servers and Chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";
import { all, answers } from "./shared/entries.js";
import { exact } from "./shared/program.js";

const here = import.meta.dirname;

const far = ({ fromColumns, state, refusal }) => ({ ...fromColumns, state, refusal });

/** What every runtime must answer. */
export const expected = answers();
/** The same of the slim entry, which has the functions of the default one. */
export const expectedSlim = exact(all().plain);
/** And of a library in a worker. */
export const expectedFar = exact(far(all().plain));

/** A fresh copy of an application with the shared files in its folder of sources. */
export function fresh(app, sources = ".") {
  const folder = path.join(here, "build", app);
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(here, "apps", app), folder, { recursive: true });
  cpSync(path.join(here, "shared"), path.join(folder, sources), { recursive: true });
  return folder;
}

/** The program of an installed tool. */
export const tool = (name) => path.join(here, "node_modules/.bin", name);

const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
delete environment.NODE_TEST_CONTEXT;

/** Starts a program; its errors and complaints are kept for the message of a failure. */
export function start(command, args, cwd, stdio = ["ignore", "pipe", "pipe"]) {
  const child = spawn(command, args, { cwd, env: environment, stdio });
  const output = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (output.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output.err += text));
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { child, output, ended };
}

/** What a program prints. */
export async function printed(command, args, cwd) {
  const { output, ended } = start(command, args, cwd);
  const code = await ended;
  assert.equal(code, 0, `${command} ${args.join(" ")}: ${output.err.slice(-2000)}${output.out.slice(-2000)}`);
  return output.out;
}

/** Ends a server that was started here. */
export async function stop({ child, ended }) {
  child.kill();
  await ended;
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** A plain server of the files below this folder, on a free port; `headers` are sent with each. */
export async function served(headers, use) {
  const server = createServer((request, response) => {
    const file = path.join(here, path.normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
    try {
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      const body = readFileSync(file);
      response.writeHead(200, { "content-type": type, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Chromium, as tests/js/browser.mjs starts it. */
export const launched = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** The answers that a page leaves under these names, and all that it complained of. */
export async function shown(browser, address, names) {
  const page = await browser.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("requestfailed", (request) => problems.push(`${request.url()}: ${request.failure().errorText}`));
  try {
    await page.goto(address);
    // One text, so that a page which is loaded again meanwhile takes nothing away.
    const all = (names) => names.every((name) => globalThis.answers?.[name] !== undefined) && JSON.stringify(globalThis.answers);
    const found = await page.waitForFunction(all, names, { timeout: 120_000 });
    return { answers: JSON.parse(await found.jsonValue()), problems };
  } catch (error) {
    const answers = await page.evaluate(() => Object.keys(globalThis.answers ?? {}));
    throw new Error(`${address} has answered ${answers.join(", ") || "nothing"}: ${problems.join("\n")}`, { cause: error });
  } finally {
    await page.close();
  }
}

/** That a text is the expected one; a difference is shown where it begins, not as two megabytes. */
export function same(found, expected, what) {
  if (found === expected) return;
  const text = found ?? "nothing";
  let at = 0;
  while (at < text.length && text[at] === expected[at]) at++;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 200);
  assert.fail(`${what} differs at character ${at}:\n${around(text)}\ninstead of\n${around(expected)}`);
}
