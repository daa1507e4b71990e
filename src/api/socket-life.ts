/** Notices a socket whose reader is gone or has stalled, and closes it. */
import type { WebSocket } from 'ws';
import { LIMITS } from '../kernel/limits.ts';

const PINGS = 3;

/** Pings the reader; one that takes nothing for 30 s is closed with the code, and cut off when it does not hear that either. */
export function keepAlive(socket: WebSocket, stalledCode: number): () => void {
  let heardAt = Date.now();
  const heard = (): void => {
    heardAt = Date.now();
  };
  socket.on('pong', heard).on('message', heard);
  const pings = setInterval(() => {
    if (Date.now() - heardAt < LIMITS.socketStalledMs) return socket.ping();
    socket.close(stalledCode, 'Nothing was taken for too long');
    setTimeout(() => socket.terminate(), LIMITS.socketGoodbyeMs).unref();
  }, LIMITS.socketStalledMs / PINGS);
  pings.unref();
  return () => clearInterval(pings);
}
