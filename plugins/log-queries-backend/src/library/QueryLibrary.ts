import {
  CloudWatchLogsClient,
  type QueryDefinition,
} from '@aws-sdk/client-cloudwatch-logs';
import { NotFoundError } from '@backstage/errors';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import type {
  QueryLibraryResponse,
  SavedQuery,
  TargetProblem,
} from '@quarterdeck/plugin-log-queries-common';
import type { NoteStore } from './NoteStore';
import { readDefinitions } from './readDefinitions';
import { toSavedQuery } from './toSavedQuery';

/** Long enough for a page full of panels, short enough not to be noticed. */
const REMEMBERED_MS = 10_000;

interface Remembered {
  definitions: Promise<QueryDefinition[]>;
  untilMs: number;
}

/** The saved queries of all accounts and regions. */
export class QueryLibrary {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly awsClients: AwsClients,
    private readonly notes: NoteStore,
  ) {}

  /**
   * The queries of these accounts and regions by name, and why those of others
   * could not be read.
   */
  async list(targets: AwsTarget[]): Promise<QueryLibraryResponse> {
    const problems: TargetProblem[] = [];
    const lists = await Promise.all(
      targets.map(async target => {
        const notes = await this.notes.of(target);
        try {
          const definitions = await this.definitionsOf(target);
          return definitions.flatMap(
            definition =>
              toSavedQuery(
                definition,
                target,
                notes.get(definition.queryDefinitionId ?? ''),
              ) ?? [],
          );
        } catch (error) {
          problems.push({
            accountId: target.accountId,
            region: target.region,
            problem: explainAwsError(error),
          });
          return [];
        }
      }),
    );
    return {
      queries: lists.flat().sort((a, b) => a.name.localeCompare(b.name)),
      problems,
      targets: this.awsClients.targets(),
    };
  }

  /**
   * @throws NotFoundError when there is no such query (any more)
   * @throws what the AWS SDK throws
   */
  async get(target: AwsTarget, id: string): Promise<SavedQuery> {
    const definitions = await this.definitionsOf(target);
    const definition = definitions.find(each => each.queryDefinitionId === id);
    const query = definition && toSavedQuery(definition, target);
    if (!query) {
      throw new NotFoundError(
        `There is no saved query ${id} in account ${target.accountId}, region ${target.region}`,
      );
    }
    return query;
  }

  /** After a change: the next look is at AWS. */
  forget(target: AwsTarget): void {
    this.#remembered.delete(keyOf(target));
  }

  private definitionsOf(target: AwsTarget): Promise<QueryDefinition[]> {
    const key = keyOf(target);
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.untilMs > Date.now()) {
      return remembered.definitions;
    }
    const definitions = this.awsClients
      .get(CloudWatchLogsClient, target)
      .then(readDefinitions);
    this.#remembered.set(key, {
      definitions,
      untilMs: Date.now() + REMEMBERED_MS,
    });
    // A failure must not be remembered: the next look tries anew.
    definitions.catch(() => this.#remembered.delete(key));
    return definitions;
  }
}

function keyOf({ accountId, region }: AwsTarget): string {
  return `${accountId}/${region}`;
}
