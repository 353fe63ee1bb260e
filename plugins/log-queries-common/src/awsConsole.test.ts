import { execFileSync } from 'node:child_process';
import { awsConsoleUrl, startQueryCommand } from './awsConsole';

const run = {
  queryString:
    "fields @timestamp, @message\n| filter @message like /it's $5 – (ok)/",
  logGroupNames: ['/ecs/shop-production', '/aws/rds/shop'],
  region: 'eu-west-1',
  range: { from: '2026-03-01T02:00:00.000Z', to: '2026-03-01T03:00:00.000Z' },
};

describe('awsConsoleUrl', () => {
  it('speaks the notation of the console', () => {
    expect(awsConsoleUrl(run)).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1' +
        "#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-03-01T03*3a00*3a00.000Z" +
        "~start~'2026-03-01T02*3a00*3a00.000Z~timeType~'ABSOLUTE~tz~'UTC" +
        "~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20filter*20" +
        '*40message*20like*20*2fit*27s*20!5*20**2013*20*28ok*29*2f' +
        "~source~(~'*2fecs*2fshop-production~'*2faws*2frds*2fshop))",
    );
  });

  it.each([
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ])('knows the console of %s', (region, beginning) => {
    expect(awsConsoleUrl({ ...run, region }).startsWith(beginning)).toBe(true);
  });
});

describe('startQueryCommand', () => {
  it('survives a shell', () => {
    const printed = execFileSync('sh', [
      '-c',
      `aws() { for word; do printf '%s\\0' "$word"; done; }\n${startQueryCommand(
        run,
      )}`,
    ]);
    expect(printed.toString().split('\0').slice(0, -1)).toEqual([
      'logs',
      'start-query',
      '--region',
      'eu-west-1',
      '--log-group-names',
      '/ecs/shop-production',
      '/aws/rds/shop',
      '--start-time',
      '1772330400',
      '--end-time',
      '1772334000',
      '--query-string',
      run.queryString,
    ]);
  });
});
