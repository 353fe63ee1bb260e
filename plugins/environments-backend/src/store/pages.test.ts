import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import { migrate, submit } from '../__testUtils__/portal';
import { everything, type Narrow } from '../permissions/Sight';
import { DeploymentStore } from './DeploymentStore';
import type { DeploymentRow } from './rows';

jest.setTimeout(60_000);

const COUNT = 11;

describe('a list of deployments, page by page', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let knex: Knex;
  let store: DeploymentStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    ({ knex } = database);
    await migrate(knex);
    store = new DeploymentStore(knex);
    for (let i = 0; i < COUNT; i++) await submit(store, `shop${i}`);
    // All at once, and between two milliseconds: a Date could not tell.
    await knex<DeploymentRow>('deployments').update({
      created_at: knex.raw("timestamptz '2026-03-01 02:00:00.000123Z'"),
    });
  });

  afterEach(() => database.destroy());

  async function walk(
    limit: number,
    narrow: Narrow = everything,
    betweenPages: () => Promise<unknown> = async () => undefined,
  ): Promise<Deployment[][]> {
    const pages: Deployment[][] = [];
    let before: string | undefined;
    do {
      const { items, next } = await store.page({ limit, before }, narrow);
      pages.push(items);
      before = next;
      await betweenPages();
    } while (before);
    return pages;
  }

  it.each([
    [1, COUNT],
    [4, 3],
    [COUNT, 1],
    [100, 1],
  ])('has each of them once, %d at a time', async (limit, pages) => {
    const walked = await walk(limit);
    expect(walked).toHaveLength(pages);
    expect(walked.flat().map(({ id }) => id)).toEqual(
      (await store.list({ limit: 100 })).map(({ id }) => id),
    );
    expect(new Set(walked.flat().map(({ id }) => id)).size).toBe(COUNT);
  });

  it('is not disturbed by what is new', async () => {
    const ids = (await store.list({ limit: 100 })).map(({ id }) => id);
    let added = 0;
    const walked = await walk(3, everything, () =>
      submit(store, `new${added++}`),
    );
    expect(walked.flat().map(({ id }) => id)).toEqual(ids);
  });

  it('is full pages of what may be seen', async () => {
    const some: Narrow = query => query.whereRaw("environment_id < 'shop3'");
    const walked = await walk(2, some);
    // Of shop0, shop1, shop10 and shop2.
    expect(walked.map(({ length }) => length)).toEqual([2, 2]);
  });

  it('does not begin at what may not be seen', async () => {
    const [{ id }] = await store.list({ limit: 1 });
    const nothing: Narrow = query => query.whereRaw('false');
    await expect(store.page({ limit: 1, before: id }, nothing)).rejects.toThrow(
      `There is no deployment ${id}`,
    );
  });
});
