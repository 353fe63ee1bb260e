import { randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  DeleteQueryDefinitionCommand,
  PutQueryDefinitionCommand,
  type QueryDefinition,
} from '@aws-sdk/client-cloudwatch-logs';
import { InputError, NotFoundError } from '@backstage/errors';
import { findPlaceholders } from '@quarterdeck/insights-language';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  QueryNotes,
  QueryParameter,
  SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { ChangedMeanwhileError } from '../guard/refusals';
import { lock } from '../runs/tables';
import type { NoteStore } from './NoteStore';
import type { QueryLibrary } from './QueryLibrary';
import { readDefinitions } from './readDefinitions';
import { toSavedQuery } from './toSavedQuery';

/** What a person saves. */
export interface QueryContent {
  name: string;
  queryString: string;
  logGroupNames: string[];
  parameters: QueryParameter[];
  notes: QueryNotes;
}

/** Whether the change is allowed, of the query as it is now. */
type Allow = (current: SavedQuery) => Promise<void>;

/**
 * Saves and deletes query definitions.
 *
 * @remarks
 * AWS takes a change under no condition, so whoever saves last wins. Here the
 * definition is read again before it is changed, under a lock that all
 * replicas of the portal share: two people in the portal never lose each
 * other's work, and a change from the console is lost only if it falls into
 * the moment between the two calls.
 */
export class QueryEditor {
  constructor(
    private readonly knex: Knex,
    private readonly awsClients: AwsClients,
    private readonly library: QueryLibrary,
    private readonly notes: NoteStore,
  ) {}

  /** @throws InputError, and what the AWS SDK throws */
  async create(
    target: AwsTarget,
    content: QueryContent,
    savedBy: string,
  ): Promise<SavedQuery> {
    assertDeclared(content);
    const client = await this.awsClients.get(CloudWatchLogsClient, target);
    const { queryDefinitionId } = await client.send(
      new PutQueryDefinitionCommand({
        ...definitionOf(content),
        clientToken: randomUUID(),
      }),
    );
    if (!queryDefinitionId) throw new Error('AWS gave the query no id');
    await this.notes.put(target, queryDefinitionId, content.notes, savedBy);
    this.library.forget(target);
    return this.asSaved(client, target, queryDefinitionId, content.notes);
  }

  /**
   * @param version - of the query as it was read
   * @throws ChangedMeanwhileError, NotFoundError, InputError
   */
  async update(
    target: AwsTarget,
    id: string,
    version: string,
    content: QueryContent,
    savedBy: string,
    allow: Allow,
  ): Promise<SavedQuery> {
    assertDeclared(content);
    return this.changing(target, id, version, allow, async client => {
      await client.send(
        new PutQueryDefinitionCommand({
          queryDefinitionId: id,
          ...definitionOf(content),
          clientToken: randomUUID(),
        }),
      );
      await this.notes.put(target, id, content.notes, savedBy);
      return this.asSaved(client, target, id, content.notes);
    });
  }

  /**
   * @param version - of the query as it was read
   * @throws ChangedMeanwhileError
   */
  async remove(
    target: AwsTarget,
    id: string,
    version: string,
    allow: Allow,
  ): Promise<void> {
    await this.changing(target, id, version, allow, async client => {
      await client.send(
        new DeleteQueryDefinitionCommand({ queryDefinitionId: id }),
      );
      await this.notes.remove(target, id);
    });
  }

  private async changing<T>(
    target: AwsTarget,
    id: string,
    version: string,
    allow: Allow,
    change: (client: CloudWatchLogsClient) => Promise<T>,
  ): Promise<T> {
    const client = await this.awsClients.get(CloudWatchLogsClient, target);
    try {
      return await this.knex.transaction(async trx => {
        await lock(trx, `query/${target.accountId}/${target.region}/${id}`);
        const current = await this.read(client, target, id);
        if (!current) throw new ChangedMeanwhileError();
        await allow(current);
        if (current.version !== version) {
          throw new ChangedMeanwhileError(current);
        }
        if (current.language !== 'CWLI') {
          throw new InputError(
            `The query is in ${current.language}; change it in the AWS console`,
          );
        }
        return change(client);
      });
    } finally {
      this.library.forget(target);
    }
  }

  private async read(
    client: CloudWatchLogsClient,
    target: AwsTarget,
    id: string,
  ): Promise<SavedQuery | undefined> {
    const notes = await this.notes.of(target);
    const definition = (await readDefinitions(client)).find(
      each => each.queryDefinitionId === id,
    );
    return definition && toSavedQuery(definition, target, notes.get(id));
  }

  private async asSaved(
    client: CloudWatchLogsClient,
    target: AwsTarget,
    id: string,
    notes: QueryNotes,
  ): Promise<SavedQuery> {
    const saved = await this.read(client, target, id);
    if (!saved) throw new NotFoundError(`The query ${id} is gone already`);
    return { ...saved, notes };
  }
}

function definitionOf(content: QueryContent): QueryDefinition & {
  name: string;
  queryString: string;
} {
  return {
    name: content.name,
    queryString: content.queryString,
    // What is left out, AWS erases.
    logGroupNames: content.logGroupNames,
    ...(content.parameters.length > 0 && { parameters: content.parameters }),
  };
}

/** @throws InputError when a parameter is for no place in the text */
function assertDeclared({ queryString, parameters }: QueryContent): void {
  const places = new Set(findPlaceholders(queryString).map(({ name }) => name));
  const stray = parameters.find(({ name }) => !places.has(name));
  if (stray) {
    throw new InputError(
      `The parameter ${stray.name} has no place {{${stray.name}}} in the query`,
    );
  }
}
