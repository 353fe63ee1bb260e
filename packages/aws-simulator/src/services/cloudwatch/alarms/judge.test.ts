import type { StateValue } from '@aws-sdk/client-cloudwatch';
import type { AlarmRule, MissingData } from './AlarmRule';
import { judge } from './judge';

const TREATMENTS: readonly MissingData[] = [
  'missing',
  'ignore',
  'breaching',
  'notBreaching',
];

/** What the state was before, so that a retained one can be told. */
const RETAINED = 'retained' as StateValue;

function verdicts(datapoints: string, datapointsToAlarm: number) {
  return TREATMENTS.map(missingData => {
    const rule: AlarmRule = {
      queries: [],
      watched: { Id: 'm1' },
      periodSeconds: 60,
      evaluationPeriods: 3,
      datapointsToAlarm,
      threshold: 0,
      operator: 'GreaterThanThreshold',
      missingData,
    };
    const values: Record<string, number | undefined> = { X: 1, 0: 0 };
    const range = datapoints.split(' ').map((letter, time) => ({
      time,
      value: values[letter],
    }));
    return judge(rule, range, RETAINED, 0).state;
  });
}

const OK = ['OK', 'OK', 'OK', 'OK'];
const ALARM = ['ALARM', 'ALARM', 'ALARM', 'ALARM'];

/** The tables of "How alarm state is evaluated when data is missing". */
describe('the state of an alarm', () => {
  it.each([
    ['0 - X - X', OK],
    ['0 - - - -', OK],
    ['- - - - -', ['INSUFFICIENT_DATA', RETAINED, 'ALARM', 'OK']],
    ['0 X X - X', ALARM],
    ['- - X - -', ['ALARM', RETAINED, 'ALARM', 'OK']],
  ])('with three of three and %s is %j', (datapoints, states) => {
    expect(verdicts(datapoints, 3)).toEqual(states);
  });

  it.each([
    ['0 - X - X', ALARM],
    ['0 0 X 0 X', ALARM],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - X', ['ALARM', RETAINED, 'ALARM', 'OK']],
  ])('with two of three and %s is %j', (datapoints, states) => {
    expect(verdicts(datapoints, 2)).toEqual(states);
  });
});
