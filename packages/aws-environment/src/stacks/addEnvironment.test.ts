import { templateOf } from './testing/templates';

const STACK_PARTS = ['network', 'data', 'service', 'ops'] as const;

describe('the stacks together', () => {
  it.each(STACK_PARTS)(
    'the %s stack needs no bootstrap, asset or custom resource',
    part => {
      const template = templateOf(part).toJSON();
      expect(template.Parameters).toBeUndefined();
      expect(template.Rules).toBeUndefined();
      const types = Object.values<{ Type: string }>(template.Resources).map(
        resource => resource.Type,
      );
      expect(
        types.filter(type => /^(Custom::|AWS::Lambda|AWS::CDK)/.test(type)),
      ).toEqual([]);
    },
  );

  it('F13 gives two environments of an account different names', () => {
    const namesOf = (name: string) =>
      STACK_PARTS.flatMap(part =>
        Object.values<{ Properties?: Record<string, unknown> }>(
          templateOf(part, { name, stage: 'staging' }).toJSON().Resources,
        ).flatMap(({ Properties = {} }) =>
          Object.entries(Properties)
            .filter(([key]) => /(^|[a-z])(Name|Family|Identifier)$/.test(key))
            .map(([key, value]) => `${key}=${JSON.stringify(value)}`),
        ),
      ).filter(
        // Names of AWS, and names inside the environment's own database.
        entry =>
          !/^(MetricName|MasterUsername|ServiceName=\{|Family="postgres|DBSubnetGroupName=\{|DBParameterGroupName=\{)/.test(
            entry,
          ),
      );
    const shop = namesOf('shop');
    const search = new Set(namesOf('search'));
    expect(shop.length).toBeGreaterThan(20);
    expect(shop.filter(entry => search.has(entry))).toEqual([]);
  });

  it('tags every resource that takes tags', () => {
    const resources = Object.values<{
      Type: string;
      Properties: { Tags?: unknown };
    }>(templateOf('service', { costCenter: 'A 17' }).toJSON().Resources);
    const service = resources.find(({ Type }) => Type === 'AWS::ECS::Service');
    expect(service?.Properties.Tags).toEqual([
      { Key: 'quarterdeck/cost-center', Value: 'A 17' },
      { Key: 'quarterdeck/environment', Value: 'fckdoomscroll-production' },
      { Key: 'quarterdeck/name', Value: 'fckdoomscroll' },
      { Key: 'quarterdeck/owner', Value: 'group:default/platform' },
      { Key: 'quarterdeck/part', Value: 'service' },
      { Key: 'quarterdeck/region', Value: 'us-east-1' },
      { Key: 'quarterdeck/stage', Value: 'production' },
      { Key: 'quarterdeck/template-version', Value: '1' },
    ]);
  });
});
