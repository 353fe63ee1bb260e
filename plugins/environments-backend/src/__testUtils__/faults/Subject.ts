import {
  type Deployment,
  type EnvironmentSpecInput,
  type Plan,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { NewDeployment } from '../../store/DeploymentStore';
import { eachStack } from '../../stacks/eachStack';
import { REGION } from '../awsWorld';
import { isOver, until } from '../portal';
import { bySomebody, hasTime } from './asking';
import type { WalkServices } from './services';

type Changes = Pick<EnvironmentSpecInput, 'database' | 'domain' | 'service'>;

/** Before that no last day comes. */
const LAST_DAY = '2099-01-31';
const STAGE = 'staging';

/** One environment, and whoever asks the portal for something about it. */
export class Subject {
  readonly location;
  /** What its specification says by now, beside its name. */
  #changes: Changes = { database: { deletionProtection: true } };
  #requests = 0;

  constructor(
    readonly services: WalkServices,
    accountId: string,
    readonly name: string,
  ) {
    this.location = {
      environmentId: `${name}-${STAGE}`,
      accountId,
      region: REGION,
    };
  }

  get id(): string {
    return this.location.environmentId;
  }

  /** From now on, this is asked for. */
  change(changes: Changes): void {
    this.#changes = {
      ...this.#changes,
      ...changes,
      database: { ...this.#changes.database, ...changes.database },
    };
  }

  deploy(): Promise<Deployment> {
    return this.#submit({ kind: 'deploy', spec: this.#spec });
  }

  /** The same, as soon as it is under way as it is to be. */
  async deployUntil(
    isSo: (deployment: Deployment) => boolean,
  ): Promise<Deployment> {
    const { deployments } = this.services;
    const { id } = await deployments.submit(
      this.#request({ kind: 'deploy', spec: this.#spec }),
    );
    return until(deployments, id, isSo);
  }

  destroy(): Promise<Deployment> {
    return this.#submit({ kind: 'destroy', spec: this.#spec });
  }

  /**
   * What the page of the newest deployment offers, but the end of it all.
   *
   * @param leavesOut - whether a rollback goes on without what it failed at.
   */
  async takeUpAgain(leavesOut = false): Promise<Deployment> {
    const { deployments } = this.services;
    const newest = await this.newest();
    const offer = newest.offers.find(({ kind }) => kind !== 'destroy');
    if (!offer) throw new Error(`Nothing is offered for ${this.id}`);
    const options = await deployments.optionsOf(newest.id);
    return this.#submit({
      kind: newest.kind,
      spec: newest.spec,
      retryOf: newest.id,
      options: {
        ...options,
        continueRollback:
          offer.kind === 'continue'
            ? { skip: leavesOut ? offer.skippable ?? {} : {} }
            : undefined,
      },
    });
  }

  /** @returns also what goes on all the same, and has said so for a while. */
  async cancel({ id }: Deployment): Promise<Deployment> {
    const { deployments } = this.services;
    await deployments.requestCancel(id, bySomebody.requestedBy);
    await hasTime(async () => {
      const now = await deployments.get(id);
      return isOver(now) || isHeld(now);
    });
    return deployments.get(id);
  }

  async plan(): Promise<Plan> {
    const { plans } = this.services;
    const { spec, requestId } = this.#request({ spec: this.#spec });
    const { id } = await plans.submit({
      ...this.location,
      ...bySomebody,
      requestId,
      spec,
    });
    await hasTime(async () => (await plans.get(id)).status !== 'planning');
    return plans.get(id);
  }

  async newest(): Promise<Deployment> {
    const [newest] = await this.services.deployments.list({
      ...this.location,
      limit: 1,
    });
    return newest;
  }

  /** What hangs is shown as it is after some minutes, and ends no walk. */
  async ended(id: string): Promise<Deployment> {
    const { deployments } = this.services;
    await hasTime(async () => isOver(await deployments.get(id)));
    return deployments.get(id);
  }

  async isThere(): Promise<boolean> {
    const { awsClients } = this.services.world;
    return (await eachStack(awsClients, this.location)).length > 0;
  }

  get #spec() {
    const { accountId, region } = this.location;
    return parseEnvironmentSpec({
      name: this.name,
      stage: STAGE,
      owner: 'group:default/shop',
      accountId,
      region,
      expiresOn: LAST_DAY,
      ...this.#changes,
    });
  }

  async #submit(asked: Asked): Promise<Deployment> {
    const { id } = await this.services.deployments.submit(this.#request(asked));
    return this.ended(id);
  }

  #request<T extends Partial<Asked>>(asked: T) {
    this.#requests += 1;
    return {
      options: { finalSnapshot: true },
      ...asked,
      ...this.location,
      ...bySomebody,
      requestId: `${this.location.accountId}/${this.id}/${this.#requests}`,
    };
  }
}

/** Longer than what passes takes. */
const HELD_MS = 15_000;

function isHeld({ problem }: Deployment): boolean {
  return (
    /be cancelled/.test(problem?.message ?? '') &&
    Date.now() - Date.parse(problem?.since ?? '') > HELD_MS
  );
}

type Asked = Pick<NewDeployment, 'kind' | 'options' | 'retryOf' | 'spec'>;
