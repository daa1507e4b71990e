/** The tables that both sides have alike: commands, audit, events, messages. */
import type { SideName } from './db.ts';
import { table, type Table } from './table.ts';

function logsOf(side: SideName) {
  return {
    command: table(side, 'command', {
      columns: {
        legalEntity: 'text',
        caller: 'text',
        name: 'text',
        key: 'text',
        id: 'uuid',
        inputHash: 'text',
        result: 'jsonb?',
        at: 'timestamptz',
      },
    }),
    audit: table(side, 'audit', {
      columns: {
        legalEntity: 'text',
        id: 'uuid',
        sequence: 'bigint',
        at: 'timestamptz',
        caller: 'text',
        role: 'text',
        command: 'text',
        key: 'text',
        requestId: 'text',
        reason: 'text?',
        subjectType: 'text',
        subject: 'text',
        change: 'jsonb',
      },
    }),
    auditChain: table(side, 'audit_chain', {
      columns: { legalEntity: 'text', position: 'bigint', auditId: 'uuid', hash: 'text' },
    }),
    auditUnchained: table(side, 'audit_unchained', { columns: { legalEntity: 'text', auditId: 'uuid' } }),
    event: table(side, 'event', {
      columns: {
        legalEntity: 'text',
        id: 'uuid',
        sequence: 'bigint',
        kind: 'text',
        subjectType: 'text',
        subject: 'text',
        subjectSequence: 'integer?',
        contractNumber: 'text?',
        payload: 'jsonb',
        at: 'timestamptz',
        position: 'bigint?',
      },
      // Payloads tell numbers that sequences gave; what they tell of is in the plan's hash by its own rows.
      numbered: ['subjectSequence', 'payload'],
    }),
    eventHead: table(side, 'event_head', { columns: { onlyRow: 'boolean', position: 'bigint', log: 'uuid' } }),
  };
}

function crossingOf(side: SideName) {
  return {
    message: table(side, 'message', {
      columns: {
        legalEntity: 'text',
        id: 'uuid',
        sequence: 'bigint',
        map: 'text',
        document: 'text',
        rowCount: 'integer',
        payload: 'json?',
        causedBy: 'text',
        status: 'text',
        attempts: 'integer',
        nextAttemptAt: 'timestamptz',
        firstErrorAt: 'timestamptz?',
        lastErrorAt: 'timestamptz?',
        lastErrorCode: 'text?',
        lastError: 'text?',
        createdAt: 'timestamptz',
        appliedAt: 'timestamptz?',
      },
      numbered: ['payload'],
    }),
    inbox: table(side, 'inbox', {
      columns: {
        legalEntity: 'text',
        messageId: 'uuid',
        map: 'text',
        payloadHash: 'text',
        deliveries: 'integer',
        appliedAt: 'timestamptz',
      },
    }),
    numberSequence: table(side, 'number_sequence', {
      columns: { legalEntity: 'text', series: 'text', format: 'text', nextNumber: 'bigint', used: 'boolean' },
      numbered: ['nextNumber'],
    }),
  };
}

const plumbingOf = (side: SideName) => ({ ...logsOf(side), ...crossingOf(side) });

export type Plumbing = ReturnType<typeof plumbingOf>;

const PLUMBING: Readonly<Record<SideName, Plumbing>> = {
  project: plumbingOf('project'),
  finance: plumbingOf('finance'),
};

export const plumbing = (side: SideName): Plumbing => PLUMBING[side];

export const plumbingTables = (side: SideName): readonly Table[] => Object.values(PLUMBING[side]);
