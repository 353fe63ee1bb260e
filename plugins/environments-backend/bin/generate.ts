import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { POLICIES_FILE, renewedPolicies } from '../src/iam/renewedPolicies';

const root = path.resolve(__dirname, '../../..');
writeFileSync(path.join(root, POLICIES_FILE), renewedPolicies());
process.stdout.write(`Wrote ${POLICIES_FILE}\n`);
