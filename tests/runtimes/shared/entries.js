// The entries that start by themselves, as an ES module imports them.
import * as plain from "engagement-metrics";
import * as arrow from "engagement-metrics/arrow";
import * as page from "engagement-metrics/page";
import * as flechette from "@uwdata/flechette";
import { input } from "./input.js";
import { everything, exact } from "./program.js";

export const all = () => everything({ plain, page, arrow, flechette }, input);
export const answers = () => exact(all());
