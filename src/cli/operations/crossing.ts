/** How far the crossing has come. */
import { z } from 'zod';
import type { Side } from '../../generated.ts';
import type { Client } from '../graphql-client.ts';

const map = z.object({ name: z.string(), pending: z.number().nullable(), failed: z.number().nullable() });
export type MapState = z.infer<typeof map>;

const SYNC_MAPS = {
  role: 'ACCOUNTANT',
  document: '{ syncMaps { name pending failed } }',
  answer: z.object({ syncMaps: z.array(map) }),
} as const;

/** What waits on each map, of the legal entities of the token; null where a side does not answer. */
export const askMaps = async (client: Client): Promise<readonly MapState[]> =>
  (await client.ask(SYNC_MAPS, {})).syncMaps;

const message = z.object({
  legalEntity: z.string(),
  map: z.string(),
  document: z.string(),
  rowCount: z.number(),
  lastError: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type FailedMessage = z.infer<typeof message>;

const FAILED_MESSAGES = {
  role: 'ACCOUNTANT',
  document: `query FailedMessages($from: Side!) {
    syncMessages(from: $from, first: 50, filter: { status: { eq: FAILED } }) {
      nodes { legalEntity map document rowCount lastError { code message remedy } }
    }
  }`,
  answer: z.object({ syncMessages: z.object({ nodes: z.array(message) }) }),
} as const;

/** The first fifty refused messages of a side. */
export const askFailedMessages = async (client: Client, from: Side): Promise<readonly FailedMessage[]> =>
  (await client.ask(FAILED_MESSAGES, { from })).syncMessages.nodes;

export const CROSSING_DOCUMENTS = [SYNC_MAPS, FAILED_MESSAGES];
