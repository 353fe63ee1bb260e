import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { documentedSpec, exampleSpec } from './stacks/testing/examples';
import { SynthesisError, synthesize } from './synthesize';

/** Those of this process: other tests synthesize at the same time. */
const synthesisFolders = () =>
  readdirSync(tmpdir()).filter(name =>
    name.startsWith(`quarterdeck-synthesis-${process.pid}-`),
  );

const describedStack = (part: string, dependsOn: string[]) => ({
  stackName: `fckdoomscroll-production-${part}`,
  region: 'us-east-1',
  dependsOn,
  terminationProtection: false,
});

// Processes of their own take their time on a busy machine.
jest.setTimeout(60_000);

describe('synthesize', () => {
  it('gives the stacks in the order of deployment, ready to be sent', async () => {
    const { stacks } = await synthesize(documentedSpec);
    expect(
      stacks.map(({ stackName, region, dependsOn, terminationProtection }) => ({
        stackName,
        region,
        dependsOn,
        terminationProtection,
      })),
    ).toEqual([
      describedStack('network', []),
      describedStack('cert', []),
      { ...describedStack('data', ['network']), terminationProtection: true },
      describedStack('service', ['network', 'cert', 'data']),
      describedStack('edge', ['network', 'cert']),
      describedStack('ops', ['network', 'data', 'service', 'edge']),
    ]);
    for (const stack of stacks) {
      expect(Buffer.byteLength(stack.templateBody)).toBeLessThan(51_200);
      expect(
        Object.keys(JSON.parse(stack.templateBody).Resources),
      ).toHaveLength(stack.resourceCount);
      expect(stack.tags).toMatchObject({
        'quarterdeck/environment': 'fckdoomscroll-production',
        'quarterdeck/owner': 'group:default/platform',
        'quarterdeck/part': stack.part,
      });
    }
  });

  it('puts what CloudFront uses into its region', async () => {
    const { stacks } = await synthesize(exampleSpec('elsewhere.yaml'));
    expect(
      stacks.map(({ stackName, region, dependsOn }) => [
        stackName,
        region,
        dependsOn,
      ]),
    ).toEqual([
      ['shop-production-network', 'eu-central-1', []],
      ['shop-production-eu-central-1-cert', 'us-east-1', ['network']],
      ['shop-production-data', 'eu-central-1', ['network']],
      ['shop-production-service', 'eu-central-1', ['network', 'data']],
      ['shop-production-eu-central-1-edge', 'us-east-1', ['network', 'cert']],
      [
        'shop-production-ops',
        'eu-central-1',
        ['network', 'data', 'service', 'edge'],
      ],
    ]);
  });

  it('makes the same templates each time', async () => {
    const [first, second] = await Promise.all([
      synthesize(documentedSpec),
      synthesize(documentedSpec),
    ]);
    expect(second).toEqual(first);
  });

  it('refuses what AWS would refuse before it starts anything', async () => {
    await expect(
      synthesize({ ...documentedSpec, service: { cpu: 256, memoryMb: 4096 } }),
    ).rejects.toThrow(
      'service.memoryMb: Fargate has no task with 256 CPU units and 4096 MB',
    );
  });

  it('says why the templates could not be made', async () => {
    const image = `registry.example.com/${'a'.repeat(51_200)}`;
    const answer = synthesize({ ...documentedSpec, service: { image } });
    await expect(answer).rejects.toThrow(SynthesisError);
    await expect(answer).rejects.toThrow(
      /^The synthesis of the stacks failed: The template of fckdoomscroll-production-\w+ has \d+ bytes, more than the 51200/,
    );
  });

  // Before it has a process, and when that is at work.
  it.each([0, 200])(
    'stops at once when it is told to, and leaves nothing behind: %d ms on',
    async milliseconds => {
      const controller = new AbortController();
      const answer = synthesize(documentedSpec, { signal: controller.signal });
      const outcome = answer.catch(error => error);
      while (synthesisFolders().length === 0) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      await new Promise(resolve => setTimeout(resolve, milliseconds));
      controller.abort(new Error('No longer wanted'));
      expect(await outcome).toMatchObject({ message: 'No longer wanted' });
      expect(synthesisFolders()).toEqual([]);
    },
  );

  it('does not load the CDK into the process that asks', () => {
    const loaded = Object.keys(require.cache);
    expect(loaded).toContain(require.resolve('./synthesize'));
    expect(loaded.filter(file => file.includes('/aws-cdk-lib/'))).toEqual([]);
  });
});
