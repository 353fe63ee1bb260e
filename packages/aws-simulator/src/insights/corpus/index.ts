import { commands } from './commands';
import type { Corpus } from './CorpusCase';
import { documentQueries } from './documentQueries';
import { filters } from './filters';
import { functions } from './functions';
import { statistics } from './statistics';

export const corpora: readonly Corpus[] = [
  documentQueries,
  commands,
  filters,
  statistics,
  functions,
];
