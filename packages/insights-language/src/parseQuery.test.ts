import { commands, parseQuery, QuerySyntaxError } from '.';

function refusalOf(text: string): QuerySyntaxError {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error;
    }
    throw error;
  }
  throw new Error(`Parsed: ${text}`);
}

describe('parseQuery', () => {
  it('says where each command and expression stands', () => {
    const text = 'fields a as b\n| filter b in [1, 2] and not c like /x/i';
    const query = parseQuery(
      'fields a as b\n| filter b in [1, 2] and not c like /x/',
    );
    const [fields, filter] = query.commands;
    expect(text.slice(fields.start, fields.end)).toBe('fields a as b');
    expect(filter).toMatchObject({ kind: 'filter', start: 16 });
    const { condition } = filter as Extract<typeof filter, { kind: 'filter' }>;
    expect(condition).toMatchObject({
      kind: 'binary',
      operator: 'and',
      left: { kind: 'membership', start: 23, end: 34 },
      right: { kind: 'unary', operator: 'not', start: 39, end: 53 },
    });
  });

  it('reads the log groups and the times of a subquery', () => {
    const [filter] = parseQuery(
      "filter id in (SOURCE '/ecs/a', b start=-2h end=now | fields id)",
    ).commands;
    expect(filter).toMatchObject({
      condition: {
        candidates: {
          kind: 'subquery',
          commands: [
            {
              kind: 'source',
              names: ['/ecs/a', 'b'],
              startOffset: { amount: -2, unit: 'h' },
              endOffset: { amount: 0 },
            },
            { kind: 'fields' },
          ],
        },
      },
    });
  });

  it('refuses what it cannot read with the place, in the words of AWS', () => {
    const text = 'fields a\n| filtr b = 1';
    const refusal = refusalOf(text);
    expect(text.slice(refusal.start, refusal.end)).toBe('filtr');
    expect(refusal.describe(text)).toBe(
      'unexpected symbol found filtr at line 2 and position 2',
    );
  });

  it('begins every command of the catalog with its name', () => {
    for (const { name, signature, documentation } of commands) {
      expect(signature.startsWith(name)).toBe(true);
      expect(documentation).toMatch(/CWL_QuerySyntax-[A-Z]\w+\.html$/);
    }
  });
});
