/** What an account was granted; `id` is `<service code>/<quota code>`. */
export interface ServiceQuotaShape {
  value: number;
}
