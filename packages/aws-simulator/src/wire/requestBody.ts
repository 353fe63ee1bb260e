import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AwsError, serializationError } from './AwsError';
import { decodeAwsChunked } from './awsChunked';

/** What a request's body may measure, in bytes, before and after inflation. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

const inflate = promisify(gunzip);

/**
 * The body of a request, without its transfer framing and compression.
 *
 * @throws AwsError `RequestEntityTooLarge` (413) above {@link MAX_BODY_BYTES},
 * `SerializationException` (400) when the framing or compression is broken.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const body = await collect(request);
  const encoding = String(request.headers['content-encoding'] ?? '');
  const hash = String(request.headers['x-amz-content-sha256'] ?? '');
  if (encoding.includes('aws-chunked') || hash.startsWith('STREAMING-')) {
    return decodeAwsChunked(body);
  }
  if (encoding.includes('gzip')) {
    try {
      return await inflate(body, { maxOutputLength: MAX_BODY_BYTES });
    } catch (error) {
      if (isTooLarge(error)) throw tooLarge('inflates to');
      throw serializationError(`The gzip body is broken: ${error}`);
    }
  }
  return body;
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // The rest is read and thrown away: a client that is still sending would
    // see a broken connection instead of the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > MAX_BODY_BYTES) {
    throw tooLarge(`has ${size} bytes, which is`);
  }
  return Buffer.concat(chunks);
}

const isTooLarge = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

const tooLarge = (what: string) =>
  new AwsError(
    'RequestEntityTooLarge',
    `The request body ${what} more than ${MAX_BODY_BYTES} bytes`,
    413,
  );
