import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../chromiumFlags.mjs';
import { startRecordingProxy } from './recordingProxy.mjs';

/** For what goes on for ever, such as a page that asks every other second. */
const QUIET_WITHIN_MS = 3_000;
const SHOWN_WITHIN_MS = 120_000;

/** A browser of which all that it gets and shows is kept. */
export class Witness {
  #keep;
  #browser;
  #proxy;

  /**
   * @param {object} options
   * @param {string} options.executablePath of a Chromium
   * @param {(place: string, text: string) => void} options.keep told of all
   * that is seen, and where
   */
  static async start({ executablePath, keep }) {
    const witness = new Witness();
    witness.#keep = keep;
    witness.#proxy = await startRecordingProxy(keep);
    try {
      witness.#browser = await chromium.launch({
        executablePath,
        proxy: { server: witness.#proxy.url },
        // What is local is asked for like the rest.
        args: [...CHROMIUM_FLAGS, '--proxy-bypass-list=<-loopback>'],
      });
    } catch (error) {
      await witness.stop();
      throw error;
    }
    return witness;
  }

  async stop() {
    await this.#browser?.close();
    this.#proxy?.stop();
  }

  /** A page of a person of its own, who has been here never before. */
  async newPage() {
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 900 },
    });
    context.setDefaultTimeout(SHOWN_WITHIN_MS);
    const page = await context.newPage();
    page.on('websocket', socket => {
      for (const way of ['framereceived', 'framesent']) {
        socket.on(way, ({ payload }) =>
          this.#keep(`${way} of ${socket.url()}`, String(payload)),
        );
      }
    });
    page.on('console', message =>
      this.#keep(`the console of ${page.url()}`, message.text()),
    );
    return page;
  }

  /** Keeps what a page shows now, and what it has in its storage. */
  async look(page, place) {
    await Promise.race([
      page.waitForLoadState('networkidle'),
      page.waitForTimeout(QUIET_WITHIN_MS),
    ]);
    this.#keep(`the page ${place}`, await page.content());
    this.#keep(
      `the fields of ${place}`,
      await page.evaluate(() =>
        [...document.querySelectorAll('input, textarea')]
          .map(field => field.value)
          .join('\n'),
      ),
    );
    this.#keep(
      `the storage of ${place}`,
      await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      ),
    );
  }
}
