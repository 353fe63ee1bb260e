import { inFile, inStacks, proseOnly } from './Requirement';

const SPEC = 'plugins/environments-common/src/spec';

/** Where the architecture is wrong, and what is done instead. */
export const CORRECTIONS = [
  ...inStacks('data/Database.ts', {
    F01: 'A small gp3 volume takes no IOPS or throughput: it has them already.',
    F14: 'With a standby, nobody can choose the zone: RDS does.',
    F25: 'A copy of backups in another region needs a key there.',
  }),
  ...inStacks('data/ImageRepository.ts', {
    F02: 'Tags stay where they are, but for latest, which has to move.',
  }),
  ...inStacks('ops/queries.ts', {
    F03: 'The documented queries find little in a log of JSON; others do.',
  }),
  ...inStacks('service/executionStatements.ts', {
    F04: 'Starting a task takes a role of its own, which was missing.',
  }),
  ...inStacks('service/Listeners.ts', {
    F05: 'A rule for / is for the home page alone; the default is for all.',
    F24: 'Nobody gets past CloudFront: a secret header opens the door.',
  }),
  ...inStacks('domain.ts', {
    F06: 'CloudFront calls the load balancer by a name in its certificate.',
  }),
  ...inStacks('WebAcl.ts', {
    F07: 'A load balancer cannot limit rates; a firewall can.',
  }),
  ...inStacks('service/AutoScaling.ts', {
    F08: 'Target tracking cannot leave a range alone: out by it, in by steps.',
  }),
  ...inStacks('service/ServiceCluster.ts', {
    F09: 'Task counts are metrics of Container Insights, and it has to be on.',
  }),
  ...inStacks('ops/Dashboard.ts', {
    F10: 'Latency is in seconds and memory in bytes; a disk takes 5 ms.',
  }),
  ...inStacks('ops/GitHubDelivery.ts', {
    F17: 'Some things exist once an account: they are made or used as asked.',
  }),
  ...inStacks('ops/Email.ts', {
    F20: 'Bounced addresses stay suppressed until somebody removes them.',
  }),
  ...inStacks('service/AppEnvironment.ts', {
    F11: 'The application gets parts, not a URL, and verifies the server.',
  }),
  ...inStacks('service/AppTask.ts', {
    F12: 'Streams are called ecs/app and the task.',
  }),
  ...inFile(`${SPEC}/names.ts`, {
    F13: 'Names come from name and stage, so that two environments fit.',
  }),
  ...inStacks('data/DataStack.ts', {
    F15: 'The application logs in as somebody who owns nothing.',
  }),
  ...inStacks('service/taskStatements.ts', {
    F16: 'Mail may be sent in the name of the own domain only.',
  }),
  ...proseOnly('Only AWS lifts the limits of SES, when asked in person.', {
    F18: 'Leaving the sandbox is a request, not a setting.',
  }),
  ...inFile(`${SPEC}/email.ts`, {
    F19: 'The domain vouches for its senders; DMARC begins with none.',
  }),
  ...inFile(`${SPEC}/freeStorage.ts`, {
    F21: 'An alarm that would always be on is refused.',
  }),
  ...inFile(`${SPEC}/connections.ts`, {
    F22: 'Connections suffice for twice the tasks, or it is refused.',
  }),
  ...inFile(`${SPEC}/service.ts`, {
    F23: 'A deployment of the stack does not reset the number of tasks.',
  }),
  ...inFile('plugins/environments-common/src/cost/documentedCosts.ts', {
    F26: 'It costs more than twice what the architecture says.',
  }),
  ...inFile('templates/service-delivery/skeleton/src/logger.ts', {
    F27: 'No e-mail address is written to a log.',
  }),
  ...inStacks('users/UserPoolClient.ts', {
    F28: 'The client of the user pool comes last, or there is a circle.',
  }),
];
