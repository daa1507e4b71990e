/** Outgoing messages of a side, as GraphQL reads them: both sides keep them alike. */
import type { SideName } from './db.ts';
import { syncErrorOf } from './kept-error.ts';
import { columns, facts, globalId, instant, instantSql, value, type List, type View } from './view.ts';

/** The last error of a message row, as `KeptError`; null when there is none. */
export const keptErrorSql = (alias: string): string =>
  `case when ${alias}.last_error_at is not null then json_build_object('code', coalesce(${alias}.last_error_code, ''), 'message', coalesce(${alias}.last_error, ''), 'at', ${instantSql(`${alias}.last_error_at`)}) end`;

export const messageView = (side: SideName): View => ({
  type: 'SyncMessage',
  side,
  from: `${side}.message`,
  key: { column: 'id', type: 'uuid' },
  fields: {
    id: globalId('SyncMessage', `'${side}.' || {t}.id`),
    ...columns('legalEntity', 'map', 'document', 'rowCount', 'status', 'attempts', 'causedBy'),
    from: value(`'${side.toUpperCase()}'`),
    lastError: facts(keptErrorSql('{t}'), syncErrorOf),
    createdAt: instant('{t}.created_at'),
    appliedAt: instant('{t}.applied_at'),
  },
});

/** Oldest first, in the order in which they were written. */
export const messageList = (side: SideName): List => ({
  name: `Query.syncMessages.${side}`,
  view: 'SyncMessage',
  filter: {
    legalEntity: { sql: 't.legal_entity', type: 'text' },
    map: { sql: 't.map', type: 'text' },
    document: { sql: 't.document', type: 'text' },
    status: { sql: 't.status', type: 'text' },
  },
  sorts: {
    OLDEST: {
      keys: [
        { sql: 't.sequence', type: 'bigint' },
        { sql: 't.legal_entity', type: 'text' },
        { sql: 't.id', type: 'uuid' },
      ],
    },
  },
});

/** What waits on one map. */
export interface OpenMessages {
  readonly pending: number;
  readonly failed: number;
  /** UTC instant of the oldest that waits. */
  readonly oldestPendingAt: string | null;
}

/** `OpenMessages` by map, of the rows `t` that the condition lets through: one JSON value. */
export const openMessages = (side: SideName, condition: string): string => `(
  select coalesce(json_object_agg(m.map, json_build_object('pending', m.pending, 'failed', m.failed, 'oldestPendingAt', ${instantSql('m.oldest')})), '{}')
    from (select t.map, count(*) filter (where t.status = 'PENDING') as pending, count(*) filter (where t.status = 'FAILED') as failed,
                 min(t.created_at) filter (where t.status = 'PENDING') as oldest
            from ${side}.message t where ${condition} and t.status in ('PENDING', 'FAILED') group by t.map) m)`;
