import { checkEnvironmentSpec, environmentFormSchema, type FormField } from '.';

const [first, advanced] = environmentFormSchema();

/** All fields with their path, sections opened. */
function leaves(
  fields: Record<string, FormField>,
  prefix = '',
): [string, FormField][] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.properties
      ? leaves(field.properties, `${prefix}${name}.`)
      : [[`${prefix}${name}`, field] as [string, FormField]],
  );
}

describe('environmentFormSchema', () => {
  const fields = leaves({
    ...first.properties,
    ...advanced.properties,
  }).filter(([, { type }]) => type !== 'null');

  it('shows the price on both pages', () => {
    for (const page of [first, advanced]) {
      expect(Object.values(page.properties)[0]).toMatchObject({
        'ui:field': 'EnvironmentPriceField',
      });
    }
  });

  it('asks on the first page for what has no default', () => {
    expect(Object.keys(first.properties)).toEqual([
      'price',
      'name',
      'stage',
      'owner',
      'accountId',
      'region',
      'domain',
    ]);
    expect(checkEnvironmentSpec({}).map(issue => issue.path)).toEqual(
      first.required,
    );
    expect(first.properties.owner['ui:field']).toBe('OwnerPicker');
    expect(first.properties.accountId['ui:field']).toBe('AwsAccountPicker');
    expect(first.properties.region['ui:field']).toBe('AwsRegionPicker');
  });

  it.each(fields)('explains %s', (_, field) => {
    expect(field.title).toEqual(expect.any(String));
    expect(field.description).toEqual(expect.any(String));
    expect(field.type).toMatch(/^(string|integer|number|boolean)$/);
  });

  it('fills in defaults that the specification accepts', () => {
    const answers: Record<string, Record<string, unknown>> = {};
    for (const [section, field] of Object.entries({
      ...first.properties,
      ...advanced.properties,
    })) {
      if (!field.properties) continue;
      answers[section] = Object.fromEntries(
        Object.entries(field.properties).flatMap(([name, property]) =>
          property.default === undefined ? [] : [[name, property.default]],
        ),
      );
    }
    expect(answers.service).toMatchObject({ cpu: 512, stickySessions: true });
    expect(
      checkEnvironmentSpec({
        name: 'shop',
        stage: 'production',
        owner: 'group:default/storefront',
        accountId: '123456789012',
        region: 'us-east-1',
        ...answers,
      }),
    ).toEqual([]);
  });

  it('has patterns that a browser understands', () => {
    for (const [, { pattern }] of fields) {
      if (typeof pattern !== 'string') continue;
      expect(() => new RegExp(pattern, 'u')).not.toThrow();
    }
  });
});
