const HOLDERS = ['everyone', 'owner', 'operators', 'approvers'] as const;

/**
 * Who has a permission.
 *
 * - `everyone`: whoever has signed in
 * - `owner`: whoever owns the entity or the environment that it is for, or has
 *   started the task
 * - `operators`, `approvers`: the members of that role
 *
 * Administrators have every permission.
 */
export type Holder = (typeof HOLDERS)[number];

/** Any of them; without any, it is the administrators' alone. */
export type Holders = readonly Holder[];

/**
 * One holder or a list of them, as the configuration has it.
 *
 * @throws TypeError for somebody who is none of the holders.
 */
export function readHolders(permission: string, value: unknown): Holders {
  return [value].flat().map(holder => {
    if (isHolder(holder)) return holder;
    throw new TypeError(
      `quarterdeck.permissions.rules gives ${permission} to ${holder}, who is none of ${HOLDERS.join(
        ', ',
      )}`,
    );
  });
}

function isHolder(value: unknown): value is Holder {
  return HOLDERS.some(holder => holder === value);
}
