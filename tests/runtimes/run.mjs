// Runs the tests one after the other, for two builds at once are slower, and ends with one line.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";

const here = import.meta.dirname;
const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs")).map((name) => path.join(here, name));
let [passed, failed] = [0, 0];
const events = run({ files, concurrency: 1 });
events.on("test:pass", ({ details }) => details.type !== "suite" && (passed += 1));
events.on("test:fail", ({ details }) => details.type !== "suite" && (failed += 1));
const report = events.compose(spec);
report.on("end", () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(here, "package.json"), "utf8"));
  const chromium = execFileSync(process.env.CHROMIUM ?? "/usr/bin/chromium", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [browser] = /\d[\d.]*/.exec(chromium) ?? ["?"];
  const versions = Object.entries({ node: process.versions.node, chromium: browser, ...devDependencies });
  console.log(versions.map(([name, version]) => `${name} ${version}`).join(", "));
  console.log(`runtimes: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
});
report.pipe(process.stdout);
