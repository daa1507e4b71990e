/** Messages as the project side sends them, and those of section 9 of the domain specification. */
import { billableHash } from '../../src/finance/proposal/manifest.ts';
import { systemClock, type Id } from '../../src/kernel/clock.ts';
import { decimal, sum } from '../../src/kernel/money.ts';

export type Given = Readonly<Record<string, unknown>>;

export interface Message {
  readonly map: string;
  readonly document: string;
  readonly rows: readonly Given[];
  readonly id?: Id;
}

/** A billed, unbilled or cost actual as the project side sends it; valid by default. */
export interface GivenActual {
  readonly id?: Id;
  readonly type: 'COST' | 'UNBILLED_SALES' | 'BILLED_SALES';
  readonly class?: string;
  readonly billingType?: string;
  readonly quantity?: string;
  readonly price?: string;
  readonly amount: string;
  readonly currency?: string;
  readonly documentDate?: string;
  readonly accountingDate?: string;
  readonly contract?: string;
  readonly line?: number | null;
  readonly customer?: string | null;
  readonly project?: string | null;
  readonly category?: string | null;
  readonly proforma?: Id;
  readonly milestone?: Id;
  readonly retainer?: Id;
  readonly reverses?: Id;
}

export interface GivenProforma {
  readonly number: string;
  readonly id: Id;
  readonly customer?: string;
  readonly accountingDate?: string;
  readonly invoiceDate?: string;
  readonly paymentTerms?: string | null;
  readonly billed: readonly { readonly actual: GivenActual & { readonly id: Id }; readonly unbilled?: Id }[];
}

/** A readable id: `idOf('A10')` is always the same, and ascends with its number. */
export function idOf(name: string): Id {
  const [, letters = '', digits = '0'] = /^([A-Za-z-]*)(\d*)/.exec(name) ?? [];
  const kind = Buffer.from(letters.slice(0, 4)).toString('hex').padStart(8, '0');
  return `${kind}-0000-7000-8000-${digits.padStart(12, '0')}`;
}

export const actualRow = (given: GivenActual): Given => {
  const documentDate = given.documentDate ?? '2026-01-15';
  return {
    actual_id: given.id ?? systemClock.newId(),
    transaction_type: given.type,
    transaction_class: given.class ?? 'TIME',
    billing_type: given.billingType ?? (given.type === 'COST' ? 'NOT_AVAILABLE' : 'CHARGEABLE'),
    adjustment_status: given.reverses === undefined ? null : 'UNADJUSTABLE',
    quantity: given.quantity ?? '1.00',
    unit: 'HOUR',
    price: given.price ?? null,
    amount: given.amount,
    currency: given.currency ?? (given.type === 'COST' ? 'USD' : 'EUR'),
    document_date: documentDate,
    start_date: documentDate,
    end_date: documentDate,
    accounting_date: given.accountingDate ?? '2026-01-20',
    contract_number: given.contract ?? 'PC-1001',
    line_number: given.line === undefined ? 10 : given.line,
    customer_account: given.customer === undefined ? 'ALPINE' : given.customer,
    project_number: given.project === undefined ? 'P-01' : given.project,
    category: given.category === undefined ? 'CONSULT' : given.category,
    role: null,
    resource: null,
    product_number: null,
    entry_number: null,
    description: null,
    external_description: null,
    proforma_id: given.proforma ?? null,
    milestone_id: given.milestone ?? null,
    retainer_id: given.retainer ?? null,
    is_reversal: given.reverses !== undefined,
    reverses_actual_id: given.reverses ?? null,
  };
};

/** M9, M7 and M8 of a confirmed proforma, as separate messages of one document. */
export function confirmation(proforma: GivenProforma): readonly Message[] {
  const document = `proforma:${proforma.number}`;
  const { customer = 'ALPINE', accountingDate = '2026-01-31' } = proforma;
  const rows = proforma.billed.map(({ actual }) =>
    actualRow({ ...actual, accountingDate, customer: actual.customer ?? customer, proforma: proforma.id }),
  );
  const billable = proforma.billed.filter(({ actual }) => (actual.billingType ?? 'CHARGEABLE') === 'CHARGEABLE');
  const connections = proforma.billed.flatMap(({ actual, unbilled }) =>
    unbilled === undefined ? [] : [connection(actual.id, unbilled)],
  );
  const header = {
    number: proforma.number,
    proforma_id: proforma.id,
    contract_number: 'PC-1001',
    customer_account: customer,
    currency: 'EUR',
    payment_terms: proforma.paymentTerms === undefined ? 'NET30' : proforma.paymentTerms,
    invoice_date: proforma.invoiceDate ?? '2026-01-31',
    accounting_date: accountingDate,
    expected_billable_count: billable.length,
    expected_billable_amount: sum(billable.map(({ actual }) => decimal(actual.amount))).toFixed(),
    billable_hash: billableHash(billable.map(({ actual }) => actual.id)),
  };
  return [
    { map: 'invoices', document, rows: [header] },
    ...(rows.length > 0 ? [{ map: 'msdyn_actuals', document, rows }] : []),
    ...(connections.length > 0 ? [{ map: 'msdyn_transactionconnections', document, rows: connections }] : []),
  ];
}

