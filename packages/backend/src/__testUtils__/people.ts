import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';

/** Who signs in, and of which groups they are. */
const GROUPS = {
  /** Owns an entity by herself. */
  olga: [],
  /** Of the team that owns `checkout-production`. */
  mia: ['group:default/checkout'],
  sam: ['group:default/strangers'],
  otto: ['group:default/on-call'],
  tina: ['group:default/tech-leads'],
  ada: ['group:default/platform'],
} satisfies Record<string, string[]>;

export type Person = keyof typeof GROUPS;

export const refOf = (person: Person) => `user:default/${person}`;

/** As it stands in a request of theirs. */
export const tokenOf = (person: Person) =>
  mockCredentials.user.header(refOf(person));

const CLAIMS = new Map(
  Object.entries(GROUPS).map(([person, groups]) => [
    `user:default/${person}`,
    groups,
  ]),
);

/** Knows the groups of the people as their sign-in would have told them. */
export const userInfoOfPeople = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo({ principal }) {
      const userEntityRef = (principal as { userEntityRef: string })
        .userEntityRef;
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(CLAIMS.get(userEntityRef) ?? []),
        ],
      };
    },
  }),
});
