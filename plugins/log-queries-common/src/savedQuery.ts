import type { ParameterValues, QueryParameter } from './parameters';

/**
 * Logs Insights' own, and the two of OpenSearch. Only the first has
 * parameters, and only it can be edited in the portal.
 *
 * @public
 */
export type QueryLanguage = 'CWLI' | 'PPL' | 'SQL';

/**
 * A CloudWatch Logs query definition: the AWS console shows the same one.
 *
 * @public
 */
export interface SavedQuery {
  /** AWS's id, unique in account and region. */
  id: string;
  accountId: string;
  region: string;
  /** As in AWS, slashes included: `shop-production/Find errors`. */
  name: string;
  /** The name up to its last slash, empty without one: `shop-production`. */
  folder: string;
  /** The name after its last slash: `Find errors`. */
  title: string;
  queryString: string;
  language: QueryLanguage;
  /** Empty when whoever runs the query has to say where. */
  logGroupNames: string[];
  parameters: QueryParameter[];
  /** ISO 8601, as AWS has it. */
  lastModified?: string;
  /** Changes with every change of the query; see {@link updateQuerySchema}. */
  version: string;
  /** What the portal keeps, where AWS has no place for it. */
  notes: QueryNotes;
}

/** @public */
export interface QueryNotes {
  description?: string;
  /** Entity reference of whoever looks after the query. */
  owner?: string;
  runbookUrl?: string;
}

/**
 * Why a saved query is offered on an entity's page.
 *
 * - `name`: its folder is that of the environment
 * - `log-group`: it reads a log group of the entity
 * - `annotation`: the entity lists it
 *
 * @public
 */
export type QueryBelonging = 'name' | 'log-group' | 'annotation';

/**
 * A saved query as an entity offers it.
 *
 * @public
 */
export interface EntityQuery extends SavedQuery {
  belongsBy: QueryBelonging;
  /**
   * What it reads when it is run from the entity: its own log groups, or the
   * entity's when it is a shared one or names none.
   */
  runsOver: string[];
  /** Values for parameters that the entity knows, by their names. */
  filled: ParameterValues;
}

/**
 * Folder and title of a query's name. AWS makes folders of slashes.
 *
 * @public
 */
export function splitQueryName(name: string): {
  folder: string;
  title: string;
} {
  const slash = name.lastIndexOf('/');
  return slash < 0
    ? { folder: '', title: name }
    : { folder: name.slice(0, slash), title: name.slice(slash + 1) };
}
