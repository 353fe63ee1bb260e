import {
  monthlyCost,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { priceOfAnswers } from './priceOfAnswers';

const complete = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};

describe('priceOfAnswers', () => {
  it('is the price of the specification', () => {
    const service = { cpu: 1024, memoryMb: 2048 };
    expect(priceOfAnswers({ ...complete, service })).toEqual(
      monthlyCost(parseEnvironmentSpec({ ...complete, service })),
    );
  });

  it('needs no name, and nothing that is not asked for', () => {
    expect(
      priceOfAnswers({ region: 'us-east-1', name: 'Half typed', price: null }),
    ).toEqual(priceOfAnswers(complete));
  });

  it.each([
    [{}, /with a region/],
    [{ region: 'ap-south-1' }, /prices of ap-south-1 are not known/],
    [
      { ...complete, service: { cpu: 256, memoryMb: 16_384 } },
      /once this is mended: Fargate has no task/,
    ],
  ])('says why there is none: %j', (answers, reason) => {
    expect(priceOfAnswers(answers)).toEqual(expect.stringMatching(reason));
  });
});
