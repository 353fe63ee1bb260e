import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import { mapLimited } from './batches';
import {
  ACCOUNT_IDS,
  entityAt,
  failedPanels,
  FLEET_OF_PLACES,
  lookAt,
  type Page,
  SOURCES,
  TROUBLES,
} from './__testUtils__/faultMatrix';
import { simulatorControl } from './__testUtils__/simulatorControl';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(600_000);

const COLLECT = 'service-health-collect-history';
const CONFIG = {
  readings: { freshSeconds: 0.05, retrySeconds: 0.05, timeoutSeconds: 6 },
  history: { collectSeconds: 0.001, timeoutSeconds: 6 },
};
/** Pages that are looked at side by side. */
const LOOKS_AT_A_TIME = 16;
/** On a busy machine something else may take too long once. */
const PATIENCE_MS = 180_000;
const MINUTE_MS = 60_000;

const PLACES = TROUBLES.flatMap(trouble =>
  SOURCES.map(source => ({ trouble, source })),
);
type Place = (typeof PLACES)[number];
const BROKEN = PLACES.filter(({ trouble }) => trouble.fault);

let aws: Awaited<ReturnType<typeof startSimulator>>;
let control: ReturnType<typeof simulatorControl>;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let portal: Awaited<ReturnType<typeof startPortal>>;
const entities = new Map<Place, Entity>();
const pages = new Map<Place, Page>();

/**
 * In each account something else goes wrong, in each of its regions with one
 * source alone: so one look at every place sees the whole matrix.
 */
beforeAll(async () => {
  aws = await startSimulator({ args: FLEET_OF_PLACES });
  control = simulatorControl(aws.url);
  database = await createTestDatabase();
  await mapLimited(PLACES, LOOKS_AT_A_TIME, async place => {
    const { trouble, source } = place;
    entities.set(
      place,
      await entityAt(aws.url, trouble.accountId, source.region),
    );
  });
  portal = await startPortal(aws.url, [...entities.values()], {
    accountIds: ACCOUNT_IDS,
    config: CONFIG,
    knex: database.knex,
  });
  await lookUntil(PLACES, isWell);
});

afterAll(async () => {
  await aws?.stop();
  await database?.destroy();
});

/** Looks at all places, and again at those that are not as they are to be. */
async function lookUntil(
  places: Place[],
  isSo: (place: Place) => boolean,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let left = places;
  while (left.length > 0 && Date.now() < deadline) {
    await look(left);
    left = left.filter(place => !isSo(place));
  }
}

async function look(places: Place[]): Promise<void> {
  await portal.run(COLLECT);
  await mapLimited(places, LOOKS_AT_A_TIME, async place => {
    pages.set(place, await lookAt(portal, nameOf(place)));
  });
}

const nameOf = (place: Place) => entities.get(place)?.metadata.name ?? '';

function pageOf(place: Place): Page {
  const page = pages.get(place);
  if (!page) throw new Error(`Nobody has looked at ${nameOf(place)}`);
  return page;
}

function isWell(place: Place): boolean {
  const page = pageOf(place);
  return failedPanels(page).length === 0 && page.gaps.length === 0;
}

/** Whether its own panel fails, and no other. */
function isAsBroken(place: Place): boolean {
  const page = pageOf(place);
  return (
    String(failedPanels(page)) === String(panelsToFail(place)) &&
    page.gaps.length >= gapsToBe(place).length
  );
}

const panelsToFail = ({ trouble, source }: Place) =>
  trouble.problem && source.panel ? [source.panel] : [];
const gapsToBe = ({ trouble, source }: Place) =>
  trouble.problem ? source.gaps ?? [] : [];

/** What is missing where all should be well. */
function missingAt(place: Place) {
  const { panels, gaps } = pageOf(place);
  return {
    place: nameOf(place),
    failed: failedPanels({ panels, gaps }),
    gaps,
    empty: Object.keys(panels).filter(name => panels[name].length === 0),
  };
}

const nothingMissingAt = (place: Place) => ({
  place: nameOf(place),
  failed: [],
  gaps: [],
  empty: [],
});

it('begins with every panel of every place', () => {
  expect(PLACES.map(missingAt)).toEqual(PLACES.map(nothingMissingAt));
});

