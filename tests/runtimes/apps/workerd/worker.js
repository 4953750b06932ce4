import { answers } from "./entries.js";

export default { fetch: () => new Response(answers()) };
