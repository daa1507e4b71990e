/** What finance learns of contracts and projects: maps M1 to M4 and M6. (pure) */
import type { Id } from '../../kernel/clock.ts';
import { LIMITS } from '../../kernel/limits.ts';
import type { MapName } from '../../kernel/maps.ts';
import type { Message } from '../../kernel/outbox.ts';
import type { Json } from '../../kernel/table.ts';
import type { Contract, ContractCustomer, ContractLine, ContractLineCustomer, Milestone } from './tables.ts';

/** The command that a message follows from. */
interface Cause {
  readonly legalEntity: string;
  readonly commandId: Id;
  readonly newId: () => Id;
}

interface Batch {
  readonly map: MapName;
  readonly document: string;
  readonly rows: readonly Json[];
}

function messagesOf({ legalEntity, commandId, newId }: Cause, { map, document, rows }: Batch): readonly Message[] {
  const messages: Message[] = [];
  for (let start = 0; start < rows.length; start += LIMITS.batchRows) {
    const payload = rows.slice(start, start + LIMITS.batchRows);
    messages.push({ id: newId(), legalEntity, map, document, rowCount: payload.length, payload, causedBy: commandId });
  }
  return messages;
}

type Header = Pick<Contract, 'number' | 'name' | 'currency' | 'status' | 'version'>;

const headerRow = ({ number, name, currency, status, version }: Header): Json => ({
  number,
  name,
  currency,
  status,
  version,
});

/** The contract's header as it is now (M1). */
export function contractMessage(cause: Cause, contract: Header): Message {
  const { legalEntity, commandId, newId } = cause;
  return {
    id: newId(),
    legalEntity,
    map: 'salesorders',
    document: `contract:${contract.number}`,
    rowCount: 1,
    payload: [headerRow(contract)],
    causedBy: commandId,
  };
}

/** Projects as they are now (M4), as one document of this command: the receiver keeps the highest version. */
export const projectMessages = (
  cause: Cause,
  projects: readonly {
    readonly number: string;
    readonly name: string;
    readonly state: string;
    readonly version: number;
  }[],
): readonly Message[] =>
  messagesOf(cause, {
    map: 'msdyn_projects',
    document: `projects:${cause.commandId}`,
    rows: projects.map(({ number, name, state, version }) => ({ number, name, state, version })),
  });

export interface ConfirmedContract {
  readonly contract: Header;
  readonly lines: readonly ContractLine[];
  readonly customers: readonly ContractCustomer[];
  readonly lineCustomers: readonly ContractLineCustomer[];
  readonly milestones: readonly Milestone[];
}

/** A confirmed contract as a whole: header (M1), lines (M2), funding sources (M3) and milestones (M6), in this order. */
export function confirmationMessages(cause: Cause, confirmed: ConfirmedContract): readonly Message[] {
  const { contract, lines } = confirmed;
  const document = `contract:${contract.number}`;
  const projects = new Map(lines.map((line) => [line.lineNumber, line.projectNumber]));
  // Line 0 is the contract's own list.
  const sources = [...confirmed.customers.map((row) => ({ ...row, lineNumber: 0 })), ...confirmed.lineCustomers];
  const terms = new Map(confirmed.customers.map((row) => [row.customerAccount, row.paymentTerms]));
  const batches: readonly Batch[] = [
    { map: 'salesorders', document, rows: [headerRow(contract)] },
    { map: 'salesorderdetails', document, rows: lines.map(lineRow) },
    {
      map: 'msdyn_projectcontractsplitbillingrules',
      document,
      rows: sources.map((row) => ({
        contract_number: row.contractNumber,
        line_number: row.lineNumber,
        customer_account: row.customerAccount,
        split_percent: row.splitPercent,
        payment_terms: terms.get(row.customerAccount) ?? null,
      })),
    },
    {
      map: 'msdyn_contractlinescheduleofvalues',
      document,
      rows: confirmed.milestones.map((row) => ({
        milestone_id: row.id,
        contract_number: row.contractNumber,
        line_number: row.lineNumber,
        customer_account: row.customerAccount,
        project_number: projects.get(row.lineNumber) ?? null,
        amount: row.amount,
        currency: contract.currency,
        transaction_date: row.milestoneDate,
        description: row.name,
      })),
    },
  ];
  return batches.flatMap((batch) => messagesOf(cause, batch));
}

const lineRow = (line: ContractLine): Json => ({
  contract_number: line.contractNumber,
  line_number: line.lineNumber,
  name: line.name,
  billing_method: line.billingMethod,
  project_number: line.projectNumber,
});
