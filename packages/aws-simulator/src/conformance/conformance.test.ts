import { Simulator } from '../Simulator';
import { allServices } from '../services';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { World } from '../world/World';
import { faultSchema } from '../control/faults/Fault';
import {
  Conformance,
  type ConformanceOptions,
  NAME_PREFIX,
  type StepResult,
} from './Conformance';
import { loadSuites } from './Suite';

const suites = loadSuites();

describe('the conformance suite', () => {
  const simulator = new Simulator(new World());
  let endpoint: string;
  beforeAll(async () => {
    endpoint = await simulator.listen(0);
  });
  afterAll(() => simulator.close());

  const options = (): ConformanceOptions => ({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: DEFAULT_ACCOUNT_ID, secretAccessKey: 'any' },
    patienceMs: 5_000,
    intervalMs: 20,
  });

  it.each(suites.map(suite => [suite.service, suite] as const))(
    'is passed by the simulator: %s',
    async (_service, suite) => {
      const conformance = new Conformance(options());
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

  it('tells what is not so, and goes on with the next sequence', async () => {
    const fault = simulator.faults.add(
      faultSchema.parse({ kind: 'access-denied', operation: 'CreateCluster' }),
    );
    const conformance = new Conformance({ ...options(), patienceMs: 100 });
    const results: StepResult[] = [];
    const ecs = suites.filter(each => each.service === 'ecs');
    for await (const each of conformance.run(ecs)) results.push(each);
    simulator.faults.end(fault.id);
    const [first, second] = results;
    expect(first).toMatchObject({
      call: 'CreateCluster',
      outcome: 'failed',
      reason: expect.stringMatching(/^It was refused: AccessDeniedException/),
    });
    expect(second.outcome).toBe('skipped');
    expect(results).toContainEqual(
      expect.objectContaining({
        call: 'RegisterTaskDefinition',
        outcome: 'passed',
      }),
    );
  });

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

  it('is about every service that there is, and no other', () => {
    const names = allServices(simulator.world, simulator.engine).map(
      ({ model }) => model.signingName,
    );
    expect(suites.map(each => each.service).sort()).toEqual(names.sort());
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
