import type { Reading } from '../readings/reading';
import type { Readings } from '../readings/report';
import type { TargetKind } from '../readings/targetKind';
import { compareStatus, STATUS_LABELS, worstStatus } from '../status';
import { ALARM_RULES, alarmsFact } from './alarmRules';
import { DATABASE_RULES, databaseFact } from './databaseRules';
import { ECS_RULES, ecsFact } from './ecsRules';
import { LOAD_BALANCER_RULES, loadBalancerFact } from './loadBalancerRules';
import {
  LAST_GOOD_SPEAKS_MINUTES,
  NOTHING_RULE,
  STALE_RULE,
  UNREADABLE_RULE,
} from './readingRule';
import type { Rule } from './rule';
import type { Verdict, VerdictPart } from './verdict';
import { moment } from './words';

/** More clauses than that are no sentence; the parts hold them all. */
const CLAUSES_SAID = 3;

/**
 * Every rule of the roll-up, in the order in which they are said: the table of
 * the documentation.
 *
 * @public
 */
export const ROLL_UP_RULES: Pick<Rule<never>, 'name' | 'status' | 'when'>[] = [
  ...ECS_RULES,
  ...DATABASE_RULES,
  ...LOAD_BALANCER_RULES,
  ...ALARM_RULES,
  UNREADABLE_RULE,
  STALE_RULE,
  NOTHING_RULE,
];

/**
 * One verdict from all readings of an entity.
 *
 * @param now - the time to measure ages against
 * @public
 */
export function rollUp(readings: Readings, now: Date = new Date()): Verdict {
  const parts = [
    ...partsOf('ecs', readings.ecs, ECS_RULES, now),
    ...partsOf('database', readings.database, DATABASE_RULES, now),
    ...partsOf('loadBalancer', readings.loadBalancer, LOAD_BALANCER_RULES, now),
    ...partsOf('alarm', readings.alarm, ALARM_RULES, now),
  ].sort((left, right) => compareStatus(left.status, right.status));

  if (Object.values(readings).every(list => list.length === 0)) {
    return {
      status: NOTHING_RULE.status,
      sentence: `${STATUS_LABELS.unknown}: ${NOTHING_RULE.text}`,
      parts: [],
    };
  }
  const status =
    parts.length === 0
      ? 'healthy'
      : worstStatus(parts.map(part => part.status));
  return {
    status,
    sentence: `${STATUS_LABELS[status]}: ${
      parts.length === 0 ? facts(readings) : clauses(parts, readings)
    }`,
    parts,
  };
}

function partsOf<TValue>(
  kind: TargetKind,
  readings: Reading<TValue>[],
  rules: Rule<TValue>[],
  now: Date,
): VerdictPart[] {
  return readings.flatMap(reading => {
    const evidence = { kind, target: reading.target };
    const broken = (value: TValue, suffix = ''): VerdictPart[] =>
      rules.flatMap(rule => {
        const text = rule.clause(value, now);
        return text
          ? [
              {
                rule: rule.name,
                status: rule.status,
                text: text + suffix,
                evidence,
              },
            ]
          : [];
      });

    if (!reading.problem) {
      const stale = STALE_RULE.clause(kind, reading, now);
      return [
        ...broken(
          reading.value,
          stale && ` (as of ${moment(reading.at, now)})`,
        ),
        ...(stale
          ? [
              {
                rule: STALE_RULE.name,
                status: STALE_RULE.status,
                text: stale,
                evidence,
              },
            ]
          : []),
      ];
    }
    const unreadable: VerdictPart = {
      rule: UNREADABLE_RULE.name,
      status: UNREADABLE_RULE.status,
      text:
        UNREADABLE_RULE.clause(kind, reading, now) ?? reading.problem.message,
      evidence,
    };
    const { lastGood } = reading;
    const stillSpeaks =
      lastGood &&
      now.getTime() - Date.parse(lastGood.at) <=
        LAST_GOOD_SPEAKS_MINUTES * 60_000;
    return [
      ...(stillSpeaks
        ? broken(lastGood.value, ` (as of ${moment(lastGood.at, now)})`)
        : []),
      unreadable,
    ];
  });
}

function clauses(parts: VerdictPart[], readings: Readings): string {
  const known = parts.filter(part => part.rule !== UNREADABLE_RULE.name);
  const texts = [
    ...known.map(part => part.text),
    ...unreadableClauses(parts, readings),
  ];
  const said = texts.slice(0, CLAUSES_SAID);
  const rest = texts.length - said.length;
  return rest > 0 ? `${said.join('; ')}; and ${rest} more` : said.join('; ');
}

/** When AWS is gone, nobody wants to read it once for each resource. */
function unreadableClauses(parts: VerdictPart[], readings: Readings): string[] {
  const unreadable = parts.filter(part => part.rule === UNREADABLE_RULE.name);
  const all: Reading<unknown>[] = Object.values(readings).flat();
  const messages = new Set(
    all.flatMap(({ problem }) => (problem ? [problem.message] : [])),
  );
  const [message] = messages;
  return unreadable.length > 1 && messages.size === 1
    ? [
        `${unreadable.length} of ${all.length} resources could not be read: ${message}`,
      ]
    : unreadable.map(part => part.text);
}

function facts({ ecs, database, loadBalancer, alarm }: Readings): string {
  const alarms = valuesOf(alarm);
  return [
    ...valuesOf(ecs).map(ecsFact),
    ...valuesOf(database).map(databaseFact),
    ...valuesOf(loadBalancer).map(loadBalancerFact),
    ...(alarms.length > 0 ? [alarmsFact(alarms)] : []),
  ].join('; ');
}

function valuesOf<TValue>(readings: Reading<TValue>[]): TValue[] {
  return readings.flatMap(({ value }) => (value === undefined ? [] : [value]));
}
