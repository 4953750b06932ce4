const plain = require("engagement-metrics");
const page = require("engagement-metrics/page");
const { input } = require("./input.js");
const { everything, exact } = require("./program.js");

console.log(exact(everything({ plain, page }, input)));
