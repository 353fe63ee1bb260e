import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** Off the main thread. */
const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** A value as the database keeps it. */
export async function toGzippedJson(value: unknown): Promise<Buffer> {
  return compress(JSON.stringify(value), { level: 4 });
}

/** What {@link toGzippedJson} was given, by the same format of the same table. */
export async function fromGzippedJson<T>(data: Buffer): Promise<T> {
  return JSON.parse((await decompress(data)).toString());
}
