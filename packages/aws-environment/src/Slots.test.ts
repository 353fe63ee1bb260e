import { Slots } from './Slots';

/** Work that ends when it is told to. */
function controlled() {
  let resolve: (value: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { work: jest.fn(() => promise), resolve, reject };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

describe('Slots', () => {
  it('lets as many in as there are slots, and the others in their order', async () => {
    const slots = new Slots(2);
    const jobs = [controlled(), controlled(), controlled(), controlled()];
    const runs = jobs.map(job => slots.run(job.work));
    await settled();
    expect(jobs.map(job => job.work.mock.calls.length)).toEqual([1, 1, 0, 0]);

    jobs[1].resolve('second');
    expect(await runs[1]).toBe('second');
    await settled();
    expect(jobs.map(job => job.work.mock.calls.length)).toEqual([1, 1, 1, 0]);

    jobs[0].reject(new Error('first failed'));
    await expect(runs[0]).rejects.toThrow('first failed');
    await settled();
    expect(jobs[3].work).toHaveBeenCalled();

    jobs[2].resolve('third');
    jobs[3].resolve('fourth');
    expect(await Promise.all(runs.slice(2))).toEqual(['third', 'fourth']);
  });

  it('forgets who no longer waits', async () => {
    const slots = new Slots(1);
    const first = controlled();
    const running = slots.run(first.work);
    const given = new AbortController();
    const second = controlled();
    const waiting = slots.run(second.work, given.signal);
    given.abort(new Error('No longer wanted'));
    await expect(waiting).rejects.toThrow('No longer wanted');

    first.resolve('done');
    await running;
    expect(await slots.run(async () => 'next')).toBe('next');
    expect(second.work).not.toHaveBeenCalled();
  });
});
