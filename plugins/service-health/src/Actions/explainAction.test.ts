import { service } from '../testing/reports';
import { explainAction } from './explainAction';

const scaling = {
  minimum: 2,
  maximum: 10,
  suspended: false,
  policies: [],
  activities: [],
};

const explain = (
  id: Parameters<typeof explainAction>[0],
  change: Partial<typeof service> = {},
  input: Parameters<typeof explainAction>[2] = {},
) => {
  const { effects, isDestructive } = explainAction(
    id,
    { kind: 'service', service: { ...service, ...change }, scaling },
    input,
  );
  return { text: effects.join(' '), isDestructive };
};

it('says how many tasks a new deployment replaces', () => {
  expect(explain('force-deployment').text).toMatch(
    /^2 running tasks will be replaced .* by new ones of revision 41\./,
  );
  expect(explain('force-deployment', { running: 0 }).text).toMatch(
    /^No task is running: ECS will try again to start 2 tasks of revision 41\./,
  );
});

it('says where a deployment is rolled back to', () => {
  const [done] = service.deployments;
  const inProgress = {
    ...done,
    revision: 42,
    rolloutState: 'IN_PROGRESS',
    running: 1,
    pending: 0,
  };
  expect(
    explain('roll-back-deployment', { deployments: [inProgress, done] }),
  ).toEqual({
    text: 'The deployment of revision 42 ends, and ECS goes back to revision 41. 1 started task by it will be stopped once enough of revision 41 are healthy.',
    isDestructive: true,
  });
  expect(explain('roll-back-deployment').text).toMatch(
    /deployed well before revision 41 is deployed again/,
  );
});

it('says what another count does', () => {
  const count = (desiredCount: number) =>
    explain('set-desired-count', {}, { desiredCount });
  expect(count(2).text).toMatch(/^2 tasks are desired now\./);
  expect(count(5).text).toMatch(/^3 tasks more will be started/);
  expect(count(5).isDestructive).toBe(false);
  expect(count(1).text).toMatch(/^1 task of 2 will be stopped/);
  expect(count(1).isDestructive).toBe(true);
  expect(count(0).text).toMatch(/will answer no request/);
  expect(count(3).text).toMatch(/Autoscaling keeps it between 2 and 10/);
});

it('says that nobody hears of a muted alarm', () => {
  const { effects } = explainAction(
    'mute-alarm',
    {
      kind: 'alarm',
      alarm: {
        arn: 'arn',
        name: 'shop-5xx',
        accountId: '123456789012',
        region: 'us-east-1',
        state: 'ALARM',
        severity: 'warning',
        actionsEnabled: true,
      },
    },
    {},
  );
  expect(effects[0]).toBe(
    'For an hour nobody is paged or mailed by shop-5xx, and nothing is scaled by it.',
  );
});
