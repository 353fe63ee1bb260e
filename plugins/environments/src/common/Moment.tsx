import { DateTime } from 'luxon';

const MOMENT = 'd LLL yyyy HH:mm ZZZZ';
const TO_THE_SECOND = 'd LLL yyyy HH:mm:ss ZZZZ';

/** `23 Nov 2026 08:31 UTC`, in the reader's own zone. */
export function momentText(iso: string): string {
  return parse(iso).toFormat(MOMENT);
}

/** `3 minutes ago`, or `in 2 days`. */
export function agoText(iso: string): string {
  return parse(iso).toRelative() ?? momentText(iso);
}

/** The reader's zone, for a column of times: `UTC`, `GMT+1`. */
export function zoneText(): string {
  return DateTime.now().setLocale('en').toFormat('ZZZZ');
}

/** A moment with its zone; how long ago that is, where one points at it. */
export function Moment(props: { iso: string }) {
  const { iso } = props;
  return (
    <time dateTime={iso} title={agoText(iso)}>
      {momentText(iso)}
    </time>
  );
}

/** How long ago something was; when that was, where one points at it. */
export function Ago(props: { iso: string }) {
  const { iso } = props;
  return (
    <time dateTime={iso} title={parse(iso).toFormat(TO_THE_SECOND)}>
      {agoText(iso)}
    </time>
  );
}

/** The pages are in English, whatever the browser speaks. */
function parse(iso: string): DateTime {
  return DateTime.fromISO(iso).setLocale('en');
}
