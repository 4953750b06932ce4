import "engagement-metrics/worker/page-host";
