import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { environmentTemplate } from './environmentTemplate';

const repository = path.resolve(__dirname, '../../../..');
const read = (file: string) =>
  readFileSync(path.join(repository, file), 'utf8');

describe('the aws-environment template', () => {
  it('is what the specification generates; run `generate` when it is not', () => {
    expect(read('templates/aws-environment/template.yaml')).toBe(
      environmentTemplate(),
    );
  });

  it('hands every answer to the action', () => {
    const { spec } = parse(environmentTemplate());
    const asked = spec.parameters
      .flatMap((page: { properties: object }) => Object.keys(page.properties))
      .filter((name: string) => !name.startsWith('price'));
    const [step] = spec.steps;
    expect(step).toMatchObject({
      id: 'plan',
      action: 'aws:environment:plan',
    });
    expect(Object.keys(step.input.spec)).toEqual(asked);
    expect(step.input.spec.service).toBe('${{ parameters.service }}');
  });
});
