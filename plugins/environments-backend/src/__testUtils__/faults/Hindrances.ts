import { role } from '../resources';

/** Something in a template that does not come up. */
export type Hindrance =
  /** A role whose name somebody may have; made after the database. */
  | { kind: 'role'; roleName: string }
  /** A certificate of a domain that nobody proves: CloudFormation waits. */
  | { kind: 'certificate' };

/** What the templates of environments are given beside what they have. */
export class Hindrances {
  readonly #of = new Map<string, Hindrance>();

  put(environmentId: string, hindrance: Hindrance): void {
    this.#of.set(environmentId, hindrance);
  }

  remove(environmentId: string): void {
    this.#of.delete(environmentId);
  }

  resources(environmentId: string, part: string): Record<string, object> {
    const hindrance = this.#of.get(environmentId);
    if (hindrance?.kind === 'role' && part === 'data') {
      return { Role: { ...role(hindrance.roleName), DependsOn: 'Database' } };
    }
    if (hindrance?.kind === 'certificate' && part === 'service') {
      return { Certificate: certificate(environmentId) };
    }
    return {};
  }
}

const certificate = (environmentId: string) => ({
  Type: 'AWS::CertificateManager::Certificate',
  DependsOn: 'Requests',
  Properties: {
    DomainName: `${environmentId}.example.net`,
    ValidationMethod: 'DNS',
  },
});
