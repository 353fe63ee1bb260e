import { readFileSync } from 'node:fs';
import path from 'node:path';
import { documentedTables, linesTable, regionsTable } from './costTables';
import { withGenerated } from './markdown';
import { optionsTable } from './optionsTable';
import { correctionsTable, requirementsTable } from './requirementTables';

type Generate = (repository: string) => string;

/** What is generated in each page, by the mark between which it stands. */
const GENERATED: Record<string, Record<string, Generate>> = {
  'docs/environment/README.md': { options: optionsTable },
  'docs/environment/cost.md': {
    'documented costs': documentedTables,
    regions: regionsTable,
    lines: linesTable,
  },
  'docs/environment/requirements.md': {
    requirements: requirementsTable,
    corrections: correctionsTable,
  },
};

/** A page with what is generated in it. */
export interface RenewedPage {
  /** From the root of the repository. */
  file: string;
  contents: string;
}

/**
 * The pages of the documentation that are generated in part, as they ought to
 * be.
 *
 * @throws Error when a page is not there, or has no marks.
 */
export function renewedPages(repository: string): RenewedPage[] {
  return Object.entries(GENERATED).map(([file, parts]) => ({
    file,
    contents: Object.entries(parts).reduce(
      (page, [mark, generate]) =>
        withGenerated(page, mark, generate(repository)),
      readFileSync(path.join(repository, file), 'utf8'),
    ),
  }));
}
