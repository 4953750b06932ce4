import "engagement-metrics/worker/host";
