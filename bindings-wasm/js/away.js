// What columns.js refuses on the page of a worker: the words are the core's, and the core is in the worker.

/** Travels in place of the columns. */
export class Refusal {
  constructor(words) {
    this.words = words;
  }
}

export const refused = (...words) => new Refusal(words);
