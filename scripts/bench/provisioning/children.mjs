// The processes that synthesize: how many at a time, and how large.
import { readFile, readdir } from 'node:fs/promises';

const LOOK_EVERY_MS = 50;
const IS_SYNTHESIS = /synthesizer/;

/** Looks at the children of a process until `stop`. Needs Linux's /proc. */
export function watchChildren(pid) {
  let most = 0;
  let largestMb = 0;
  let isOver = false;
  const ever = new Set();
  const watching = (async () => {
    while (!isOver) {
      const children = await synthesesOf(pid);
      most = Math.max(most, children.length);
      for (const { id, peakMb } of children) {
        ever.add(id);
        largestMb = Math.max(largestMb, peakMb);
      }
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return { most, largestMb: Math.round(largestMb), ever: ever.size };
    },
  };
}

async function synthesesOf(pid) {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map(thread => text(`/proc/${pid}/task/${thread}/children`)),
  );
  const ids = lists.join(' ').split(' ').filter(Boolean);
  const children = await Promise.all(
    ids.map(async id => ({
      id,
      command: await text(`/proc/${id}/cmdline`),
      peakMb:
        Number(/VmHWM:\s+(\d+)/.exec(await text(`/proc/${id}/status`))?.[1]) /
          1_024 || 0,
    })),
  );
  return children.filter(({ command }) => IS_SYNTHESIS.test(command));
}

/** Empty for a process that has ended meanwhile. */
const text = file => readFile(file, 'utf8').catch(() => '');
