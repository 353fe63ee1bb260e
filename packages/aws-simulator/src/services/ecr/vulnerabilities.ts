import type { FindingSeverity } from '@aws-sdk/client-ecr';

interface Vulnerability {
  name: string;
  description: string;
  severity: FindingSeverity;
  packageName: string;
  packageVersion: string;
  score: string;
  /** Of the images, those that have it: 0 to 1. */
  share: number;
}

/** Known vulnerabilities of packages in a Debian base image. */
export const VULNERABILITIES: readonly Vulnerability[] = [
  {
    name: 'CVE-2023-45853',
    description:
      'An integer overflow in MiniZip leads to a heap-based buffer overflow for long file names, comments or extra fields.',
    severity: 'CRITICAL',
    packageName: 'zlib',
    packageVersion: '1:1.2.13.dfsg-1',
    score: '9.8',
    share: 0.05,
  },
  {
    name: 'CVE-2023-31484',
    description:
      'CPAN.pm before 2.35 does not verify TLS certificates when it downloads distributions over HTTPS.',
    severity: 'HIGH',
    packageName: 'perl',
    packageVersion: '5.36.0-7',
    score: '8.1',
    share: 0.3,
  },
  {
    name: 'CVE-2023-50387',
    description:
      'DNSSEC validation of crafted zones takes excessive CPU time (KeyTrap).',
    severity: 'HIGH',
    packageName: 'systemd',
    packageVersion: '252.22-1~deb12u1',
    score: '7.5',
    share: 0.2,
  },
  {
    name: 'CVE-2024-0567',
    description:
      'GnuTLS rejects a certificate chain with distributed trust, which ends the process.',
    severity: 'MEDIUM',
    packageName: 'gnutls28',
    packageVersion: '3.7.9-2',
    score: '5.9',
    share: 0.4,
  },
  {
    name: 'CVE-2023-4641',
    description:
      'shadow-utils leaves a password in memory when asking for it a second time fails.',
    severity: 'MEDIUM',
    packageName: 'shadow',
    packageVersion: '1:4.13+dfsg1-1',
    score: '5.5',
    share: 0.5,
  },
  {
    name: 'CVE-2022-3219',
    description:
      'GnuPG can be made to spend much time on a key with very many signatures.',
    severity: 'LOW',
    packageName: 'gnupg2',
    packageVersion: '2.2.40-1.1',
    score: '3.3',
    share: 0.8,
  },
  {
    name: 'CVE-2016-2781',
    description:
      'chroot in coreutils lets a local user escape to the parent session by the TIOCSTI ioctl.',
    severity: 'LOW',
    packageName: 'coreutils',
    packageVersion: '9.1-1',
    score: '4.6',
    share: 0.9,
  },
  {
    name: 'CVE-2011-3389',
    description:
      'TLS 1.0 with CBC encrypts with chained initialization vectors (BEAST).',
    severity: 'INFORMATIONAL',
    packageName: 'gnutls28',
    packageVersion: '3.7.9-2',
    score: '4.3',
    share: 0.9,
  },
];
