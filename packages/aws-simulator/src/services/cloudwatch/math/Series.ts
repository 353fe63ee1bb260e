/** Values by the beginning of their period, epoch milliseconds; ascending. */
export type Series = ReadonlyMap<number, number>;

/** What a math expression can come to. */
export type MathValue = number | Series | readonly Series[];

export const isSeries = (value: MathValue): value is Series =>
  value instanceof Map;

export const isSeriesList = (value: MathValue): value is readonly Series[] =>
  Array.isArray(value);
