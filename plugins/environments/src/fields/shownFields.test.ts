import { environmentFormSchema } from '@quarterdeck/plugin-environments-common';
import { shownFields } from './shownFields';

const [first, advanced] = environmentFormSchema();

const shown = (answers: object) =>
  Object.keys(
    shownFields('domain', first.properties.domain, answers).properties ?? {},
  );

describe('shownFields', () => {
  it.each([
    [{}, ['mode']],
    [{ mode: 'none', www: true }, ['mode']],
    [{ mode: 'create-zone' }, ['mode', 'name', 'www']],
    [{ mode: 'existing-zone' }, ['mode', 'name', 'hostedZoneId', 'www']],
    [{ mode: 'none', name: 'shop.example.com' }, ['mode', 'name']],
  ])('of a domain with %j are %j', (answers, fields) => {
    expect(shown(answers)).toEqual(fields);
  });

  it('are all of another section', () => {
    const { network } = advanced.properties;
    expect(shownFields('network', network, {}).properties).toEqual(
      network.properties,
    );
  });
});
