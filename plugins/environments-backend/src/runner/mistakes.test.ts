import { mockServices } from '@backstage/backend-test-utils';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { isOver, startReplica, submit, until } from '../__testUtils__/portal';
import { smallStacks } from '../__testUtils__/smallStacks';
import { ChangeSet } from './ChangeSet';
import type { Synthesize } from './DeploymentRunner';

jest.setTimeout(120_000);

describe('a mistake of the portal itself in a deployment', () => {
  const mistake = new TypeError('steps is not iterable');
  let at: DeploymentWorld;

  beforeAll(async () => {
    at = await startDeploymentWorld();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(() => at?.stop());

  async function deployed(name: string, synthesize: Synthesize) {
    const logger = mockServices.logger.mock();
    const replica = startReplica({ ...at, logger, synthesize });
    const { id } = await submit(at.store, name);
    const { failure } = await until(at.store, id, isOver);
    await replica.stop();
    return { failure, logger };
  }

  const inTheLog = {
    reason: 'The portal itself has made a mistake: steps is not iterable',
    remedy: 'Those who run the portal find more in its log',
  };

  it('is in the log to which its page sends, when there are no stacks yet', async () => {
    const { failure, logger } = await deployed('early', async () => {
      throw mistake;
    });
    expect(failure).toMatchObject(inTheLog);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('early-production'),
      mistake,
    );
  });

  it('is in that log, too, when a stack is at it', async () => {
    jest.spyOn(ChangeSet.prototype, 'create').mockRejectedValueOnce(mistake);
    const { failure, logger } = await deployed('late', smallStacks());
    expect(failure).toMatchObject(inTheLog);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('late-production-network'),
      mistake,
    );
  });
});
