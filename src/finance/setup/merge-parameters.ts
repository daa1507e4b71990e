/** Project parameters of the company, compared with what is there. */
import type { Tx } from '../../kernel/db.ts';
import type { GivenRows, Intake } from '../../kernel/intake.ts';
import { findRows } from '../../kernel/write.ts';
import { ofCompany } from './company-rows.ts';
import { refuseItemTaxGroup } from './merge-taxes.ts';
import { PARAMETERS } from './rows.ts';
import { projectParameters } from './tables.ts';

interface Wanted {
  readonly given: GivenRows;
  readonly itemTaxGroups: ReadonlySet<string>;
}

export async function mergeParameters(tx: Tx, intake: Intake, { given, itemTaxGroups: groups }: Wanted) {
  const rows = intake.read('parameters', PARAMETERS, given).map(ofCompany);
  const wanted = intake.keep(
    rows,
    (row) =>
      refuseItemTaxGroup(row.milestoneItemTaxGroup, { groups, column: 'milestoneItemTaxGroup' }) ??
      refuseItemTaxGroup(row.retainerItemTaxGroup, { groups, column: 'retainerItemTaxGroup' }),
  );
  const existing = await findRows(tx, projectParameters, { legalEntity: intake.legalEntity });
  return intake.merge(projectParameters, {
    key: ['legalEntity'],
    names: { legalEntity: 'legalEntityId' },
    wanted,
    existing,
  });
}
