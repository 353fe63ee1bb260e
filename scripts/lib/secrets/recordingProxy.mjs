// A proxy for a browser that keeps all that servers answer: a browser's own
// tools lose the answers to a page that one leaves.
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/**
 * @param {(place: string, text: string) => void} record told of each answer,
 * its headers and its body, when it has ended or been given up
 */
export async function startRecordingProxy(record) {
  const tunnels = new Set();
  const server = http.createServer((request, response) => {
    const { 'accept-encoding': _, ...headers } = request.headers;
    const upstream = http.request(
      new URL(request.url),
      { method: request.method, headers },
      answer => {
        const chunks = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('close', () =>
          record(
            `the answer to ${request.method} ${request.url}`,
            `${answer.rawHeaders.join('\n')}\n${Buffer.concat(chunks)}`,
          ),
        );
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      },
    );
    // Whoever asked sees it as a server that hangs up.
    upstream.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(upstream);
  });
  // WebSockets come through a tunnel; the browser tells of their frames.
  server.on('connect', (request, socket, head) => {
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = net.connect(Number(port || 80), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ]) {
      tunnels.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        tunnels.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.close();
      server.closeAllConnections();
      for (const tunnel of tunnels) tunnel.destroy();
    },
  };
}
