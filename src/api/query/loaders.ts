/** Fields that cross the sides: all parents of a field are read from the other side in one statement (design G8). */
import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import { findRows, type Field } from '../look-ahead/documents.ts';
import { listOf } from '../look-ahead/json.ts';
import type { Finding, Ref } from '../look-ahead/plans.ts';
import { companiesOnly, placeOf } from '../look-ahead/template.ts';

type Loader = DataLoader<Ref, unknown, string>;

/** By the variables of an execution, which are its own: a loader never outlives the operation that it reads for. */
const loaders = new WeakMap<object, Map<string, Loader>>();

function loaderOf(field: Field, name: string, load: (refs: readonly Ref[]) => Promise<readonly unknown[]>): Loader {
  const { variableValues, fieldNodes } = field.info;
  let ofExecution = loaders.get(variableValues);
  if (ofExecution === undefined) loaders.set(variableValues, (ofExecution = new Map<string, Loader>()));
  const key = `${name}:${fieldNodes.map((node) => node.loc?.start ?? '').join()}`;
  let loader = ofExecution.get(key);
  if (loader === undefined) {
    // Nothing is remembered: two mutations of one document read what each of them left.
    loader = new DataLoader<Ref, unknown, string>(load, { cache: false });
    ofExecution.set(key, loader);
  }
  return loader;
}

/** What a statement told as the keys of a row of the other side: its company and key; null when there is none. */
export function refOf(told: unknown): Ref | null {
  const [legalEntity, key] = listOf(told);
  return typeof legalEntity === 'string' && typeof key === 'string' ? { legalEntity, key } : null;
}

/** The row of the other side, as the field selects it; null until it has crossed. Fault: UNAVAILABLE when that side is down (design G21). */
export function acrossTo(field: Field, finding: Finding, ref: Ref | null): Promise<unknown> {
  if (ref === null) return Promise.resolve(null);
  const name = `${finding.view.side}.${finding.view.type}.${finding.column}`;
  return loaderOf(field, name, (refs) => findRows(field, finding, refs)).load(ref);
}

/** The ids of the billable billed sales of a proforma, as the project side has them: what its manifest counts (5.4). */
export async function billableIds(field: Field, proforma: Ref): Promise<readonly string[]> {
  const ids = await loaderOf(field, 'billableIds', (refs) => billableIdsOf(field.context, refs)).load(proforma);
  return listOf(ids).map(String);
}

async function billableIdsOf({ reads }: Context, refs: readonly Ref[]): Promise<readonly unknown[]> {
  const rows = await reads.ask('project', {
    variables: {},
    question: (rendering) => {
      const companies = placeOf(
        rendering,
        refs.map((ref) => ref.legalEntity),
      );
      const proformas = placeOf(
        rendering,
        refs.map((ref) => ref.key),
      );
      return `(select coalesce(json_agg(json_build_array(g.n, (
          select coalesce(json_agg(a.id order by a.id), '[]') from project.actual a
           where ${companiesOnly(rendering, 'a')} and a.legal_entity = g.legal_entity and a.proforma_id = g.id
             and a.transaction_type = 'BILLED_SALES' and a.billing_type = 'CHARGEABLE'))), '[]')
        from unnest(${companies}::text[], ${proformas}::uuid[]) with ordinality g (legal_entity, id, n))`;
    },
  });
  const found = new Map(listOf(rows).map((row) => [Number(listOf(row)[0]), listOf(row)[1]]));
  return refs.map((_, i) => found.get(i + 1) ?? []);
}
