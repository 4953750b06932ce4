// Packs the npm package and installs that tarball here, as a user would; the folder itself holds more than is published.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const source = path.join(here, "../../bindings-wasm");
const tarball = path.join(here, "engagement-metrics.tgz");
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

if (!existsSync(path.join(here, "node_modules/vite"))) run("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], here);
const [packed] = JSON.parse(run("npm", ["pack", "--json", "--loglevel=error", "--pack-destination", here], source));
cpSync(path.join(here, packed.filename), tarball);
rmSync(path.join(here, packed.filename));
// `npm install` of a tarball with a known name and version may take an older one from its cache.
const target = path.join(here, "node_modules/engagement-metrics");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
run("tar", ["--extract", "--strip-components=1", "--file", tarball, "--directory", target], here);
console.log(`packed: ${packed.files.length} files, ${(packed.size / 1024).toFixed(1)} KB`);
