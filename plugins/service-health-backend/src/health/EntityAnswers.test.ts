import { gunzipSync } from 'node:zlib';
import type { Entity } from '@backstage/catalog-model';
import type { PackedJson } from '../http/packedJson';
import { EntityAnswers } from './EntityAnswers';

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'shop', etag: '1' },
};

const unpacked = ({ gzipped }: PackedJson) =>
  JSON.parse(gunzipSync(gzipped).toString());

function setUp() {
  const answers = new EntityAnswers({ freshSeconds: 60 });
  let reads = 0;
  const read = jest.fn(async () => {
    reads += 1;
    return { reads };
  });
  return { answers, read };
}

it('puts an answer together once for many who look', async () => {
  const { answers, read } = setUp();
  const looks = Array.from({ length: 10 }, () =>
    answers.of(shop, 'report', read),
  );
  const packed = await Promise.all(looks);
  expect(packed.map(unpacked)).toEqual(looks.map(() => ({ reads: 1 })));
  expect(new Set(packed.map(({ etag }) => etag)).size).toBe(1);
});

it('tells apart what is asked, and of which version of the entity', async () => {
  const { answers, read } = setUp();
  const changed = { ...shop, metadata: { ...shop.metadata, etag: '2' } };
  await answers.of(shop, 'report', read);
  await answers.of(shop, 'metrics 0-60', read);
  await answers.of(changed, 'report', read);
  expect(read).toHaveBeenCalledTimes(3);
});

it('reads anew once something was done in AWS', async () => {
  const { answers, read } = setUp();
  await answers.of(shop, 'report', read);
  answers.forget();
  expect(unpacked(await answers.of(shop, 'report', read))).toEqual({
    reads: 2,
  });
});

it('does not keep a failure', async () => {
  const { answers, read } = setUp();
  read.mockRejectedValueOnce(new Error('out of order'));
  await expect(answers.of(shop, 'report', read)).rejects.toThrow(
    'out of order',
  );
  expect(unpacked(await answers.of(shop, 'report', read))).toEqual({
    reads: 1,
  });
});
