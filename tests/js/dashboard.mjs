// The example dashboard in real Chromium: takes 10,000 orders a second without holding up a frame, shows the library's own
// numbers to the last bit, and goes on after a state from elsewhere was merged. `PHOTOGRAPH=1` renews its picture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Orders, OrdersState } from "engagement-metrics";
import { chromium } from "playwright-core";

const example = path.join(import.meta.dirname, "../../examples/dashboard");
const folder = mkdtempSync(path.join(tmpdir(), "engagement-dashboard-"));
const app = path.join(folder, "examples/dashboard");
cpSync(example, app, { recursive: true, filter: (file) => !/node_modules|dist$|public$/.test(path.relative(example, file)) });
cpSync(path.join(import.meta.dirname, "../data"), path.join(folder, "tests/data"), { recursive: true });
cpSync(path.join(import.meta.dirname, "engagement-metrics.tgz"), path.join(folder, "tests/js/engagement-metrics.tgz"));
const npm = (...args) => execFileSync("npm", args, { cwd: app, stdio: ["ignore", "ignore", "inherit"] });
npm("install", "--no-fund", "--no-audit", "--loglevel=error");
npm("run", "build", "--", "--logLevel", "warn");

const vite = await import(path.join(app, "node_modules/vite/dist/node/index.js"));
const server = { host: "127.0.0.1", port: 0 };
const built = await vite.preview({ root: app, logLevel: "warn", preview: server });
const dev = await vite.createServer({ root: app, logLevel: "warn", server });
await dev.listen();
const at = ({ httpServer }, query) => `http://127.0.0.1:${httpServer.address().port}/?${query}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const rows = JSON.parse(readFileSync(path.join(app, "public/orders.json"), "utf8"));
const COLUMNS = { customer: "customer", time: "time", value: "value", order: "order", kind: "kind", segment: "country" };
const READING = { currency: "GBP", timeZone: "Europe/London" };
const SETTINGS = { timeZone: "Europe/London", nullCustomer: "guest", zeroValue: "skip" };
const ours = (from) => new OrdersState(READING).update(from, COLUMNS);
const METRICS = ["revenue", "orders", "average_order_value", "unique_customers", "repeat_purchase_rate", "revenue_per_customer", "guest_checkout_rate", "refund_rate"];

// A person notices a page that stands still for a quarter of a second. Frames come every 17 ms and no task takes 50 ms; the
// rest is for machines that do other things beside.
const STILL = 250;

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

async function opened(address, options) {
  const page = await browser.newPage({ viewport: { width: 1240, height: 1180 }, ...options });
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.problems.push(message.text()));
  await page.goto(address);
  return page;
}

/** Waits for the last answer; a page that fails shall say how. */
async function done(page) {
  await page.waitForFunction(() => globalThis.board?.done, null, { timeout: 120_000 }).catch((error) => {
    throw new Error(`${error.message}; ${page.problems.join("; ")}`);
  });
}

// Browsers do not say which release of the zones they have.
const withoutVersion = (report) => JSON.parse(JSON.stringify(report, (name, value) => (name === "zone" ? value?.split(" (")[0] : value)));

/** What the page shows is what the library says of the same orders. */
async function agrees(page, state) {
  const orders = Orders.fromState(state, SETTINGS);
  const report = orders.report({ by: "month", segment: "country", metrics: [...METRICS, "median_order_value"], compare: "previous_same_days" });
  const found = await page.evaluate(() => globalThis.board.found);
  assert.deepEqual(withoutVersion(found.report), withoutVersion(report));
  const shown = await page.locator(".tile").evaluateAll((tiles) => tiles.map(({ dataset }) => [dataset.metric, Number(dataset.value)]));
  const last = (metric) => report.findings.findLast((finding) => finding.metric === metric && finding.periodStart !== null).estimate.value;
  assert.deepEqual(shown, METRICS.map((metric) => [metric, last(metric)]));
  const largest = await page.locator("#countries tbody tr").first().evaluate(({ dataset }) => [dataset.segment, Number(dataset.value)]);
  assert.deepEqual(largest, ["United Kingdom", report.findings.find(({ metric, segment }) => metric === "revenue" && segment === "United Kingdom").estimate.value]);
  assert.deepEqual(Buffer.from(await page.evaluate(async () => [...(await globalThis.board.state.toBytes())])), Buffer.from(state.toBytes()));
}

try {
  for (const [name, address] of [["built", at(built, "rate=10000")], ["dev", at(dev, "rate=10000")]]) {
    await check(`${name}: the numbers of the library`, async () => {
      const page = await opened(address);
      await done(page);
      assert.deepEqual(page.problems, []);
      await agrees(page, ours(rows));
      assert.match(await page.locator("[data-metric=revenue] .value").textContent(), /^£[\d,]{7}$/);
      assert.ok((await page.locator("#notes li").count()) > 0);
      assert.match(await page.locator("#compared .open").textContent(), /^open: 1 May to \d+ May 2011$/);
      await page.close();
    });
  }

  await check("10,000 orders a second, and frames go on", async () => {
    const times = 5;
    const page = await opened(at(built, `rate=12000&times=${times}`));
    await done(page);
    const { feed, longest, longestTask, frames, drawn } = await page.evaluate(() => {
      const { feed, longest, longestTask, frames, drawn } = globalThis.board;
      return { feed, longest, longestTask, frames, drawn };
    });
    const seconds = (feed.ended - feed.started) / 1000;
    console.log(`dashboard: ${Math.round(feed.sent / seconds)} orders a second over ${seconds.toFixed(1)} s, ${drawn} times drawn, ` +
      `${frames} frames, longest between two ${Math.round(longest)} ms, longest task ${Math.round(longestTask)} ms`);
    assert.equal(feed.sent, times * rows.length);
    assert.ok(feed.sent / seconds >= 10_000, `${feed.sent / seconds} orders a second`);
    assert.ok(longestTask <= STILL, `a task of ${longestTask} ms`);
    assert.ok(longest <= STILL, `${longest} ms without a frame`);
    assert.ok(frames > 2 * seconds && drawn > 3, `${frames} frames, ${drawn} times drawn`);
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  await check("a state made elsewhere is merged, and the stream goes on", async () => {
    const half = "2011-03-01";
    const [early, late] = [rows.filter(({ time }) => time < half), rows.filter(({ time }) => time >= half)];
    const file = path.join(folder, "winter.state");
    writeFileSync(file, ours(early).toBytes());
    const page = await opened(at(built, `rate=2000&from=${half}`));
    await page.waitForFunction(() => globalThis.board?.feed?.sent > 1000);
    await page.locator("#file").setInputFiles(file);
    await page.waitForFunction((size) => globalThis.board.merged === size, early.length);
    assert.equal(await page.locator("#message").textContent(), `${early.length.toLocaleString("en-GB")} orders of winter.state merged; the stream goes on.`);
    const sent = await page.evaluate(() => globalThis.board.feed.sent);
    assert.ok(sent < late.length, "it was merged while orders came");
    await done(page);
    await agrees(page, ours(rows));
    // Dropped again, it is refused in the library's words, and nothing changes.
    const bytes = [...readFileSync(file)];
    await page.evaluate((bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], "winter.state"));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    }, bytes);
    await page.waitForFunction(() => document.querySelector("#message.error"));
    assert.match(await page.locator("#message").textContent(), /^winter\.state: .*merged/);
    await agrees(page, ours(rows));
    assert.deepEqual(page.problems, []);
    await page.close();
  });

  await check("it can be used in the dark, on a phone and by keyboard", async () => {
    const page = await opened(at(built, "rate=10000"), { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await done(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "pause");
    const unnamed = await page.locator("svg[role=img]:not([aria-label]), svg[aria-label='']").count();
    assert.equal(unnamed, 0);
    /** Contrast of each text with what lies behind it, by WCAG. */
    const poor = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d");
      const luminance = (color) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        const color = getComputedStyle(element).backgroundColor;
        return color === "rgba(0, 0, 0, 0)" && element.parentElement ? behind(element.parentElement) : color;
      };
      const texts = [...document.querySelectorAll("h1, h1 span, h2, h3, p, b, td, th, li, caption, button, .file, svg text")].filter((one) => one.textContent.trim());
      return texts.filter((one) => {
        const style = getComputedStyle(one);
        const [a, b] = [luminance(one.closest("svg") ? style.fill : style.color), luminance(behind(one.closest("svg")?.parentElement ?? one))].sort((a, b) => b - a);
        return (a + 0.05) / (b + 0.05) < 4.5;
      }).map((one) => one.textContent.trim().slice(0, 30));
    });
    assert.deepEqual(poor, []);
    assert.equal(await page.locator("#message").isVisible(), false);
    if (process.env.PHOTOGRAPH) await page.screenshot({ path: path.join(tmpdir(), "dashboard-phone.png"), fullPage: true });
    await page.close();
  });

  if (process.env.PHOTOGRAPH) {
    // Late in May, while orders come.
    for (const [colorScheme, target] of [["light", path.join(example, "dashboard.png")], ["dark", path.join(tmpdir(), "dashboard-dark.png")]]) {
      const page = await opened(at(built, "rate=2000"), { colorScheme, deviceScaleFactor: 1.2 });
      await page.waitForFunction(() => globalThis.board?.feed?.sent > 10_550);
      await page.locator("#pause").evaluate((button) => button.click());
      await page.waitForFunction((drawn) => globalThis.board.drawn > drawn + 1, await page.evaluate(() => globalThis.board.drawn));
      await page.locator("#pause").evaluate((button) => button.click());
      await page.screenshot({ path: target, fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await built.close();
  await dev.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`dashboard: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
