import type { Run } from './run';

/** What of a run AWS's own tools need to do the same. */
type Repeatable = Pick<
  Run,
  'queryString' | 'logGroupNames' | 'region' | 'range'
>;

/**
 * The address of the same query, log groups and minutes in the AWS console.
 * (Its reader needs a login to that account.)
 *
 * @public
 */
export function awsConsoleUrl(run: Repeatable): string {
  const detail = detailOf({
    end: run.range.to,
    start: run.range.from,
    timeType: 'ABSOLUTE',
    tz: 'UTC',
    editorString: run.queryString,
    source: run.logGroupNames,
  });
  return `https://${consoleHost(run.region)}/cloudwatch/home?region=${
    run.region
  }#logsV2:logs-insights$3FqueryDetail$3D${detail}`;
}

/**
 * The same query as a command for a POSIX shell.
 *
 * @public
 */
export function startQueryCommand(run: Repeatable): string {
  const words = [
    'aws logs start-query',
    `--region ${run.region}`,
    ...(run.logGroupNames.length > 0
      ? [`--log-group-names ${run.logGroupNames.map(shellWord).join(' ')}`]
      : []),
    `--start-time ${epochSeconds(run.range.from)}`,
    `--end-time ${epochSeconds(run.range.to)}`,
    `--query-string ${shellWord(run.queryString)}`,
  ];
  return words.join(' \\\n  ');
}

/**
 * The console's own notation: `~(name~'text~list~(~'a~'b))`, in which a
 * character that is no letter, digit, `_`, `-` or `.` is `*` and two
 * hexadecimal digits, or `**` and four, and `$` is `!`.
 */
function detailOf(members: Record<string, string | string[]>): string {
  const parts = Object.entries(members).map(([name, value]) =>
    typeof value === 'string'
      ? `${name}~${textOf(value)}`
      : `${name}~(${value.map(item => `~${textOf(item)}`).join('')})`,
  );
  return `~(${parts.join('~')})`;
}

function textOf(value: string): string {
  const encoded = value.replace(/[^\w.-]/g, character => {
    if (character === '$') return '!';
    const code = character.charCodeAt(0);
    return code < 0x100
      ? `*${code.toString(16).padStart(2, '0')}`
      : `**${code.toString(16).padStart(4, '0')}`;
  });
  return `'${encoded}`;
}

function consoleHost(region: string): string {
  if (region.startsWith('cn-')) return `${region}.console.amazonaws.cn`;
  if (region.startsWith('us-gov-')) {
    return `${region}.console.amazonaws-us-gov.com`;
  }
  return `${region}.console.aws.amazon.com`;
}

function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}

function epochSeconds(iso: string): number {
  return Math.floor(new Date(iso).getTime() / 1000);
}
