import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { dependenciesOf } from '../../template/dependencies';
import { parseTemplate } from '../../template/parseTemplate';
import { type Stack, stackEvent } from '../events';
import { ResourceOperations } from '../ResourceOperations';
import { scopeOf } from '../scope';
import { asError } from '../walk';

/** One operation's place of work: a stack, and who may tell it to stop. */
export class StackWork {
  constructor(
    readonly world: World,
    readonly region: Region,
    readonly stack: Stack,
    /** Aborted when somebody cancels the operation. */
    readonly signal: AbortSignal,
  ) {}

  get shape() {
    return this.stack.shape;
  }

  /** The stack's template as it is now, with what its names stand for. */
  plan() {
    const { shape } = this;
    const template = parseTemplate(shape.templateBody);
    return {
      template,
      scope: scopeOf(this.region, this.stack, template, shape.parameters),
      dependencies: dependenciesOf(template),
    };
  }

  event(status: string, reason?: string) {
    stackEvent(this.world, this.stack, status, reason);
  }

  /** Operations on resources that end early when the signal says so. */
  resources(stop: AbortSignal): ResourceOperations {
    return new ResourceOperations(this.world, this.region, this.stack, stop);
  }

  /** Operations on resources that nobody stops: those of a way back. */
  unstoppable(): ResourceOperations {
    return this.resources(new AbortController().signal);
  }

  /** A failure outside of the resources counts as one of the stack itself. */
  async attempt(
    work: () => Promise<Map<string, Error>> | void,
  ): Promise<Map<string, Error>> {
    try {
      return (await work()) ?? new Map();
    } catch (error) {
      return new Map([[this.shape.name, asError(error)]]);
    }
  }

  /** Why an operation failed, as the stack's status says it. */
  failureReason(failures: Map<string, Error>): string {
    const { name, resources } = this.shape;
    const own = failures.get(name);
    if (own) return own.message;
    return ['create', 'update', 'delete']
      .map(verb => {
        const ids = [...failures.keys()].filter(
          id => resources[id]?.status === `${verb.toUpperCase()}_FAILED`,
        );
        return ids.length > 0
          ? `The following resource(s) failed to ${verb}: [${ids.join(', ')}].`
          : '';
      })
      .filter(Boolean)
      .join(' ');
  }
}