export const connection = (billed: Id, unbilled: Id): Given => ({
  transaction1_id: billed,
  transaction1_role: 'BILLED_SALES',
  transaction2_id: unbilled,
  transaction2_role: 'UNBILLED_SALES',
});

const MILESTONE = {
  contract_number: 'PC-1001',
  line_number: 20,
  project_number: 'P-01',
  currency: 'EUR',
  transaction_date: '2026-01-25',
  description: 'M-1',
};
export const MILESTONE_A = { ...MILESTONE, milestone_id: idOf('M1'), customer_account: 'ALPINE', amount: '3125.01' };
export const MILESTONE_B = { ...MILESTONE, milestone_id: idOf('M2'), customer_account: 'BALTIC', amount: '1875.00' };

/** 9.3: the approved time and expense. */
export const APPROVED: readonly GivenActual[] = [
  { id: idOf('A3'), type: 'COST', quantity: '7.00', price: '60.00', amount: '420.00', customer: null },
  { id: idOf('A4'), type: 'UNBILLED_SALES', quantity: '4.37', price: '133.33', amount: '582.65' },
  { id: idOf('A5'), type: 'UNBILLED_SALES', quantity: '2.63', price: '133.33', amount: '350.66', customer: 'BALTIC' },
  {
    id: idOf('A6'),
    type: 'COST',
    class: 'EXPENSE',
    category: 'TRAVEL',
    quantity: '40.00',
    price: '5.75',
    amount: '230.00',
    customer: null,
  },
  {
    id: idOf('A7'),
    type: 'UNBILLED_SALES',
    class: 'EXPENSE',
    category: 'TRAVEL',
    quantity: '25.00',
    price: '6.25',
    amount: '156.25',
  },
  {
    id: idOf('A8'),
    type: 'UNBILLED_SALES',
    class: 'EXPENSE',
    category: 'TRAVEL',
    quantity: '15.00',
    price: '6.25',
    amount: '93.75',
    customer: 'BALTIC',
  },
];

const billed = { type: 'BILLED_SALES' } as const;
const retainer = { ...billed, class: 'RETAINER', line: null, project: null, category: null, retainer: idOf('R1') };

/** 9.2, 9.6: the confirmed proformas. */
export const PF_101: GivenProforma = {
  number: 'PF-000101',
  id: idOf('P101'),
  accountingDate: '2026-01-05',
  invoiceDate: '2026-01-05',
  billed: [{ actual: { ...retainer, id: idOf('A1'), amount: '1000.00', documentDate: '2026-01-05' } }],
};
export const PF_102: GivenProforma = {
  number: 'PF-000102',
  id: idOf('P102'),
  billed: [
    {
      actual: { ...billed, id: idOf('A10'), quantity: '4.37', price: '133.33', amount: '582.65' },
      unbilled: idOf('A4'),
    },
    {
      actual: { ...billed, id: idOf('A12'), class: 'EXPENSE', category: 'TRAVEL', quantity: '25.00', amount: '156.25' },
      unbilled: idOf('A7'),
    },
    {
      actual: {
        ...billed,
        id: idOf('A13'),
        class: 'MILESTONE',
        line: 20,
        category: null,
        amount: '3125.01',
        milestone: idOf('M1'),
      },
    },
    { actual: { ...retainer, id: idOf('A15'), amount: '-600.00', documentDate: '2026-01-05' } },
  ],
};
export const PF_103: GivenProforma = {
  number: 'PF-000103',
  id: idOf('P103'),
  customer: 'BALTIC',
  billed: [
    {
      actual: { ...billed, id: idOf('A18'), quantity: '2.63', price: '133.33', amount: '350.66' },
      unbilled: idOf('A5'),
    },
    {
      actual: { ...billed, id: idOf('A20'), class: 'EXPENSE', category: 'TRAVEL', quantity: '15.00', amount: '93.75' },
      unbilled: idOf('A8'),
    },
    {
      actual: {
        ...billed,
        id: idOf('A21'),
        class: 'MILESTONE',
        line: 20,
        category: null,
        amount: '1875.00',
        milestone: idOf('M2'),
      },
    },
  ],
};
