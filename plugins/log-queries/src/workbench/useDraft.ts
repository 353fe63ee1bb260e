import { findPlaceholders } from '@quarterdeck/insights-language';
import type {
  ParameterValues,
  Run,
} from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import type { Place } from '../api/LogQueriesApi';
import type { WorkbenchAddress } from './useWorkbenchAddress';
import type { WorkbenchQuery } from './WorkbenchQuery';

/** What is about to be run, as far as somebody has got with it. */
export interface Draft {
  /** The saved query that it began as. */
  selected?: WorkbenchQuery;
  text: string;
  /** PPL and SQL queries are run as they are. */
  isForeign: boolean;
  /** Whether it differs from the saved query. */
  isEdited: boolean;
  /** Where it runs; without it nothing can. */
  place?: Place;
  logGroupNames: readonly string[];
  /** The names of the parameters in the text. */
  parameterNames: readonly string[];
  parameters: ParameterValues;
  write(text: string): void;
  /** Back to what the saved query says. */
  discard(): void;
  chooseLogGroups(names: readonly string[]): void;
  choosePlace(place: Place): void;
}

/** A query of one's own, before it is a saved one. */
const OWN = '';

/**
 * @param own - where a query of one's own runs
 * @param run - the run that is shown, whose text is where one goes on
 * @param initialText - to begin with, where no query is selected
 */
export function useDraft(options: {
  queries: readonly WorkbenchQuery[];
  address: WorkbenchAddress;
  own?: Place & { logGroupNames: readonly string[] };
  run?: Run;
  initialText?: string;
}): Draft {
  const { queries, address, own, run, initialText = '' } = options;
  const [edited, setEdited] = useState<{ of: string; text: string }>();
  const [groups, setGroups] = useState<{ of: string; names: string[] }>();
  const [chosenPlace, setChosenPlace] = useState<Place>();

  const selected = queries.find(
    ({ id }) => id === (address.queryId ?? run?.queryId),
  );
  const subject = selected?.id ?? OWN;
  const shownRun = run && (run.queryId ?? OWN) === subject ? run : undefined;
  const original =
    shownRun?.queryTemplate ??
    shownRun?.queryString ??
    selected?.queryString ??
    initialText;
  const text = edited?.of === subject ? edited.text : original;

  const place = placeOf(selected ?? shownRun ?? chosenPlace ?? own);
  const usualGroups =
    shownRun?.logGroupNames ?? selected?.runsOver ?? own?.logGroupNames ?? [];
  const isForeign = selected !== undefined && selected.language !== 'CWLI';
  const parameterNames = isForeign
    ? []
    : [...new Set(findPlaceholders(text).map(({ name }) => name))];
  const known: ParameterValues = {
    ...selected?.filled,
    ...shownRun?.parameters,
    ...address.parameters,
  };

  return {
    selected,
    text,
    isForeign,
    isEdited: text !== (selected?.queryString ?? ''),
    place,
    logGroupNames: groups?.of === subject ? groups.names : usualGroups,
    parameterNames,
    parameters: Object.fromEntries(
      parameterNames.flatMap(name =>
        known[name] === undefined ? [] : [[name, known[name]]],
      ),
    ),
    discard: () => setEdited(undefined),
    write: newText => setEdited({ of: subject, text: newText }),
    chooseLogGroups: names => setGroups({ of: subject, names: [...names] }),
    choosePlace: setChosenPlace,
  };
}

function placeOf(from: Place | undefined): Place | undefined {
  return from && { accountId: from.accountId, region: from.region };
}
