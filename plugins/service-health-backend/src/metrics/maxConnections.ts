import { instanceMemoryBytes } from './instanceMemory';

/** What decides how many connections a database takes. */
export interface ConnectionSettings {
  engine?: string;
  instanceClass?: string;
  /** `max_connections` as the parameter group sets it, if it does. */
  parameter?: string;
}

/** @see MetricSeries */
export interface ConnectionLimit {
  label: string;
  value: number;
}

/**
 * RDS's own formulas, by the beginning of the engine's name. The memory in
 * them is what the instance has left for the database, somewhat less than its
 * class has, so the result is an upper bound.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
const DEFAULTS: [RegExp, string][] = [
  [/^postgres/, 'LEAST({DBInstanceClassMemory/9531392},5000)'],
  [/^(mysql|mariadb)/, '{DBInstanceClassMemory/12582880}'],
];

/**
 * The most connections that a database takes: what its parameter group says,
 * or what AWS's formula gives for the memory of its class. Nothing for an
 * engine or a class of which neither is known.
 */
export function maxConnections({
  engine = '',
  instanceClass = '',
  parameter,
}: ConnectionSettings): ConnectionLimit | undefined {
  const given = parameter?.trim();
  if (given && /^\d+$/.test(given)) {
    return { label: 'max_connections', value: Number(given) };
  }
  const formula =
    given ?? DEFAULTS.find(([engines]) => engines.test(engine))?.[1];
  const memoryBytes = instanceMemoryBytes(instanceClass);
  if (!formula || memoryBytes === undefined) return undefined;
  const value = evaluate(formula, memoryBytes);
  return value === undefined
    ? undefined
    : { label: `max_connections of a ${instanceClass}, about`, value };
}

const MEMORY = /^\{DBInstanceClassMemory(?:\/(\d+))?\}$/;
const FUNCTION = /^(LEAST|GREATEST)\((.*)\)$/;

/**
 * The formulas that RDS takes for a parameter, as far as they are used for
 * connections.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ParamValuesRef.html
 */
function evaluate(formula: string, memoryBytes: number): number | undefined {
  const text = formula.replace(/\s/g, '');
  if (/^\d+$/.test(text)) return Number(text);
  const memory = MEMORY.exec(text);
  if (memory) return Math.floor(memoryBytes / Number(memory[1] ?? 1));
  const [, name, list] = FUNCTION.exec(text) ?? [];
  const values = list?.split(',').map(part => evaluate(part, memoryBytes));
  if (!values?.every(value => value !== undefined)) return undefined;
  return name === 'LEAST' ? Math.min(...values) : Math.max(...values);
}
