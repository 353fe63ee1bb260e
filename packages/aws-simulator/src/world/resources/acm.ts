import type { KeyAlgorithm, ResourceRecord } from '@aws-sdk/client-acm';

/** How one domain of a certificate is shown to be the caller's. */
export interface DomainProof {
  domainName: string;
  validationDomain: string;
  /** What a zone has to say; none when mail is sent instead. */
  record?: ResourceRecord & { Name: string; Value: string };
}

/** `id` is the ARN. The status follows from the records in the zones. */
export interface CertificateShape {
  domainName: string;
  /** The domain name itself is the first. */
  subjectAlternativeNames: string[];
  validationMethod: 'DNS' | 'EMAIL';
  keyAlgorithm: KeyAlgorithm;
  transparencyLogging: 'ENABLED' | 'DISABLED';
  idempotencyToken?: string;
  proofs: DomainProof[];
  /** When ACM has worked out the records to be made. */
  proofsKnownAt: Date;
  /** Kept once it is known, since the records may go away afterwards. */
  issuedAt?: Date;
}
