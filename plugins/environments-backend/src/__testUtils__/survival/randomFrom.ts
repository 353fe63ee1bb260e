import { createHash } from 'node:crypto';

/** Numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: string): () => number {
  let n = 0;
  return () => {
    n += 1;
    const digest = createHash('sha256').update(`${seed}/${n}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}
