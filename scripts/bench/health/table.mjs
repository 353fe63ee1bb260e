// What was measured, beside what it must be.

const number = (value, digits = 0) => Number(value.toFixed(digits));

/** A row for each thing that must be so. */
export function tableOf(result) {
  const { refresh, page, tab, viewers, unbatched, growth, operations } = result;
  const table = {};
  const row = (what, measured, limit, holds) => {
    table[what] = { measured, limit, ok: holds ? 'yes' : 'NO' };
  };
  const atMost = (what, measured, limit, unit) =>
    row(what, `${measured} ${unit}`, `≤ ${limit} ${unit}`, measured <= limit);
  const atLeast = (what, measured, limit, unit) =>
    row(what, `${measured} ${unit}`, `≥ ${limit} ${unit}`, measured >= limit);

  if (refresh) {
    const perEnvironment = number(refresh.callsPerEnvironment, 2);
    atMost('refresh: AWS calls', perEnvironment, 1.3, 'per environment');
    atMost('refresh: billed calls', refresh.billedCalls, 0, 'calls');
    atMost('refresh: time', number(refresh.seconds, 1), 10, 's');
  }
  if (page) {
    atMost('fleet page: p95', number(page.p95Ms, 1), 30, 'ms');
    atMost('fleet page: size', number(page.kilobytes), 150, 'KB');
    atLeast('fleet page: 304', number(page.notModifiedShare * 100), 95, '%');
  }
  if (tab) {
    atMost('tab, cold: p95', number(tab.coldP95Ms), 400, 'ms');
    atMost('tab, warm: p95', number(tab.warmP95Ms, 1), 15, 'ms');
    atMost('tab, cold: AWS calls', tab.mostCalls, 16, 'calls');
    atMost('tab, cold: in sequence', tab.oneAfterTheOther, 4, 'calls');
  }
  if (viewers) {
    const within = (what, ratio) => {
      const percent = number((ratio - 1) * 100, 1);
      row(what, `${percent} %`, '± 5 %', Math.abs(percent) <= 5);
    };
    within('1,000 viewers: more calls', viewers.ratio);
    within('… for the tab alone', viewers.ratioOfTab);
  }
  if (unbatched) {
    const fewer = number(unbatched.timesFewerCalls, 1);
    atLeast('unbatched client: calls', fewer, 3, 'times as many');
    const less = number(unbatched.timesLessTime, 1);
    atLeast('unbatched client: time', less, 10, 'times as long');
  }
  if (operations) {
    atMost('throttles, all the while', operations.throttles, 0, 'throttles');
  }
  if (growth) {
    const [small, large] = [growth[0], growth.at(-1)];
    const times = large.environments / small.environments;
    const grown = key => number(large[key] / small[key], 1);
    const within = `from ${small.environments} to ${large.environments}`;
    atMost(`calls, ${within}`, grown('calls'), 1.05 * times, 'times');
    atMost(`page time, ${within}`, grown('pageMedianMs'), times, 'times');
    atMost(`memory, ${within}`, grown('memoryMb'), times, 'times');
  }
  return table;
}
