// Servers: a Next.js application with the package on both sides, and workerd with the module compiled ahead.
import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { build } from "esbuild";
import { expected, expectedFar, expectedSlim, fresh, launched, printed, same, shown, start, stop, tool } from "./support.mjs";

/** What a server prints about where it listens. */
async function address({ output, ended }, pattern, where) {
  let over = false;
  ended.then(() => (over = true));
  for (const end = Date.now() + 120_000; Date.now() < end && !over; ) {
    const [, found] = pattern.exec(where()) ?? [];
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no server: ${output.err}${output.out}`);
}

const ENTITIES = { "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
const text = (html, id) => new RegExp(`<pre id="${id}">([^<]*)</pre>`).exec(html)?.[1].replace(/&[^;]+;/g, (name) => ENTITIES[name]);

/** The page of a running Next.js server. */
async function page(server, t) {
  const port = await address(server, /http:\/\/127\.0\.0\.1:(\d+)/, () => server.output.out);
  const html = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  await t.test("the server component", () => same(text(html, "server"), expected, "server"));
  await t.test("the client component, rendered on the server", () => same(text(html, "both"), expected, "both"));
  await t.test("the client component, in the browser", async () => {
    const browser = await launched();
    try {
      const { answers, problems } = await shown(browser, `http://127.0.0.1:${port}/`, ["page", "slim", "far"]);
      assert.deepEqual(problems, []);
      same(answers.page, expected, "page");
      same(answers.slim, expectedSlim, "slim");
      same(answers.far, expectedFar, "far");
    } finally {
      await browser.close();
    }
  });
}

for (const [name, build, command] of [
  ["Next.js: build by Turbopack", ["build"], "start"],
  ["Next.js: build by webpack", ["build", "--webpack"], "start"],
  ["Next.js: dev", undefined, "dev"],
]) {
  test(name, async (t) => {
    const app = fresh("next", "app");
    if (build !== undefined) await printed(tool("next"), build, app);
    const server = start(tool("next"), [command, "--hostname", "127.0.0.1", "--port", "0"], app);
    try {
      await page(server, t);
    } finally {
      await stop(server);
    }
  });
}

test("workerd", async () => {
  const app = fresh("workerd");
  // As Wrangler bundles a worker: its conditions, and .wasm as a module of its own.
  const options = { entryPoints: [path.join(app, "worker.js")], outdir: path.join(app, "dist"), bundle: true, format: "esm" };
  await build({ ...options, conditions: ["workerd", "worker", "browser"], loader: { ".wasm": "copy" }, assetNames: "[name]" });
  // The server tells the port that it found free on a channel of its own.
  const server = start(tool("workerd"), ["serve", "--control-fd=3", "config.capnp"], app, ["ignore", "pipe", "pipe", "pipe"]);
  let events = "";
  server.child.stdio[3].setEncoding("utf8").on("data", (text) => (events += text));
  try {
    const port = await address(server, /"port":\s*(\d+)/, () => events);
    const body = async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    same(await body("/"), expected, "workerd");
    same(await body("/slim"), expectedSlim, "workerd, slim");
  } finally {
    await stop(server);
  }
});
