import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain } from './explain.mjs';

describe('explain', () => {
  it('knows a full disk, from Node.js and from Yarn', () => {
    const fromNode = Object.assign(new Error('write failed'), {
      code: 'ENOSPC',
    });
    assert.match(explain(fromNode), /^The disk is full\./);
    assert.match(
      explain('YN0001: Error: ENOSPC: no space left on device, write'),
      /^The disk is full\./,
    );
  });

  it('knows a network that is not there, from npm and from Yarn', () => {
    for (const output of [
      'npm error code ENOTFOUND\nnpm error network request failed',
      '➤ YN0001: │ RequestError: getaddrinfo EAI_AGAIN registry.example.org',
    ]) {
      assert.match(explain(output), /^The npm registry cannot be reached\./);
    }
  });

  it('leaves alone what it does not know', () => {
    assert.equal(explain(new Error('something else')), undefined);
  });
});
