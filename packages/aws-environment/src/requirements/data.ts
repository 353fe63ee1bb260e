import { inFile, inStacks } from './Requirement';

/** The database, and how the application gets at it. */
export const DATABASE = [
  ...inStacks('data/Database.ts', {
    R072: 'The instance is called after the environment.',
    R073: 'It is PostgreSQL 16, of whatever minor version.',
    R074: 'It is a db.t4g.micro by default.',
    R075: 'A db.t4g.small is one option away.',
    R076: 'It has a standby.',
    R077: 'Instance and standby are in different zones.',
    R078: 'Its storage is gp3.',
    R079: 'It begins with 20 GB.',
    R080: 'It has the 3,000 IOPS that gp3 comes with.',
    R081: 'It has the 125 MB/s that gp3 comes with.',
    R082: 'Its storage grows up to 100 GB by itself.',
    R083: 'Backups go back seven days.',
    R084: 'They are made between 3 and 4 at night.',
    R085: 'Maintenance is on Sunday, the hour after.',
    R086: 'Backups can be copied to another region.',
    R087: 'Storage is encrypted with the key that AWS manages.',
    R088: 'Connections without TLS are refused.',
    R089: 'It cannot be deleted by mistake.',
    R090: 'The database inside is called after the environment.',
    R091: 'It listens at 5432.',
    R092: 'Its owner is fckadmin in the documented environment.',
    R094: 'It takes 100 connections.',
    R095: 'It logs what changes the schema.',
    R096: 'It logs statements that take a second or more.',
    R097: 'It has no option group.',
  }),
  ...inStacks('GeneratedSecret.ts', {
    R093: 'Its password is generated and strong.',
  }),
  ...inStacks('service/AppEnvironment.ts', {
    R098: 'The application is told where the database is, by parts of its URL.',
    R099: 'It is told how many connections to open.',
    R100: 'It is told to close a connection after 30 s without work.',
    R101: 'It is told to give up connecting after 2 s.',
  }),
];

const PIPELINE =
  'templates/service-delivery/skeleton/.github/workflows/delivery.yml';

export const IMAGES = [
  ...inStacks('data/ImageRepository.ts', {
    R102: 'The repository is called app, below the name of the environment.',
    R103: 'It is private.',
    R104: 'Each image is scanned when it is pushed.',
    R105: 'A tag is never moved to another image.',
    R106: 'Ten images are kept.',
    R107: 'An image without a tag is kept for a week.',
  }),
  ...inFile(PIPELINE, {
    R108: 'The newest image is called latest.',
    R109: 'A released image is called by its version.',
    R110: 'Every image is called by its commit.',
  }),
];
