import {
  CloudWatchLogsClient,
  DescribeQueryDefinitionsCommand,
  type QueryDefinition,
} from '@aws-sdk/client-cloudwatch-logs';
import { NotFoundError } from '@backstage/errors';
import {
  type AwsClients,
  type AwsTarget,
  explainAwsError,
} from '@quarterdeck/plugin-aws-node';
import {
  type QueryLibraryResponse,
  type SavedQuery,
  splitQueryName,
  type TargetProblem,
} from '@quarterdeck/plugin-log-queries-common';
import { versionOf } from './versionOf';

const PAGE_SIZE = 1_000;

/** Long enough for a page full of panels, short enough not to be noticed. */
const REMEMBERED_MS = 10_000;

interface Remembered {
  queries: Promise<SavedQuery[]>;
  untilMs: number;
}

/** The saved queries of all accounts and regions. */
export class QueryLibrary {
  readonly #remembered = new Map<string, Remembered>();

  constructor(private readonly awsClients: AwsClients) {}

  /**
   * The queries of these accounts and regions by name, and why those of others
   * could not be read.
   */
  async list(targets: AwsTarget[]): Promise<QueryLibraryResponse> {
    const problems: TargetProblem[] = [];
    const lists = await Promise.all(
      targets.map(async target => {
        try {
          return await this.queriesOf(target);
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
    const query = (await this.queriesOf(target)).find(q => q.id === id);
    if (!query) {
      throw new NotFoundError(
        `There is no saved query ${id} in account ${target.accountId}, region ${target.region}`,
      );
    }
    return query;
  }

  private queriesOf(target: AwsTarget): Promise<SavedQuery[]> {
    const key = `${target.accountId}/${target.region}`;
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.untilMs > Date.now()) {
      return remembered.queries;
    }
    const queries = this.read(target);
    this.#remembered.set(key, { queries, untilMs: Date.now() + REMEMBERED_MS });
    // A failure must not be remembered: the next look tries anew.
    queries.catch(() => this.#remembered.delete(key));
    return queries;
  }

  private async read(target: AwsTarget): Promise<SavedQuery[]> {
    const client = await this.awsClients.get(CloudWatchLogsClient, target);
    const definitions: QueryDefinition[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new DescribeQueryDefinitionsCommand({
          maxResults: PAGE_SIZE,
          nextToken,
        }),
      );
      definitions.push(...(page.queryDefinitions ?? []));
      nextToken = page.nextToken;
    } while (nextToken);
    return definitions.flatMap(definition => toQuery(definition, target));
  }
}

function toQuery(
  definition: QueryDefinition,
  target: AwsTarget,
): SavedQuery | [] {
  const { queryDefinitionId, name, queryString } = definition;
  if (!queryDefinitionId || !name || !queryString) return [];
  return {
    id: queryDefinitionId,
    accountId: target.accountId,
    region: target.region,
    name,
    ...splitQueryName(name),
    queryString,
    logGroupNames: definition.logGroupNames ?? [],
    parameters: (definition.parameters ?? []).flatMap(parameter =>
      parameter.name
        ? {
            name: parameter.name,
            defaultValue: parameter.defaultValue,
            description: parameter.description,
          }
        : [],
    ),
    ...(definition.lastModified !== undefined && {
      lastModified: new Date(definition.lastModified).toISOString(),
    }),
    version: versionOf(definition),
    notes: {},
  };
}
