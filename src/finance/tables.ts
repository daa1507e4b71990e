/** Every table of the finance side: for the ORM, and for the test that compares them with the migrated database. */
import { plumbingTables } from '../kernel/plumbing.ts';
import { entitySchemaOf } from '../kernel/entity.ts';
import type { Table } from '../kernel/table.ts';
import * as setup from './setup/tables.ts';
import * as staging from './staging/tables.ts';
import * as journal from './journal/tables.ts';
import * as proposal from './proposal/tables.ts';

export const financeTables: readonly Table[] = [
  ...plumbingTables('finance'),
  ...Object.values(setup),
  ...Object.values(staging),
  ...Object.values(journal),
  ...Object.values(proposal),
];

export const financeEntities = financeTables.map(entitySchemaOf);
