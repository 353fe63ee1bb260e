import { offersOf } from './offers';
import type { DeploymentRow, StackProgressRow } from './rows';

const failed = (changes: object = {}) =>
  ({
    kind: 'deploy',
    status: 'failed',
    finished_at: new Date(),
    ...changes,
  } as unknown as DeploymentRow);

const stack = (stack_status: string, stack_id: string | null = 'arn:1') =>
  ({ stack_status, stack_id } as unknown as StackProgressRow);

const kinds = (
  row: DeploymentRow,
  stacks: StackProgressRow[],
  isNewest = true,
) => offersOf(row, stacks, isNewest, {}).map(({ kind }) => kind);

describe('what is offered after a deployment', () => {
  it('that failed is to try again, or to take down what is there', () => {
    expect(kinds(failed(), [stack('ROLLBACK_COMPLETE')])).toEqual([
      'retry',
      'destroy',
    ]);
  });

  it('that left nothing is to try again', () => {
    const rolledBack = stack('DELETE_COMPLETE');
    const notBegun = stack('', null);
    const cancelled = failed({ status: 'cancelled' });
    expect(kinds(cancelled, [rolledBack, notBegun])).toEqual(['retry']);
  });

  it('whose rollback failed is to continue that, without what it failed at', () => {
    const skippable = { 'shop-production-service': ['Service'] };
    const stuck = [stack('UPDATE_ROLLBACK_FAILED')];
    expect(offersOf(failed(), stuck, true, skippable)[0]).toMatchObject({
      kind: 'continue',
      skippable,
    });
  });

  it('that took down a part is to take down the rest', () => {
    const row = failed({ kind: 'destroy' });
    expect(kinds(row, [stack('DELETE_FAILED')])).toEqual(['retry']);
  });

  it('that was given up waits for what CloudFormation goes on with', () => {
    const [retry, destroy] = offersOf(
      failed(),
      [
        {
          ...stack('CREATE_IN_PROGRESS'),
          stack_name: 'shop-production-service',
        },
        stack('CREATE_COMPLETE'),
      ],
      true,
      {},
    );
    for (const { description } of [retry, destroy]) {
      expect(description).toMatch(
        /It waits for .*: shop-production-service \(CREATE_IN_PROGRESS\)\.$/,
      );
    }
  });

  it.each([
    ['succeeded', failed({ status: 'succeeded' }), true],
    ['is not over', failed({ finished_at: null }), true],
    ['was followed by another', failed(), false],
  ])('that %s is nothing', (_, row, isNewest) => {
    expect(kinds(row, [stack('CREATE_COMPLETE')], isNewest)).toEqual([]);
  });
});
