import { addEnvironment } from './addEnvironment';
import { createApp } from './createApp';
import { EXAMPLES, exampleSpec } from './testing/examples';
import { templateOf, templatesOf } from './testing/templates';

interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
}

const resourcesOf = (...args: Parameters<typeof templatesOf>): Resource[] =>
  [...templatesOf(...args).values()].flatMap(template =>
    Object.values<Resource>(template.toJSON().Resources),
  );

describe('the stacks together', () => {
  it.each(EXAMPLES)(
    '%s needs no bootstrap, asset, function or custom resource',
    example => {
      const types = resourcesOf(example).map(({ Type }) => Type);
      expect(
        types.filter(type =>
          /^(Custom::|AWS::Lambda|AWS::CDK|AWS::CloudFormation)/.test(type),
        ),
      ).toEqual([]);
      for (const template of templatesOf(example).values()) {
        expect(template.toJSON().Rules).toBeUndefined();
      }
    },
  );

  it.each(EXAMPLES)('%s looks as it did', example => {
    for (const [part, template] of templatesOf(example)) {
      expect(template.toJSON()).toMatchSnapshot(part);
    }
  });

  it('F13 gives two environments of an account different names', () => {
    const namesOf = (name: string) =>
      resourcesOf('no-domain.yaml', { name })
        .flatMap(({ Properties = {} }) =>
          Object.entries(Properties)
            .filter(([key]) => /(^|[a-z])(Name|Family|Identifier)$/.test(key))
            .map(([key, value]) => `${key}=${JSON.stringify(value)}`),
        )
        .filter(
          // Names of AWS, and names inside the environment's own resources.
          entry =>
            !/^(MetricName|MasterUsername|ServiceName=\{|Family="postgres|DB\w+Name=\{)/.test(
              entry,
            ),
        );
    const shop = namesOf('shop');
    const search = new Set(namesOf('search'));
    expect(shop.length).toBeGreaterThan(30);
    expect(shop.filter(entry => search.has(entry))).toEqual([]);
  });

  it('says with exports what stays, and crosses regions without them', () => {
    const referencesOf = (example: (typeof EXAMPLES)[number]) =>
      JSON.stringify(
        Object.fromEntries(
          [...templatesOf(example)].map(([part, template]) => [
            part,
            template.toJSON(),
          ]),
        ),
      );
    expect(referencesOf('fckdoomscroll.json')).toContain('Fn::ImportValue');
    const edge = JSON.stringify(
      templatesOf('elsewhere.yaml').get('edge')?.toJSON(),
    );
    expect(edge).not.toContain('Fn::ImportValue');
    expect(edge).toContain('"Region":"eu-central-1"');
  });

  it('lets CloudFront wait for the certificate, and not for the database', () => {
    const app = createApp();
    const stacks = addEnvironment(
      app,
      exampleSpec('fckdoomscroll.json', {
        domain: { mode: 'create-zone', name: 'example.com' },
      }),
    );
    app.synth();
    const order = stacks.map(stack => [
      stack.part,
      stack.dependencies.map(each => each.node.id).toSorted(),
    ]);
    expect(Object.fromEntries(order)).toEqual({
      network: [],
      cert: ['network'],
      data: ['network'],
      service: ['cert', 'data', 'network'],
      edge: ['cert', 'network'],
      ops: ['data', 'edge', 'network', 'service'],
    });
  });

  it('tags every resource that takes tags', () => {
    const resources = Object.values<Resource>(
      templateOf('service', { costCenter: 'A 17' }).toJSON().Resources,
    );
    const service = resources.find(({ Type }) => Type === 'AWS::ECS::Service');
    expect(service?.Properties?.Tags).toEqual([
      { Key: 'quarterdeck/cost-center', Value: 'A 17' },
      { Key: 'quarterdeck/environment', Value: 'fckdoomscroll-production' },
      { Key: 'quarterdeck/name', Value: 'fckdoomscroll' },
      { Key: 'quarterdeck/owner', Value: 'group:default/platform' },
      { Key: 'quarterdeck/part', Value: 'service' },
      { Key: 'quarterdeck/region', Value: 'us-east-1' },
      { Key: 'quarterdeck/stage', Value: 'production' },
      { Key: 'quarterdeck/template-version', Value: '4' },
    ]);
  });
});