describe('while one source fails in each place', () => {
  beforeAll(async () => {
    // What is read of a minute's metrics is not read again in it.
    await delay(MINUTE_MS - (Date.now() % MINUTE_MS) + 100);
    for (const { trouble, source } of BROKEN) {
      await control.break({
        ...trouble.fault,
        account: trouble.accountId,
        region: source.region,
        operation: source.operation,
      });
    }
    await lookUntil(PLACES, isAsBroken);
  });

  it.each(
    PLACES.map(place => ({
      place,
      kind: place.trouble.fault?.kind ?? 'nothing',
      operation: place.source.operation,
    })),
  )('$operation, $kind: its panel alone says so', ({ place }) => {
    const page = pageOf(place);
    expect(failedPanels(page)).toEqual(panelsToFail(place));
    for (const panel of panelsToFail(place)) {
      for (const reading of page.panels[panel]) {
        expect(reading).toMatchObject({
          problem: problemOf(place),
          lastGood: {
            at: expect.stringMatching(/Z$/),
            value: expect.anything(),
          },
        });
      }
    }
    expect(page.gaps).toEqual(
      expect.arrayContaining(
        gapsToBe(place).map(collector =>
          expect.objectContaining({
            collector,
            collectedAt: expect.stringMatching(/Z$/),
            problem: expect.objectContaining(problemOf(place)),
          }),
        ),
      ),
    );
    const mayLack = new Set<string>(gapsThatMayBe(place));
    expect(
      page.gaps.filter(({ collector }) => !mayLack.has(collector)),
    ).toEqual([]);
  });

  it('does not keep the others waiting for an account that hangs', async () => {
    const hanging = BROKEN.filter(
      ({ trouble }) => trouble.fault?.kind === 'hang',
    ).filter(({ source }) => source.panel);
    const others = PLACES.filter(({ trouble }) => !trouble.fault);
    const order: string[] = [];
    const ask = async (place: Place, who: string) => {
      await portal.report(nameOf(place));
      order.push(who);
    };
    await Promise.all([
      ...hanging
        .filter(({ source }) => source.panel !== 'metrics')
        .filter(({ source }) => source.panel !== 'databaseHistory')
        .map(place => ask(place, 'hanging')),
      ...others.map(place => ask(place, 'other')),
    ]);
    expect(order.slice(0, others.length)).toEqual(others.map(() => 'other'));
  });
});

/** Sentences for people; for a denied call, what to add to the role. */
function problemOf({ trouble, source }: Place) {
  return {
    kind: trouble.problem,
    message: expect.any(String),
    remedy: expect.any(String),
    ...(trouble.problem === 'access-denied' && {
      action: source.action,
      statement: {
        Effect: 'Allow',
        Action: source.action,
        Resource: expect.stringMatching(/^(\*|arn:aws:.+)$/),
      },
    }),
  };
}

/** Tasks that stopped are collected by the calls that the panel is read by. */
function gapsThatMayBe(place: Place): string[] {
  return panelsToFail(place).includes('ecs')
    ? [...gapsToBe(place), 'stoppedTasks']
    : gapsToBe(place);
}

it('recovers by itself when AWS does', async () => {
  await control.mend();
  await lookUntil(PLACES, isWell);
  expect(PLACES.map(missingAt)).toEqual(PLACES.map(nothingMissingAt));
});

it('shows what it can when every answer leaves out what it may', async () => {
  const [place] = PLACES;
  await control.break({ kind: 'sparse' });
  await lookUntil([place], isWell);
  expect(failedPanels(pageOf(place))).toEqual([]);
  const { verdict } = await portal.report(nameOf(place));
  expect(verdict.status).not.toBe('healthy');
  await control.mend();
});

it('says of a resource that is gone that it is, and goes on with the rest', async () => {
  const entity = entities.get(PLACES[0]);
  const name = nameOf(PLACES[0]);
  const gone: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'gone',
      annotations: Object.fromEntries(
        Object.entries(entity?.metadata.annotations ?? {}).map(
          ([annotation, value]) => [
            annotation,
            `${value},${value.split(',')[0].replaceAll(name, 'gone')}`,
          ],
        ),
      ),
    },
  };
  const other = await startPortal(aws.url, [gone], {
    accountIds: ACCOUNT_IDS,
    knex: database.knex,
  });
  await other.run(COLLECT);
  const report = await other.report('gone');
  for (const list of Object.values(report.readings)) {
    expect(list.at(-1)).toMatchObject({
      problem: { kind: 'not-found', remedy: expect.any(String) },
    });
    expect(list[0].problem).toBeUndefined();
  }
  expect(report.details?.rollouts[0].problem).toBeUndefined();
  expect((await other.history('gone')).gaps).toEqual([]);
});
