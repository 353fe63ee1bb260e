/** The clock on the wall where AWS's regions stand. */
const ZONES_OF_REGIONS: Readonly<Record<string, string>> = {
  'us-east-1': 'America/New_York',
  'us-east-2': 'America/New_York',
  'us-west-1': 'America/Los_Angeles',
  'us-west-2': 'America/Los_Angeles',
  'ca-central-1': 'America/Toronto',
  'sa-east-1': 'America/Sao_Paulo',
  'eu-west-1': 'Europe/Dublin',
  'eu-west-2': 'Europe/London',
  'eu-west-3': 'Europe/Paris',
  'eu-central-1': 'Europe/Berlin',
  'eu-central-2': 'Europe/Zurich',
  'eu-north-1': 'Europe/Stockholm',
  'eu-south-1': 'Europe/Rome',
  'eu-south-2': 'Europe/Madrid',
  'ap-south-1': 'Asia/Kolkata',
  'ap-southeast-1': 'Asia/Singapore',
  'ap-southeast-2': 'Australia/Sydney',
  'ap-northeast-1': 'Asia/Tokyo',
  'ap-northeast-2': 'Asia/Seoul',
  'me-central-1': 'Asia/Dubai',
  'af-south-1': 'Africa/Johannesburg',
};

/** The zones that are worth offering first, for logs of these regions. */
export function likelyZones(regions: readonly string[]): string[] {
  const ofRegions = regions.flatMap(region => ZONES_OF_REGIONS[region] ?? []);
  return [...new Set(['UTC', ...ofRegions])];
}

/** All zones that this browser knows. */
export function allZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** `local` as its own name: `Europe/Berlin`. */
export function localZoneName(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
