/** What is read of the crossing: maps, messages, and an actual's way over both sides. */
import { mayRead } from '../../kernel/caller.ts';
import type { SideName } from '../../kernel/db.ts';
import { fault } from '../../kernel/fault.ts';
import { MAPS } from '../../kernel/maps.ts';
import { messageList, messageView, openMessages } from '../../kernel/message-view.ts';
import { traceActual } from '../../sync/trace/trace.ts';
import { decodeIdOf, encodeId } from '../global-id.ts';
import { connectionResolvers } from '../look-ahead/connection.ts';
import { findRow, keyOf } from '../look-ahead/documents.ts';
import { resolver, type FieldResolver, type TypeResolvers } from '../look-ahead/field.ts';
import { isRecord } from '../look-ahead/json.ts';
import { companiesOnly } from '../look-ahead/template.ts';
import { viewResolvers } from '../look-ahead/view-resolvers.ts';
import { pageField } from './reads.ts';

/** The maps as the gateway obeys them. What waits is asked only when it is selected, once for each side. */
const syncMaps = resolver(({ context: { reads } }) => {
  const asked = new Map<SideName, Promise<unknown>>();
  const openOf = (side: SideName): Promise<unknown> => {
    let open = asked.get(side);
    if (open === undefined) {
      open = reads.ask(side, {
        variables: {},
        question: (rendering) => openMessages(side, companiesOnly(rendering, 't')),
      });
      asked.set(side, open);
    }
    return open;
  };
  return Object.entries(MAPS).map(([name, map]) => {
    const told = async (key: string): Promise<unknown> => {
      const all = await openOf(map.from);
      const open = isRecord(all) ? all[name] : undefined;
      return isRecord(open) ? open[key] : undefined;
    };
    return {
      ...map,
      name,
      from: map.from.toUpperCase(),
      to: map.to.toUpperCase(),
      pending: async () => (await told('pending')) ?? 0,
      failed: async () => (await told('failed')) ?? 0,
      oldestPendingAt: () => told('oldestPendingAt'),
    };
  });
});

const MESSAGES: Readonly<Record<string, FieldResolver>> = {
  PROJECT: pageField('project', messageList('project')),
  FINANCE: pageField('finance', messageList('finance')),
};

const syncMessages = resolver(({ source, given, context, info }) =>
  MESSAGES[String(given['from'])]?.(source, given, context, info),
);

interface Traced {
  readonly legalEntity: string;
  readonly id: string;
}

const trace = resolver(async ({ given, context: { sides, caller } }) => {
  const found = decodeIdOf(String(given['actual']), ['Actual']);
  const asked = found !== null && mayRead(caller, found.legalEntity) ? found : null;
  const { legalEntity = '', key: id = '' } = asked ?? {};
  const told = asked === null ? null : await traceActual(sides, { caller, legalEntity, id });
  if (told === null) throw fault('NOT_FOUND', 'There is no such actual.');
  const steps = told.steps.map((step) => ({
    ...step,
    actual: step.actual === null ? null : encodeId({ type: 'Actual', legalEntity, key: step.actual }),
  }));
  return { ...told, steps, traced: { legalEntity, id } };
});

const isTraced = (value: unknown): value is { readonly traced: Traced } => isRecord(value) && isRecord(value['traced']);

const actualKey = keyOf('project', 'Actual');

const tracedActual = resolver(({ source, ...field }) =>
  isTraced(source)
    ? findRow(field, actualKey, { legalEntity: source.traced.legalEntity, key: source.traced.id })
    : null,
);

const proposalKey = keyOf('finance', 'Proposal');

/** The proposal of an event as it is now. */
const eventProposal = resolver(({ source, ...field }) => {
  const { legalEntity, proposalNumber } = isRecord(source) ? source : {};
  const ref = { legalEntity: String(legalEntity), key: String(proposalNumber) };
  return findRow(field, proposalKey, ref);
});

export const syncQueries: TypeResolvers = {
  Query: { trace, syncMaps, syncMessages },
  Trace: { actual: tracedActual },
  PostingEvent: { proposal: eventProposal },
  ...viewResolvers([messageView('project')]),
  ...connectionResolvers('SyncMessage', { totals: false }),
};
