/**
 * What Logs Insights costs: 0.005 USD for each GB of log data scanned, in
 * us-east-1 and most regions (https://aws.amazon.com/cloudwatch/pricing/).
 *
 * @public
 */
export const USD_PER_GB_SCANNED = 0.005;

const BYTES_PER_GB = 1_000_000_000;

/**
 * The price of a query in USD, by the bytes it scanned. An estimate: the bill
 * knows free tiers, discounts and the prices of other regions.
 *
 * @public
 */
export function costOfScan(bytesScanned: number): number {
  return (bytesScanned / BYTES_PER_GB) * USD_PER_GB_SCANNED;
}
