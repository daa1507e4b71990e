/** Every table of the project side: for the ORM, and for the test that compares them with the migrated database. */
import { plumbingTables } from '../kernel/plumbing.ts';
import { entitySchemaOf } from '../kernel/entity.ts';
import type { Table } from '../kernel/table.ts';
import * as contract from './contract/tables.ts';
import * as actual from './actual/tables.ts';
import * as proforma from './proforma/tables.ts';

export const projectTables: readonly Table[] = [
  ...plumbingTables('project'),
  ...Object.values(contract),
  ...Object.values(actual),
  ...Object.values(proforma),
];

export const projectEntities = projectTables.map(entitySchemaOf);
