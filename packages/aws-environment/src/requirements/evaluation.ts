import { inStacks, proseOnly } from './Requirement';

const LIVE = 'The portal finds out from the live account; no template can say.';
const PEOPLE = 'Somebody has to vouch for it.';

/** What has to be true before people are let in. */
export const CHECKLIST = [
  ...proseOnly(LIVE, {
    R214: 'VPC and subnets are there, and routed.',
    R215: 'The security groups have these rules and no others.',
    R216: 'The load balancer runs, with a valid certificate.',
    R217: 'The database runs.',
    R219: 'The image repository is there, and set up.',
    R220: 'The image builds and starts.',
    R221: 'The pipeline is there, and trusted.',
    R222: 'The secrets have values.',
    R223: 'The roles may do what they must and no more.',
    R224: 'The dashboard shows everything.',
    R225: 'The alarms are there, and somebody hears them.',
    R226: 'The domain leads here.',
    R227: 'The health check answers.',
    R228: 'The smoke test passes.',
  }),
  ...inStacks('service/MigrateTask.ts', {
    R218: 'The database has been migrated.',
  }),
  ...proseOnly(PEOPLE, {
    R229: 'The team knows how to run it.',
  }),
];

/** Four questions each for four kinds of trouble. */
export const TROUBLESHOOTING = proseOnly(LIVE, {
  R230: 'A task does not start: what do its logs say?',
  R231: 'A task does not start: does it have all its variables?',
  R232: 'A task does not start: can it reach the database?',
  R233: 'A task does not start: may its roles do what it does?',
  R234: 'No connection to the database: is it let through?',
  R235: 'No connection to the database: are the credentials right?',
  R236: 'No connection to the database: does it run, and where?',
  R237: 'No connection to the database: can anything connect?',
  R238: 'Targets are unhealthy: does the path answer?',
  R239: 'Targets are unhealthy: does the container listen at the port?',
  R240: 'Targets are unhealthy: do the tasks let the load balancer in?',
  R241: 'Targets are unhealthy: may the load balancer call the tasks?',
  R242: 'CPU or memory is high: is a query slow?',
  R243: 'CPU or memory is high: does something run in circles?',
  R244: 'CPU or memory is high: has autoscaling done what it can?',
  R245: 'CPU or memory is high: would a larger size help?',
});
