const plain = require("engagement-metrics");
const arrow = require("engagement-metrics/arrow");
const page = require("engagement-metrics/page");
const flechette = require("@uwdata/flechette");
const { input } = require("./input.js");
const { everything, exact } = require("./program.js");

console.log(exact(everything({ plain, page, arrow, flechette }, input)));
