import { commands, functions as catalog } from '@quarterdeck/insights-language';
import { aggregates } from './aggregates';
import { functions } from './functions';
import { InsightsQuery } from './InsightsQuery';

const lowerCase = (names: readonly string[]) =>
  names.map(name => name.toLowerCase()).sort();

/** One query for each command, in the catalog's order. */
const EXAMPLES: Record<string, string> = {
  SOURCE: "SOURCE logGroups(namePrefix: ['/ecs/'], class: ['STANDARD'])",
  fields: 'fields a',
  display: 'display a',
  filter: 'filter a = 1',
  where: 'where a = 1',
  filterIndex: 'filterIndex a = 1',
  parse: 'parse "a *" as a',
  stats: 'stats count()',
  sort: 'sort a',
  limit: 'limit 1',
  dedup: 'dedup a',
  unnest: 'unnest a into b',
  expand: 'expand a',
  pattern: 'pattern @message',
  diff: 'diff previousWeek',
  join: "join left=a right=b where a.x=b.y (SOURCE 'g')",
  lookup: 'lookup t c as f OUTPUT c',
  cidrlookup: 'cidrlookup t f OUTPUTNEW c as d',
  appendcols: "appendcols (SOURCE 'g' | fields a)",
  accum: 'accum a',
  autoregress: 'autoregress a p=1-3',
  sessionize: 'sessionize a, b maxspan 1h as s',
  countFrequent: 'countFrequent a',
  count_frequent: 'count_frequent a, b',
  filldown: 'filldown a b*',
  fillmissing: 'stats count() as n by bin(1m) | fillmissing with 0 for n',
  addtotals: 'addtotals col=true a, b',
  outlier: 'outlier param=3.0 a b',
};

describe('the catalog of the language', () => {
  it('has the functions that are evaluated, and no others', () => {
    expect(lowerCase(catalog.map(({ name }) => name))).toEqual(
      lowerCase([...Object.keys(functions), ...Object.keys(aggregates), 'bin']),
    );
    expect(
      lowerCase(
        catalog
          .filter(({ category }) => category === 'aggregate')
          .map(({ name }) => name),
      ),
    ).toEqual(lowerCase(Object.keys(aggregates)));
  });

  it.each(commands)('has the command $name, which compiles', ({ name }) => {
    const lookupTables = new Map([['t', { columns: ['c'], rows: [] }]]);
    expect(
      InsightsQuery.compile(EXAMPLES[name], {
        now: 0,
        startTime: 0,
        endTime: 1,
        lookupTables,
      })
        .run([])
        .rows(),
    ).toBeInstanceOf(Array);
  });
});
