import { InputError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../../readings/ReadingStore';
import type { Located } from '../../sources/source';
import { parseArn } from '../arn';
import type { ClusterClaim } from '../claims/claim';
import { ClusterSource } from './clusterSource';
import { type Found, foundIn } from './found';
import type { Patience } from './locator';

/** What instances the database clusters have that entities name. */
export class ClusterMembers {
  readonly #answers: ReadingStore<Located, string[]>;
  readonly #source: ClusterSource;

  constructor(clients: AwsClients, timing: ReadingStoreOptions) {
    this.#source = new ClusterSource(clients);
    this.#answers = new ReadingStore(timing);
  }

  /** @returns what was found for each claim, in their order */
  async find(claims: ClusterClaim[], patience: Patience): Promise<Found[]> {
    const clusters = new Map(
      claims.flatMap(({ text }) => {
        const cluster = locate(text);
        return cluster ? [[text, cluster] as const] : [];
      }),
    );
    const readings = await this.#answers.read(
      this.#source,
      [...clusters.values()],
      patience,
    );
    return claims.map(({ text, annotation }) =>
      foundIn(
        readings.filter(({ target }) => target === text),
        clusters.has(text)
          ? {
              kind: 'not-found',
              message: `The database cluster ${text} has no instances`,
            }
          : {
              kind: 'configuration',
              message: `“${text}” is not the ARN of a database cluster`,
              remedy: `Correct the annotation ${annotation}`,
            },
      ),
    );
  }
}

function locate(text: string): Located | undefined {
  try {
    return parseArn(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
