import type { Failure } from '../../world/traffic';
import type { IncidentDefinition } from '../IncidentDefinition';
import { failing, randomOf } from './answers';

const FAILING_SHARE = 0.6;

/** An answer of a partner that the application does not understand. */
export const target5xx: IncidentDefinition = {
  summary: 'the application answers most requests with 500; its tasks are well',
  onsetMs: 30_000,
  request(served, { strength }) {
    const random = randomOf(served, 73);
    if (!served.run || random.next() >= FAILING_SHARE * strength) return served;
    return failing(served, UNEXPECTED_ANSWER, {
      duration: served.request.duration / 2,
    });
  },
};

const UNEXPECTED_ANSWER: Failure = {
  name: 'TypeError',
  message: "Cannot read properties of undefined (reading 'amount')",
  frames: [
    'priceOf (/app/dist/pricing/priceOf.js:22:38)',
    'PricingClient.quote (/app/dist/pricing/PricingClient.js:57:12)',
    'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    'async ItemService.describe (/app/dist/items/ItemService.js:71:19)',
    'async itemHandler (/app/dist/items/routes.js:31:20)',
  ],
};
