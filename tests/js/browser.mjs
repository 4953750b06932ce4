// A fresh Vite application with the packed package, in real Chromium: the page reports the real orders, with the same bits.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import * as support from "./support.mjs";

const { QUESTIONS, asVector, json, lines } = support;
const here = import.meta.dirname;
const app = mkdtempSync(path.join(tmpdir(), "engagement-vite-"));
const { devDependencies } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));

// The application: a page, its script, the package and Vite; no configuration at all.
cpSync(path.join(here, "page"), app, { recursive: true });
writeFileSync(path.join(app, "package.json"), JSON.stringify({
  name: "fresh", private: true, type: "module",
  dependencies: { "engagement-metrics": `file:${path.join(here, "engagement-metrics.tgz")}` },
  devDependencies: { vite: devDependencies.vite },
}));
mkdirSync(path.join(app, "public"));
for (const view of ["golden", "shop"]) writeFileSync(path.join(app, `public/${view}.json`), JSON.stringify(lines(view)));
writeFileSync(path.join(app, "public/zone.json"), JSON.stringify(support.london()));
// The host may have settings of its own that npm warns of; a user sees only the two commands.
const npm = (...args) => execFileSync("npm", args, { cwd: app, stdio: ["ignore", "ignore", "inherit"] });
npm("install", "--no-fund", "--no-audit", "--loglevel=error");
npm("exec", "--no", "--", "vite", "build", "--logLevel", "warn");

// Vite as the application installed it, not as the tests did.
const vite = await import(path.join(app, "node_modules/vite/dist/node/index.js"));
const server = { host: "127.0.0.1", port: 0 };
const built = await vite.preview({ root: app, logLevel: "warn", preview: server });
const dev = await vite.createServer({ root: app, logLevel: "warn", server });
await dev.listen();
const addresses = {
  built: `http://127.0.0.1:${built.httpServer.address().port}/`,
  dev: `http://127.0.0.1:${dev.httpServer.address().port}/`,
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let [passed, failed] = [0, 0];
async function check(name, test) {
  try {
    await test();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${error.stack}`);
  }
}

try {
  for (const [name, address] of Object.entries(addresses)) {
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
    await page.goto(address);
    await page.waitForFunction(() => ["done", "failed"].includes(document.title), null, { timeout: 120_000 });
    await check(`${name}: no errors on the console`, () => assert.deepEqual(problems, []));
    for (const view of ["golden", "shop"]) {
      const vectors = json(`online_retail_${view}.json`);
      for (const question of Object.keys(QUESTIONS)) {
        await check(`${name}: ${view} ${question}`, async () => {
          const rows = await page.evaluate(([view, question]) => globalThis.answers[view][question], [view, question]);
          assert.deepEqual(asVector(rows, vectors[question].columns), vectors[question].rows);
        });
      }
    }
    await check(`${name}: a person can read the figures`, async () => {
      const cells = await page.locator("#kpis tr", { hasText: "average_order_value" }).locator("td").allTextContents();
      assert.deepEqual([cells[1], cells[3]], ["456.17 GBP", "8,126"], cells.join(" | "));
      assert.equal(await page.locator("#kpis tbody tr").count(), json("online_retail_shop.json").summary.rows.length);
    });
    await check(`${name}: a refusal has its words`, async () => {
      const error = await page.evaluate(() => globalThis.refusal);
      assert.deepEqual([error.name, error.code, error.row], ["EngagementError", "finite", 1]);
    });
    await check(`${name}: the report is a page of its own`, async () => {
      const frame = page.frameLocator("#report");
      assert.ok((await frame.locator("body").innerText()).length > 500);
      assert.equal(await frame.locator("script:not([type])").count(), 0);
    });
    if (process.env.SCREENSHOT) await page.screenshot({ path: `${process.env.SCREENSHOT}-${name}.png`, fullPage: true });
    await page.close();
  }
  await check("the build holds no second file to load", () => {
    const assets = readdirSync(path.join(app, "dist/assets"));
    assert.ok(assets.every((file) => file.endsWith(".js")), assets.join(", "));
    assert.ok(existsSync(path.join(app, "dist/index.html")));
  });
} finally {
  await browser.close();
  await built.close();
  await dev.close();
  rmSync(app, { recursive: true, force: true });
}
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
