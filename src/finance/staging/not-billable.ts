/** Billed sales that are not chargeable: no line, nothing to invoice, their unbilled sale is closed without charge (D19, 6.9). */
import { rows, type Tx } from '../../kernel/db.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { updateRows } from '../../kernel/write.ts';
import { subledgerTransaction } from '../journal/tables.ts';
import { stagedActual } from './tables.ts';

interface NotBillable {
  readonly actualId: string;
  readonly proposalNumber: string;
  /** The unbilled sale behind it that may be closed now. */
  readonly unbilledId: string | null;
}

/**
 * RECEIVED rows that are not chargeable become NOT_BILLABLE: those of the proposal being imported, or all that came late
 * (5.6). A row waits until its unbilled sale is posted, so that none stays open behind it. Answers how many it settled.
 */
export async function settleNotBillable(
  tx: Tx,
  of: {
    readonly legalEntity: string;
    /** Null: those of every proposal that has been imported. */
    readonly proposal: string | null;
    /** Whether that proposal closes empty now. */
    readonly closes: boolean;
  },
): Promise<number> {
  const found = await rows<NotBillable>(
    tx,
    `select s.actual_id, p.number as proposal_number,
            case when (p.status in ('POSTED', 'CLOSED_EMPTY') or $3) and u.sale_status = 'POSTED' then u.actual_id end as unbilled_id
       from finance.staged_actual s
       join finance.proposal p on p.legal_entity = s.legal_entity and p.proforma_id = s.proforma_id
       left join lateral (select * from finance.contract_line x where x.legal_entity = s.legal_entity
         and x.contract_number = s.contract_number and x.line_number = s.line_number offset 0) cl on true
       left join lateral (select * from finance.staged_connection x where x.legal_entity = s.legal_entity and x.transaction1_id = s.actual_id
         and x.transaction1_role = 'BILLED_SALES' and x.transaction2_role = 'UNBILLED_SALES' offset 0) c on true
       left join lateral (select * from finance.subledger_transaction x where x.legal_entity = s.legal_entity and x.actual_id = c.transaction2_id offset 0) u on true
      where s.legal_entity = $1 and s.status = 'RECEIVED' and s.transaction_type = 'BILLED_SALES' and s.billing_type <> 'CHARGEABLE'
        and (p.number = $2 or ($2 is null and p.status <> 'HEADER_ONLY'))
        and (u.actual_id is not null or s.is_reversal or s.transaction_class in ('MILESTONE', 'RETAINER') or cl.billing_method = 'FIXED_PRICE')
      order by s.actual_id limit ${LIMITS.importRows}`,
    [of.legalEntity, of.proposal, of.closes],
  );
  const { legalEntity } = of;
  await updateRows(tx, stagedActual, {
    key: ['legalEntity', 'actualId'],
    rows: found.map(({ actualId, proposalNumber }) => ({
      legalEntity,
      actualId,
      status: 'NOT_BILLABLE',
      proposalNumber,
    })),
    expect: "t.status = 'RECEIVED'",
  });
  await closeWithoutCharge(
    tx,
    legalEntity,
    found.flatMap((row) => row.unbilledId ?? []),
  );
  return found.length;
}

/** The unbilled sales behind a posted proposal's rows that are not billable. */
export async function unbilledBehind(tx: Tx, legalEntity: string, proposal: string): Promise<readonly string[]> {
  const found = await rows<{ actualId: string }>(
    tx,
    `select u.actual_id from finance.proposal p
       join finance.staged_actual s on s.legal_entity = p.legal_entity and s.proforma_id = p.proforma_id and s.status = 'NOT_BILLABLE'
       join lateral (select * from finance.staged_connection x where x.legal_entity = s.legal_entity and x.transaction1_id = s.actual_id
         and x.transaction1_role = 'BILLED_SALES' and x.transaction2_role = 'UNBILLED_SALES' offset 0) c on true
       join lateral (select * from finance.subledger_transaction x where x.legal_entity = s.legal_entity and x.actual_id = c.transaction2_id
         and x.sale_status = 'POSTED' offset 0) u on true
      where p.legal_entity = $1 and p.number = $2 order by u.actual_id`,
    [legalEntity, proposal],
  );
  return found.map((row) => row.actualId);
}

export async function closeWithoutCharge(tx: Tx, legalEntity: string, actualIds: readonly string[]): Promise<void> {
  await updateRows(tx, subledgerTransaction, {
    key: ['legalEntity', 'actualId'],
    rows: [...new Set(actualIds)].map((actualId) => ({ legalEntity, actualId, saleStatus: 'NO_CHARGE' })),
    expect: "t.sale_status = 'POSTED'",
  });
}
