import { inFile, inStacks, proseOnly } from './Requirement';

const ACCOUNT =
  'AWS grants it to the account on request; no template can ask (F18).';

export const EMAIL = [
  ...inStacks('ops/Email.ts', {
    R111: 'Mail is sent from the region of the environment.',
    R113: 'It comes from noreply at the domain.',
    R114: 'It is signed with DKIM.',
    R116: 'The identity is the whole domain.',
    R122: 'A configuration set goes with every mail.',
    R123: 'It counts sends, bounces and complaints in CloudWatch.',
    R127: 'Nobody is written to again whose mail bounced.',
    R128: 'Nobody is written to again who complained.',
    R129: 'How long that lasts is up to AWS.',
  }),
  ...inStacks('ops/EmailRecords.ts', {
    R115: 'Receivers are told by DMARC what to do with mail that is not.',
    R117: 'SPF says who may send for the domain.',
    R118: 'Three records hold the keys of DKIM.',
    R119: 'One record holds the policy of DMARC.',
  }),
  ...inStacks('ops/emailTemplates.ts', {
    R124: 'There is a template StreakReminder.',
    R125: 'There is a template WeeklyDigest.',
    R126: 'There is a template WelcomeEmail.',
  }),
  ...proseOnly(ACCOUNT, {
    R112: 'The account leaves the sandbox of SES.',
    R120: 'SES sends 14 mails a second.',
    R121: 'SES sends 50,000 mails a day.',
  }),
];

const LOGGER = 'templates/service-delivery/skeleton/src/logger.ts';

/** Logs, the dashboard, alarms and saved queries. */
export const OPERATIONS = [
  ...inStacks('service/AppTask.ts', {
    R130: 'A task has a log stream of its own, with the prefix ecs.',
  }),
  ...inFile(LOGGER, {
    R131: 'The application logs lines of JSON.',
    R132: 'Its logger names the level and the message of each line.',
  }),
  ...inStacks('ops/Dashboard.ts', {
    R133: 'The dashboard is called after the environment.',
    R134: 'It shows the CPU of the service, with a line at 70 %.',
    R135: 'It shows the memory of the service, with a line at 80 %.',
    R136: 'It shows how many tasks run.',
    R137: 'It shows how many should.',
    R138: 'It shows the response time, with a line at half a second.',
    R139: 'It shows the requests a minute.',
    R140: 'It shows answers with 5XX.',
    R141: 'It shows answers with 4XX.',
    R142: 'It shows the CPU of the database.',
    R143: 'It shows the connections to the database.',
    R144: 'It shows the free memory of the database.',
    R145: 'It shows how long the database takes to read.',
    R146: 'It shows how long the database takes to write.',
  }),
  ...inStacks('ops/Topics.ts', {
    R147: 'Critical alarms go to the pager.',
    R153: 'Warnings go to a mailbox.',
  }),
  ...inStacks('ops/alarms.ts', {
    R148: 'Critical: CPU of the service above 80 % for 5 minutes.',
    R149: 'Critical: memory of the service above 85 % for 5 minutes.',
    R150: 'Critical: more than ten failed requests in a minute.',
    R151: 'Critical: CPU of the database above 75 % for 10 minutes.',
    R152: 'Critical: the database has less than 5 GB left.',
    R154: 'Warning: fewer tasks than desired for 5 minutes.',
    R155: 'Warning: answers take more than a second.',
    R156: 'Warning: the database has less than 10 GB left.',
    R157: 'Warning: four fifths of the connections are in use.',
  }),
  ...inStacks('ops/queries.ts', {
    R158: 'A saved query finds errors.',
    R159: 'A saved query finds slow routes.',
    R160: 'A saved query finds failed requests.',
  }),
];

export const ACCESS = [
  ...inStacks('data/Database.ts', {
    R161: 'A secret has everything that the owner of the database connects with.',
  }),
  ...inStacks('users/UserPoolClient.ts', {
    R162: 'A secret has the user pool and the client of the application.',
  }),
  ...inStacks('data/DataStack.ts', {
    R163: 'A secret has what sessions are signed with.',
  }),
  ...inStacks('service/Roles.ts', {
    R164: 'The application has a role of its own.',
  }),
  ...inStacks('service/taskStatements.ts', {
    R165: 'By it the application reads its own secrets.',
    R166: 'By it the application sends mail.',
    R167: 'By it the application writes to its own log.',
  }),
];
