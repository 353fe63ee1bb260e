import { documentedCosts } from '.';

const [development, production] = documentedCosts();

const byTitle = (column: typeof development) =>
  Object.fromEntries(
    column.lines.map(({ title, monthlyUsd }) => [title, monthlyUsd]),
  );

/** What the architecture's environment really costs, recomputed by hand. */
const RECOMPUTED = { development: 148.62, production: 262.28 };

describe('documentedCosts', () => {
  it('F26 R183 reckons the documented environment with one NAT gateway', () => {
    expect(byTitle(development)).toMatchObject({
      'ECS Fargate': 36.04,
      'RDS for PostgreSQL': 27.96,
      'Load balancer': 24.89,
      'NAT gateway': 37.4,
      WAF: 10.2,
    });
    expect(development.documentedUsd).toBe(60);
  });

  it('F26 R184 reckons production', () => {
    expect(byTitle(production)).toMatchObject({
      'ECS Fargate': 54.06,
      'RDS for PostgreSQL': 52.05,
      'Load balancer': 29.57,
      'NAT gateways': 77.5,
      WAF: 15,
      SES: 5,
    });
    expect(production.documentedUsd).toBe(110);
  });

  it('F26 comes within 5 % of both totals', () => {
    for (const [column, total] of [
      [development, RECOMPUTED.development],
      [production, RECOMPUTED.production],
    ] as const) {
      expect(Math.abs(column.monthlyUsd / total - 1)).toBeLessThan(0.05);
    }
  });

  it('F26 explains every difference', () => {
    for (const { documentedUsd, monthlyUsd, because } of [
      ...development.lines,
      ...production.lines,
    ]) {
      expect(because === '').toBe(documentedUsd === monthlyUsd);
    }
  });
});
