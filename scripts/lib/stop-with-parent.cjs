// Loaded before a server that knows nothing of it: ends the server when the
// script that started it is gone.
const { isMainThread } = require('node:worker_threads');

// Node.js loads this in worker threads as well, where there is no such input.
if (isMainThread) {
  process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
}
