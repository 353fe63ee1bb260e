import type {
  QueryNotes,
  QueryParameter,
  SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';
import { refusalOf } from '../api/errors';
import type { LogQueriesApi, Place } from '../api/LogQueriesApi';

/** What a saved query says, as somebody has written it. */
export interface QueryContent {
  name: string;
  queryString: string;
  logGroupNames: string[];
  parameters: QueryParameter[];
  notes: QueryNotes;
  /** The entity in whose folder it is. */
  entityRef?: string;
}

/** A query that is to be made, or one that is to become another. */
export type SaveTarget =
  | { kind: 'new'; place: Place }
  | { kind: 'existing'; query: SavedQuery };

/** Saved, or not: somebody else has changed or deleted it meanwhile. */
export type SaveOutcome =
  | { kind: 'saved'; query: SavedQuery }
  | { kind: 'conflict'; theirs?: SavedQuery };

/** @throws ResponseError of the backend, for all but a conflict */
export async function saveQuery(
  api: LogQueriesApi,
  target: SaveTarget,
  content: QueryContent,
): Promise<SaveOutcome> {
  try {
    const query =
      target.kind === 'new'
        ? await api.createQuery({ ...content, ...target.place })
        : await api.updateQuery(target.query, {
            ...content,
            version: target.query.version,
          });
    return { kind: 'saved', query };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.reason !== 'changed-meanwhile') throw error;
    return { kind: 'conflict', theirs: refusal.current };
  }
}
