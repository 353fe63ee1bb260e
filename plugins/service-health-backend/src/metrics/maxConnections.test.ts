import { maxConnections } from './maxConnections';

it('is what the parameter group says', () => {
  expect(maxConnections({ engine: 'postgres', parameter: '150' })).toEqual({
    label: 'max_connections',
    value: 150,
  });
});

it.each([
  ['postgres', 'db.t4g.micro', 112],
  ['postgres', 'db.r6g.large', 1_802],
  ['postgres', 'db.r6g.4xlarge', 5_000],
  ['mysql', 'db.m6i.large', 682],
  ['mariadb', 'db.t3.medium', 341],
])("is AWS's formula for %s on a %s", (engine, instanceClass, value) => {
  expect(maxConnections({ engine, instanceClass })?.value).toBe(value);
});

it('evaluates the formula of a parameter group', () => {
  expect(
    maxConnections({
      engine: 'postgres',
      instanceClass: 'db.t4g.micro',
      parameter: 'GREATEST({DBInstanceClassMemory/9531392}, 200)',
    })?.value,
  ).toBe(200);
});

it.each([
  [{ engine: 'sqlserver-ex', instanceClass: 'db.m6i.large' }],
  [{ engine: 'postgres', instanceClass: 'db.q9.gigantic' }],
  [{ engine: 'postgres' }],
  [
    {
      engine: 'postgres',
      instanceClass: 'db.m6i.large',
      parameter: 'SUM({DBInstanceVCPU},1)',
    },
  ],
])('says nothing where it does not know: %p', settings => {
  expect(maxConnections(settings)).toBeUndefined();
});
