import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const compress = promisify(gzip);
const unpack = promisify(gunzip);

/** An answer that is ready to be sent to many. */
export interface PackedJson {
  /** With quotes, as HTTP has it. */
  etag: string;
  gzipped: Buffer;
}

/** Writes and compresses a value, once for all who are sent it. */
export async function packJson(value: unknown): Promise<PackedJson> {
  const json = JSON.stringify(value);
  return {
    etag: `"${createHash('sha256').update(json).digest('base64url')}"`,
    gzipped: await compress(json),
  };
}

/** Sends it; 304 to a client that has it, unpacked to one that cannot unpack. */
export async function sendPacked(
  request: Request,
  response: Response,
  { etag, gzipped }: PackedJson,
): Promise<void> {
  response.set({
    'Cache-Control': 'private, no-cache',
    'Content-Type': 'application/json; charset=utf-8',
    ETag: etag,
    Vary: 'Accept-Encoding, Authorization',
  });
  if (hasIt(request, etag)) {
    response.status(304).end();
  } else if (request.acceptsEncodings('gzip')) {
    response.set('Content-Encoding', 'gzip').end(gzipped);
  } else {
    response.end(await unpack(gzipped));
  }
}

/**
 * Not by Express's `fresh`: a script that names the ETag by itself is made to
 * send `Cache-Control: no-cache` by the browser, and means it no more than that.
 */
function hasIt(request: Request, etag: string): boolean {
  const named = request.get('if-none-match') ?? '';
  return named
    .split(',')
    .some(each => each.trim().replace(/^W\//, '') === etag);
}
