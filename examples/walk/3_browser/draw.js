// A row a day: the average order, its interval as numbers and as a bar, and the bits of what is shown.
const AXIS = [410, 510];
const pounds = (number) => number.toLocaleString("en-GB", { style: "currency", currency: "GBP" });
const date = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const place = (number) => `${(100 * (number - AXIS[0])) / (AXIS[1] - AXIS[0])}%`;

const bits = (number) => new BigUint64Array(Float64Array.of(number).buffer)[0].toString(16).padStart(16, "0");

export function draw(day, estimates) {
  const { value, low, high, n } = estimates[0];
  document.querySelector("#value").textContent = pounds(value);
  document.querySelector("#ends").textContent = `${pounds(low)} to ${pounds(high)} at 95 %, of ${n.toLocaleString("en-GB")} orders to ${date(day)} 2011`;
  const row = document.querySelector("tbody").insertRow();
  row.dataset.bits = estimates.map(({ metric, value, low, high }) => [metric, ...[value, low, high].map(bits)].join(" ")).join("\n");
  row.innerHTML = `<th scope="row">${date(day)}</th><td>${n.toLocaleString("en-GB")}</td><td><b>${pounds(value)}</b></td>
    <td>${pounds(low)} – ${pounds(high)}</td>
    <td class="axis"><i style="left: ${place(low)}; right: calc(100% - ${place(high)})"></i><s style="left: ${place(value)}"></s></td>
    <td><code>${bits(value)}</code></td>`;
}
