import type { Command } from '@quarterdeck/insights-language';
import { cidrLookupStep, joinStep, lookupStep } from './enrichment';
import { outlierStep } from './outlier';
import type { OutputColumns } from './OutputColumns';
import {
  accumStep,
  autoregressStep,
  filldownStep,
  sessionizeStep,
} from './runningSteps';
import type { Scope } from './Scope';
import {
  columnsStep,
  dedupStep,
  expandStep,
  filterStep,
  limitStep,
  parseStep,
  unnestStep,
  type RowStep,
  type TableStep,
} from './steps';
import { addTotalsStep, appendColsStep, fillmissingStep } from './tableSteps';

type Step = { kind: 'row'; step: RowStep } | { kind: 'table'; step: TableStep };

/** A command that neither aggregates, sorts nor says what is read. */
export type StepCommand = Exclude<
  Command,
  { kind: 'source' | 'sort' | 'stats' | 'pattern' | 'countFrequent' | 'diff' }
>;

const ofRows = (step: RowStep): Step => ({ kind: 'row', step });
const ofTable = (step: TableStep): Step => ({ kind: 'table', step });

/**
 * @param shown - the columns that are shown before this command
 * @throws QuerySyntaxError for what the grammar alone does not refuse
 */
export function compileStep(
  command: StepCommand,
  scope: Scope,
  shown: readonly string[],
  output: OutputColumns,
): Step {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return ofRows(columnsStep(command.columns, scope));
    case 'filter':
      return ofRows(filterStep(command, scope));
    case 'parse':
      return ofRows(parseStep(command, scope));
    case 'unnest':
      return ofRows(unnestStep(command, scope));
    case 'expand':
      return ofRows(expandStep(command));
    case 'join':
      return ofRows(joinStep(command, scope));
    case 'lookup':
      return ofRows(lookupStep(command, scope));
    case 'cidrlookup':
      return ofRows(cidrLookupStep(command, scope));
    case 'limit':
      return ofTable(limitStep(command));
    case 'dedup':
      return ofTable(dedupStep(command, scope));
    case 'accum':
      return ofTable(accumStep(command));
    case 'autoregress':
      return ofTable(autoregressStep(command));
    case 'sessionize':
      return ofTable(sessionizeStep(command));
    case 'filldown':
      return ofTable(filldownStep(command, shown));
    case 'fillmissing':
      return ofTable(fillmissingStep(command, scope));
    case 'addtotals':
      return ofTable(addTotalsStep(command, shown, scope));
    case 'outlier':
      return ofTable(outlierStep(command));
    case 'appendcols':
      return ofTable(appendColsStep(command, scope, output));
    default:
      return neverCommand(command);
  }
}

function neverCommand(command: never): never {
  throw new Error(`No step for ${JSON.stringify(command)}`);
}
