import { Simulator } from '../Simulator';
import { allServices } from '../services';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { World } from '../world/World';
import { Conformance, NAME_PREFIX, type StepResult } from './Conformance';
import { loadSuites } from './Suite';

const suites = loadSuites();

describe('the conformance suite', () => {
  const simulator = new Simulator(new World());
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await simulator.listen(0);
  });
  afterAll(() => simulator.close());

  it.each(suites.map(suite => [suite.service, suite] as const))(
    'is passed by the simulator: %s',
    async (_service, suite) => {
      const conformance = new Conformance({
        endpoint,
        region: 'us-east-1',
        credentials: {
          accessKeyId: DEFAULT_ACCOUNT_ID,
          secretAccessKey: 'any',
        },
        patienceMs: 5_000,
        intervalMs: 20,
      });
      const results: StepResult[] = [];
      for await (const each of conformance.run([suite])) results.push(each);
      expect(results.length).toBeGreaterThan(1);
      const failures = results
        .filter(each => each.outcome === 'failed')
        .map(each => `${each.sequence}: ${each.call}: ${each.reason}`);
      expect(failures).toEqual([]);
    },
    60_000,
  );

  it('leaves nothing behind', () => {
    const left = simulator.world
      .allRegions()
      .flatMap(region =>
        region
          .stores()
          .filter(([name]) => !KEPT_BY_AWS.includes(name))
          .flatMap(([, store]) => store.all()),
      )
      .map(each => each.id)
      .filter(id => id.includes(NAME_PREFIX));
    expect(left).toEqual([]);
  });

  it('is about services that there are', () => {
    const names = allServices(simulator.world, simulator.engine).map(
      ({ model }) => model.signingName,
    );
    expect(names).toEqual(
      expect.arrayContaining(suites.map(each => each.service)),
    );
  });
});

/** What was deleted is shown there for some time. */
const KEPT_BY_AWS = [
  'stacks',
  'taskDefinitions',
  'ecsServices',
  'clusters',
  'secrets',
];
