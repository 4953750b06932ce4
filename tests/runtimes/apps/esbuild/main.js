import { answers } from "./entries.js";
import { show } from "./show.js";

show("page", answers);
