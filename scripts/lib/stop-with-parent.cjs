// Loaded before a server that knows nothing of it: ends the server when the
// script that started it is gone.
const { isMainThread } = require('node:worker_threads');

const SHUTDOWN_TIMEOUT_MS = 10_000;

// Node.js loads this in worker threads as well, where there is no such input.
if (isMainThread) {
  process.stdin.on('end', stop).resume();
  // What the server still has to say, nobody reads. Unheard, the error would
  // be logged, to the same closed pipe, without an end.
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', ignoreClosedPipe);
  }
}

function stop() {
  process.kill(process.pid, 'SIGTERM');
  // A shutdown may wait for a database that has stopped already.
  setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
}

function ignoreClosedPipe(error) {
  if (error.code !== 'EPIPE') throw error;
}
