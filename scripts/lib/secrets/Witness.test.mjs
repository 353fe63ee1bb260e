// That the witness would see a secret, wherever in a page it was.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { findChromium } from '../chromium.mjs';
import { until } from '../until.mjs';
import { findSecrets } from './findSecrets.mjs';
import { Witness } from './Witness.mjs';

const TIMEOUT_MS = 180_000;
const SEEN_WITHIN_MS = 30_000;
const WEBSOCKET_ID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Where each of them is planted. */
const PLANTED = new Map(
  [
    'the text of the page',
    'an attribute',
    'a header',
    'an answer that the page asks for',
    'an answer that never ends',
    'a field',
    'the storage',
    'a frame received',
    'a frame sent',
    'the console',
  ].map((where, index) => [`s<&"'\\ecret-${index}`, where]),
);
const secretOf = where =>
  [...PLANTED].find(([, holder]) => holder === where)[0];

const html = text =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');

const PAGE = `<!doctype html>
<p title="${html(secretOf('an attribute'))}">
  ${html(secretOf('the text of the page'))}
</p>
<input id="field">
<script>
  const secret = ${JSON.stringify(
    Object.fromEntries([...PLANTED].map(([value, where]) => [where, value])),
  ).replaceAll('<', '\\u003c')};
  field.value = secret['a field'];
  sessionStorage.setItem('kept', secret['the storage']);
  console.log(secret['the console']);
  const answered = fetch('/answer').then(answer => answer.text());
  const begun = fetch('/stream').then(answer => answer.body.getReader().read());
  const socket = new WebSocket('ws://' + location.host + '/socket');
  const told = new Promise(resolve => {
    socket.onmessage = () => {
      socket.send(secret['a frame sent']);
      resolve();
    };
  });
  Promise.all([answered, begun, told]).then(() => {
    document.title = 'Done';
  });
</script>`;

describe('a witness', { timeout: TIMEOUT_MS }, () => {
  let witness;
  let server;
  let url;
  const sockets = [];
  const seen = new Map();

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/answer') {
        response.setHeader(
          'x-header',
          Buffer.from(secretOf('a header')).toString('base64'),
        );
        response.end(
          JSON.stringify(secretOf('an answer that the page asks for')),
        );
      } else if (request.url === '/stream') {
        response.write(secretOf('an answer that never ends'));
      } else {
        response.setHeader('content-type', 'text/html').end(PAGE);
      }
    });
    server.on('upgrade', (request, socket) => {
      socket.on('error', () => socket.destroy());
      sockets.push(socket);
      const accept = createHash('sha1')
        .update(request.headers['sec-websocket-key'] + WEBSOCKET_ID)
        .digest('base64');
      const text = Buffer.from(secretOf('a frame received'));
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${server.address().port}/`;
    witness = await Witness.start({
      executablePath: await findChromium({ say: () => undefined }),
      keep: (place, text) => seen.set(`${place} (${seen.size})`, text),
    });
  });

  after(async () => {
    await witness?.stop();
    server?.closeAllConnections();
    server?.close();
    for (const socket of sockets) socket.destroy();
  });

  it('sees a secret wherever it is planted', async () => {
    const page = await witness.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.title === 'Done');
    await witness.look(page, 'planted');
    await page.goto('about:blank');
    await page.context().close();
    const isSeen = where =>
      findSecrets(seen, new Map([[secretOf(where), where]])).some(
        place => !place.startsWith(`the answer to GET ${url} `),
      );
    // What a browser and a proxy tell of comes a moment later.
    for (const where of PLANTED.values()) {
      await until(
        `the secret in ${where}`,
        () => isSeen(where),
        SEEN_WITHIN_MS,
      );
    }
  });

  it('sees nothing where there is nothing', () => {
    assert.deepEqual(
      findSecrets(seen, new Map([['not planted', 'nobody']])),
      [],
    );
  });
});
