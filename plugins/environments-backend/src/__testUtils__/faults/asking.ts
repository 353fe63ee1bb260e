/** Who asks for everything. */
export const bySomebody = { requestedBy: 'user:default/ada' };

const DEADLINE_MS = 150_000;
const LOOK_EVERY_MS = 200;

/** Waits until it is so, or what hangs has had time enough. */
export async function hasTime(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await isSo()) && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
