/**
 * The numbered rules of the domain as data: domain.md 3.3 (C), 4 (R) and 6.1 (P), word for word. The article is the one
 * that domain.md section 10 names for the behaviour; null where it names none, or the rule is this gateway's own. (pure)
 */

export interface Rule {
  /** R1 to R66, C1 to C9, P1 to P10. */
  readonly id: string;
  readonly statement: string;
  /** The article of the product's documentation that it comes from. */
  readonly article: string | null;
}

const WORDS: Readonly<Record<string, string | readonly [statement: string, article: string]>> = {
  R1: [
    'A proposal header comes into being only by a sync message of map M9 caused by the confirmation of a proforma; no API operation creates one.',
    'Project invoice integration',
  ],
  R2: ['A proposal header can never be deleted, in any status, by anyone.', 'Project invoice integration'],
  R3: [
    'A confirmed proforma yields exactly one proposal; a second M9 message with the same proforma and the same content is a no-op, with different content an error.',
    'Project invoice integration',
  ],
  R4: ['The proposal number equals the proforma number and cannot be changed.', 'Manage project invoice proposals'],
  R5: 'Contract, proforma, proposal and customer invoice of one chain have the same legal entity and currency, and the contracting unit’s currency equals the legal entity’s accounting currency.',
  R6: [
    'A proforma exists only for one contract and one contract customer of an ACTIVE contract; it cannot be created from nothing (no "new invoice").',
    'Proforma invoices',
  ],
  R7: [
    'A proforma in CONFIRMED or POSTED, its lines and its details are read only and cannot be deleted, except state (to PAID) and feedback columns.',
    'Proforma invoices',
  ],
  R8: 'Confirm is one-way: no operation returns a proforma from CONFIRMED to DRAFT or IN_REVIEW.',
  R9: 'FO actors (PA, AR) cannot write any DV-owned column, and DV actors (PM) cannot write any FO-owned column.',
  R10: 'Amounts, quantities, prices and billing types of a proposal line cannot be changed on FO; they change only through a corrective proforma.',
  R11: [
    'Only salesTaxGroup and itemSalesTaxGroup are editable on a proposal line, only in LINES_IMPORTED.',
    'Correct the accounting on draft project invoice proposals',
  ],
  R12: [
    'Header dimensions of a proposal are editable only when allowHeaderDimensionUpdate is on and before posting.',
    'Correct the accounting on draft project invoice proposals',
  ],
  R13: [
    'Line dimensions are never editable on the proposal; they are changed on the subledger or on-account row after Delete all, and taken over by re-import.',
    'Correct the accounting on draft project invoice proposals',
  ],
  R14: 'A single proposal line cannot be added, moved or deleted.',
  R15: [
    'Delete all removes every line of a LINES_IMPORTED proposal, sets it to HEADER_ONLY and returns its staging rows to RECEIVED and its subledger and on-account rows to POSTED / OPEN; it never touches DV.',
    'Correct the accounting on draft project invoice proposals',
  ],
  R16: 'A posted proposal, customer invoice, voucher and ledger entry are immutable.',
  R17: 'On-account transactions of kind MILESTONE arrive only by M6 and PREPAYMENT / DEDUCTION only by the import; FO users edit only tax groups and dimensions, only while OPEN.',
  R18: [
    'Actuals are created only by business operations (approval, journal confirm, proforma confirm, contract confirm); there is no create mutation.',
    'Project estimates and actuals integration',
  ],
  R19: 'Actuals are never deleted.',
  R20: 'The only user-editable columns of an actual are description and externalDescription.',
  R21: [
    'FO writes to an actual exactly four columns — accountingCurrencyAmount, accountingExchangeRate, voucherNumber, salesTaxAmount — and only through map M7.',
    'Project estimates and actuals integration',
  ],
  R22: [
    'Feedback is written once per posting; a second feedback with equal values is a no-op, with other values an error.',
    'Project estimates and actuals integration',
  ],
  R23: [
    'FO writes to a proforma exactly customerInvoiceNumber, customerInvoiceDate, postedTaxAmount and status CONFIRMED→POSTED, only through M10.',
    'Manage project invoice proposals',
  ],
  R24: [
    'An actual with skipSync = true is never sent to FO and never has a staging row.',
    'Project estimates and actuals integration',
  ],
  R25: [
    'skipSync is set by business logic at insert according to table 2.15 and cannot be changed.',
    'Project estimates and actuals integration',
  ],
  R26: [
    'Billing status of unbilled sales changes only through the mark API and the draft / confirm / correct operations.',
    'Manage billing backlog',
  ],
  R27: [
    'Unbilled sales with adjustment status ADJUSTED, UNADJUSTABLE or IN_PROCESS cannot be marked ready or put on a proforma.',
    'Manage billing backlog',
  ],
  R28: [
    'Unbilled sales whose NTE status is FAILED (or NOT_EVALUATED) cannot be marked ready.',
    'Manage not-to-exceed status and validations',
  ],
  R29: 'A billed sales actual on a T&M line can be created only together with an existing or new backing unbilled sales actual.',
  R30: 'An unbilled sales actual without a contract line customer is not invoiceable.',
  R31: 'The transaction class of a detail, also a manual one, cannot be changed and must equal that of the backing actual.',
  R32: 'A backlog item is on at most one live proforma at a time.',
  R33: 'Future-dated items (startDate after the creation or cut-off date) are not put on a proforma.',
  R34: ['Details are editable only while the proforma is DRAFT or IN_REVIEW.', 'Update invoice line details'],
  R35: [
    'Editable columns: T&M — billingType, quantity, price, tax, description, externalDescription; milestone — billingType, tax, description, externalDescription; product — tax; applied retainer — extendedAmount; retainer — none.',
    'Update invoice line details',
  ],
  R36: [
    'On a corrective proforma only details of T&M lines are editable; milestone corrections are full credits.',
    'Revise project invoices',
  ],
  R37: 'NON_CHARGEABLE and COMPLIMENTARY details never add to line or header totals.',
  R38: 'Header totals, discount and freight are not writable.',
  R39: [
    'The applied amount of a retainer is between 0 and its available amount, and applied retainers of a proforma do not exceed its billable non-retainer amount before tax.',
    'Invoice a retainer or an advance',
  ],
  R40: [
    'A retainer is applied only to a proforma of the same contract and contract customer, and only after it was invoiced (confirmed).',
    'Invoice a retainer or an advance',
  ],
  R41: [
    'Accounting date on the header is writable only with the flag Enable Invoice Date Driven Accounting.',
    'Modern invoicing',
  ],
  R42: [
    'Proposal lines are created only by Import from staging table (batch or selective).',
    'Project invoice integration',
  ],
  R43: 'A proposal receives all its lines in one transaction or none.',
  R44: [
    'T&M lines import only after the unbilled sales they bill are POSTED in the project subledger.',
    'Integration journal',
  ],
  R45: 'The set of billable staged actuals of a proposal must equal the confirmed set by count, hash and amount.',
  R46: 'Credit lines import only after the billed sales they reverse were posted on a customer invoice.',
  R47: 'At most one import runs per legal entity at a time.',
  R48: 'A proposal can be posted only in LINES_IMPORTED, with the expected lines still complete.',
  R49: 'A proposal is posted at most once; concurrent posts give one success and one error.',
  R50: 'Posting needs an open fiscal period on the accounting date (or the auto-move parameter and a later open period).',
  R51: 'Posting, numbers, voucher, subledger status and the outgoing feedback message commit together or not at all.',
  R52: ['A project in stage Finished accepts no proforma confirmation and no posting.', 'Sync Project Status'],
  R53: 'The customer invoice number comes from the FO number sequence at posting; no caller supplies it.',
  R54: [
    'Integration journal lines accept edits only of the two billing tax groups and of dimensions, only in DRAFT.',
    'Integration journal',
  ],
  R55: ['Only a CONFIRMED or POSTED proforma (state ACTIVE or PAID) can be revised.', 'Revise project invoices'],
  R56: [
    'A billed sales actual is reversed at most once; while a live corrective detail references it, no other may.',
    'Revise project invoices',
  ],
  R57: [
    'Select transactions needs the flag invoiceRevisionUpdates; Add to invoice appends only to a draft of the same contract and contract customer.',
    'Revise project invoices',
  ],
  R58: ['Product-based lines cannot be revised.', 'Revise project invoices'],
  R59: [
    'Bulk confirm accepts at most 250 proformas listed by id per request (a filter, run as a job, has no such limit); each is confirmed or failed on its own.',
    'Bulk-confirm proforma project invoices',
  ],
  R60: [
    'A proforma whose bulk status is SCHEDULED or PROCESSING cannot be edited, deleted, confirmed or scheduled again.',
    'Bulk-confirm proforma project invoices',
  ],
  R61: [
    'A proforma has no line limit but the configured bound (default 200,000 billed sales actuals); the product’s limit of 1,000 does not apply.',
    'Integrate project invoices using dual-write async configuration',
  ],
  R62: 'A sync message is applied at most once (key: map, direction, record id, payload hash); redelivery raises integrationCount only.',
  R63: 'A sync message in a direction that its map does not allow is rejected.',
  R64: 'Only one scheduled proforma-creation run is active per environment.',
  R65: 'Every mutation that carries a client request id is idempotent for that id.',
  R66: 'The posting subscription never exposes a legal entity the caller may not read, and emits an event only after the change it tells of is committed.',
  C1: 'Before a confirmation: status DRAFT or IN_REVIEW, expectedVersion matches.',
  C2: 'Before a confirmation: contract ACTIVE, project of every detail ACTIVE.',
  C3: 'Before a confirmation: at least one detail.',
  C4: 'Before a confirmation: every ACTUAL detail has its unbilled sales actual, unbilled, not adjusted, same contract customer, currency and class.',
  C5: 'Before a confirmation: no negative proforma total, unless hasCorrections or a refund.',
  C6: [
    'Before a confirmation: applied retainer ≤ available, and Σ applied ≤ Σ billable non-retainer amounts.',
    'Invoice a retainer or an advance',
  ],
  C7: [
    'Before a confirmation: originals of corrections are CONFIRMED or POSTED and not already reversed.',
    'Revise project invoices',
  ],
  C8: 'Before a confirmation: number of billed sales actuals to be written ≤ the configured bound (default 200,000).',
  C9: [
    'Before a confirmation: the proforma number is well formed for a proposal number (FO refuses a used number or a locked sequence on arrival; then the message is FAILED with the code).',
    'Manage project invoice proposals',
  ],
  P1: 'Before a posting: caller has PA or AR on the legal entity.',
  P2: 'Before a posting: status LINES_IMPORTED; POSTED / POSTING give their own codes.',
  P3: 'Before a posting: line count, hash and Σ amount equal the expected values; no RECEIVED billable row of the proforma remains.',
  P4: 'Before a posting: every dependency still in ON_PROPOSAL for this proposal.',
  P5: 'Before a posting: accounting date in an open period, after the auto-move rule.',
  P6: 'Before a posting: exchange rate(s) exist for the accounting date, or every line has a stored rate.',
  P7: 'Before a posting: tax groups resolvable when requireTaxGroups.',
  P8: 'Before a posting: main account for every posting type, dimensions valid.',
  P9: 'Before a posting: customer not blocked for invoicing.',
  P10: 'Before a posting: number sequences available.',
};

export const RULES: readonly Rule[] = Object.entries(WORDS).map(([id, words]) =>
  typeof words === 'string' ? { id, statement: words, article: null } : { id, statement: words[0], article: words[1] },
);

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule of that number; null when there is none. */
export const ruleOf = (id: string): Rule | null => BY_ID.get(id) ?? null;
