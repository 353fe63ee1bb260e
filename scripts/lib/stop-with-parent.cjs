// Loaded before a server that knows nothing of it: ends the server when the
// script that started it is gone.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();
