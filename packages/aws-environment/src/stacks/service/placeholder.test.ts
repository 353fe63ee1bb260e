import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { placeholderCommand } from './placeholder';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('A TCP server has a port.');
  }
  server.close();
  await once(server, 'close');
  return address.port;
}

async function getWhenUp(url: string): Promise<Response> {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      return await fetch(url);
    } catch (error) {
      if (attempt === 599) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${url} did not answer.`);
}

describe('the placeholder', () => {
  let child: ChildProcess | undefined;

  afterEach(() => child?.kill('SIGKILL'));

  it('answers the health check, logs it, and stops when told to', async () => {
    const port = await freePort();
    const [, ...args] = placeholderCommand(port);
    child = spawn(process.execPath, args, { env: {} });
    let log = '';
    child.stdout?.on('data', chunk => {
      log += chunk;
    });

    const answer = await getWhenUp(`http://127.0.0.1:${port}/api/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok', placeholder: true });

    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(JSON.parse(log)).toMatchObject({
      level: 'info',
      route: '/api/health',
      statusCode: 200,
    });
  });
});
