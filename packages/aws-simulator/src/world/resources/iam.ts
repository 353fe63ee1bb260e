/** `id` is the ARN: a policy of the customer's own. */
export interface ManagedPolicyShape {
  name: string;
  path: string;
  policyId: string;
  description?: string;
  /** Oldest first; documents are JSON. */
  versions: Array<{ id: string; document: string; createdAt: Date }>;
  defaultVersionId: string;
  updatedAt: Date;
}

/** `id` is the ARN. */
export interface OidcProviderShape {
  /** Without `https://`. */
  url: string;
  clientIds: string[];
  thumbprints: string[];
}
