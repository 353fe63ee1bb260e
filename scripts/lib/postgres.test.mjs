import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { inRoot } from './paths.mjs';
import { scratchFolder } from './scratch.mjs';

describe('the embedded PostgreSQL', () => {
  let folder;

  before(async () => {
    folder = await scratchFolder('postgres-test');
  });
  after(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

  /** Starts the script and waits for its URL. */
  async function start(...args) {
    const child = spawn(
      process.execPath,
      [inRoot('scripts/postgres.mjs'), ...args],
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let output = '';
    child.stderr.on('data', chunk => (output += chunk));
    for await (const chunk of child.stdout) {
      output += chunk;
      const url = /ready on (\S+)\n/.exec(output)?.[1];
      if (url) return { child, url };
    }
    throw new Error(`PostgreSQL did not start:\n${output}`);
  }

  async function query(url, sql) {
    const client = new pg.Client({ connectionString: url });
    // The server that a test kills takes the connection along.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('keeps what was committed when its starter is killed', async () => {
    const data = path.join(folder, 'data');
    const first = await start('--data', data);
    await query(
      first.url,
      "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('anchor')",
    );
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start('--data', data);
    assert.deepEqual(await query(second.url, 'SELECT word FROM kept'), [
      { word: 'anchor' },
    ]);
    second.child.stdin.end();
    await once(second.child, 'exit');
  });

  it('forgets everything when it is asked to start afresh', async () => {
    const data = path.join(folder, 'fresh');
    const first = await start('--data', data);
    await query(first.url, 'CREATE TABLE kept (word text)');
    first.child.stdin.end();
    await once(first.child, 'exit');

    const second = await start('--data', data, '--fresh');
    assert.deepEqual(
      await query(second.url, "SELECT to_regclass('kept')::text AS name"),
      [{ name: null }],
    );
    second.child.stdin.end();
    await once(second.child, 'exit');
  });
});
