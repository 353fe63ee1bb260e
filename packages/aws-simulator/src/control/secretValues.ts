import { z } from 'zod';
import type { World } from '../world/World';

/**
 * What a secret says besides: of its database, and ids such as a client's.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
const IS_NO_SECRET =
  /^(engine|host|port|username|dbname|dbInstanceIdentifier|dbClusterIdentifier|masterarn|.*_id)$/i;

const membersSchema = z.record(z.string(), z.unknown());

/**
 * The values that nobody is to read anywhere else, by what holds them: those of
 * Secrets Manager in all versions, and of Cognito's clients. A test looks for
 * them where they must not be.
 */
export const secretValues = (world: World) =>
  world.allRegions().flatMap(region => [
    ...region.secrets.all().map(({ arn, shape }) => ({
      holder: arn,
      values: shape.versions.flatMap(({ text }) => secretsIn(text)),
    })),
    ...region.userPoolClients
      .all()
      .flatMap(({ id, shape }) =>
        shape.ClientSecret
          ? [{ holder: `user pool client ${id}`, values: [shape.ClientSecret] }]
          : [],
      ),
  ]);

function secretsIn(text: string | undefined): string[] {
  if (!text) return [];
  const members = membersOf(text);
  if (!members) return [text];
  return Object.entries(members).flatMap(([name, value]) =>
    typeof value === 'string' && !IS_NO_SECRET.test(name) ? [value] : [],
  );
}

function membersOf(text: string): Record<string, unknown> | undefined {
  try {
    return membersSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
