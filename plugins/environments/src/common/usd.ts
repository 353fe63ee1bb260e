const format = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
});

/** `$148.62` */
export const usd = (amount: number) => format.format(amount);

/** `+$12.40`, `−$3.00` or `±$0.00`. */
export function usdDifference(amount: number): string {
  if (Math.abs(amount) < 0.005) return `±${usd(0)}`;
  return `${amount > 0 ? '+' : '−'}${usd(Math.abs(amount))}`;
}
