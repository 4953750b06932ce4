import Browser from "./browser.js";
import { answers } from "./entries.js";

// At each request, not only while building.
export const dynamic = "force-dynamic";

export default function Page() {
  return <><pre id="server">{answers()}</pre><Browser /></>;
}
