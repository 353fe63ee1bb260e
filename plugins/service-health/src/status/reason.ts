import {
  STATUS_LABELS,
  type Verdict,
} from '@quarterdeck/plugin-service-health-common';

/** The sentence without its first word, for where the status stands already. */
export function reasonOf({ status, sentence }: Verdict): string {
  const reason = sentence.replace(`${STATUS_LABELS[status]}: `, '');
  return reason.charAt(0).toLocaleUpperCase('en') + reason.slice(1);
}
