import { runCampaign } from '../__testUtils__/survival/campaign';

// Two portals, a database and an AWS, killed and started again and again.
jest.setTimeout(600_000);

const HITS = 2;
const SEED = 'every commit';

it('sees every operation to its end, whoever is killed or stopped', async () => {
  const { trials, misplaced, calls } = await runCampaign({
    hits: HITS,
    blows: ['kill', 'freeze'],
    lanes: 2,
    seed: SEED,
    speed: 15,
    withinMs: 5_000,
  });
  expect(trials.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  expect(misplaced).toEqual([]);
  expect(calls).toBeGreaterThan(trials.length);
});
