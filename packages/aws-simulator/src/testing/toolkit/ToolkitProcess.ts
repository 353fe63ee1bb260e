import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { TEST_ACCOUNT_ID, TEST_REGION } from '../simulatedAws';

/** What the program beside this file is to do. */
export interface ToolkitRequest {
  action: 'bootstrap' | 'deploy' | 'diff' | 'drift' | 'rollback' | 'destroy';
  stackName?: string;
  synthesizer?: 'bootstrapless' | 'cli' | 'default' | 'legacy';
  /** The SSM parameters that the stack has, with their values. */
  parameters?: Record<string, string>;
  /** A file that the stack uses as an asset. */
  asset?: string;
  /** The name of a query definition that the stack has. */
  queries?: string;
  method?: 'change-set' | 'direct';
  rollback?: boolean;
  templateOnly?: boolean;
  orphanFailedResources?: boolean;
}

export interface ToolkitAnswer {
  result: unknown;
  /** What the toolkit told its user, with its codes. */
  messages: string[];
}

/** Templates appear in messages as a whole. */
const MESSAGE_LENGTH = 500;

/** The CDK toolkit, unmodified, in a process of its own. */
export class ToolkitProcess {
  private constructor(
    readonly folder: string,
    private readonly child: ChildProcess,
    private readonly answers: Interface,
  ) {}

  static async start(endpoint: string): Promise<ToolkitProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), 'toolkit-'));
    const child = spawn(
      process.execPath,
      [path.join(__dirname, 'program.js')],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          TMPDIR: folder,
          ACCOUNT: TEST_ACCOUNT_ID,
          REGION: TEST_REGION,
          FOLDER: folder,
          AWS_ENDPOINT_URL: endpoint,
          AWS_ACCESS_KEY_ID: TEST_ACCOUNT_ID,
          AWS_SECRET_ACCESS_KEY: 'simulated',
          AWS_REGION: TEST_REGION,
          AWS_EC2_METADATA_DISABLED: 'true',
          CDK_VALIDATION: 'false',
        },
      },
    );
    return new ToolkitProcess(
      folder,
      child,
      createInterface({ input: child.stdout }),
    );
  }

  /** @throws Error with the toolkit's own, when it fails */
  async run(request: ToolkitRequest): Promise<ToolkitAnswer> {
    const answered = once(this.answers, 'line');
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    const [line] = await answered;
    const { error, ...answer } = JSON.parse(line);
    if (error) {
      const messages = answer.messages.map((each: string) =>
        each.slice(0, MESSAGE_LENGTH),
      );
      throw new Error(`${error}\n${messages.join('\n')}`);
    }
    return answer;
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.stdin?.end();
    await exited;
    await rm(this.folder, { recursive: true, force: true });
  }
}
