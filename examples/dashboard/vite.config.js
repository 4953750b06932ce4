// Modules in workers, which import others; nothing here is for the package.
export default { worker: { format: "es" } };
