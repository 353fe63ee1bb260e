/**
 * The server that stands in until there is a first release: it answers the
 * health check, so that the service is stable, the targets are healthy, and
 * the whole way from the internet to the task is proven. It logs as the
 * service is expected to: a JSON object a line.
 */
export function placeholderCommand(port: number): string[] {
  const script = `
const http = require('http');
http.createServer((request, response) => {
  const started = Date.now();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'ok', placeholder: true }));
  console.log(JSON.stringify({ level: 'info', message: 'request', method: request.method, route: request.url, statusCode: 200, duration: Date.now() - started }));
}).listen(${port});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
`;
  return ['node', '-e', script.trim().replaceAll('\n', ' ')];
}
