// Pages in Chromium: esbuild, Vite, webpack, an import map and a content security policy, none of them with a setting.
import assert from "node:assert/strict";
import path from "node:path";
import test, { after } from "node:test";
import { build as bundle } from "esbuild";
import { build, createServer, preview } from "vite";
import { expected, expectedFar, expectedSlim, fresh, launched, printed, same, served, shown, tool } from "./support.mjs";

const browser = await launched();
after(() => browser.close());

const EXPECTED = { page: expected, worker: expected, slim: expectedSlim, far: expectedFar };

/** The page there has these answers, and complains of nothing. */
async function answers(address, names, isExcused = () => false) {
  const found = await shown(browser, address, names);
  assert.deepEqual(found.problems.filter((problem) => !isExcused(problem)), []);
  for (const name of names) same(found.answers[name], EXPECTED[name], name);
}

const common = ["page", "slim", "far"];
const everywhere = [...common, "worker"];

test("esbuild: esm and iife, and the same under a content security policy", async (t) => {
  const app = fresh("esbuild");
  await bundle({ entryPoints: [path.join(app, "host.js")], outdir: app, allowOverwrite: true, bundle: true, logLevel: "silent" });
  for (const format of ["esm", "iife"]) {
    const options = { entryPoints: [path.join(app, "main.js")], outfile: path.join(app, `${format}.js`), logLevel: "silent" };
    const { warnings } = await bundle({ ...options, format, bundle: true, minify: true });
    assert.deepEqual(warnings, []);
    await t.test(format, () => served({}, (address) => answers(`${address}/build/esbuild/${format}.html`, common)));
  }
  const policy = (script) => ({ "content-security-policy": `default-src 'self'; script-src 'self' ${script}; img-src data:` });
  await t.test("script-src 'self' 'wasm-unsafe-eval'", () =>
    served(policy("'wasm-unsafe-eval'"), (address) => answers(`${address}/build/esbuild/esm.html`, common)));
  await t.test("script-src 'self' alone refuses any WebAssembly, and the error says so", () =>
    served(policy(""), async (address) => {
      const found = await shown(browser, `${address}/build/esbuild/esm.html`, common);
      assert.match(found.answers.page, /Content Security Policy/);
      assert.match(found.answers.slim, /Content Security Policy/);
      assert.match(found.answers.far, /Content Security Policy/);
    }));
});

test("Vite: build", async () => {
  const root = fresh("vite");
  await build({ root, logLevel: "error" });
  const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
  try {
    await answers(`http://127.0.0.1:${server.httpServer.address().port}/`, everywhere);
  } finally {
    await server.close();
  }
});

test("Vite: dev", async () => {
  const root = fresh("vite");
  const server = await createServer({ root, logLevel: "error", server: { host: "127.0.0.1", port: 0 } });
  try {
    await server.listen();
    const address = `http://127.0.0.1:${server.httpServer.address().port}/`;
    // At the first visit Vite meets packages that only a worker imports, and loads the page anew: what was loading is given up.
    await answers(address, everywhere, (problem) => problem.endsWith("net::ERR_ABORTED"));
    await answers(address, everywhere);
  } finally {
    await server.close();
  }
});

test("webpack: build", async () => {
  const app = fresh("webpack", "src");
  await printed(tool("webpack"), ["--mode", "production"], app);
  await served({}, (address) => answers(`${address}/build/webpack/dist/index.html`, everywhere));
});

test("an import map, and no bundler", async () => {
  fresh("importmap");
  await served({}, (address) => answers(`${address}/build/importmap/index.html`, common));
});
