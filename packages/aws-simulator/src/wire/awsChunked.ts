import { serializationError } from './AwsError';

/**
 * Undoes the `aws-chunked` framing in which the SDKs send an S3 body whose
 * checksum follows it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 * @throws AwsError `SerializationException` when a chunk is cut off.
 */
export function decodeAwsChunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', position);
    const size = parseInt(body.toString('latin1', position, lineEnd), 16);
    if (lineEnd < 0 || Number.isNaN(size)) {
      throw serializationError('The aws-chunked body is broken');
    }
    if (size === 0) return Buffer.concat(chunks);
    const start = lineEnd + 2;
    if (start + size > body.length) {
      throw serializationError('The aws-chunked body is cut off');
    }
    chunks.push(body.subarray(start, start + size));
    position = start + size + 2;
  }
}
