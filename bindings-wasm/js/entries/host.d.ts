// Importing it starts it: see `connect` of "engagement-metrics/worker".
export {};
