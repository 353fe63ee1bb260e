import { inFile, inStacks, proseOnly } from './Requirement';

const SKELETON = 'templates/service-delivery/skeleton';
const SPEC = 'plugins/environments-common/src/spec';

const RUNBOOK =
  'How long AWS takes is measured in a rehearsal, not read off a template.';
const PORTAL = 'Somebody does it in the portal, when there is a reason to.';
const PRACTICE = 'It is what people do; no resource follows from it.';
const APPLICATION = 'It is up to the application, which is not ours.';

/** Releases, and what remains after a disaster. */
export const RELEASES_AND_RECOVERY = [
  ...inFile(`${SKELETON}/.github/workflows/delivery.yml`, {
    R168: 'A push is tested, built, pushed, deployed, tried out and announced.',
  }),
  ...proseOnly('The page that it refers to did not come with it.', {
    R169: 'The details of the pipeline are somewhere else.',
  }),
  ...inStacks('data/Database.ts', {
    R170: 'The database is backed up each day, for a week.',
    R172: 'It can go back to any moment of that week.',
    R174: 'Backups are in another region as well, if asked for.',
    R175: 'There is a copy to read from, if asked for.',
  }),
  ...proseOnly(PORTAL, {
    R171: 'A snapshot is taken before a large change.',
    R173: 'A backup is restored every month, to see whether it can be.',
  }),
  ...proseOnly(RUNBOOK, {
    R176: 'Restoring a database takes hours.',
    R179: 'Changing over to the standby takes minutes.',
    R180: 'Replacing a task takes a minute.',
    R181: 'AWS looks after the load balancer.',
    R182: 'Moving to another region takes hours.',
  }),
  ...inStacks('SecureBucket.ts', {
    R177: 'What is uploaded keeps its versions, and the old ones end.',
  }),
  ...inStacks('ops/GitHubDelivery.ts', {
    R178: 'What is deployed comes from a repository, and from no other.',
  }),
];

export const COST = [
  ...inFile('plugins/environments-common/src/cost/documentedCosts.ts', {
    R183: 'What a development environment is said to cost.',
    R184: 'What a production environment is said to cost.',
  }),
  ...inStacks('service/ServiceStack.ts', {
    R185: 'Fargate Spot is there for those who can be interrupted.',
  }),
  ...proseOnly('A commitment is bought for an account, not for a stack.', {
    R186: 'Who commits to a year pays less.',
  }),
  ...inStacks('ops/Budget.ts', {
    R187: 'A budget tells before it is spent.',
  }),
  ...inStacks('data/Database.ts', {
    R188: 'The database is on Graviton, which costs less.',
  }),
  ...inStacks('data/ImageRepository.ts', {
    R189: 'What is old is removed: images, logs, snapshots.',
  }),
];

export const SECURITY = [
  ...inStacks('network/NetworkStack.ts', {
    R190: 'Tasks and database are in private subnets.',
    R192: 'They reach the internet through NAT alone.',
  }),
  ...inStacks('network/SecurityGroups.ts', {
    R191: 'What is not allowed by a security group is refused.',
  }),
  ...inStacks('data/Database.ts', {
    R193: 'The database has no public address.',
    R194: 'The database is encrypted.',
  }),
  ...inStacks('edge/Cdn.ts', {
    R195: 'TLS is 1.2 at least, all the way.',
  }),
  ...inStacks('service/AppEnvironment.ts', {
    R196: 'Secrets come from Secrets Manager.',
  }),
  ...inStacks('service/Listeners.ts', {
    R197: 'HTTP is redirected to HTTPS for good.',
  }),
  ...inStacks('service/Roles.ts', {
    R198: 'Tasks have roles, not keys.',
  }),
  ...inStacks('data/DataStack.ts', {
    R199: 'The application does not own its database.',
    R200: 'No credential is written down anywhere.',
  }),
  ...inStacks('LogBucket.ts', {
    R201: 'Who came and what was refused is logged.',
  }),
  ...inStacks('WebAcl.ts', {
    R202: 'An address that asks too often is refused for a while.',
  }),
  ...proseOnly(APPLICATION, {
    R203: 'Input is validated.',
  }),
  ...inStacks('edge/securityHeaders.ts', {
    R204: 'Answers carry HSTS, CSP and a refusal to be framed.',
  }),
  ...inFile(`${SKELETON}/.github/dependabot.yml`, {
    R205: 'Dependencies are looked through for known weaknesses.',
  }),
];

export const GROWTH = [
  ...inStacks('service/AutoScaling.ts', {
    R206: 'There are between two and ten tasks.',
    R212: 'An alarm starts each step of autoscaling.',
  }),
  ...inStacks('data/Database.ts', {
    R207: 'Reading can move to a copy of the database.',
    R210: 'The database can have a larger class.',
  }),
  ...inStacks('service/ServiceStack.ts', {
    R208: 'The load balancer spreads requests over all tasks.',
  }),
  ...inFile(`${SPEC}/fargate.ts`, {
    R209: 'A task can be larger, in the sizes that Fargate has.',
  }),
  ...proseOnly(PRACTICE, {
    R211: 'Somebody watches the metrics before it is too late.',
    R213: 'Somebody tries out how much load the service takes.',
  }),
];
