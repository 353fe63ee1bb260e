import { useApi } from '@backstage/core-plugin-api';
import type {
  LiveTailEvent,
  LiveTailLine,
  LiveTailRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useRef, useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { mayPass } from '../api/errors';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { addLines, EMPTY_TAIL, type TailBuffer } from './TailBuffer';

const DRAW_EVERY_MS = 250;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

type Start = Extract<LiveTailEvent, { type: 'start' }>;

export interface LiveTail {
  state: 'connecting' | 'live' | 'paused' | 'reconnecting' | 'ended';
  buffer: TailBuffer;
  /** Lines that have come while it was paused. */
  waiting: number;
  start?: Start;
  /** AWS shows 500 lines a second at most. */
  isSampled: boolean;
  /** Why it has ended, or does not answer just now. */
  problem?: string;
  pause(): void;
  resume(): void;
  clear(): void;
  /** Begins again after it has ended. */
  restart(): void;
}

/**
 * Follows log groups. A connection that breaks is made again, more and more
 * patiently; a pause holds lines back, but loses none that the memory has room
 * for.
 */
export function useLiveTail(request: LiveTailRequest | undefined): LiveTail {
  const api = useApi(logQueriesApiRef);
  const [attempt, setAttempt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const [view, setView] = useState<
    Pick<LiveTail, 'buffer' | 'waiting' | 'start' | 'isSampled' | 'problem'> & {
      state: Exclude<LiveTail['state'], 'paused'>;
    }
  >(NOTHING);
  const paused = useRef(isPaused);
  paused.current = isPaused;
  const arrived = useRef<LiveTailLine[]>([]);
  const key = request ? JSON.stringify(request) : '';

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    arrived.current = [];
    setView(NOTHING);

    // Lines come by the hundred; a page draws four times a second.
    const drawing = setInterval(() => {
      if (arrived.current.length === 0) return;
      if (paused.current) {
        arrived.current = addLines(EMPTY_TAIL, arrived.current).lines.slice();
        const waiting = arrived.current.length;
        setView(before => ({ ...before, waiting }));
        return;
      }
      const lines = arrived.current;
      arrived.current = [];
      setView(before => ({
        ...before,
        waiting: 0,
        buffer: addLines(before.buffer, lines),
      }));
    }, DRAW_EVERY_MS);

    const listen = async () => {
      let retryMs = FIRST_RETRY_MS;
      while (!signal.aborted) {
        try {
          const events = api.liveTail(JSON.parse(key), signal);
          for await (const event of events) {
            if (signal.aborted) return;
            retryMs = FIRST_RETRY_MS;
            if (event.type === 'lines') {
              arrived.current.push(...event.lines);
              setView(before =>
                before.isSampled === event.sampled
                  ? before
                  : { ...before, isSampled: event.sampled },
              );
            } else if (event.type === 'start') {
              setView(before => ({
                ...before,
                state: 'live',
                start: event,
                problem: undefined,
              }));
            } else if (event.reason !== 'restart') {
              setView(before => ({
                ...before,
                state: 'ended',
                problem: event.problem?.message ?? ENDINGS[event.reason],
              }));
              return;
            }
          }
          if (signal.aborted) return;
          setView(before => ({ ...before, state: 'reconnecting' }));
        } catch (error) {
          if (signal.aborted) return;
          const canPass = mayPass(error);
          setView(before => ({
            ...before,
            state: canPass ? 'reconnecting' : 'ended',
            problem: messageOf(error),
          }));
          if (!canPass) return;
        }
        await pause(retryMs);
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
      }
    };
    listen();
    return () => {
      clearInterval(drawing);
      controller.abort();
    };
  }, [api, key, attempt]);

  return {
    ...view,
    state: isPaused && view.state === 'live' ? 'paused' : view.state,
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    clear: () => {
      // What a pause has held back as well.
      arrived.current = [];
      setView(before => ({ ...before, buffer: EMPTY_TAIL, waiting: 0 }));
    },
    restart: () => setAttempt(before => before + 1),
  };
}

const NOTHING = {
  state: 'connecting' as const,
  buffer: EMPTY_TAIL,
  waiting: 0,
  isSampled: false,
};

const ENDINGS = {
  restart: 'The portal is being restarted.',
  time: 'It has run for as long as the portal lets a tail run.',
  aws: 'AWS has ended it.',
};

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
