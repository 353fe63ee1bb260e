// Loaded into the backend: tells how long its event loop was held up.
// GET / on LOOP_DELAY_PORT answers with the figures since the last GET.
const { createServer } = require('node:http');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { isMainThread } = require('node:worker_threads');

const RESOLUTION_MS = 1;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();

const milliseconds = nanoseconds => nanoseconds / 1e6;

function answer(_request, response) {
  const { count } = histogram;
  const figures =
    count === 0
      ? { count, p50: 0, p99: 0, max: 0 }
      : {
          count,
          p50: milliseconds(histogram.percentile(50)),
          p99: milliseconds(histogram.percentile(99)),
          max: milliseconds(histogram.max),
        };
  histogram.reset();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(figures));
}

// Node.js loads this in worker threads as well; their loops are not the portal's.
if (isMainThread) {
  createServer(answer)
    .listen(Number(process.env.LOOP_DELAY_PORT), '127.0.0.1')
    .unref();
}
