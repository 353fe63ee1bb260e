import type { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { destroyPreview } from '../../../environment/destroyPreview';
import { DriftDetection } from '../../../environment/DriftDetection';
import { DriftReports } from '../../../environment/DriftReports';
import { ExpiryWatch } from '../../../expiry/ExpiryWatch';
import { explainPlanError } from '../../../plan/PlanFailed';
import { bySomebody, hasTime } from '../asking';
import {
  type Ending,
  endingOfDeployment,
  endingOfLook,
  endingOfPlan,
} from '../endings';
import { fill } from '../fill';
import type { Subject } from '../Subject';
import type { Act } from './Act';

/** After the last day of all of them. */
const AFTERWARDS = new Date('2099-02-01T01:00:00Z');

export async function planned(subject: Subject): Promise<Ending> {
  return endingOfPlan(await subject.plan());
}

/** What taking down would mean. */
export async function preview(subject: Subject): Promise<Ending> {
  const { deployments, world } = subject.services;
  const { awsClients } = world;
  try {
    const { problems } = await destroyPreview(
      { awsClients, deployments },
      subject.location,
    );
    return endingOfLook('shown', problems);
  } catch (error) {
    return endingOfLook('refused', [explainPlanError(error)]);
  }
}

/** Looks for drift, as the button does, and reads the report. */
export async function drift({ location, services }: Subject): Promise<Ending> {
  const { auditor, knex, world } = services;
  const reports = new DriftReports({
    detection: new DriftDetection({
      auditor,
      awsClients: world.awsClients,
      pollIntervalSeconds: 0.1,
    }),
    knex,
    logger: mockServices.rootLogger(),
  });
  await reports.start(location, bySomebody.requestedBy);
  await hasTime(
    async () => (await reports.newest(location)).status !== 'detecting',
  );
  const { problem, stacks, status } = await reports.newest(location);
  const problems = [problem, ...stacks.map(stack => stack.problem)];
  return {
    ...endingOfLook(
      status,
      problems.flatMap(each => each ?? []),
    ),
    isOver: status !== 'detecting',
  };
}

/** The hourly look for what has had its last day, and what comes of it. */
export const expiry: Act = {
  prepare: fill,
  run: lookForLastDays,
  again: async subject => {
    const newest = await subject.newest();
    return newest.kind === 'destroy'
      ? endingOfDeployment(await subject.takeUpAgain())
      : lookForLastDays(subject);
  },
  leaves: 0,
  isEnd: true,
};

async function lookForLastDays(subject: Subject): Promise<Ending> {
  const { auditor, deployments, knex, world } = subject.services;
  const warnings: string[] = [];
  const { accountId, region } = subject.location;
  const watch = new ExpiryWatch({
    auditor,
    awsClients: {
      accountIds: () => [accountId],
      regions: () => [region],
      // Those of other accounts have other faults.
      targets: () => [{ accountId, region }],
      get: (client, target) => world.awsClients.get(client, target),
    },
    destroysExpired: true,
    knex,
    logger: remembering(warnings),
    onSubmitted: () => undefined,
    store: deployments,
  });
  await watch.look(AFTERWARDS);
  const { id, kind } = await subject.newest();
  if (kind === 'destroy') return endingOfDeployment(await subject.ended(id));
  // Nobody waits for it: it is for whoever reads the log.
  return endingOfLook(
    'not taken down',
    warnings.map(message => ({ message, remedy: message.split('; ')[1] })),
  );
}

/** Keeps the warnings: there is no page to read them on. */
function remembering(warnings: string[]): LoggerService {
  const ignore = () => undefined;
  const logger: LoggerService = {
    child: () => logger,
    debug: ignore,
    error: ignore,
    info: ignore,
    warn: message => {
      warnings.push(message);
    },
  };
  return logger;
}
