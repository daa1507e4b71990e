/** Notices a socket whose reader is gone or has stalled, and closes it. */
import type { WebSocket } from 'ws';
import { LIMITS } from '../../kernel/limits.ts';

const PINGS = 3;

interface Patience {
  /** What it is closed with. */
  readonly code: number;
  /** How long nothing may be heard. */
  readonly stalledMs: number;
}

/** Pings the reader; one that says nothing for too long is closed with the code, and cut off when it does not hear that either. Answers how to end this. */
export function keepAlive(socket: WebSocket, { code, stalledMs }: Patience): () => void {
  let heardAt = Date.now();
  const heard = (): void => {
    heardAt = Date.now();
  };
  socket.on('pong', heard).on('message', heard);
  const pings = setInterval(() => {
    if (Date.now() - heardAt < stalledMs) return socket.ping();
    socket.close(code, 'Nothing was taken for too long');
    setTimeout(() => socket.terminate(), LIMITS.socketGoodbyeMs).unref();
  }, stalledMs / PINGS);
  pings.unref();
  return () => clearInterval(pings);
}
