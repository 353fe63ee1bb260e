import { splitQueryName } from './savedQuery';

describe('splitQueryName', () => {
  it.each([
    ['shop-production/Find errors', 'shop-production', 'Find errors'],
    ['shared/slow/Requests', 'shared/slow', 'Requests'],
    ['Ad hoc', '', 'Ad hoc'],
  ])('%s', (name, folder, title) => {
    expect(splitQueryName(name)).toEqual({ folder, title });
  });
});
