/** Figures for a scraper (REL-59): requests, errors, sockets, connections, and what waits on each side. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { poolUse, type Side, type SideName } from '../../kernel/db.ts';
import { readVitals } from '../../kernel/vitals.ts';
import type { ErrorCode } from '../errors.ts';

export interface Metrics {
  readonly contentType: string;
  /** One request over HTTP: how it ended, and how long it took. */
  readonly answered: (status: number, seconds: number) => void;
  readonly failed: (code: ErrorCode) => void;
  /** Sockets and event streams that are open. */
  readonly subscribers: (kind: 'SOCKET' | 'EVENT_STREAM', change: 1 | -1) => void;
  /** The text of all figures. A side that does not answer is told as such, and holds nothing up. */
  readonly read: () => Promise<string>;
}

export function openMetrics(sides: Readonly<Record<SideName, Side>>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time of requests over HTTP, by status.',
    labelNames: ['status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const errors = new Counter({
    name: 'gateway_errors_total',
    help: 'Errors told, by code.',
    labelNames: ['code'],
    registers,
  });
  const subscribers = new Gauge({
    name: 'gateway_subscribers',
    help: 'Open sockets and event streams.',
    labelNames: ['kind'],
    registers,
  });
  const side = sideGauge(sides, registry);
  return {
    contentType: registry.contentType,
    answered: (status, took) => seconds.observe({ status }, took),
    failed: (code) => errors.inc({ code }),
    subscribers: (kind, change) => subscribers.inc({ kind }, change),
    read: async () => {
      await side();
      return registry.metrics();
    },
  };
}

/** One gauge for each figure of a side, read when somebody asks. */
function sideGauge(sides: Readonly<Record<SideName, Side>>, registry: Registry): () => Promise<void> {
  const gauge = new Gauge({
    name: 'gateway_side',
    help: 'Each side: whether it answers, its connections, its outbox and its event log.',
    labelNames: ['side', 'figure'],
    registers: [registry],
  });
  const tell = (name: string, figures: Readonly<Record<string, number>>): void => {
    for (const [figure, value] of Object.entries(figures)) gauge.set({ side: name, figure }, value);
  };
  return async () => {
    await Promise.all(
      Object.values(sides).map(async (side) => {
        const { open, idle, waiting } = poolUse(side);
        tell(side.name, { connections_open: open, connections_idle: idle, connections_waiting: waiting });
        const vitals = await readVitals(side).catch(() => null); // Told as answers = 0.
        tell(side.name, { answers: vitals === null ? 0 : 1 });
        if (vitals === null) return;
        tell(side.name, {
          messages_pending: vitals.messagesPending,
          messages_failed: vitals.messagesFailed,
          oldest_pending_seconds: vitals.oldestPendingSeconds,
          oldest_unstamped_seconds: vitals.oldestUnstampedSeconds,
        });
      }),
    );
  };
}
