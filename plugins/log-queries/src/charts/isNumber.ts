/** Whether a value of a row is a number. */
export function isNumber(value: string | undefined): value is string {
  return value !== undefined && value !== '' && Number.isFinite(Number(value));
}
