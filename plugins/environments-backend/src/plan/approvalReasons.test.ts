import type { PlannedStack } from '@quarterdeck/plugin-environments-common';
import {
  type ApprovalRules,
  approvalReasons,
  needsPlan,
} from './approvalReasons';

const nothing: ApprovalRules = { stages: [], dataChanges: false };

const stacksWith = (isDangerous: boolean): Pick<PlannedStack, 'changes'>[] => [
  {
    changes: [
      {
        logicalId: 'Database',
        resourceType: 'AWS::RDS::DBInstance',
        action: 'replace',
        isDangerous,
        properties: [],
      },
    ],
  },
];

const plan = {
  stage: 'production',
  price: { afterUsd: 320, differenceUsd: 40 },
  stacks: stacksWith(true),
};

const rulesOf = (rules: Partial<ApprovalRules>, changes: object = {}) =>
  approvalReasons({ ...nothing, ...rules }, { ...plan, ...changes }).map(
    ({ rule }) => rule,
  );

describe('approval', () => {
  it('is not needed unless the configuration says so', () => {
    expect(rulesOf({})).toEqual([]);
  });

  it('is needed by stage', () => {
    expect(rulesOf({ stages: ['production'] })).toEqual(['stage']);
    expect(rulesOf({ stages: ['production'] }, { stage: 'staging' })).toEqual(
      [],
    );
  });

  it('is needed above a price, and above an increase', () => {
    expect(rulesOf({ monthlyUsd: 319.99 })).toEqual(['price']);
    expect(rulesOf({ monthlyUsd: 320 })).toEqual([]);
    expect(rulesOf({ monthlyIncreaseUsd: 39 })).toEqual(['price-increase']);
    expect(rulesOf({ monthlyIncreaseUsd: 40 })).toEqual([]);
    expect(rulesOf({ monthlyUsd: 1 }, { price: undefined })).toEqual([]);
  });

  it('is needed where data is replaced or removed, and names it', () => {
    const [reason] = approvalReasons({ ...nothing, dataChanges: true }, plan);
    expect(reason).toEqual({
      rule: 'data',
      message: 'Data is at stake: Database (replace).',
    });
    expect(
      rulesOf({ dataChanges: true }, { stacks: stacksWith(false) }),
    ).toEqual([]);
  });

  it('gives every reason that there is', () => {
    expect(
      rulesOf({ stages: ['production'], monthlyUsd: 300, dataChanges: true }),
    ).toEqual(['stage', 'price', 'data']);
  });

  it('about data can be told by a plan only, of what is there', () => {
    expect(needsPlan({ ...nothing, dataChanges: true }, true)).toBe(true);
    expect(needsPlan({ ...nothing, dataChanges: true }, false)).toBe(false);
    expect(needsPlan(nothing, true)).toBe(false);
  });
});
