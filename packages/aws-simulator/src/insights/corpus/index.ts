import { commands } from './commands';
import type { Corpus } from './CorpusCase';
import { documentQueries } from './documentQueries';
import { filters } from './filters';
import { functions } from './functions';
import { patterns } from './patterns';
import { severalSources } from './severalSources';
import { statistics } from './statistics';
import { tableCommands } from './tableCommands';

export const corpora: readonly Corpus[] = [
  documentQueries,
  commands,
  filters,
  statistics,
  functions,
  tableCommands,
  severalSources,
  patterns,
];
