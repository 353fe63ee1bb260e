'use strict';

// The CDK toolkit in a process of its own: it takes its endpoint from the
// environment alone, and is a module of another kind than the tests. Reads
// requests from its standard input, a JSON text a line, and answers each with a
// line on its standard output.
const path = require('node:path');
const readline = require('node:readline');
const {
  BaseCredentials,
  BootstrapEnvironments,
  BootstrapStackParameters,
  DiffMethod,
  StackSelectionStrategy,
  Toolkit,
} = require('@aws-cdk/toolkit-lib');
const cdk = require('aws-cdk-lib');

const { ACCOUNT, REGION, FOLDER } = process.env;
const stacks = { strategy: StackSelectionStrategy.ALL_STACKS };
const messages = [];
const toolkit = new Toolkit({
  ioHost: {
    notify: async message => {
      messages.push(`${message.code ?? ''} ${message.message}`);
    },
    requestResponse: async message => {
      messages.push(`${message.code ?? ''} ${message.message}`);
      return message.defaultResponse;
    },
  },
  sdkConfig: { baseCredentials: BaseCredentials.awsCliCompatible() },
});

const SYNTHESIZERS = {
  bootstrapless: () => new cdk.BootstraplessSynthesizer(),
  cli: () => new cdk.CliCredentialsStackSynthesizer(),
  default: () => new cdk.DefaultStackSynthesizer(),
  legacy: () => new cdk.LegacyStackSynthesizer(),
};

/** Parameters of the given values; a file asset's address if asked for. */
function sourceOf({ stackName, synthesizer, parameters = {}, asset, queries }) {
  return toolkit.fromAssemblyBuilder(
    async ({ outdir, context }) => {
      const app = new cdk.App({ outdir, context });
      const stack = new cdk.Stack(app, stackName, {
        env: { account: ACCOUNT, region: REGION },
        synthesizer: SYNTHESIZERS[synthesizer](),
      });
      for (const [name, value] of Object.entries(parameters)) {
        const parameter = new cdk.aws_ssm.CfnParameter(stack, name, {
          name: `/${stackName}/${name}`,
          type: 'String',
          value,
        });
        parameter.applyRemovalPolicy(cdk.RemovalPolicy.DESTROY);
      }
      if (queries) {
        new cdk.aws_logs.CfnQueryDefinition(stack, 'Query', {
          name: queries,
          queryString: 'fields @message',
        });
      }
      if (asset) {
        const file = new cdk.aws_s3_assets.Asset(stack, 'File', {
          path: asset,
        });
        new cdk.CfnOutput(stack, 'AssetUrl', { value: file.s3ObjectUrl });
      }
      return app.synth();
    },
    { outdir: path.join(FOLDER, 'cdk.out', stackName), clobberEnv: false },
  );
}

const ACTIONS = {
  bootstrap: () =>
    toolkit.bootstrap(
      BootstrapEnvironments.fromList([`aws://${ACCOUNT}/${REGION}`]),
      {
        parameters: BootstrapStackParameters.withExisting({
          cloudFormationExecutionPolicies: [
            'arn:aws:iam::aws:policy/AdministratorAccess',
          ],
        }),
      },
    ),
  deploy: async request => {
    const result = await toolkit.deploy(await sourceOf(request), {
      stacks,
      stackEventPollingInterval: 50,
      deploymentMethod: { method: request.method ?? 'change-set' },
      rollback: request.rollback,
    });
    return result.stacks.map(({ stackName, outputs }) => ({
      stackName,
      outputs,
    }));
  },
  diff: async request => {
    const method = request.templateOnly
      ? DiffMethod.TemplateOnly()
      : DiffMethod.ChangeSet();
    const diffs = await toolkit.diff(await sourceOf(request), {
      stacks,
      method,
    });
    return Object.values(diffs).map(each =>
      Object.entries(each.resources.changes).map(([id, change]) => [
        id,
        change.changeImpact,
      ]),
    );
  },
  drift: async request => {
    const drift = await toolkit.drift(await sourceOf(request), { stacks });
    return Object.values(drift);
  },
  rollback: async request => {
    const result = await toolkit.rollback(await sourceOf(request), {
      stacks,
      orphanFailedResources: request.orphanFailedResources,
      // A legacy stack has none.
      validateBootstrapStackVersion: request.synthesizer !== 'legacy',
    });
    return result.stacks.map(each => each.result);
  },
  destroy: async request => {
    const result = await toolkit.destroy(await sourceOf(request), {
      stacks,
      stackEventPollingInterval: 50,
    });
    return result.stacks.map(each => each.stackName);
  },
};

async function answer(line) {
  const { action, ...request } = JSON.parse(line);
  messages.length = 0;
  try {
    return { result: (await ACTIONS[action](request)) ?? null, messages };
  } catch (error) {
    return { error: `${error.stack}`, messages };
  }
}

readline
  .createInterface({ input: process.stdin })
  .on('line', async line => {
    process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
  })
  .on('close', () => process.exit(0));
