// Made by `npm run codegen` from schema/*.graphql; never edited by hand.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from './api/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An exact decimal as a string: up to 15 digits before and 4 behind the point (exchange rates 10). A JSON number is refused: BAD_DECIMAL. */
  Decimal: { input: string; output: string; }
  /** A calendar day without a time zone, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** A UTC instant, ISO 8601. */
  DateTime: { input: string; output: string; }
  /** An opaque place in a list or a log. It belongs to one list with one filter and sort; elsewhere it is BAD_CURSOR. */
  Cursor: { input: string; output: string; }
  /** A currency code of three letters, ISO 4217. */
  CurrencyCode: { input: string; output: string; }
  /** One cell of an upstream row, as text. Anything else is refused for that row alone, with its column. */
  Cell: { input: unknown; output: unknown; }
  /** Any JSON value. */
  Json: { input: unknown; output: unknown; }
};

/** The life of a proposal. POSTED and CLOSED_EMPTY are final. */
export type ProposalStatus =
  /** The header has arrived; no line is there. */
  | 'HEADER_ONLY'
  /** All its lines are there. */
  | 'LINES_IMPORTED'
  /** A background job is posting it. */
  | 'POSTING'
  /** Its customer invoice is posted. */
  | 'POSTED'
  /** Nothing on it was billable (D38). */
  | 'CLOSED_EMPTY';

/** Whether a posted document asks or gives. */
export type InvoiceType =
  /** The customer pays. */
  | 'INVOICE'
  /** The total is below 0. */
  | 'CREDIT_NOTE';

/** How far the accounting detail of a posted proposal has come on its way back. */
export type FeedbackStatus =
  /** Not posted. */
  | 'NONE'
  /** On its way. */
  | 'PENDING'
  /** On the actuals and the proforma. */
  | 'DONE'
  /** Refused by the project side. */
  | 'FAILED';

/** What a proposal line bills. */
export type LineType =
  /** Time. */
  | 'HOUR'
  /** Expense. */
  | 'EXPENSE'
  /** Material. */
  | 'ITEM'
  /** Fee. */
  | 'FEE'
  /** Milestone, prepayment or deduction. */
  | 'ON_ACCOUNT';

/** The kinds of an on-account line. */
export type OnAccountKind =
  /** A fixed price milestone. */
  | 'MILESTONE'
  /** A retainer that is invoiced. */
  | 'PREPAYMENT'
  /** A retainer that is applied. */
  | 'DEDUCTION';

/** The life of an integration journal and its lines. */
export type JournalStatus =
  /** Waiting to be posted. */
  | 'DRAFT'
  /** Being posted. */
  | 'PROCESSING'
  /** Posted. */
  | 'POSTED'
  /** Could not be posted. */
  | 'ERROR';

/** What an import makes. */
export type ImportScope =
  /** Journal lines of costs and unbilled sales. */
  | 'JOURNAL'
  /** Proposal lines. */
  | 'PROPOSAL'
  /** Both. */
  | 'BOTH';

/** How an import run ended. */
export type ImportRunStatus =
  /** Under way. */
  | 'RUNNING'
  /** Everything that was ready is in. */
  | 'COMPLETED'
  /** Some rows or proposals have errors. */
  | 'COMPLETED_WITH_ERRORS'
  /** It did not come to its end. */
  | 'FAILED';

/** Conditions on a proposal's status. */
export type ProposalStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<ProposalStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<ProposalStatus>>;
};

/** Conditions on feedback. */
export type FeedbackStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<FeedbackStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<FeedbackStatus>>;
};

/** Conditions on a journal's status. */
export type JournalStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<JournalStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<JournalStatus>>;
};

/** Conditions on the type of an invoice. */
export type InvoiceTypeFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<InvoiceType>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<InvoiceType>>;
};

/** The bill on the finance side. It comes into being only by a confirmed proforma and is never deleted (R1, R2). Article: Manage project invoice proposals. */
export type Proposal = Node & {
  readonly __typename?: 'Proposal';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Raised by every change; pass it as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Always the number of its proforma (R4). */
  readonly number: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: ProposalStatus;
  /** The proforma it came from. */
  readonly proforma?: Maybe<Proforma>;
  /** Its contract. */
  readonly contractNumber: Scalars['String']['output'];
  /** Who is billed. */
  readonly customerAccount: Scalars['String']['output'];
  /** The contract's currency. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Terms of payment. */
  readonly paymentTerms?: Maybe<Scalars['String']['output']>;
  /** The date on the invoice; may be changed when posting. */
  readonly invoiceDate: Scalars['Date']['output'];
  /** The accounting date of its billed sales (I31). */
  readonly accountingDate: Scalars['Date']['output'];
  /** Null until it is posted, unless set by hand (6.2). */
  readonly dueDate?: Maybe<Scalars['Date']['output']>;
  /** What the confirmed proforma promised. */
  readonly manifest: Manifest;
  /** How many lines it has: none, or as many as were confirmed (I26). */
  readonly lineCount: Scalars['Int']['output'];
  /** Its lines, by number. */
  readonly lines: ProposalLineConnection;
  /** Its lines without tax. */
  readonly lineAmount: Money;
  /** Their sales tax, as finance computes it. */
  readonly taxAmount: Money;
  /** lineAmount + taxAmount. */
  readonly invoiceAmount: Money;
  /** Why it has its lines, or exactly what it still waits for. */
  readonly readiness: Readiness;
  /** Set when it is posted. */
  readonly customerInvoice?: Maybe<CustomerInvoice>;
  /** How far the accounting detail has come on its way back. */
  readonly feedbackStatus: FeedbackStatus;
  /** The latest error of its import or posting. */
  readonly lastError?: Maybe<ProcessError>;
  /** What can be done with it now. */
  readonly allowedActions: ReadonlyArray<ActionState>;
};


/** The bill on the finance side. It comes into being only by a confirmed proforma and is never deleted (R1, R2). Article: Manage project invoice proposals. */
export type ProposalLinesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** One billed sale on a proposal. Of it only the tax groups may change (R10, R11). */
export type ProposalLine = {
  readonly __typename?: 'ProposalLine';
  /** Proposal number and line number: PF-000101-001. */
  readonly id: Scalars['ID']['output'];
  /** 1, 2, 3 …; the same after every import (5.3). */
  readonly lineNumber: Scalars['Int']['output'];
  /** What it bills. */
  readonly lineType: LineType;
  /** On-account lines only. */
  readonly onAccountKind?: Maybe<OnAccountKind>;
  /** The class of its billed sale. */
  readonly transactionClass: TransactionClass;
  /** Its proposal's number. */
  readonly proposalNumber: Scalars['String']['output'];
  /** Its contract line. */
  readonly contractLineNumber?: Maybe<Scalars['Int']['output']>;
  /** Its project. */
  readonly projectNumber?: Maybe<Scalars['String']['output']>;
  /** The approved entry. */
  readonly entryNumber?: Maybe<Scalars['String']['output']>;
  /** The day of the work. */
  readonly documentDate: Scalars['Date']['output'];
  /** Its text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** As on the actual. */
  readonly quantity: Scalars['Decimal']['output'];
  /** As on the actual. */
  readonly salesPrice?: Maybe<Scalars['Decimal']['output']>;
  /** As on the actual, without tax. */
  readonly amount: Money;
  /** Header group: with the item group it gives the tax codes (6.4). */
  readonly salesTaxGroup?: Maybe<Scalars['String']['output']>;
  /** Item group. */
  readonly itemSalesTaxGroup?: Maybe<Scalars['String']['output']>;
  /** Rounded for each code. */
  readonly taxAmount: Money;
  /** Its billed sale. */
  readonly actual?: Maybe<Actual>;
  /** Its valuation, once posted. */
  readonly posted?: Maybe<PostedLine>;
};

/** A line as it was posted, in the company's two currencies (6.5). */
export type PostedLine = {
  readonly __typename?: 'PostedLine';
  /** Accounting currency per 1 unit of transaction currency. */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** Without tax, in accounting currency. */
  readonly accountingAmount: Money;
  /** Tax in accounting currency. */
  readonly accountingTax: Money;
  /** Without tax, in reporting currency; null for a single-currency ledger. */
  readonly reportingAmount?: Maybe<Money>;
  /** Tax in reporting currency. */
  readonly reportingTax?: Maybe<Money>;
};

/** Why a proposal has its lines, or exactly what it still waits for (section 5). */
export type Readiness = {
  readonly __typename?: 'Readiness';
  /** Whether the next import takes its lines, or they are there. */
  readonly ready: Scalars['Boolean']['output'];
  /** Billable actuals that the proforma promised. */
  readonly expected: Scalars['Int']['output'];
  /** How many of them are here. */
  readonly arrived: Scalars['Int']['output'];
  /** Actuals that have not arrived, by id; null when the project side does not answer. */
  readonly missing?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** Unbilled sales that are not posted yet, with their journal. */
  readonly unposted: ReadonlyArray<UnpostedSale>;
  /** Posted invoices that a credit or deduction waits for, by proposal number. */
  readonly unpostedOriginals: ReadonlyArray<Scalars['String']['output']>;
  /** What stands in the way, rule by rule. */
  readonly violations: ReadonlyArray<RuleViolation>;
};

/** An unbilled sale that must be posted before its proposal can be imported (R44). */
export type UnpostedSale = {
  readonly __typename?: 'UnpostedSale';
  /** The unbilled sale's id. */
  readonly actual: Scalars['ID']['output'];
  /** The journal that holds it; null: not imported yet. */
  readonly journalNumber?: Maybe<Scalars['String']['output']>;
  /** Its day. */
  readonly documentDate: Scalars['Date']['output'];
  /** Its amount. */
  readonly amount: Money;
};

/** The latest error of a process on a document or row; cleared when the process starts again for it. */
export type ProcessError = {
  readonly __typename?: 'ProcessError';
  /** IMPORT_JOURNAL, IMPORT_PROPOSAL, POST_JOURNAL or POST_PROPOSAL. */
  readonly process: Scalars['String']['output'];
  /** What it concerns. */
  readonly subject: Scalars['String']['output'];
  /** Stable, for programs. */
  readonly code: ErrorCode;
  /** The numbered rule. */
  readonly rule?: Maybe<Rule>;
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** What to do next. */
  readonly remedy: Scalars['String']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
};

/** The posted document that the customer gets. Immutable (R16). */
export type CustomerInvoice = Node & {
  readonly __typename?: 'CustomerInvoice';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Without gaps in its legal entity (I40); taken when it is posted (R53). */
  readonly number: Scalars['String']['output'];
  /** Invoice or credit note, by the sign of its total. */
  readonly invoiceType: InvoiceType;
  /** Its proposal. */
  readonly proposalNumber: Scalars['String']['output'];
  /** Its contract. */
  readonly contractNumber: Scalars['String']['output'];
  /** Who is billed. */
  readonly customerAccount: Scalars['String']['output'];
  /** The date on the invoice. */
  readonly invoiceDate: Scalars['Date']['output'];
  /** The day it counts in the books. */
  readonly accountingDate: Scalars['Date']['output'];
  /** When it is due. */
  readonly dueDate: Scalars['Date']['output'];
  /** Transaction currency. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Without tax. */
  readonly lineAmount: Money;
  /** Sales tax. */
  readonly taxAmount: Money;
  /** With tax. */
  readonly totalAmount: Money;
  /** Without tax, in accounting currency. */
  readonly accountingAmount: Money;
  /** Tax in accounting currency. */
  readonly accountingTax: Money;
  /** With tax, in accounting currency. */
  readonly accountingTotal: Money;
  /** Without tax, in reporting currency; null for a single-currency ledger. */
  readonly reportingAmount?: Maybe<Money>;
  /** Tax in reporting currency. */
  readonly reportingTax?: Maybe<Money>;
  /** With tax, in reporting currency. */
  readonly reportingTotal?: Maybe<Money>;
  /** Its lines, by number. */
  readonly lines: CustomerInvoiceLineConnection;
  /** Its voucher. */
  readonly voucher: Voucher;
  /** When it was posted. */
  readonly postedAt: Scalars['DateTime']['output'];
  /** By whom. */
  readonly postedBy: Scalars['String']['output'];
};


/** The posted document that the customer gets. Immutable (R16). */
export type CustomerInvoiceLinesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** A posted line. */
export type CustomerInvoiceLine = {
  readonly __typename?: 'CustomerInvoiceLine';
  /** 1, 2, 3 … */
  readonly lineNumber: Scalars['Int']['output'];
  /** What it bills. */
  readonly lineType: LineType;
  /** On-account lines only. */
  readonly onAccountKind?: Maybe<OnAccountKind>;
  /** The class of its billed sale. */
  readonly transactionClass: TransactionClass;
  /** Its contract line. */
  readonly contractLineNumber?: Maybe<Scalars['Int']['output']>;
  /** The approved entry. */
  readonly entryNumber?: Maybe<Scalars['String']['output']>;
  /** As on the actual. */
  readonly quantity: Scalars['Decimal']['output'];
  /** Without tax. */
  readonly amount: Money;
  /** Sales tax. */
  readonly taxAmount: Money;
  /** Accounting currency per 1 unit of transaction currency. */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** Without tax, in accounting currency. */
  readonly accountingAmount: Money;
  /** Tax in accounting currency. */
  readonly accountingTax: Money;
  /** Without tax, in reporting currency. */
  readonly reportingAmount?: Maybe<Money>;
  /** Tax in reporting currency. */
  readonly reportingTax?: Maybe<Money>;
};

/** A balanced set of ledger entries: sums to 0 in each currency (I33). */
export type Voucher = {
  readonly __typename?: 'Voucher';
  /** Unique in its legal entity. */
  readonly number: Scalars['String']['output'];
  /** The day it counts in the books. */
  readonly accountingDate: Scalars['Date']['output'];
  /** INVOICE or INTEGRATION_JOURNAL. */
  readonly source: Scalars['String']['output'];
  /** Its entries. */
  readonly entries: ReadonlyArray<LedgerEntry>;
};

/** One entry: debit positive, credit negative. */
export type LedgerEntry = {
  readonly __typename?: 'LedgerEntry';
  /** Its place in the voucher. */
  readonly sequence: Scalars['Int']['output'];
  /** The account. */
  readonly mainAccount: Scalars['String']['output'];
  /** What it stands for: Customer balance, Invoiced revenue, Sales tax payable … */
  readonly postingType: Scalars['String']['output'];
  /** In transaction currency. */
  readonly amount: Money;
  /** In accounting currency. */
  readonly accountingAmount: Money;
  /** In reporting currency; null for a single-currency ledger. */
  readonly reportingAmount?: Maybe<Money>;
};

/** A sum of the ledger of one legal entity, posting type and transaction currency. Cost entries included. */
export type LedgerTotal = {
  readonly __typename?: 'LedgerTotal';
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** What the entries stand for. */
  readonly postingType: Scalars['String']['output'];
  /** In transaction currency. */
  readonly amount: Money;
  /** In accounting currency. */
  readonly accountingAmount: Money;
  /** In reporting currency; null for a single-currency ledger. */
  readonly reportingAmount?: Maybe<Money>;
};

/** Costs and unbilled sales that must be posted before they may be invoiced. Article: Integration journal. */
export type Journal = Node & {
  readonly __typename?: 'Journal';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Raised by every change. */
  readonly version: Scalars['Int']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Unique in its legal entity. */
  readonly number: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: JournalStatus;
  /** First day of the period that groups its lines. */
  readonly periodStart: Scalars['Date']['output'];
  /** The journal that its failed lines were split off from. */
  readonly originalJournalNumber?: Maybe<Scalars['String']['output']>;
  /** How many lines. */
  readonly lineCount: Scalars['Int']['output'];
  /** Its lines, by number. */
  readonly lines: JournalLineConnection;
  /** When it was posted. */
  readonly postedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What can be done with it now. */
  readonly allowedActions: ReadonlyArray<ActionState>;
};


/** Costs and unbilled sales that must be posted before they may be invoiced. Article: Integration journal. */
export type JournalLinesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** A line of an integration journal: of it only tax groups and dimensions may change, in DRAFT (R54). */
export type JournalLine = {
  readonly __typename?: 'JournalLine';
  /** 1, 2, 3 … */
  readonly lineNumber: Scalars['Int']['output'];
  /** COST or UNBILLED_SALES. */
  readonly kind: Scalars['String']['output'];
  /** The actual's id. */
  readonly actual: Scalars['ID']['output'];
  /** Its class. */
  readonly transactionClass: TransactionClass;
  /** Chargeability. */
  readonly billingType: BillingType;
  /** Finance's name for it. */
  readonly lineProperty: Scalars['String']['output'];
  /** The day of the work. */
  readonly documentDate: Scalars['Date']['output'];
  /** The day it counts in the books; moved only by the open-period rule (D53). */
  readonly accountingDate: Scalars['Date']['output'];
  /** As on the actual. */
  readonly quantity: Scalars['Decimal']['output'];
  /** As on the actual, without tax. */
  readonly amount: Money;
  /** Accounting currency per 1 unit of transaction currency, once posted. */
  readonly exchangeRate?: Maybe<Scalars['Decimal']['output']>;
  /** In accounting currency, once posted. */
  readonly accountingAmount?: Maybe<Money>;
  /** In reporting currency, once posted. */
  readonly reportingAmount?: Maybe<Money>;
  /** Header group. */
  readonly salesTaxGroup?: Maybe<Scalars['String']['output']>;
  /** Item group. */
  readonly itemSalesTaxGroup?: Maybe<Scalars['String']['output']>;
  /** One voucher for each line. */
  readonly voucherNumber?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly status: Scalars['String']['output'];
  /** Why it could not be posted. */
  readonly lastError?: Maybe<ProcessError>;
};

/** What the posted unbilled sales of one customer, class and billing type add up to: the project subledger, summed. */
export type SubledgerTotal = {
  readonly __typename?: 'SubledgerTotal';
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** The contract. */
  readonly contractNumber: Scalars['String']['output'];
  /** The customer. */
  readonly customerAccount: Scalars['String']['output'];
  /** The class. */
  readonly transactionClass: TransactionClass;
  /** Chargeability. */
  readonly billingType: BillingType;
  /** Whether revenue was accrued. */
  readonly accrued: Scalars['Boolean']['output'];
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** In transaction currency. */
  readonly amount: Money;
  /** Stored, in accounting currency. */
  readonly accountingAmount: Money;
  /** Stored, in reporting currency. */
  readonly reportingAmount?: Maybe<Money>;
};

/** One pass of Import from staging over one legal entity. */
export type ImportRun = Node & {
  readonly __typename?: 'ImportRun';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** What it was to make. */
  readonly scope: ImportScope;
  /** Who asked. */
  readonly requestedBy: Scalars['String']['output'];
  /** When it began. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it ended. */
  readonly status: ImportRunStatus;
  /** Staging rows taken in hand: the sum of the next three. */
  readonly rowsIn: Scalars['Int']['output'];
  /** Rows that became lines. */
  readonly rowsOut: Scalars['Int']['output'];
  /** Rows with an error. */
  readonly rowsFailed: Scalars['Int']['output'];
  /** Rows left for later. */
  readonly rowsSkipped: Scalars['Int']['output'];
  /** Proposals that got their lines. */
  readonly proposalsImported: Scalars['Int']['output'];
  /** Proposals that wait for something. */
  readonly proposalsWaiting: Scalars['Int']['output'];
  /** Proposals with an error. */
  readonly proposalsFailed: Scalars['Int']['output'];
};

/** Proposals, a page. */
export type ProposalConnection = {
  readonly __typename?: 'ProposalConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ProposalEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<Proposal>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
  /** Sums of invoiceAmount over all rows of the filter, one for each currency. */
  readonly totals: ReadonlyArray<Money>;
};

/** A proposal in a list. */
export type ProposalEdge = {
  readonly __typename?: 'ProposalEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The proposal. */
  readonly node: Proposal;
};

/** Lines, a page. */
export type ProposalLineConnection = {
  readonly __typename?: 'ProposalLineConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ProposalLineEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<ProposalLine>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A line in a list. */
export type ProposalLineEdge = {
  readonly __typename?: 'ProposalLineEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The line. */
  readonly node: ProposalLine;
};

/** Customer invoices, a page. */
export type CustomerInvoiceConnection = {
  readonly __typename?: 'CustomerInvoiceConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<CustomerInvoiceEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<CustomerInvoice>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
  /** Sums of totalAmount over all rows of the filter, one for each currency. */
  readonly totals: ReadonlyArray<Money>;
};

/** A customer invoice in a list. */
export type CustomerInvoiceEdge = {
  readonly __typename?: 'CustomerInvoiceEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The invoice. */
  readonly node: CustomerInvoice;
};

/** Posted lines, a page. */
export type CustomerInvoiceLineConnection = {
  readonly __typename?: 'CustomerInvoiceLineConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<CustomerInvoiceLineEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<CustomerInvoiceLine>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A posted line in a list. */
export type CustomerInvoiceLineEdge = {
  readonly __typename?: 'CustomerInvoiceLineEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The line. */
  readonly node: CustomerInvoiceLine;
};

/** Journals, a page. */
export type JournalConnection = {
  readonly __typename?: 'JournalConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<JournalEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<Journal>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A journal in a list. */
export type JournalEdge = {
  readonly __typename?: 'JournalEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The journal. */
  readonly node: Journal;
};

/** Journal lines, a page. */
export type JournalLineConnection = {
  readonly __typename?: 'JournalLineConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<JournalLineEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<JournalLine>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A journal line in a list. */
export type JournalLineEdge = {
  readonly __typename?: 'JournalLineEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The line. */
  readonly node: JournalLine;
};

/** Import runs, a page. */
export type ImportRunConnection = {
  readonly __typename?: 'ImportRunConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ImportRunEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<ImportRun>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An import run in a list. */
export type ImportRunEdge = {
  readonly __typename?: 'ImportRunEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The run. */
  readonly node: ImportRun;
};

/** Which proposals; all conditions hold. */
export type ProposalFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By number. */
  readonly number?: InputMaybe<TextFilter>;
  /** By status. */
  readonly status?: InputMaybe<ProposalStatusFilter>;
  /** By feedback. */
  readonly feedbackStatus?: InputMaybe<FeedbackStatusFilter>;
  /** By contract. */
  readonly contractNumber?: InputMaybe<TextFilter>;
  /** By customer. */
  readonly customerAccount?: InputMaybe<TextFilter>;
  /** By currency. */
  readonly currency?: InputMaybe<TextFilter>;
  /** By the date on the invoice. */
  readonly invoiceDate?: InputMaybe<DateFilter>;
  /** By accounting date. */
  readonly accountingDate?: InputMaybe<DateFilter>;
  /** By total with tax. */
  readonly invoiceAmount?: InputMaybe<DecimalFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<ProposalFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<ProposalFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<ProposalFilter>;
};

/** How proposals are ordered. */
export type ProposalSort =
  /** By legal entity and number. */
  | 'NUMBER_ASC'
  /** By legal entity and number, backwards. */
  | 'NUMBER_DESC'
  /** Largest total first. */
  | 'AMOUNT_DESC';

/** Which customer invoices; all conditions hold. */
export type CustomerInvoiceFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By number. */
  readonly number?: InputMaybe<TextFilter>;
  /** By type. */
  readonly invoiceType?: InputMaybe<InvoiceTypeFilter>;
  /** By contract. */
  readonly contractNumber?: InputMaybe<TextFilter>;
  /** By customer. */
  readonly customerAccount?: InputMaybe<TextFilter>;
  /** By currency. */
  readonly currency?: InputMaybe<TextFilter>;
  /** By the date on the invoice. */
  readonly invoiceDate?: InputMaybe<DateFilter>;
  /** By accounting date. */
  readonly accountingDate?: InputMaybe<DateFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<CustomerInvoiceFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<CustomerInvoiceFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<CustomerInvoiceFilter>;
};

/** How customer invoices are ordered. */
export type CustomerInvoiceSort =
  /** By legal entity and number. */
  | 'NUMBER_ASC'
  /** By legal entity and number, backwards. */
  | 'NUMBER_DESC';

/** Which journals; all conditions hold. */
export type JournalFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By number. */
  readonly number?: InputMaybe<TextFilter>;
  /** By status. */
  readonly status?: InputMaybe<JournalStatusFilter>;
  /** By period. */
  readonly periodStart?: InputMaybe<DateFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<JournalFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<JournalFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<JournalFilter>;
};

/** How journals are ordered. */
export type JournalSort =
  /** By legal entity and number. */
  | 'NUMBER_ASC'
  /** By legal entity and number, backwards. */
  | 'NUMBER_DESC';

/** Which import runs; all conditions hold. */
export type ImportRunFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** One proposal, by id or by legal entity and number. */
  readonly proposal?: Maybe<Proposal>;
  /** Proposals. */
  readonly proposals: ProposalConnection;
  /** Integration journals. */
  readonly journals: JournalConnection;
  /** One customer invoice, by id or by legal entity and number. */
  readonly customerInvoice?: Maybe<CustomerInvoice>;
  /** Customer invoices. */
  readonly customerInvoices: CustomerInvoiceConnection;
  /** Passes of the import, newest first. */
  readonly importRuns: ImportRunConnection;
  /** Balances of the ledger by posting type and transaction currency. */
  readonly ledgerTotals: ReadonlyArray<LedgerTotal>;
  /** The project subledger, summed by contract, customer, class, billing type and accrual. */
  readonly subledgerTotals: ReadonlyArray<SubledgerTotal>;
  /** Any document by its id; null when it is missing or not yours. */
  readonly node?: Maybe<Node>;
  /** Documents by their ids, in order; null for each that is missing or not yours. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One contract, by id or by legal entity and number. */
  readonly contract?: Maybe<Contract>;
  /** Contracts. */
  readonly contracts: ContractConnection;
  /** One actual. */
  readonly actual?: Maybe<Actual>;
  /** Actuals. */
  readonly actuals: ActualConnection;
  /** The billing backlog, summed. */
  readonly backlog: ReadonlyArray<BacklogGroup>;
  /** The billing backlog, item by item. */
  readonly backlogItems: BacklogItemConnection;
  /** One proforma, by id or by legal entity and number. */
  readonly proforma?: Maybe<Proforma>;
  /** Proformas. */
  readonly proformas: ProformaConnection;
  /** Who you are and what you may do. */
  readonly viewer: Viewer;
  /** One actual's way over both sides; its other shares are left out. */
  readonly trace: Trace;
  /** The table maps, with what waits on each. */
  readonly syncMaps: ReadonlyArray<SyncMap>;
  /** Messages, oldest first; of the side named. */
  readonly syncMessages: SyncMessageConnection;
  /** The numbered rules of the domain. */
  readonly rules: ReadonlyArray<Rule>;
  /** This schema as it was written, with its directives (introspection drops them). */
  readonly sdl: Scalars['String']['output'];
};


export type QueryProposalArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProposalsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ProposalFilter>;
  sort?: InputMaybe<ProposalSort>;
};


export type QueryJournalsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<JournalFilter>;
  sort?: InputMaybe<JournalSort>;
};


export type QueryCustomerInvoiceArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCustomerInvoicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<CustomerInvoiceFilter>;
  sort?: InputMaybe<CustomerInvoiceSort>;
};


export type QueryImportRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ImportRunFilter>;
};


export type QueryLedgerTotalsArgs = {
  legalEntity: Scalars['ID']['input'];
};


export type QuerySubledgerTotalsArgs = {
  legalEntity: Scalars['ID']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryContractArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryContractsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ContractFilter>;
  sort?: InputMaybe<ContractSort>;
};


export type QueryActualArgs = {
  id: Scalars['ID']['input'];
};


export type QueryActualsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ActualFilter>;
  sort?: InputMaybe<ActualSort>;
};


export type QueryBacklogArgs = {
  groupBy: BacklogDimension;
  filter?: InputMaybe<BacklogFilter>;
};


export type QueryBacklogItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<BacklogFilter>;
  sort?: InputMaybe<BacklogSort>;
};


export type QueryProformaArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['ID']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProformasArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ProformaFilter>;
  sort?: InputMaybe<ProformaSort>;
};


export type QueryTraceArgs = {
  actual: Scalars['ID']['input'];
};


export type QuerySyncMessagesArgs = {
  from: Side;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<SyncMessageFilter>;
};


export type QueryRulesArgs = {
  ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** Runs Import from staging: journals, proposal lines, or both. Section 5. */
export type ImportFromStagingInput = {
  /** Key, mode, expectations. PLAN is for named proposals only. */
  readonly command: CommandInput;
  /** The company; one import at a time (R47). */
  readonly legalEntity: Scalars['ID']['input'];
  /** What to make. */
  readonly scope?: ImportScope;
  /** Proposals by number; null: all that have no lines. Needs the parameter selectiveImport. */
  readonly proposals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Projects by number; null: all. Of proposals it takes those with any such row, whole. */
  readonly projects?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Journals only: rows of this document day or earlier. Default: today in the company's time zone. */
  readonly transactionDateTo?: InputMaybe<Scalars['Date']['input']>;
};

/** What the import did. */
export type ImportPayload = {
  readonly __typename?: 'ImportPayload';
  /** The run; null when refused or planned. */
  readonly run?: Maybe<ImportRun>;
  /** Proposals that got their lines, by number. */
  readonly imported: ReadonlyArray<Scalars['String']['output']>;
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused, and what stands in the way of named proposals. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Posts integration journals: the lines without errors; the others move to a new journal that names the original (8.5). */
export type PostJournalsInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** Journals by number, up to 250; null: every draft, as many as fit 5,000 lines. */
  readonly journals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What was posted. */
export type PostJournalsPayload = {
  readonly __typename?: 'PostJournalsPayload';
  /** The journals as they are now. */
  readonly journals: ReadonlyArray<Journal>;
  /** Lines that were posted. */
  readonly posted: Scalars['Int']['output'];
  /** Lines that failed and were moved. */
  readonly failed: Scalars['Int']['output'];
  /** Drafts that are left. */
  readonly left: Scalars['Int']['output'];
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused, and why lines failed. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Posts one proposal: its customer invoice, voucher and feedback, in one transaction. */
export type PostProposalInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The proposal's id. */
  readonly proposal: Scalars['ID']['input'];
  /** Another date on the invoice; recalculates the due date (6.2). */
  readonly invoiceDate?: InputMaybe<Scalars['Date']['input']>;
};

/** Names one proposal. */
export type ProposalInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The proposal's id. */
  readonly proposal: Scalars['ID']['input'];
};

/** The proposal as it is now. */
export type ProposalPayload = {
  readonly __typename?: 'ProposalPayload';
  /** Null when refused or planned. */
  readonly proposal?: Maybe<Proposal>;
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes journal and proposal lines of what has arrived. Refusals: IMPORT_ALREADY_RUNNING, FEATURE_DISABLED, NOT_FOUND, UNBILLED_NOT_POSTED, STAGING_MISMATCH, ORIGINAL_NOT_POSTED, ON_ACCOUNT_NOT_FOUND, EXCHANGE_RATE_MISSING, LINE_PROPERTY_NOT_FOUND. Article: Manage project invoice proposals. */
  readonly importFromStaging: ImportPayload;
  /** Posts journals. Refusals: JOURNAL_NOT_DRAFT, NO_OPEN_PERIOD, NO_OPEN_PERIOD_OR_LATER, EXCHANGE_RATE_MISSING, NOT_FOUND, TOO_LARGE. Article: Integration journal. */
  readonly postJournals: PostJournalsPayload;
  /** Takes all lines of a proposal away; the next import makes the same again (R15). Refusals: PROPOSAL_POSTED, PROPOSAL_HAS_NO_LINES, NOT_FOUND. */
  readonly deleteProposalLines: ProposalPayload;
  /** Posts the customer invoice. Refusals: PROPOSAL_NOT_READY, PROPOSAL_POSTED, POSTING_IN_PROGRESS, STAGING_MISMATCH, DEPENDENCY_CHANGED, NO_OPEN_PERIOD, NO_OPEN_PERIOD_OR_LATER, EXCHANGE_RATE_MISSING, TAX_GROUP_MISSING, POSTING_PROFILE_MISSING, CUSTOMER_BLOCKED, PROJECT_FINISHED, NUMBER_SEQUENCE_EXHAUSTED, NOT_FOUND. Article: Project invoicing. */
  readonly postProposal: ProposalPayload;
  /** Hands over reference data; columns go to the side that owns them, and what both need crosses by maps legal entities, currencies and accounts. Refusals by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, FIELD_READ_ONLY. */
  readonly putReferenceData: IntakePayload;
  /** Hands over contracts; columns go to the side that owns them. Refusals by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, FIELD_READ_ONLY, ROUNDING_CUSTOMER_INVALID, TOO_LARGE. Article: Project contracts. */
  readonly putContracts: IntakePayload;
  /** DRAFT to ACTIVE: checks the splits and milestones, splits the milestones, and sends the contract to finance. Refusals: SPLIT_NOT_100, ROUNDING_CUSTOMER_INVALID, CUSTOMER_UNRESOLVED, MILESTONE_TOTAL_MISMATCH, CONTRACT_NOT_ACTIVE, NOT_FOUND, VERSION_CONFLICT. Article: Project contracts. */
  readonly confirmContract: ContractPayload;
  /** Records approved time, expense, material and fees: one cost actual each, and on time-and-material lines an unbilled sale for each customer, evaluated against the not-to-exceed limits in order. Refusals by row: BAD_USER_INPUT, BAD_DECIMAL, BAD_TEXT, NOT_FOUND, CONTRACT_NOT_ACTIVE, PROJECT_FINISHED, TRANSACTION_CLASS_MISMATCH, IMMUTABLE, TOO_LARGE. Article: Project estimates and actuals integration. */
  readonly recordApprovals: IntakePayload;
  /** Marks backlog items ready to invoice. Refusals: NTE_FAILED, ACTUAL_ADJUSTED, BACKLOG_ITEM_LOCKED, BILLING_STATUS_WRITE_FORBIDDEN, CONTRACT_NOT_ACTIVE, NOT_FOUND, TOO_LARGE, BAD_USER_INPUT. Article: Manage billing backlog. */
  readonly markReadyToInvoice: MarkPayload;
  /** Takes the mark back. Refusals: BACKLOG_ITEM_LOCKED, BILLING_STATUS_WRITE_FORBIDDEN, NOT_FOUND, TOO_LARGE, BAD_USER_INPUT. */
  readonly markNotReadyToInvoice: MarkPayload;
  /** Drafts proformas of what is ready. Refusals: NOTHING_TO_INVOICE, CONTRACT_NOT_ACTIVE, PROJECT_FINISHED, NOT_FOUND, TOO_LARGE. */
  readonly createProformas: CreateProformasPayload;
  /** DRAFT to IN_REVIEW. Refusals: PROFORMA_NOT_DRAFT, VERSION_CONFLICT, NOT_FOUND. */
  readonly submitProforma: ProformaPayload;
  /** IN_REVIEW to DRAFT. Refusals: PROFORMA_LOCKED, VERSION_CONFLICT, NOT_FOUND. */
  readonly reopenProforma: ProformaPayload;
  /** Deletes a draft; its items go back to the backlog as they were (I21). Refusals: PROFORMA_LOCKED, VERSION_CONFLICT, NOT_FOUND. */
  readonly deleteProforma: ProformaPayload;
  /** Freezes a proforma, writes its billed sales and releases it to finance: one way. Refusals: PROFORMA_NOT_DRAFT, VERSION_CONFLICT, CONTRACT_NOT_ACTIVE, PROJECT_FINISHED, PROFORMA_EMPTY, BACKING_ACTUAL_MISSING, TRANSACTION_CLASS_MISMATCH, CURRENCY_MISMATCH, NEGATIVE_PROFORMA, RETAINER_EXCEEDS_AVAILABLE, RETAINER_EXCEEDS_CHARGEABLE, TOO_LARGE, PROPOSAL_NUMBER_SEQUENCE_LOCKED, NOT_FOUND. Article: Confirm a proforma project-based invoice. */
  readonly confirmProforma: ProformaPayload;
  /** Sets FAILED messages to PENDING; what was applied before changes nothing when it arrives again (R62). Refusals: NOT_FOUND. */
  readonly replayMessages: ReplayMessagesPayload;
};


export type MutationImportFromStagingArgs = {
  input: ImportFromStagingInput;
};


export type MutationPostJournalsArgs = {
  input: PostJournalsInput;
};


export type MutationDeleteProposalLinesArgs = {
  input: ProposalInput;
};


export type MutationPostProposalArgs = {
  input: PostProposalInput;
};


export type MutationPutReferenceDataArgs = {
  input: PutReferenceDataInput;
};


export type MutationPutContractsArgs = {
  input: PutContractsInput;
};


export type MutationConfirmContractArgs = {
  input: ConfirmContractInput;
};


export type MutationRecordApprovalsArgs = {
  input: RecordApprovalsInput;
};


export type MutationMarkReadyToInvoiceArgs = {
  input: MarkInput;
};


export type MutationMarkNotReadyToInvoiceArgs = {
  input: MarkInput;
};


export type MutationCreateProformasArgs = {
  input: CreateProformasInput;
};


export type MutationSubmitProformaArgs = {
  input: ProformaInput;
};


export type MutationReopenProformaArgs = {
  input: ProformaInput;
};


export type MutationDeleteProformaArgs = {
  input: ProformaInput;
};


export type MutationConfirmProformaArgs = {
  input: ProformaInput;
};


export type MutationReplayMessagesArgs = {
  input: ReplayMessagesInput;
};

/** A company: the command's own legal entity. Columns of legal_entities.csv. */
export type LegalEntityRow = {
  /** The company, up to 4 characters. */
  readonly id?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** Its first ledger currency. */
  readonly accountingCurrency?: InputMaybe<Scalars['Cell']['input']>;
  /** Its second ledger currency; empty: a single-currency ledger. */
  readonly reportingCurrency?: InputMaybe<Scalars['Cell']['input']>;
  /** PERIODIC or ON_READY. */
  readonly importTrigger?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false. */
  readonly active?: InputMaybe<Scalars['Cell']['input']>;
  /** IANA time zone of its books; empty: UTC. */
  readonly timeZone?: InputMaybe<Scalars['Cell']['input']>;
};

/** A currency; shared by all companies. Columns of currencies.csv. */
export type CurrencyRow = {
  /** Three letters. */
  readonly code?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** Decimals of a rounded amount, 0 to 4. */
  readonly minorUnits?: InputMaybe<Scalars['Cell']['input']>;
};

/** A rate from a day on; shared by all companies. Columns of exchange_rates.csv. */
export type ExchangeRateRow = {
  /** From. */
  readonly fromCurrency?: InputMaybe<Scalars['Cell']['input']>;
  /** To. */
  readonly toCurrency?: InputMaybe<Scalars['Cell']['input']>;
  /** The first day on which it applies. */
  readonly validFrom?: InputMaybe<Scalars['Cell']['input']>;
  /** Units of `to` for 1 unit of `from`, up to 10 decimals. */
  readonly rate?: InputMaybe<Scalars['Cell']['input']>;
};

/** A fiscal period of the company. Columns of fiscal_periods.csv. */
export type FiscalPeriodRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** First day. */
  readonly startDate?: InputMaybe<Scalars['Cell']['input']>;
  /** Last day. */
  readonly endDate?: InputMaybe<Scalars['Cell']['input']>;
  /** OPEN, ON_HOLD or CLOSED. */
  readonly status?: InputMaybe<Scalars['Cell']['input']>;
};

/** A sales tax code. Columns of tax_codes.csv. */
export type TaxCodeRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its code, up to 10 characters. */
  readonly taxCode?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** 20 means 20 %. */
  readonly ratePercent?: InputMaybe<Scalars['Cell']['input']>;
};

/** One member of a sales tax group (header). Columns of tax_groups.csv. */
export type TaxGroupRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** The group, up to 10 characters. */
  readonly taxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** Its code, up to 10 characters. */
  readonly taxCode?: InputMaybe<Scalars['Cell']['input']>;
};

/** One member of an item sales tax group. Columns of item_tax_groups.csv. */
export type ItemTaxGroupRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** The item group; empty: no tax. */
  readonly itemTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** Its code, up to 10 characters. */
  readonly taxCode?: InputMaybe<Scalars['Cell']['input']>;
};

/** A transaction category. Name and class are the project side's, the tax group is finance's. Columns of project_categories.csv. */
export type CategoryRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its key. */
  readonly category?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** TIME, EXPENSE, MATERIAL or FEE. */
  readonly class?: InputMaybe<Scalars['Cell']['input']>;
  /** The item group; empty: no tax. */
  readonly itemTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
};

/** A product. Columns of products.csv. */
export type ProductRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** A product. */
  readonly productNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** The item group; empty: no tax. */
  readonly itemTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
};

/** Project parameters of the company (2.2). Columns of parameters.csv. */
export type ParametersRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Journal period unit. */
  readonly journalPeriodUnit?: InputMaybe<Scalars['Cell']['input']>;
  /** Journal line limit. */
  readonly journalLineLimit?: InputMaybe<Scalars['Cell']['input']>;
  /** Journal batch threshold. */
  readonly journalBatchThreshold?: InputMaybe<Scalars['Cell']['input']>;
  /** Auto accounting date to open period. */
  readonly autoAccountingDateToOpenPeriod?: InputMaybe<Scalars['Cell']['input']>;
  /** Sales tax group method. */
  readonly salesTaxGroupMethod?: InputMaybe<Scalars['Cell']['input']>;
  /** Item tax group method. */
  readonly itemTaxGroupMethod?: InputMaybe<Scalars['Cell']['input']>;
  /** Milestone item tax group. */
  readonly milestoneItemTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** Retainer item tax group. */
  readonly retainerItemTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** Require tax groups. */
  readonly requireTaxGroups?: InputMaybe<Scalars['Cell']['input']>;
  /** Allow header dimension update. */
  readonly allowHeaderDimensionUpdate?: InputMaybe<Scalars['Cell']['input']>;
  /** Invoice number sequence. */
  readonly invoiceNumberSequence?: InputMaybe<Scalars['Cell']['input']>;
  /** Voucher sequence. */
  readonly voucherSequence?: InputMaybe<Scalars['Cell']['input']>;
  /** Journal voucher sequence. */
  readonly journalVoucherSequence?: InputMaybe<Scalars['Cell']['input']>;
  /** Proposal number sequence allows change. */
  readonly proposalNumberSequenceAllowsChange?: InputMaybe<Scalars['Cell']['input']>;
  /** Posting subtasks. */
  readonly postingSubtasks?: InputMaybe<Scalars['Cell']['input']>;
  /** Selective import. */
  readonly selectiveImport?: InputMaybe<Scalars['Cell']['input']>;
  /** Exact reversal rates. */
  readonly exactReversalRates?: InputMaybe<Scalars['Cell']['input']>;
  /** Customer balance conversion. */
  readonly customerBalanceConversion?: InputMaybe<Scalars['Cell']['input']>;
  /** Max penny difference. */
  readonly maxPennyDifference?: InputMaybe<Scalars['Cell']['input']>;
  /** BILLING_TYPE=line property, joined by `;`. */
  readonly billingTypeMap?: InputMaybe<Scalars['Cell']['input']>;
  /** Line discount category. */
  readonly lineDiscountCategory?: InputMaybe<Scalars['Cell']['input']>;
};

/** A customer. Columns of customers.csv. */
export type CustomerRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its key, up to 20 characters. */
  readonly accountNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** A currency. */
  readonly currency?: InputMaybe<Scalars['Cell']['input']>;
  /** Header tax group. */
  readonly salesTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** NET30: due in 30 days. */
  readonly paymentTerms?: InputMaybe<Scalars['Cell']['input']>;
  /** NO, INVOICE or ALL. */
  readonly blocked?: InputMaybe<Scalars['Cell']['input']>;
};

/** A project. The tax group is finance's. Columns of projects.csv. */
export type ProjectRow = {
  /** A project. */
  readonly projectNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** ACTIVE or INACTIVE. */
  readonly state?: InputMaybe<Scalars['Cell']['input']>;
  /** Header tax group. */
  readonly salesTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
};

/** A contract. Tax group and fixed rate are finance's. Columns of contracts.csv. */
export type ContractRow = {
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** A currency. */
  readonly currency?: InputMaybe<Scalars['Cell']['input']>;
  /** The primary customer. */
  readonly primaryCustomerAccount?: InputMaybe<Scalars['Cell']['input']>;
  /** Cap; empty: none. */
  readonly nteLimit?: InputMaybe<Scalars['Cell']['input']>;
  /** End date of generated schedules. */
  readonly requestedDeliveryDate?: InputMaybe<Scalars['Cell']['input']>;
  /** Header tax group. */
  readonly salesTaxGroup?: InputMaybe<Scalars['Cell']['input']>;
  /** Fixed rate agreement; empty: none. */
  readonly fixedRateToAccounting?: InputMaybe<Scalars['Cell']['input']>;
  /** Its reference. */
  readonly fixedRateReference?: InputMaybe<Scalars['Cell']['input']>;
};

/** A customer's share of a contract; rows keep their order. Columns of contract_customers.csv. */
export type ContractCustomerRow = {
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A customer of the company. */
  readonly customerAccount?: InputMaybe<Scalars['Cell']['input']>;
  /** 0 to 100. */
  readonly splitPercent?: InputMaybe<Scalars['Cell']['input']>;
  /** true for exactly one customer. */
  readonly isRounding?: InputMaybe<Scalars['Cell']['input']>;
  /** true for exactly one customer. */
  readonly isPrimary?: InputMaybe<Scalars['Cell']['input']>;
  /** Cap; empty: none. */
  readonly nteLimit?: InputMaybe<Scalars['Cell']['input']>;
  /** NET30: due in 30 days. */
  readonly paymentTerms?: InputMaybe<Scalars['Cell']['input']>;
};

/** A contract line. Accrual and on-account posting are finance's. Columns of contract_lines.csv. */
export type ContractLineRow = {
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract line, a whole number. */
  readonly lineNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** TIME_AND_MATERIAL or FIXED_PRICE. */
  readonly billingMethod?: InputMaybe<Scalars['Cell']['input']>;
  /** A project. */
  readonly projectNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false. */
  readonly includeTime?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false. */
  readonly includeExpense?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false. */
  readonly includeMaterial?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false. */
  readonly includeFee?: InputMaybe<Scalars['Cell']['input']>;
  /** Fixed price: the sum of its milestones; otherwise 0. */
  readonly contractAmount?: InputMaybe<Scalars['Cell']['input']>;
  /** Cap; empty: none. */
  readonly nteLimit?: InputMaybe<Scalars['Cell']['input']>;
  /** true or false: profile of the line. */
  readonly accrueRevenue?: InputMaybe<Scalars['Cell']['input']>;
  /** PROFIT_AND_LOSS or BALANCE: profile of the line. */
  readonly onAccountPosting?: InputMaybe<Scalars['Cell']['input']>;
};

/** A customer's share of a contract line; rows keep their order. Columns of contract_line_customers.csv. */
export type ContractLineCustomerRow = {
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract line, a whole number. */
  readonly lineNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A customer of the company. */
  readonly customerAccount?: InputMaybe<Scalars['Cell']['input']>;
  /** 0 to 100. */
  readonly splitPercent?: InputMaybe<Scalars['Cell']['input']>;
  /** true for exactly one customer. */
  readonly isRounding?: InputMaybe<Scalars['Cell']['input']>;
  /** Cap; empty: none. */
  readonly nteLimit?: InputMaybe<Scalars['Cell']['input']>;
};

/** A milestone, to be split over the customers. Columns of milestones.csv. */
export type MilestoneRow = {
  /** Its key. */
  readonly milestoneNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract line, a whole number. */
  readonly lineNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['Cell']['input']>;
  /** When it is due to be billed. */
  readonly date?: InputMaybe<Scalars['Cell']['input']>;
  /** In contract currency, above 0. */
  readonly amount?: InputMaybe<Scalars['Cell']['input']>;
  /** Estimate of tax; empty: 0. */
  readonly tax?: InputMaybe<Scalars['Cell']['input']>;
};

/** A retainer; rows keep their order. Columns of retainers.csv. */
export type RetainerRow = {
  /** Its key. */
  readonly retainerNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A customer of the company. */
  readonly customerAccount?: InputMaybe<Scalars['Cell']['input']>;
  /** Up to 200 characters. */
  readonly description?: InputMaybe<Scalars['Cell']['input']>;
  /** In contract currency, above 0. */
  readonly amount?: InputMaybe<Scalars['Cell']['input']>;
  /** Decides scheduled inclusion. */
  readonly invoiceDate?: InputMaybe<Scalars['Cell']['input']>;
  /** Estimate of tax; empty: 0. */
  readonly tax?: InputMaybe<Scalars['Cell']['input']>;
};

/** An approved entry; rows keep their order. Columns of approvals.csv. */
export type ApprovalRow = {
  /** Its key. */
  readonly entryNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** TIME, EXPENSE, MATERIAL or FEE. */
  readonly class?: InputMaybe<Scalars['Cell']['input']>;
  /** A project. */
  readonly projectNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract. */
  readonly contractNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** A contract line, a whole number. */
  readonly lineNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** Its key. */
  readonly category?: InputMaybe<Scalars['Cell']['input']>;
  /** Role of the resource. */
  readonly role?: InputMaybe<Scalars['Cell']['input']>;
  /** Who did it. */
  readonly resource?: InputMaybe<Scalars['Cell']['input']>;
  /** A product. */
  readonly productNumber?: InputMaybe<Scalars['Cell']['input']>;
  /** The day of the work. */
  readonly documentDate?: InputMaybe<Scalars['Cell']['input']>;
  /** The day it counts in the books; empty: the document date (D53). */
  readonly accountingDate?: InputMaybe<Scalars['Cell']['input']>;
  /** Submitted, above 0, two decimals. */
  readonly quantity?: InputMaybe<Scalars['Cell']['input']>;
  /** Empty: all of it. */
  readonly billableQuantity?: InputMaybe<Scalars['Cell']['input']>;
  /** HOUR, EACH, KM. */
  readonly unit?: InputMaybe<Scalars['Cell']['input']>;
  /** Per unit, in accounting currency. */
  readonly costPrice?: InputMaybe<Scalars['Cell']['input']>;
  /** Per unit, in contract currency, up to 4 decimals; empty on fixed price lines. */
  readonly salesPrice?: InputMaybe<Scalars['Cell']['input']>;
  /** Chargeability, given. */
  readonly billingType?: InputMaybe<Scalars['Cell']['input']>;
  /** Up to 200 characters. */
  readonly description?: InputMaybe<Scalars['Cell']['input']>;
  /** What the customer reads; up to 200 characters. */
  readonly externalDescription?: InputMaybe<Scalars['Cell']['input']>;
  /** Estimate of tax for the whole entry; empty: 0. */
  readonly salesTaxEstimate?: InputMaybe<Scalars['Cell']['input']>;
};

/** A number sequence: settable while it is unused (design G24). Columns of number_sequences.csv. */
export type NumberSequenceRow = {
  /** The company; must be the one of the call. */
  readonly legalEntityId?: InputMaybe<Scalars['Cell']['input']>;
  /** Its key: PF for proformas, else the code that the parameters name. */
  readonly series?: InputMaybe<Scalars['Cell']['input']>;
  /** How numbers look: each # is at least one digit. */
  readonly format?: InputMaybe<Scalars['Cell']['input']>;
  /** The next number. */
  readonly nextNumber?: InputMaybe<Scalars['Cell']['input']>;
};

/** Reference data of one legal entity, upserted by its own keys. Up to 5,000 rows a call. */
export type PutReferenceDataInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. It may be the first time that it is named. */
  readonly legalEntity: Scalars['ID']['input'];
  /** True: one refused row refuses all. */
  readonly strict?: Scalars['Boolean']['input'];
  /** The company itself. */
  readonly legalEntities?: InputMaybe<ReadonlyArray<LegalEntityRow>>;
  /** Currencies. */
  readonly currencies?: InputMaybe<ReadonlyArray<CurrencyRow>>;
  /** Rates. */
  readonly exchangeRates?: InputMaybe<ReadonlyArray<ExchangeRateRow>>;
  /** Periods. */
  readonly fiscalPeriods?: InputMaybe<ReadonlyArray<FiscalPeriodRow>>;
  /** Tax codes. */
  readonly taxCodes?: InputMaybe<ReadonlyArray<TaxCodeRow>>;
  /** Members of tax groups. */
  readonly taxGroups?: InputMaybe<ReadonlyArray<TaxGroupRow>>;
  /** Members of item tax groups. */
  readonly itemTaxGroups?: InputMaybe<ReadonlyArray<ItemTaxGroupRow>>;
  /** Categories. */
  readonly categories?: InputMaybe<ReadonlyArray<CategoryRow>>;
  /** Products. */
  readonly products?: InputMaybe<ReadonlyArray<ProductRow>>;
  /** Parameters. */
  readonly parameters?: InputMaybe<ReadonlyArray<ParametersRow>>;
  /** Customers. */
  readonly customers?: InputMaybe<ReadonlyArray<CustomerRow>>;
  /** Number sequences. */
  readonly numberSequences?: InputMaybe<ReadonlyArray<NumberSequenceRow>>;
};

/** Contracts of one legal entity with all that belongs to them, upserted by their own keys. Up to 5,000 rows a call. */
export type PutContractsInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** True: one refused row refuses all. */
  readonly strict?: Scalars['Boolean']['input'];
  /** Projects. */
  readonly projects?: InputMaybe<ReadonlyArray<ProjectRow>>;
  /** Contracts. */
  readonly contracts?: InputMaybe<ReadonlyArray<ContractRow>>;
  /** Customers of contracts. */
  readonly contractCustomers?: InputMaybe<ReadonlyArray<ContractCustomerRow>>;
  /** Lines. */
  readonly contractLines?: InputMaybe<ReadonlyArray<ContractLineRow>>;
  /** Customers of lines. */
  readonly contractLineCustomers?: InputMaybe<ReadonlyArray<ContractLineCustomerRow>>;
  /** Milestones. */
  readonly milestones?: InputMaybe<ReadonlyArray<MilestoneRow>>;
  /** Retainers. */
  readonly retainers?: InputMaybe<ReadonlyArray<RetainerRow>>;
};

/** Approved entries of one legal entity, in the order of their approval. Up to 5,000 rows a call. */
export type RecordApprovalsInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** True: one refused row refuses all. */
  readonly strict?: Scalars['Boolean']['input'];
  /** The entries. */
  readonly approvals: ReadonlyArray<ApprovalRow>;
};

/** What became of the rows of an intake call. */
export type IntakePayload = {
  readonly __typename?: 'IntakePayload';
  /** Rows that were new or changed something. */
  readonly written: Scalars['Int']['output'];
  /** Rows that were there already, just so. */
  readonly unchanged: Scalars['Int']['output'];
  /** Rows that were refused: `userErrors` says which and why. */
  readonly refused: Scalars['Int']['output'];
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Refused rows: `path` is list, row index and column. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Names one contract. */
export type ConfirmContractInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** The contract's number. */
  readonly number: Scalars['String']['input'];
};

/** The contract as it is now. */
export type ContractPayload = {
  readonly __typename?: 'ContractPayload';
  /** Null when refused or planned. */
  readonly contract?: Maybe<Contract>;
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How a contract line is billed. */
export type BillingMethod =
  /** Revenue follows consumption. */
  | 'TIME_AND_MATERIAL'
  /** Revenue follows milestones. */
  | 'FIXED_PRICE';

/** The life of a contract: DRAFT to ACTIVE when confirmed, DRAFT to CLOSED when lost; no way back. */
export type ContractStatus =
  /** Being set up. */
  | 'DRAFT'
  /** Confirmed: work is billed. */
  | 'ACTIVE'
  /** Lost. */
  | 'CLOSED';

/** What an actual records. */
export type TransactionType =
  /** Cost of work, in accounting currency. */
  | 'COST'
  /** The contract's own value. */
  | 'PROJECT_CONTRACT'
  /** Sale that is not billed yet, and the reversals of it. */
  | 'UNBILLED_SALES'
  /** Sale on a confirmed proforma. */
  | 'BILLED_SALES'
  /** Cost of a resourcing unit. */
  | 'RESOURCING_UNIT_COST'
  /** Sale between organisations. */
  | 'INTER_ORGANIZATIONAL_SALES';

/** The class of a transaction; never changes. */
export type TransactionClass =
  /** Hours. */
  | 'TIME'
  /** Expenses. */
  | 'EXPENSE'
  /** Materials. */
  | 'MATERIAL'
  /** Fees. */
  | 'FEE'
  /** A fixed price milestone. */
  | 'MILESTONE'
  /** A retainer or advance. */
  | 'RETAINER'
  /** Deprecated. */
  | 'TAX';

/** Chargeability. Only CHARGEABLE adds to an invoice. */
export type BillingType =
  /** Billed. */
  | 'CHARGEABLE'
  /** Shown, not billed. */
  | 'NON_CHARGEABLE'
  /** A courtesy: shown, not billed. */
  | 'COMPLIMENTARY'
  /** Cost. */
  | 'NOT_AVAILABLE';

/** Where a backlog item stands. Unbilled sales are created, marked ready, drafted, billed; milestones and retainers are not ready, ready, drafted, billed. Article: Manage billing backlog. */
export type BillingStatus =
  /** Unbilled sale: recorded, not ready. */
  | 'UNBILLED_SALES_CREATED'
  /** Unbilled sale: ready to be put on a proforma. */
  | 'READY_TO_INVOICE'
  /** Milestone or retainer: not ready. */
  | 'NOT_READY'
  /** Milestone or retainer: ready to be put on a proforma. */
  | 'READY'
  /** On a live draft. */
  | 'CUSTOMER_INVOICE_CREATED'
  /** On a confirmed proforma; the customer invoice itself may not be posted yet (D7). */
  | 'CUSTOMER_INVOICE_POSTED'
  /** Taken back. */
  | 'CANCELED';

/** Whether an actual was replaced. */
export type AdjustmentStatus =
  /** On a correction journal. */
  | 'IN_PROCESS'
  /** Reversed and replaced. */
  | 'ADJUSTED'
  /** A reversal: never adjusted itself. */
  | 'UNADJUSTABLE';

/** Outcome of the not-to-exceed check at four levels. Article: Manage not-to-exceed status and validations. */
export type NotToExceedStatus =
  /** Not chargeable, or no limit at any level. */
  | 'NOT_APPLICABLE'
  /** Within every limit, and counted against them. */
  | 'COMMITTED'
  /** Over a limit: cannot be billed. */
  | 'FAILED'
  /** Reset, to be evaluated again. */
  | 'NOT_EVALUATED';

/** The levels of a not-to-exceed limit, in the order in which they are checked. */
export type NotToExceedLevel =
  /** A customer on one contract line. */
  | 'LINE_CUSTOMER'
  /** The contract line. */
  | 'LINE'
  /** A customer over the whole contract. */
  | 'CONTRACT_CUSTOMER'
  /** The contract. */
  | 'CONTRACT';

/** The life of a proforma. No way leads back from CONFIRMED (R8). */
export type ProformaStatus =
  /** Being edited. */
  | 'DRAFT'
  /** Submitted for review; still editable. */
  | 'IN_REVIEW'
  /** Frozen and released to finance. */
  | 'CONFIRMED'
  /** Its customer invoice is posted. */
  | 'POSTED';

/** Whether the project manager has marked a proforma paid. */
export type ProformaState =
  /** Open. */
  | 'ACTIVE'
  /** Paid. */
  | 'PAID';

/** What a detail of a proforma stands for. */
export type DetailKind =
  /** An unbilled sale. */
  | 'ACTUAL'
  /** A milestone of a fixed price line. */
  | 'MILESTONE'
  /** A retainer that is invoiced. */
  | 'RETAINER'
  /** A retainer that is used up. */
  | 'APPLIED_RETAINER'
  /** Added by hand. */
  | 'MANUAL'
  /** A correction of a billed detail. */
  | 'CORRECTION';

/** What a backlog item is. */
export type BacklogKind =
  /** An unbilled sales actual. */
  | 'UNBILLED_SALES'
  /** One customer's share of a milestone. */
  | 'MILESTONE'
  /** A retainer. */
  | 'RETAINER';

/** Conditions on a proforma's status. */
export type ProformaStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<ProformaStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<ProformaStatus>>;
};

/** Conditions on a billing status. */
export type BillingStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<BillingStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<BillingStatus>>;
};

/** Conditions on a billing type. */
export type BillingTypeFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<BillingType>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<BillingType>>;
};

/** Conditions on a transaction type. */
export type TransactionTypeFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<TransactionType>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<TransactionType>>;
};

/** Conditions on a transaction class. */
export type TransactionClassFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<TransactionClass>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<TransactionClass>>;
};

/** Conditions on a not-to-exceed status. */
export type NotToExceedStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<NotToExceedStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<NotToExceedStatus>>;
};

/** Conditions on the kind of a backlog item. */
export type BacklogKindFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<BacklogKind>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<BacklogKind>>;
};

/** Conditions on a contract's status. */
export type ContractStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<ContractStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<ContractStatus>>;
};

/** A party that may be billed, as the project side knows it. Owned by finance; crosses by map accounts. */
export type Customer = {
  readonly __typename?: 'Customer';
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Its key within the legal entity, up to 20 characters. */
  readonly accountNumber: Scalars['String']['output'];
  /** Its name, as upstream wrote it. */
  readonly name: Scalars['String']['output'];
  /** The customer's own currency; a contract may use another. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** A project. */
export type Project = {
  readonly __typename?: 'Project';
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Its key within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** ACTIVE or INACTIVE (finished: takes no transaction and no invoice, R52). */
  readonly state: Scalars['String']['output'];
};

/** An agreement with one or more customers in one sales currency. Article: Project contracts. */
export type Contract = Node & {
  readonly __typename?: 'Contract';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Raised by every change. */
  readonly version: Scalars['Int']['output'];
  /** The owning company: accounts for cost and revenue. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Its key within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** Its name: the default name of its proformas. */
  readonly name: Scalars['String']['output'];
  /** The sales currency of prices, sales, proformas and customer invoices. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Where it stands. */
  readonly status: ContractStatus;
  /** Cap over the whole contract; null for none. */
  readonly notToExceedLimit?: Maybe<Money>;
  /** End date of generated schedules. */
  readonly requestedDeliveryDate?: Maybe<Scalars['Date']['output']>;
  /** When it was confirmed. */
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who pays which share. */
  readonly customers: ReadonlyArray<ContractCustomer>;
  /** Its priced components, by line number. */
  readonly lines: ReadonlyArray<ContractLine>;
  /** Its retainers and advances. */
  readonly retainers: ReadonlyArray<Retainer>;
  /** Its proformas, newest last. */
  readonly proformas: ProformaConnection;
  /** What can be done with it now. */
  readonly allowedActions: ReadonlyArray<ActionState>;
};


/** An agreement with one or more customers in one sales currency. Article: Project contracts. */
export type ContractProformasArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** A customer's share of a contract, or of one of its lines. The line's list wins over the contract's. */
export type ContractCustomer = {
  readonly __typename?: 'ContractCustomer';
  /** Who pays. */
  readonly customer?: Maybe<Customer>;
  /** The customer's account. */
  readonly customerAccount: Scalars['String']['output'];
  /** 0 to 100; all shares add up to 100. */
  readonly splitPercent: Scalars['Decimal']['output'];
  /** Whether this customer takes the differences of rounding: exactly one does. */
  readonly isRounding: Scalars['Boolean']['output'];
  /** Cap for this customer; null for none. */
  readonly notToExceedLimit?: Maybe<Money>;
};

/** A priced component of a contract with one billing method. */
export type ContractLine = {
  readonly __typename?: 'ContractLine';
  /** Its number within the contract. */
  readonly lineNumber: Scalars['Int']['output'];
  /** Its name: the default name of its proforma lines. */
  readonly name: Scalars['String']['output'];
  /** How it is billed. */
  readonly billingMethod: BillingMethod;
  /** Its project. */
  readonly project?: Maybe<Project>;
  /** Fixed price: the sum of its milestones; otherwise 0. */
  readonly contractAmount: Money;
  /** Cap for this line; null for none. */
  readonly notToExceedLimit?: Maybe<Money>;
  /** Its own list of customers; empty when the contract's list applies. */
  readonly customers: ReadonlyArray<ContractCustomer>;
  /** Its milestones, one for each customer, once the contract is confirmed. */
  readonly milestones: ReadonlyArray<Milestone>;
};

/** One customer's share of a milestone. */
export type Milestone = {
  readonly __typename?: 'Milestone';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The milestone that was agreed, before it was split. */
  readonly headerNumber: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** When it is due to be billed. */
  readonly milestoneDate: Scalars['Date']['output'];
  /** The customer. */
  readonly customerAccount: Scalars['String']['output'];
  /** Its share. */
  readonly amount: Money;
  /** Where it stands; null until the contract is confirmed. */
  readonly billingStatus?: Maybe<BillingStatus>;
};

/** An amount invoiced before work is done, later applied to invoices. Article: Invoice a retainer or an advance. */
export type Retainer = {
  readonly __typename?: 'Retainer';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Its key within the legal entity. */
  readonly number: Scalars['String']['output'];
  /** What it is for. */
  readonly description: Scalars['String']['output'];
  /** The customer. */
  readonly customerAccount: Scalars['String']['output'];
  /** Above 0. */
  readonly amount: Money;
  /** Decides scheduled inclusion. */
  readonly invoiceDate: Scalars['Date']['output'];
  /** Applied on confirmed proformas, net of corrections. */
  readonly usedAmount: Money;
  /** 0 until it is invoiced; then what is left. */
  readonly availableAmount: Money;
  /** Where it stands; null until the contract is confirmed. */
  readonly billingStatus?: Maybe<BillingStatus>;
};

/** One recorded fact of cost or sale. Append-only: never changed, never deleted (R18 to R20). */
export type Actual = Node & {
  readonly __typename?: 'Actual';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Cost, unbilled or billed sale. */
  readonly transactionType: TransactionType;
  /** Time, expense, material, fee, milestone or retainer. */
  readonly transactionClass: TransactionClass;
  /** Chargeability. */
  readonly billingType: BillingType;
  /** Unbilled sales only: where it stands. */
  readonly billingStatus?: Maybe<BillingStatus>;
  /** Whether it was replaced. */
  readonly adjustmentStatus?: Maybe<AdjustmentStatus>;
  /** Unbilled sales only: the not-to-exceed check. */
  readonly notToExceedStatus?: Maybe<NotToExceedStatus>;
  /** The first level whose limit failed. */
  readonly notToExceedLevel?: Maybe<NotToExceedLevel>;
  /** The failing limit in words. */
  readonly notToExceedDetail?: Maybe<Scalars['String']['output']>;
  /** Two decimals, in `unit`; negative for reversals. */
  readonly quantity: Scalars['Decimal']['output'];
  /** HOUR, EACH, KM. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** Per unit, up to four decimals; null for milestones and retainers. */
  readonly price?: Maybe<Scalars['Decimal']['output']>;
  /** Without tax. Sales in the contract's currency, cost in accounting currency. */
  readonly amount: Money;
  /** The project side's estimate; never enters posting. */
  readonly salesTaxEstimate: Money;
  /** The day of the work. */
  readonly documentDate: Scalars['Date']['output'];
  /** The day it counts in the books. */
  readonly accountingDate: Scalars['Date']['output'];
  /** Its contract. */
  readonly contract?: Maybe<Contract>;
  /** The number of its contract. */
  readonly contractNumber?: Maybe<Scalars['String']['output']>;
  /** Its contract line. */
  readonly lineNumber?: Maybe<Scalars['Int']['output']>;
  /** Who pays; null for cost. */
  readonly customer?: Maybe<Customer>;
  /** The account of who pays. */
  readonly customerAccount?: Maybe<Scalars['String']['output']>;
  /** Its project. */
  readonly projectNumber?: Maybe<Scalars['String']['output']>;
  /** Its category. */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** The approved entry that it comes from. */
  readonly entryNumber?: Maybe<Scalars['String']['output']>;
  /** What was done. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What the customer reads. */
  readonly externalDescription?: Maybe<Scalars['String']['output']>;
  /** True for a reversal. */
  readonly isReversal: Scalars['Boolean']['output'];
  /** What it reverses. */
  readonly reverses?: Maybe<Actual>;
  /** True: internal, never sent to finance (2.15). */
  readonly skipSync: Scalars['Boolean']['output'];
  /** Why it is not sent. */
  readonly skipSyncReason?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Written by finance when it posts; read-only here (R21). */
  readonly accounting?: Maybe<AccountingDetail>;
  /** The proforma that bills it. */
  readonly proforma?: Maybe<Proforma>;
  /** What it reverses, replaces or bills, and what reverses, replaces or bills it. */
  readonly connections: ReadonlyArray<ActualLink>;
  /** The records that it comes from. Article: Transaction origins. */
  readonly origins: ReadonlyArray<TransactionOrigin>;
  /** The line of the proposal that asks for it; null until it is imported. */
  readonly proposalLine?: Maybe<ProposalLine>;
};

/** What finance writes back: exactly four columns, once for each posting (R21, R22). Article: Project estimates and actuals integration. */
export type AccountingDetail = {
  readonly __typename?: 'AccountingDetail';
  /** The amount without tax in the company's accounting currency. */
  readonly accountingCurrencyAmount: Money;
  /** Accounting currency per 1 unit of transaction currency. */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** The voucher of the posting. */
  readonly voucherNumber: Scalars['String']['output'];
  /** Sales tax in transaction currency. */
  readonly salesTaxAmount: Money;
};

/** An actual's connection to another. Article: Transaction connections. */
export type ActualLink = {
  readonly __typename?: 'ActualLink';
  /** The part this actual plays. */
  readonly role: Scalars['String']['output'];
  /** The part the other plays. */
  readonly otherRole: Scalars['String']['output'];
  /** The other actual. */
  readonly actual?: Maybe<Actual>;
};

/** A record that an actual comes from. */
export type TransactionOrigin = {
  readonly __typename?: 'TransactionOrigin';
  /** TIME_ENTRY, EXPENSE, MATERIAL_LOG, FEE_ENTRY, PROFORMA, PROFORMA_LINE or PROFORMA_LINE_DETAIL. */
  readonly originType: Scalars['String']['output'];
  /** Its number or id. */
  readonly origin: Scalars['String']['output'];
};

/** Something that can be billed: an unbilled sale, a milestone or a retainer. Article: Manage billing backlog. */
export type BacklogItem = Node & {
  readonly __typename?: 'BacklogItem';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Raised by every change. */
  readonly version: Scalars['Int']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** What it is. */
  readonly kind: BacklogKind;
  /** Where it stands. */
  readonly billingStatus: BillingStatus;
  /** Whether it was replaced. */
  readonly adjustmentStatus?: Maybe<AdjustmentStatus>;
  /** The not-to-exceed check. */
  readonly notToExceedStatus: NotToExceedStatus;
  /** The first level whose limit failed. */
  readonly notToExceedLevel?: Maybe<NotToExceedLevel>;
  /** The failing limit in words. */
  readonly notToExceedDetail?: Maybe<Scalars['String']['output']>;
  /** Its class. */
  readonly transactionClass: TransactionClass;
  /** Chargeability. */
  readonly billingType: BillingType;
  /** The day from which it may be billed. */
  readonly startDate: Scalars['Date']['output'];
  /** Without tax. */
  readonly amount: Money;
  /** Its contract. */
  readonly contractNumber: Scalars['String']['output'];
  /** Its contract line; null for retainers. */
  readonly lineNumber?: Maybe<Scalars['Int']['output']>;
  /** Who pays. */
  readonly customerAccount: Scalars['String']['output'];
  /** The proforma it is on, from the draft on. */
  readonly proforma?: Maybe<Proforma>;
  /** The unbilled sale; null for milestones and retainers. */
  readonly actual?: Maybe<Actual>;
  /** What can be done with it now. */
  readonly allowedActions: ReadonlyArray<ActionState>;
};

/** By what the backlog is summed. */
export type BacklogDimension =
  /** By contract. */
  | 'CONTRACT'
  /** By customer. */
  | 'CUSTOMER'
  /** By where it stands. */
  | 'BILLING_STATUS'
  /** By class. */
  | 'TRANSACTION_CLASS'
  /** By the not-to-exceed check. */
  | 'NOT_TO_EXCEED_STATUS';

/** A sum over backlog items of one legal entity, one currency and one value of the dimension. */
export type BacklogGroup = {
  readonly __typename?: 'BacklogGroup';
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** The value of the dimension. */
  readonly key: Scalars['String']['output'];
  /** How many items. */
  readonly count: Scalars['Int']['output'];
  /** Their sum without tax. */
  readonly amount: Money;
  /** The oldest item's day. */
  readonly oldest: Scalars['Date']['output'];
};

/** The bill on the project side. Article: Proforma invoices. */
export type Proforma = Node & {
  readonly __typename?: 'Proforma';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Raised by every change; pass it as `expectedVersion`. */
  readonly version: Scalars['Int']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Unique in its legal entity; becomes the proposal's number (R4). */
  readonly number: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: ProformaStatus;
  /** Whether it was marked paid. */
  readonly state: ProformaState;
  /** Its contract. */
  readonly contract: Contract;
  /** The number of its contract. */
  readonly contractNumber: Scalars['String']['output'];
  /** Who pays. */
  readonly customer?: Maybe<Customer>;
  /** The account of who pays. */
  readonly customerAccount: Scalars['String']['output'];
  /** The contract's currency. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** How long the customer has to pay. */
  readonly paymentTerms?: Maybe<Scalars['String']['output']>;
  /** The date on the invoice. */
  readonly invoiceDate: Scalars['Date']['output'];
  /** The accounting date of its billed sales; null: the day it is confirmed (3.6). */
  readonly accountingDate?: Maybe<Scalars['Date']['output']>;
  /** Whether it corrects others. */
  readonly hasCorrections: Scalars['Boolean']['output'];
  /** One for each contract line. */
  readonly lines: ReadonlyArray<ProformaLine>;
  /** How many details it has. */
  readonly detailCount: Scalars['Int']['output'];
  /** Its details, in the order of their creation. */
  readonly details: ProformaDetailConnection;
  /** Billable details, retainers and applied retainers (negative), without tax. */
  readonly detailAmount: Money;
  /** The estimate of tax; finance computes the tax that counts. */
  readonly totalTax: Money;
  /** detailAmount + totalTax. */
  readonly totalAmount: Money;
  /** Fixed at confirmation: how many billed sales finance is to invoice, their sum and a hash of their ids (5.4). */
  readonly manifest?: Maybe<Manifest>;
  /** Drafted at. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Confirmed at. */
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Confirmed by. */
  readonly confirmedBy?: Maybe<Scalars['String']['output']>;
  /** The actuals of its confirmation. */
  readonly actuals: ActualConnection;
  /** Null until the header has crossed. */
  readonly proposal?: Maybe<Proposal>;
  /** Written by finance when the customer invoice is posted (R23). */
  readonly posted?: Maybe<PostedSummary>;
  /** How far it has got on its way to finance. */
  readonly sync: SyncState;
  /** What can be done with it now. */
  readonly allowedActions: ReadonlyArray<ActionState>;
};


/** The bill on the project side. Article: Proforma invoices. */
export type ProformaDetailsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** The bill on the project side. Article: Proforma invoices. */
export type ProformaActualsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** What a confirmed proforma promises finance (design G3). */
export type Manifest = {
  readonly __typename?: 'Manifest';
  /** Billable billed sales. */
  readonly expectedBillableCount: Scalars['Int']['output'];
  /** Their sum without tax. */
  readonly expectedBillableAmount: Money;
  /** SHA-256 of their ids, sorted, joined by line feeds. */
  readonly billableHash: Scalars['String']['output'];
};

/** One contract line on a proforma. */
export type ProformaLine = {
  readonly __typename?: 'ProformaLine';
  /** The contract line's number. */
  readonly lineNumber: Scalars['Int']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its project. */
  readonly projectNumber?: Maybe<Scalars['String']['output']>;
  /** How it is billed. */
  readonly billingMethod: BillingMethod;
  /** The contract line's amount. */
  readonly contractLineAmount: Money;
  /** Billed before this proforma. */
  readonly invoicedTillDate: Money;
  /** Its billable details, without tax. */
  readonly amount: Money;
  /** Their tax estimate. */
  readonly tax: Money;
};

/** One billable thing on a proforma. */
export type ProformaDetail = {
  readonly __typename?: 'ProformaDetail';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What it stands for. */
  readonly kind: DetailKind;
  /** The line it is on; null for retainers. */
  readonly lineNumber?: Maybe<Scalars['Int']['output']>;
  /** Its class. */
  readonly transactionClass: TransactionClass;
  /** Chargeability: only CHARGEABLE adds to the totals (R37). */
  readonly billingType: BillingType;
  /** Two decimals. */
  readonly quantity: Scalars['Decimal']['output'];
  /** Per unit; null for milestones and retainers. */
  readonly price?: Maybe<Scalars['Decimal']['output']>;
  /** Without tax. */
  readonly amount: Money;
  /** Estimate. */
  readonly tax: Money;
  /** amount + tax; for an applied retainer the positive amount used. */
  readonly extendedAmount: Money;
  /** The day of the work. */
  readonly startDate: Scalars['Date']['output'];
  /** Its project. */
  readonly projectNumber?: Maybe<Scalars['String']['output']>;
  /** Its category. */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** The approved entry. */
  readonly entryNumber?: Maybe<Scalars['String']['output']>;
  /** What was done. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What the customer reads. */
  readonly externalDescription?: Maybe<Scalars['String']['output']>;
  /** The unbilled sale behind it. */
  readonly unbilledActual?: Maybe<Actual>;
};

/** The posted customer invoice in four values, as finance tells it. Article: Enhanced proforma. */
export type PostedSummary = {
  readonly __typename?: 'PostedSummary';
  /** Number of the customer invoice. */
  readonly customerInvoiceNumber: Scalars['String']['output'];
  /** Its date. */
  readonly customerInvoiceDate: Scalars['Date']['output'];
  /** Its sales tax. */
  readonly postedTaxAmount: Money;
  /** postedTaxAmount minus the estimate; not an error (6.4). */
  readonly taxVariance: Money;
};

/** Contracts, a page. */
export type ContractConnection = {
  readonly __typename?: 'ContractConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ContractEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<Contract>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A contract in a list. */
export type ContractEdge = {
  readonly __typename?: 'ContractEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The contract. */
  readonly node: Contract;
};

/** Actuals, a page. */
export type ActualConnection = {
  readonly __typename?: 'ActualConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ActualEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<Actual>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
  /** Sums of all rows of the filter, one for each currency. */
  readonly totals: ReadonlyArray<Money>;
};

/** An actual in a list. */
export type ActualEdge = {
  readonly __typename?: 'ActualEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The actual. */
  readonly node: Actual;
};

/** Backlog items, a page. */
export type BacklogItemConnection = {
  readonly __typename?: 'BacklogItemConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<BacklogItemEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<BacklogItem>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
  /** Sums of all rows of the filter, one for each currency. */
  readonly totals: ReadonlyArray<Money>;
};

/** A backlog item in a list. */
export type BacklogItemEdge = {
  readonly __typename?: 'BacklogItemEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The backlog item. */
  readonly node: BacklogItem;
};

/** Proformas, a page. */
export type ProformaConnection = {
  readonly __typename?: 'ProformaConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ProformaEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<Proforma>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
  /** Sums of totalAmount over all rows of the filter, one for each currency. */
  readonly totals: ReadonlyArray<Money>;
};

/** A proforma in a list. */
export type ProformaEdge = {
  readonly __typename?: 'ProformaEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The proforma. */
  readonly node: Proforma;
};

/** Details, a page. */
export type ProformaDetailConnection = {
  readonly __typename?: 'ProformaDetailConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<ProformaDetailEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<ProformaDetail>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A detail in a list. */
export type ProformaDetailEdge = {
  readonly __typename?: 'ProformaDetailEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The detail. */
  readonly node: ProformaDetail;
};

/** Which contracts; all conditions hold. */
export type ContractFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By number. */
  readonly number?: InputMaybe<TextFilter>;
  /** By status. */
  readonly status?: InputMaybe<ContractStatusFilter>;
  /** By sales currency. */
  readonly currency?: InputMaybe<TextFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<ContractFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<ContractFilter>;
};

/** How contracts are ordered. */
export type ContractSort =
  /** By legal entity and number. */
  | 'NUMBER_ASC'
  /** By legal entity and number, backwards. */
  | 'NUMBER_DESC';

/** Which actuals; all conditions hold. */
export type ActualFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By type. */
  readonly transactionType?: InputMaybe<TransactionTypeFilter>;
  /** By class. */
  readonly transactionClass?: InputMaybe<TransactionClassFilter>;
  /** By chargeability. */
  readonly billingType?: InputMaybe<BillingTypeFilter>;
  /** By contract. */
  readonly contractNumber?: InputMaybe<TextFilter>;
  /** By contract line. */
  readonly lineNumber?: InputMaybe<IntFilter>;
  /** By customer. */
  readonly customerAccount?: InputMaybe<TextFilter>;
  /** By currency. */
  readonly currency?: InputMaybe<TextFilter>;
  /** By approved entry. */
  readonly entryNumber?: InputMaybe<TextFilter>;
  /** By amount. */
  readonly amount?: InputMaybe<DecimalFilter>;
  /** By accounting date. */
  readonly accountingDate?: InputMaybe<DateFilter>;
  /** Reversals or not. */
  readonly isReversal?: InputMaybe<BooleanFilter>;
  /** Sent or not. */
  readonly skipSync?: InputMaybe<BooleanFilter>;
  /** By where it stands. */
  readonly billingStatus?: InputMaybe<BillingStatusFilter>;
  /** By the not-to-exceed check. */
  readonly notToExceedStatus?: InputMaybe<NotToExceedStatusFilter>;
  /** With feedback of finance or without. */
  readonly accounted?: InputMaybe<BooleanFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<ActualFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<ActualFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<ActualFilter>;
};

/** How actuals are ordered. */
export type ActualSort =
  /** As they were recorded. */
  | 'RECORDED_ASC'
  /** Newest first. */
  | 'RECORDED_DESC'
  /** By accounting date. */
  | 'ACCOUNTING_DATE_ASC';

/** Which backlog items; all conditions hold. */
export type BacklogFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By kind. */
  readonly kind?: InputMaybe<BacklogKindFilter>;
  /** By where it stands. */
  readonly billingStatus?: InputMaybe<BillingStatusFilter>;
  /** By the not-to-exceed check. */
  readonly notToExceedStatus?: InputMaybe<NotToExceedStatusFilter>;
  /** By class. */
  readonly transactionClass?: InputMaybe<TransactionClassFilter>;
  /** By chargeability. */
  readonly billingType?: InputMaybe<BillingTypeFilter>;
  /** By contract. */
  readonly contractNumber?: InputMaybe<TextFilter>;
  /** By contract line. */
  readonly lineNumber?: InputMaybe<IntFilter>;
  /** By customer. */
  readonly customerAccount?: InputMaybe<TextFilter>;
  /** By the day from which it may be billed. */
  readonly startDate?: InputMaybe<DateFilter>;
  /** By amount. */
  readonly amount?: InputMaybe<DecimalFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<BacklogFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<BacklogFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<BacklogFilter>;
};

/** How backlog items are ordered. */
export type BacklogSort =
  /** As they came in. */
  | 'RECORDED_ASC'
  /** Oldest work first. */
  | 'START_DATE_ASC';

/** Which proformas; all conditions hold. */
export type ProformaFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By number. */
  readonly number?: InputMaybe<TextFilter>;
  /** By status. */
  readonly status?: InputMaybe<ProformaStatusFilter>;
  /** By contract. */
  readonly contractNumber?: InputMaybe<TextFilter>;
  /** By customer. */
  readonly customerAccount?: InputMaybe<TextFilter>;
  /** By currency. */
  readonly currency?: InputMaybe<TextFilter>;
  /** By the date on the invoice. */
  readonly invoiceDate?: InputMaybe<DateFilter>;
  /** By total with tax. */
  readonly totalAmount?: InputMaybe<DecimalFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<ProformaFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<ProformaFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<ProformaFilter>;
};

/** How proformas are ordered. */
export type ProformaSort =
  /** By legal entity and number. */
  | 'NUMBER_ASC'
  /** By legal entity and number, backwards. */
  | 'NUMBER_DESC'
  /** Largest total first. */
  | 'TOTAL_DESC';

/** Marks backlog items, by ids or by filter. */
export type MarkInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** The items, up to 5,000 ids of BacklogItem (or of the Actual or Milestone or Retainer itself). */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Instead of ids: every item of the filter that may be marked; the others are left as they are. */
  readonly filter?: InputMaybe<BacklogFilter>;
};

/** What was marked. */
export type MarkPayload = {
  readonly __typename?: 'MarkPayload';
  /** How many items changed. */
  readonly marked: Scalars['Int']['output'];
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused, by index of `items`. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Makes drafts of what is ready: one for each contract customer. Article: Proforma invoices. */
export type CreateProformasInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** The contracts, by number, up to 250; null: every ACTIVE contract with something ready. */
  readonly contracts?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Items whose start date is later are left for another time (R33). Default: today in the company's time zone. */
  readonly runDate?: InputMaybe<Scalars['Date']['input']>;
  /** Default: the run date (D54). */
  readonly invoiceDate?: InputMaybe<Scalars['Date']['input']>;
  /** Null: the billed sales take the day of the confirmation. */
  readonly accountingDate?: InputMaybe<Scalars['Date']['input']>;
};

/** The drafts that were made. */
export type CreateProformasPayload = {
  readonly __typename?: 'CreateProformasPayload';
  /** The drafts; empty when refused. */
  readonly proformas: ReadonlyArray<Proforma>;
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused: by contract, the others went in. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Names one proforma. */
export type ProformaInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The proforma's id. */
  readonly proforma: Scalars['ID']['input'];
};

/** The proforma as it is now. */
export type ProformaPayload = {
  readonly __typename?: 'ProformaPayload';
  /** Null when refused, deleted or planned. */
  readonly proforma?: Maybe<Proforma>;
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** Whether this is the stored answer of an earlier call with the same key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What every mutation is given: the key that makes it happen once, and whether to do it or only to say what it would do. */
export type CommandInput = {
  /** 1 to 255 characters, chosen by the caller. The same key with the same input answers what it answered before; with another input IDEMPOTENCY_KEY_REUSED. Kept 30 days. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** APPLY does it; PLAN runs the same code, rolls it back and answers the exact writes. A plan uses up no key and no number. */
  readonly mode?: CommandMode;
  /** The version that the caller read; another one there is VERSION_CONFLICT. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The hash of a plan: does exactly that, or answers PLAN_CHANGED. */
  readonly expectedPlan?: InputMaybe<Scalars['String']['input']>;
  /** Kept in the audit trail, up to 255 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** Whether a command is done or only told. */
export type CommandMode =
  /** Do it. */
  | 'APPLY'
  /** Say what it would do. */
  | 'PLAN';

/** A rule says no: what a person can act on. A refused command has written nothing, but the kept error and event of a failed import or posting. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Stable, for programs. */
  readonly code: ErrorCode;
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** Where in the input: field names and indexes from `input` inward. */
  readonly path?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The numbered rule, with its source; null for plain input errors. */
  readonly rule?: Maybe<Rule>;
  /** What to do next. */
  readonly remedy: Scalars['String']['output'];
  /** Whether the same command may succeed later unchanged. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The document it concerns, by its number. */
  readonly subject?: Maybe<Scalars['String']['output']>;
  /** The row of a bulk command, from 0. */
  readonly index?: Maybe<Scalars['Int']['output']>;
};

/** A numbered rule of the domain. */
export type Rule = {
  readonly __typename?: 'Rule';
  /** R1 to R66, C1 to C9, P1 to P10. */
  readonly id: Scalars['ID']['output'];
  /** The rule in a sentence. */
  readonly statement: Scalars['String']['output'];
  /** The article of the product's documentation that it comes from; null for this gateway's own. */
  readonly article?: Maybe<Scalars['String']['output']>;
};

/** What a command would write, exactly. */
export type Plan = {
  readonly __typename?: 'Plan';
  /** SHA-256 over all writes, with new ids as ordinals and without instants and sequence numbers. Pass it as `expectedPlan`. Where a call is a command on each side (putReferenceData, putContracts): both hashes, joined by a dot. */
  readonly hash: Scalars['String']['output'];
  /** The writes, in their order. */
  readonly writes: ReadonlyArray<PlannedWrite>;
  /** The messages that would cross to the other side. */
  readonly messages: ReadonlyArray<PlannedMessage>;
  /** Totals of the documents concerned, before and after. */
  readonly totals: ReadonlyArray<PlannedTotal>;
};

/** Rows of one table that a plan would write. */
export type PlannedWrite = {
  readonly __typename?: 'PlannedWrite';
  /** Schema and table. */
  readonly table: Scalars['String']['output'];
  /** What would be done with the rows. */
  readonly action: WriteAction;
  /** How many rows. */
  readonly count: Scalars['Int']['output'];
  /** The first 250 of them, new ids as `#n`. */
  readonly rows: ReadonlyArray<Scalars['Json']['output']>;
};

/** What is done with rows. */
export type WriteAction =
  /** New rows. */
  | 'INSERT'
  /** Rows changed where they stand. */
  | 'UPDATE'
  /** Rows of a draft taken away. */
  | 'DELETE';

/** A message that a plan would send. */
export type PlannedMessage = {
  readonly __typename?: 'PlannedMessage';
  /** Its map. */
  readonly map: Scalars['ID']['output'];
  /** The document within which messages keep their order. */
  readonly document: Scalars['String']['output'];
  /** Rows that it carries. */
  readonly rowCount: Scalars['Int']['output'];
};

/** A document's total before and after a planned command. */
export type PlannedTotal = {
  readonly __typename?: 'PlannedTotal';
  /** The document, by its number. */
  readonly document: Scalars['String']['output'];
  /** Currency of both totals. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Before. */
  readonly before: Scalars['Decimal']['output'];
  /** After. */
  readonly after: Scalars['Decimal']['output'];
};

/** Whether an action is allowed now, by the very predicate that the mutation asks. */
export type ActionState = {
  readonly __typename?: 'ActionState';
  /** The mutation's name. */
  readonly action: Scalars['String']['output'];
  /** False exactly when the mutation would refuse. */
  readonly allowed: Scalars['Boolean']['output'];
  /** Why not; empty when allowed. */
  readonly reasons: ReadonlyArray<RuleViolation>;
};

/** A rule that stands in the way, and what to do about it. */
export type RuleViolation = {
  readonly __typename?: 'RuleViolation';
  /** Stable, for programs. */
  readonly code: ErrorCode;
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** The numbered rule. */
  readonly rule?: Maybe<Rule>;
  /** What to do next. */
  readonly remedy: Scalars['String']['output'];
  /** The document or row it concerns. */
  readonly subject?: Maybe<Scalars['String']['output']>;
};

/** Why a command was refused, or an operation failed. domain.md appendix A and reliability.md section 7. */
export type ErrorCode =
  /** Choose a transaction that has not been adjusted; its replacement is in the backlog. */
  | 'ACTUAL_ADJUSTED'
  /** Record an approval or confirm a proforma: actuals come into being by business operations only. */
  | 'ACTUAL_CREATE_FORBIDDEN'
  /** Reverse the actual by a correction; it is never deleted. */
  | 'ACTUAL_DELETE_FORBIDDEN'
  /** Open the corrective proforma that already refers to this transaction. */
  | 'ALREADY_CORRECTED'
  /** Remove the detail from the draft and refresh its transactions. */
  | 'BACKING_ACTUAL_MISSING'
  /** Remove the item from the proforma it is on, then try again. */
  | 'BACKLOG_ITEM_LOCKED'
  /** Mark the item ready or not ready; drafts and confirmations move it further. */
  | 'BILLING_STATUS_WRITE_FORBIDDEN'
  /** Wait until the bulk confirmation has ended. */
  | 'BULK_CONFIRMATION_RUNNING'
  /** Split the list into calls of at most 250 documents. */
  | 'BULK_LIMIT_EXCEEDED'
  /** Use the currency of the contract. */
  | 'CONTRACT_CURRENCY_MISMATCH'
  /** Confirm the contract first; a closed contract takes nothing more. */
  | 'CONTRACT_NOT_ACTIVE'
  /** Give the amount in the currency of its document. */
  | 'CURRENCY_MISMATCH'
  /** Lift the block on the customer, then post again. */
  | 'CUSTOMER_BLOCKED'
  /** Give the transaction a customer of the contract line. */
  | 'CUSTOMER_UNRESOLVED'
  /** Delete all lines of the proposal and import it again. */
  | 'DEPENDENCY_CHANGED'
  /** Correct the financial dimension and post again. */
  | 'DIMENSION_INVALID'
  /** Switch on allowHeaderDimensionUpdate in the project parameters. */
  | 'DIMENSION_UPDATE_DISABLED'
  /** Add an exchange rate that is valid on the accounting date, then try again. */
  | 'EXCHANGE_RATE_MISSING'
  /** Ask an administrator to switch the feature on. */
  | 'FEATURE_DISABLED'
  /** Finance writes back only the four columns of the accounting detail and the posted summary. */
  | 'FEEDBACK_COLUMN_FORBIDDEN'
  /** Compare the posting with the accounting detail that is already there; discard the message if it is wrong. */
  | 'FEEDBACK_CONFLICT'
  /** Leave the field as it is; the description of its type says who may change it and when. */
  | 'FIELD_READ_ONLY'
  /** Ask for the role that this operation needs in the legal entity. */
  | 'FORBIDDEN'
  /** Choose a later run date, or leave the item for the next proforma. */
  | 'FUTURE_DATED'
  /** What is posted stays; correct it with a corrective proforma. */
  | 'IMMUTABLE'
  /** Wait for the running import to end; it takes these rows too. */
  | 'IMPORT_ALREADY_RUNNING'
  /** Set up the intercompany relationship, then import again. */
  | 'INTERCOMPANY_NOT_CONFIGURED'
  /** Mend what the error names, reset the journal to draft, and post again. */
  | 'JOURNAL_LINE_FAILED'
  /** Only a draft journal can be changed or posted. */
  | 'JOURNAL_NOT_DRAFT'
  /** Complete billingTypeMap in the project parameters. */
  | 'LINE_PROPERTY_NOT_FOUND'
  /** Make the milestones of the line add up to its contract amount. */
  | 'MILESTONE_TOTAL_MISMATCH'
  /** Lower the applied retainers: only a correction may be negative. */
  | 'NEGATIVE_PROFORMA'
  /** Mark items ready to invoice, or choose a later run date. */
  | 'NOTHING_TO_INVOICE'
  /** Open the fiscal period, or switch on autoAccountingDateToOpenPeriod. */
  | 'NO_OPEN_PERIOD'
  /** Open a fiscal period on or after the date. */
  | 'NO_OPEN_PERIOD_OR_LATER'
  /** Lower the amount, or raise the not-to-exceed limit that is named. */
  | 'NTE_EXCEEDED'
  /** Raise the limit that is named, then evaluate again. */
  | 'NTE_FAILED'
  /** Give the number sequence a longer format. */
  | 'NUMBER_SEQUENCE_EXHAUSTED'
  /** Delete all lines of the proposal that holds the on-account transaction. */
  | 'ON_ACCOUNT_LOCKED'
  /** Wait until the milestone has crossed, then import again. */
  | 'ON_ACCOUNT_NOT_FOUND'
  /** Confirm the original proforma before it is corrected. */
  | 'ORIGINAL_NOT_CONFIRMED'
  /** Post the customer invoice of the original, then import again. */
  | 'ORIGINAL_NOT_POSTED'
  /** Credit the milestone in full. */
  | 'PARTIAL_MILESTONE_CREDIT'
  /** Raise maxPennyDifference, or use SUM_OF_LINES. */
  | 'PENNY_DIFFERENCE_EXCEEDED'
  /** Wait for the running posting to end. */
  | 'POSTING_IN_PROGRESS'
  /** Complete the posting profile of the contract line. */
  | 'POSTING_PROFILE_MISSING'
  /** Product-based lines cannot be revised. */
  | 'PRODUCT_LINE_NOT_CORRECTABLE'
  /** Mark backlog items ready and create proformas from them. */
  | 'PROFORMA_CREATE_FORBIDDEN'
  /** Choose a draft of the same contract and customer. */
  | 'PROFORMA_CUSTOMER_MISMATCH'
  /** Add at least one detail before confirming. */
  | 'PROFORMA_EMPTY'
  /** A confirmed proforma is corrected by a corrective proforma, never edited. */
  | 'PROFORMA_LOCKED'
  /** Confirm the proforma first. */
  | 'PROFORMA_NOT_CONFIRMED'
  /** Only a proforma in DRAFT or IN_REVIEW can be changed or confirmed. */
  | 'PROFORMA_NOT_DRAFT'
  /** Set the project to ACTIVE; a finished project takes no transaction and no invoice. */
  | 'PROJECT_FINISHED'
  /** Confirm a proforma: its header becomes the proposal. */
  | 'PROPOSAL_CREATE_FORBIDDEN'
  /** A proposal stays; correct it with a corrective proforma. */
  | 'PROPOSAL_DELETE_FORBIDDEN'
  /** Import the proposal first. */
  | 'PROPOSAL_HAS_NO_LINES'
  /** Run the import from staging: lines come from nowhere else. */
  | 'PROPOSAL_LINE_CREATE_FORBIDDEN'
  /** Delete all lines of the proposal and import it again. */
  | 'PROPOSAL_LINE_DELETE_FORBIDDEN'
  /** Read the proposal’s readiness: it says what is still missing. */
  | 'PROPOSAL_NOT_READY'
  /** Set the proforma sequence to an unused number and confirm again. */
  | 'PROPOSAL_NUMBER_IN_USE'
  /** Let the proposal sequence accept numbers from the project side, then replay the message. */
  | 'PROPOSAL_NUMBER_SEQUENCE_LOCKED'
  /** A posted proposal stays; correct it with a corrective proforma. */
  | 'PROPOSAL_POSTED'
  /** Apply at most what is available of the retainer. */
  | 'RETAINER_EXCEEDS_AVAILABLE'
  /** Apply at most the billable amount before tax. */
  | 'RETAINER_EXCEEDS_CHARGEABLE'
  /** Correct the proformas that used the retainer first. */
  | 'RETAINER_IN_USE'
  /** Invoice the retainer first. */
  | 'RETAINER_NOT_AVAILABLE'
  /** Name exactly one rounding customer with a percentage above 0. */
  | 'ROUNDING_CUSTOMER_INVALID'
  /** Wait for the running schedule to end. */
  | 'SCHEDULE_ALREADY_RUNNING'
  /** Change the column on the side that owns it. */
  | 'SIDE_VIOLATION'
  /** A skipped actual is never sent; discard the message. */
  | 'SKIP_SYNC_VIOLATION'
  /** Make the split percentages add up to 100. */
  | 'SPLIT_NOT_100'
  /** Wait for the missing actuals; if they do not come, replay their messages. */
  | 'STAGING_MISMATCH'
  /** Compare both sides: the same document arrived with different content. */
  | 'SYNC_CONFLICT'
  /** The map does not allow this direction; discard the message. */
  | 'SYNC_DIRECTION_FORBIDDEN'
  /** Give the line its sales tax groups, then post again. */
  | 'TAX_GROUP_MISSING'
  /** Split the call: the description of the operation states its bound. */
  | 'TOO_LARGE'
  /** Use the transaction class of the source. */
  | 'TRANSACTION_CLASS_MISMATCH'
  /** Post the integration journals of the unbilled sales, then import again. */
  | 'UNBILLED_NOT_POSTED'
  /** Send a valid bearer token. */
  | 'UNAUTHENTICATED'
  /** Check the id or key, and that you may see its legal entity. */
  | 'NOT_FOUND'
  /** Correct the value that the path names. */
  | 'BAD_USER_INPUT'
  /** Write an exact decimal as text, such as '12.50'. */
  | 'BAD_DECIMAL'
  /** Remove the characters that cannot be stored, or shorten the text. */
  | 'BAD_TEXT'
  /** Use a cursor of the same list with the same filter and sort. */
  | 'BAD_CURSOR'
  /** Read the document again and repeat the command with its version. */
  | 'VERSION_CONFLICT'
  /** Send the same command again. */
  | 'CONFLICT_RETRY'
  /** Send the same command again with the same key. */
  | 'TIMEOUT'
  /** Send the same command again with the same key, a little later. */
  | 'UNAVAILABLE'
  /** Plan anew and look at what differs. */
  | 'PLAN_CHANGED'
  /** Use a new key for a new command. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Send the same command again, a little later. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** Read the documents in full, then follow from now. */
  | 'CURSOR_EXPIRED'
  /** Ask for less at once. */
  | 'QUERY_TOO_COMPLEX'
  /** Send fewer rows at once. */
  | 'PAYLOAD_TOO_LARGE'
  /** Wait as long as retry-after says. */
  | 'RATE_LIMITED'
  /** Quote the request id to support. */
  | 'INTERNAL_SERVER_ERROR';

/** The two systems that the gateway stands between. */
export type Side =
  /** Dataverse: what was worked and what is billed. */
  | 'PROJECT'
  /** Finance and operations apps: what the customer is asked to pay. */
  | 'FINANCE';

/** What a caller may do, in the legal entities that the token names for it. */
export type Role =
  /** Sees the backlog, drafts, edits, confirms and corrects proformas. */
  | 'PROJECT_MANAGER'
  /** Posts journals, imports, completes and posts proposals. */
  | 'ACCOUNTANT'
  /** Watches and steers the crossing; changes no business data. */
  | 'INTEGRATION_ADMIN'
  /** Reads. */
  | 'VIEWER'
  /** Upstream systems and timetables: hands over reference data, contracts and approvals. */
  | 'SYSTEM';

/** An exact amount in its currency, with the currency's minor units. Amounts exclude sales tax unless they say so. */
export type Money = {
  readonly __typename?: 'Money';
  /** The amount, negative for credits to the customer. */
  readonly amount: Scalars['Decimal']['output'];
  /** Its currency. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** A document with an opaque id that carries its type and legal entity. */
export type Node = {
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page ends and how to go on. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether more rows follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether rows come before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first row; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['Cursor']['output']>;
  /** The cursor of the last row: pass it as `after`. */
  readonly endCursor?: Maybe<Scalars['Cursor']['output']>;
};

/** Conditions on a text; all of them hold. */
export type TextFilter = {
  /** Equal, case-sensitive. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** One of, up to 250. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Begins with, case-sensitive. */
  readonly startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions on a whole number; all of them hold. */
export type IntFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<Scalars['Int']['input']>;
  /** One of, up to 250. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['Int']['input']>>;
};

/** Conditions on an amount or quantity; all of them hold. */
export type DecimalFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater. */
  readonly gt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater or equal. */
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less. */
  readonly lt?: InputMaybe<Scalars['Decimal']['input']>;
  /** Less or equal. */
  readonly lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Conditions on a day; all of them hold. */
export type DateFilter = {
  /** On this day. */
  readonly eq?: InputMaybe<Scalars['Date']['input']>;
  /** After this day. */
  readonly gt?: InputMaybe<Scalars['Date']['input']>;
  /** On or after this day. */
  readonly gte?: InputMaybe<Scalars['Date']['input']>;
  /** Before this day. */
  readonly lt?: InputMaybe<Scalars['Date']['input']>;
  /** On or before this day. */
  readonly lte?: InputMaybe<Scalars['Date']['input']>;
};

/** Conditions on a yes or no. */
export type BooleanFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How far a document has got on its way to the other side. */
export type SyncState = {
  readonly __typename?: 'SyncState';
  /** NOT_SENT before it is confirmed, then QUEUED, SYNCED or FAILED. */
  readonly status: SyncStatus;
  /** Messages that wait. */
  readonly pending: Scalars['Int']['output'];
  /** The refusal that holds it; null when nothing does. */
  readonly lastError?: Maybe<SyncError>;
};

/** How far a document has got. */
export type SyncStatus =
  /** Nothing to send yet. */
  | 'NOT_SENT'
  /** On its way. */
  | 'QUEUED'
  /** Applied on the other side. */
  | 'SYNCED'
  /** Refused by the other side; it waits for a person. */
  | 'FAILED';

/** Where a message is. */
export type MessageStatus =
  /** Waiting to be carried. */
  | 'PENDING'
  /** Applied on the other side. */
  | 'APPLIED'
  /** Refused; it holds back its own document only. */
  | 'FAILED'
  /** Given up by a person, with a reason. */
  | 'DISCARDED';

/** Why a message was refused, or could not be carried. */
export type SyncError = {
  readonly __typename?: 'SyncError';
  /** Stable, for programs. */
  readonly code: ErrorCode;
  /** For people. */
  readonly message: Scalars['String']['output'];
  /** What to do next. */
  readonly remedy: Scalars['String']['output'];
  /** When it happened last. */
  readonly at: Scalars['DateTime']['output'];
};

/** A table map: a declared way from one table to another, in one direction. Section 3.1. */
export type SyncMap = {
  readonly __typename?: 'SyncMap';
  /** The Microsoft table. */
  readonly name: Scalars['ID']['output'];
  /** M1 to M12. */
  readonly number: Scalars['String']['output'];
  /** What the product calls it. */
  readonly title: Scalars['String']['output'];
  /** The documented version. */
  readonly version: Scalars['String']['output'];
  /** Where rows come from. */
  readonly from: Side;
  /** Where they go. */
  readonly to: Side;
  /** The columns that it carries. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** Messages that wait, of your legal entities; null when that side does not answer. */
  readonly pending?: Maybe<Scalars['Int']['output']>;
  /** Messages that were refused, of your legal entities. */
  readonly failed?: Maybe<Scalars['Int']['output']>;
  /** The oldest waiting message. */
  readonly oldestPendingAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One outgoing row of a map: up to 5,000 rows of one document. */
export type SyncMessage = Node & {
  readonly __typename?: 'SyncMessage';
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** Its map. */
  readonly map: Scalars['ID']['output'];
  /** Where it comes from. */
  readonly from: Side;
  /** The document within which messages keep their order. */
  readonly document: Scalars['String']['output'];
  /** Rows that it carries. */
  readonly rowCount: Scalars['Int']['output'];
  /** Where it is. */
  readonly status: MessageStatus;
  /** Tries that met an unexpected fault. */
  readonly attempts: Scalars['Int']['output'];
  /** Its last error. */
  readonly lastError?: Maybe<SyncError>;
  /** When it was sent. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When it was applied. */
  readonly appliedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The command that it follows from. */
  readonly causedBy: Scalars['String']['output'];
};

/** Messages, a page. */
export type SyncMessageConnection = {
  readonly __typename?: 'SyncMessageConnection';
  /** Rows with their cursors. */
  readonly edges: ReadonlyArray<SyncMessageEdge>;
  /** Rows. */
  readonly nodes: ReadonlyArray<SyncMessage>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** All rows of the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A message in a list. */
export type SyncMessageEdge = {
  readonly __typename?: 'SyncMessageEdge';
  /** Its place. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The message. */
  readonly node: SyncMessage;
};

/** Conditions on a message's status. */
export type MessageStatusFilter = {
  /** Equal. */
  readonly eq?: InputMaybe<MessageStatus>;
  /** One of. */
  readonly in?: InputMaybe<ReadonlyArray<MessageStatus>>;
};

/** Which messages; all conditions hold. */
export type SyncMessageFilter = {
  /** By company. */
  readonly legalEntity?: InputMaybe<TextFilter>;
  /** By map. */
  readonly map?: InputMaybe<TextFilter>;
  /** By document. */
  readonly document?: InputMaybe<TextFilter>;
  /** By status. */
  readonly status?: InputMaybe<MessageStatusFilter>;
  /** All of these. */
  readonly and?: InputMaybe<ReadonlyArray<SyncMessageFilter>>;
  /** Any of these. */
  readonly or?: InputMaybe<ReadonlyArray<SyncMessageFilter>>;
  /** Not this. */
  readonly not?: InputMaybe<SyncMessageFilter>;
};

/** From the approved entry to the voucher, over both sides, with a proof of balance. */
export type Trace = {
  readonly __typename?: 'Trace';
  /** The actual that was asked for. */
  readonly actual: Actual;
  /** What happened to it, in order. */
  readonly steps: ReadonlyArray<TraceStep>;
  /** Its sale summed on each side independently. */
  readonly balance: BalanceProof;
  /** Whether it is posted and its accounting detail is back. */
  readonly complete: Scalars['Boolean']['output'];
  /** What it waits for, rule by rule. */
  readonly waitingFor: ReadonlyArray<RuleViolation>;
};

/** One step on an actual's way. */
export type TraceStep = {
  readonly __typename?: 'TraceStep';
  /** APPROVED, COST_RECORDED, UNBILLED_RECORDED, CROSSED, JOURNALLED, JOURNAL_POSTED, MARKED_READY, DRAFTED, CONFIRMED, BILLED_RECORDED, PROPOSAL_RECEIVED, LINE_IMPORTED, INVOICE_POSTED, ACCOUNTED or PROFORMA_POSTED. */
  readonly step: Scalars['String']['output'];
  /** The side it happened on. */
  readonly side: Side;
  /** The document: entry, journal, proforma, proposal, invoice or voucher number. */
  readonly document: Scalars['String']['output'];
  /** The actual it happened to, by id. */
  readonly actual?: Maybe<Scalars['ID']['output']>;
  /** Its amount. */
  readonly amount?: Maybe<Money>;
  /** When; null where only the order is known. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** Two sums computed independently, one on each side, and the rows behind any difference. */
export type BalanceProof = {
  readonly __typename?: 'BalanceProof';
  /** Billed sales on the project side. */
  readonly project: Money;
  /** Lines on the finance side. */
  readonly finance: Money;
  /** Billed but not on a line yet. */
  readonly inFlight: Money;
  /** What nothing explains; 0. */
  readonly difference: Money;
  /** Whether nothing is left unexplained. */
  readonly agrees: Scalars['Boolean']['output'];
};

/** Who asks. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The token's subject. */
  readonly subject: Scalars['String']['output'];
  /** The roles and where they hold. */
  readonly grants: ReadonlyArray<Grant>;
  /** Every legal entity that you may read. */
  readonly legalEntities: ReadonlyArray<Scalars['ID']['output']>;
};

/** A role and where it holds. */
export type Grant = {
  readonly __typename?: 'Grant';
  /** The role. */
  readonly role: Role;
  /** Its legal entities. */
  readonly legalEntities: ReadonlyArray<Scalars['ID']['output']>;
};

/** Sends refused messages again, once their cause is mended. */
export type ReplayMessagesInput = {
  /** Key, mode, expectations. */
  readonly command: CommandInput;
  /** The company. */
  readonly legalEntity: Scalars['ID']['input'];
  /** The side they come from. */
  readonly from: Side;
  /** Messages by id, up to 250; null: every FAILED one of the company. */
  readonly messages?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What was set going again. */
export type ReplayMessagesPayload = {
  readonly __typename?: 'ReplayMessagesPayload';
  /** How many messages. */
  readonly replayed: Scalars['Int']['output'];
  /** What would be written, in mode PLAN. */
  readonly plan?: Maybe<Plan>;
  /** What was refused. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The events of a proposal and its posting. domain.md appendix B. */
export type PostingEventKind =
  /** The header arrived. */
  | 'PROPOSAL_CREATED'
  /** Rows arrived. */
  | 'STAGING_PROGRESS'
  /** The import rejected the proposal. */
  | 'IMPORT_FAILED'
  /** Its lines were written. */
  | 'LINES_IMPORTED'
  /** All its lines were taken away. */
  | 'LINES_DELETED'
  /** A job began to post it. */
  | 'POSTING_STARTED'
  /** It could not be posted. */
  | 'POSTING_FAILED'
  /** Its customer invoice is posted. */
  | 'POSTED'
  /** The accounting detail is on the actuals. */
  | 'ACTUALS_UPDATED'
  /** The summary is on the proforma. */
  | 'PROFORMA_POSTED'
  /** Nothing on it was billable. */
  | 'CLOSED_EMPTY';

/** What happened to a proposal. At least once, resumable, in order for each proposal; drop an id that you know. */
export type PostingEvent = {
  readonly __typename?: 'PostingEvent';
  /** Stable. */
  readonly id: Scalars['ID']['output'];
  /** Its place in the log: pass it as `after`. */
  readonly cursor: Scalars['Cursor']['output'];
  /** What happened. */
  readonly kind: PostingEventKind;
  /** The company. */
  readonly legalEntity: Scalars['ID']['output'];
  /** The proposal, by number. */
  readonly proposalNumber: Scalars['String']['output'];
  /** The contract, by number. */
  readonly contractNumber?: Maybe<Scalars['String']['output']>;
  /** 1, 2, 3 … within the proposal, without gaps. */
  readonly sequence: Scalars['Int']['output'];
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** What else the event says: counts, amounts, codes, numbers. */
  readonly payload: Scalars['Json']['output'];
  /** The proposal as it is now. */
  readonly proposal?: Maybe<Proposal>;
};

/** Everything stored has been replayed; from here on it is live. */
export type CaughtUp = {
  readonly __typename?: 'CaughtUp';
  /** The place in the log. */
  readonly cursor: Scalars['Cursor']['output'];
};

/** The position is older than what is kept: read the documents in full, then follow from now. */
export type CursorExpired = {
  readonly __typename?: 'CursorExpired';
  /** The oldest place that can still be followed from. */
  readonly oldest: Scalars['Cursor']['output'];
};

/** What a posting stream delivers. */
export type PostingStreamItem = PostingEvent | CaughtUp | CursorExpired;

/** Which postings; all conditions hold. */
export type PostingFilter = {
  /** Of these companies; default: all that you may read. */
  readonly legalEntities?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of these proposals, by number. */
  readonly proposalNumbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these contracts, by number. */
  readonly contractNumbers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Of these kinds. */
  readonly kinds?: InputMaybe<ReadonlyArray<PostingEventKind>>;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** What happens to proposals and their postings. With `after` replays what is stored, says CaughtUp, then goes live, with no hole and no double between; without it starts now. */
  readonly postingUpdates: PostingStreamItem;
};


export type SubscriptionPostingUpdatesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<PostingFilter>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ProposalStatus: ResolverTypeWrapper<unknown>;
  InvoiceType: ResolverTypeWrapper<unknown>;
  FeedbackStatus: ResolverTypeWrapper<unknown>;
  LineType: ResolverTypeWrapper<unknown>;
  OnAccountKind: ResolverTypeWrapper<unknown>;
  JournalStatus: ResolverTypeWrapper<unknown>;
  ImportScope: ResolverTypeWrapper<unknown>;
  ImportRunStatus: ResolverTypeWrapper<unknown>;
  ProposalStatusFilter: ResolverTypeWrapper<unknown>;
  FeedbackStatusFilter: ResolverTypeWrapper<unknown>;
  JournalStatusFilter: ResolverTypeWrapper<unknown>;
  InvoiceTypeFilter: ResolverTypeWrapper<unknown>;
  Proposal: ResolverTypeWrapper<unknown>;
  Int: ResolverTypeWrapper<unknown>;
  String: ResolverTypeWrapper<unknown>;
  ProposalLine: ResolverTypeWrapper<unknown>;
  PostedLine: ResolverTypeWrapper<unknown>;
  Readiness: ResolverTypeWrapper<unknown>;
  Boolean: ResolverTypeWrapper<unknown>;
  UnpostedSale: ResolverTypeWrapper<unknown>;
  ProcessError: ResolverTypeWrapper<unknown>;
  CustomerInvoice: ResolverTypeWrapper<unknown>;
  CustomerInvoiceLine: ResolverTypeWrapper<unknown>;
  Voucher: ResolverTypeWrapper<unknown>;
  LedgerEntry: ResolverTypeWrapper<unknown>;
  LedgerTotal: ResolverTypeWrapper<unknown>;
  Journal: ResolverTypeWrapper<unknown>;
  JournalLine: ResolverTypeWrapper<unknown>;
  SubledgerTotal: ResolverTypeWrapper<unknown>;
  ImportRun: ResolverTypeWrapper<unknown>;
  ProposalConnection: ResolverTypeWrapper<unknown>;
  ProposalEdge: ResolverTypeWrapper<unknown>;
  ProposalLineConnection: ResolverTypeWrapper<unknown>;
  ProposalLineEdge: ResolverTypeWrapper<unknown>;
  CustomerInvoiceConnection: ResolverTypeWrapper<unknown>;
  CustomerInvoiceEdge: ResolverTypeWrapper<unknown>;
  CustomerInvoiceLineConnection: ResolverTypeWrapper<unknown>;
  CustomerInvoiceLineEdge: ResolverTypeWrapper<unknown>;
  JournalConnection: ResolverTypeWrapper<unknown>;
  JournalEdge: ResolverTypeWrapper<unknown>;
  JournalLineConnection: ResolverTypeWrapper<unknown>;
  JournalLineEdge: ResolverTypeWrapper<unknown>;
  ImportRunConnection: ResolverTypeWrapper<unknown>;
  ImportRunEdge: ResolverTypeWrapper<unknown>;
  ProposalFilter: ResolverTypeWrapper<unknown>;
  ProposalSort: ResolverTypeWrapper<unknown>;
  CustomerInvoiceFilter: ResolverTypeWrapper<unknown>;
  CustomerInvoiceSort: ResolverTypeWrapper<unknown>;
  JournalFilter: ResolverTypeWrapper<unknown>;
  JournalSort: ResolverTypeWrapper<unknown>;
  ImportRunFilter: ResolverTypeWrapper<unknown>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ImportFromStagingInput: ResolverTypeWrapper<unknown>;
  ImportPayload: ResolverTypeWrapper<unknown>;
  PostJournalsInput: ResolverTypeWrapper<unknown>;
  PostJournalsPayload: ResolverTypeWrapper<unknown>;
  PostProposalInput: ResolverTypeWrapper<unknown>;
  ProposalInput: ResolverTypeWrapper<unknown>;
  ProposalPayload: ResolverTypeWrapper<unknown>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  LegalEntityRow: ResolverTypeWrapper<unknown>;
  CurrencyRow: ResolverTypeWrapper<unknown>;
  ExchangeRateRow: ResolverTypeWrapper<unknown>;
  FiscalPeriodRow: ResolverTypeWrapper<unknown>;
  TaxCodeRow: ResolverTypeWrapper<unknown>;
  TaxGroupRow: ResolverTypeWrapper<unknown>;
  ItemTaxGroupRow: ResolverTypeWrapper<unknown>;
  CategoryRow: ResolverTypeWrapper<unknown>;
  ProductRow: ResolverTypeWrapper<unknown>;
  ParametersRow: ResolverTypeWrapper<unknown>;
  CustomerRow: ResolverTypeWrapper<unknown>;
  ProjectRow: ResolverTypeWrapper<unknown>;
  ContractRow: ResolverTypeWrapper<unknown>;
  ContractCustomerRow: ResolverTypeWrapper<unknown>;
  ContractLineRow: ResolverTypeWrapper<unknown>;
  ContractLineCustomerRow: ResolverTypeWrapper<unknown>;
  MilestoneRow: ResolverTypeWrapper<unknown>;
  RetainerRow: ResolverTypeWrapper<unknown>;
  ApprovalRow: ResolverTypeWrapper<unknown>;
  NumberSequenceRow: ResolverTypeWrapper<unknown>;
  PutReferenceDataInput: ResolverTypeWrapper<unknown>;
  PutContractsInput: ResolverTypeWrapper<unknown>;
  RecordApprovalsInput: ResolverTypeWrapper<unknown>;
  IntakePayload: ResolverTypeWrapper<unknown>;
  ConfirmContractInput: ResolverTypeWrapper<unknown>;
  ContractPayload: ResolverTypeWrapper<unknown>;
  BillingMethod: ResolverTypeWrapper<unknown>;
  ContractStatus: ResolverTypeWrapper<unknown>;
  TransactionType: ResolverTypeWrapper<unknown>;
  TransactionClass: ResolverTypeWrapper<unknown>;
  BillingType: ResolverTypeWrapper<unknown>;
  BillingStatus: ResolverTypeWrapper<unknown>;
  AdjustmentStatus: ResolverTypeWrapper<unknown>;
  NotToExceedStatus: ResolverTypeWrapper<unknown>;
  NotToExceedLevel: ResolverTypeWrapper<unknown>;
  ProformaStatus: ResolverTypeWrapper<unknown>;
  ProformaState: ResolverTypeWrapper<unknown>;
  DetailKind: ResolverTypeWrapper<unknown>;
  BacklogKind: ResolverTypeWrapper<unknown>;
  ProformaStatusFilter: ResolverTypeWrapper<unknown>;
  BillingStatusFilter: ResolverTypeWrapper<unknown>;
  BillingTypeFilter: ResolverTypeWrapper<unknown>;
  TransactionTypeFilter: ResolverTypeWrapper<unknown>;
  TransactionClassFilter: ResolverTypeWrapper<unknown>;
  NotToExceedStatusFilter: ResolverTypeWrapper<unknown>;
  BacklogKindFilter: ResolverTypeWrapper<unknown>;
  ContractStatusFilter: ResolverTypeWrapper<unknown>;
  Customer: ResolverTypeWrapper<unknown>;
  Project: ResolverTypeWrapper<unknown>;
  Contract: ResolverTypeWrapper<unknown>;
  ContractCustomer: ResolverTypeWrapper<unknown>;
  ContractLine: ResolverTypeWrapper<unknown>;
  Milestone: ResolverTypeWrapper<unknown>;
  Retainer: ResolverTypeWrapper<unknown>;
  Actual: ResolverTypeWrapper<unknown>;
  AccountingDetail: ResolverTypeWrapper<unknown>;
  ActualLink: ResolverTypeWrapper<unknown>;
  TransactionOrigin: ResolverTypeWrapper<unknown>;
  BacklogItem: ResolverTypeWrapper<unknown>;
  BacklogDimension: ResolverTypeWrapper<unknown>;
  BacklogGroup: ResolverTypeWrapper<unknown>;
  Proforma: ResolverTypeWrapper<unknown>;
  Manifest: ResolverTypeWrapper<unknown>;
  ProformaLine: ResolverTypeWrapper<unknown>;
  ProformaDetail: ResolverTypeWrapper<unknown>;
  PostedSummary: ResolverTypeWrapper<unknown>;
  ContractConnection: ResolverTypeWrapper<unknown>;
  ContractEdge: ResolverTypeWrapper<unknown>;
  ActualConnection: ResolverTypeWrapper<unknown>;
  ActualEdge: ResolverTypeWrapper<unknown>;
  BacklogItemConnection: ResolverTypeWrapper<unknown>;
  BacklogItemEdge: ResolverTypeWrapper<unknown>;
  ProformaConnection: ResolverTypeWrapper<unknown>;
  ProformaEdge: ResolverTypeWrapper<unknown>;
  ProformaDetailConnection: ResolverTypeWrapper<unknown>;
  ProformaDetailEdge: ResolverTypeWrapper<unknown>;
  ContractFilter: ResolverTypeWrapper<unknown>;
  ContractSort: ResolverTypeWrapper<unknown>;
  ActualFilter: ResolverTypeWrapper<unknown>;
  ActualSort: ResolverTypeWrapper<unknown>;
  BacklogFilter: ResolverTypeWrapper<unknown>;
  BacklogSort: ResolverTypeWrapper<unknown>;
  ProformaFilter: ResolverTypeWrapper<unknown>;
  ProformaSort: ResolverTypeWrapper<unknown>;
  MarkInput: ResolverTypeWrapper<unknown>;
  MarkPayload: ResolverTypeWrapper<unknown>;
  CreateProformasInput: ResolverTypeWrapper<unknown>;
  CreateProformasPayload: ResolverTypeWrapper<unknown>;
  ProformaInput: ResolverTypeWrapper<unknown>;
  ProformaPayload: ResolverTypeWrapper<unknown>;
  CommandInput: ResolverTypeWrapper<unknown>;
  CommandMode: ResolverTypeWrapper<unknown>;
  UserError: ResolverTypeWrapper<unknown>;
  Rule: ResolverTypeWrapper<unknown>;
  Plan: ResolverTypeWrapper<unknown>;
  PlannedWrite: ResolverTypeWrapper<unknown>;
  WriteAction: ResolverTypeWrapper<unknown>;
  PlannedMessage: ResolverTypeWrapper<unknown>;
  PlannedTotal: ResolverTypeWrapper<unknown>;
  ActionState: ResolverTypeWrapper<unknown>;
  RuleViolation: ResolverTypeWrapper<unknown>;
  ErrorCode: ResolverTypeWrapper<unknown>;
  Side: ResolverTypeWrapper<unknown>;
  Role: ResolverTypeWrapper<unknown>;
  Decimal: ResolverTypeWrapper<unknown>;
  Date: ResolverTypeWrapper<unknown>;
  DateTime: ResolverTypeWrapper<unknown>;
  Cursor: ResolverTypeWrapper<unknown>;
  CurrencyCode: ResolverTypeWrapper<unknown>;
  Cell: ResolverTypeWrapper<unknown>;
  Json: ResolverTypeWrapper<unknown>;
  Money: ResolverTypeWrapper<unknown>;
  Node: ResolverTypeWrapper<unknown>;
  PageInfo: ResolverTypeWrapper<unknown>;
  TextFilter: ResolverTypeWrapper<unknown>;
  IntFilter: ResolverTypeWrapper<unknown>;
  DecimalFilter: ResolverTypeWrapper<unknown>;
  DateFilter: ResolverTypeWrapper<unknown>;
  BooleanFilter: ResolverTypeWrapper<unknown>;
  SyncState: ResolverTypeWrapper<unknown>;
  SyncStatus: ResolverTypeWrapper<unknown>;
  MessageStatus: ResolverTypeWrapper<unknown>;
  SyncError: ResolverTypeWrapper<unknown>;
  SyncMap: ResolverTypeWrapper<unknown>;
  SyncMessage: ResolverTypeWrapper<unknown>;
  SyncMessageConnection: ResolverTypeWrapper<unknown>;
  SyncMessageEdge: ResolverTypeWrapper<unknown>;
  MessageStatusFilter: ResolverTypeWrapper<unknown>;
  SyncMessageFilter: ResolverTypeWrapper<unknown>;
  Trace: ResolverTypeWrapper<unknown>;
  TraceStep: ResolverTypeWrapper<unknown>;
  BalanceProof: ResolverTypeWrapper<unknown>;
  Viewer: ResolverTypeWrapper<unknown>;
  Grant: ResolverTypeWrapper<unknown>;
  ReplayMessagesInput: ResolverTypeWrapper<unknown>;
  ReplayMessagesPayload: ResolverTypeWrapper<unknown>;
  PostingEventKind: ResolverTypeWrapper<unknown>;
  PostingEvent: ResolverTypeWrapper<unknown>;
  CaughtUp: ResolverTypeWrapper<unknown>;
  CursorExpired: ResolverTypeWrapper<unknown>;
  PostingStreamItem: ResolverTypeWrapper<unknown>;
  PostingFilter: ResolverTypeWrapper<unknown>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<unknown>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ProposalStatusFilter: unknown;
  FeedbackStatusFilter: unknown;
  JournalStatusFilter: unknown;
  InvoiceTypeFilter: unknown;
  Proposal: unknown;
  Int: unknown;
  String: unknown;
  ProposalLine: unknown;
  PostedLine: unknown;
  Readiness: unknown;
  Boolean: unknown;
  UnpostedSale: unknown;
  ProcessError: unknown;
  CustomerInvoice: unknown;
  CustomerInvoiceLine: unknown;
  Voucher: unknown;
  LedgerEntry: unknown;
  LedgerTotal: unknown;
  Journal: unknown;
  JournalLine: unknown;
  SubledgerTotal: unknown;
  ImportRun: unknown;
  ProposalConnection: unknown;
  ProposalEdge: unknown;
  ProposalLineConnection: unknown;
  ProposalLineEdge: unknown;
  CustomerInvoiceConnection: unknown;
  CustomerInvoiceEdge: unknown;
  CustomerInvoiceLineConnection: unknown;
  CustomerInvoiceLineEdge: unknown;
  JournalConnection: unknown;
  JournalEdge: unknown;
  JournalLineConnection: unknown;
  JournalLineEdge: unknown;
  ImportRunConnection: unknown;
  ImportRunEdge: unknown;
  ProposalFilter: unknown;
  CustomerInvoiceFilter: unknown;
  JournalFilter: unknown;
  ImportRunFilter: unknown;
  Query: Record<PropertyKey, never>;
  ImportFromStagingInput: unknown;
  ImportPayload: unknown;
  PostJournalsInput: unknown;
  PostJournalsPayload: unknown;
  PostProposalInput: unknown;
  ProposalInput: unknown;
  ProposalPayload: unknown;
  Mutation: Record<PropertyKey, never>;
  LegalEntityRow: unknown;
  CurrencyRow: unknown;
  ExchangeRateRow: unknown;
  FiscalPeriodRow: unknown;
  TaxCodeRow: unknown;
  TaxGroupRow: unknown;
  ItemTaxGroupRow: unknown;
  CategoryRow: unknown;
  ProductRow: unknown;
  ParametersRow: unknown;
  CustomerRow: unknown;
  ProjectRow: unknown;
  ContractRow: unknown;
  ContractCustomerRow: unknown;
  ContractLineRow: unknown;
  ContractLineCustomerRow: unknown;
  MilestoneRow: unknown;
  RetainerRow: unknown;
  ApprovalRow: unknown;
  NumberSequenceRow: unknown;
  PutReferenceDataInput: unknown;
  PutContractsInput: unknown;
  RecordApprovalsInput: unknown;
  IntakePayload: unknown;
  ConfirmContractInput: unknown;
  ContractPayload: unknown;
  ProformaStatusFilter: unknown;
  BillingStatusFilter: unknown;
  BillingTypeFilter: unknown;
  TransactionTypeFilter: unknown;
  TransactionClassFilter: unknown;
  NotToExceedStatusFilter: unknown;
  BacklogKindFilter: unknown;
  ContractStatusFilter: unknown;
  Customer: unknown;
  Project: unknown;
  Contract: unknown;
  ContractCustomer: unknown;
  ContractLine: unknown;
  Milestone: unknown;
  Retainer: unknown;
  Actual: unknown;
  AccountingDetail: unknown;
  ActualLink: unknown;
  TransactionOrigin: unknown;
  BacklogItem: unknown;
  BacklogGroup: unknown;
  Proforma: unknown;
  Manifest: unknown;
  ProformaLine: unknown;
  ProformaDetail: unknown;
  PostedSummary: unknown;
  ContractConnection: unknown;
  ContractEdge: unknown;
  ActualConnection: unknown;
  ActualEdge: unknown;
  BacklogItemConnection: unknown;
  BacklogItemEdge: unknown;
  ProformaConnection: unknown;
  ProformaEdge: unknown;
  ProformaDetailConnection: unknown;
  ProformaDetailEdge: unknown;
  ContractFilter: unknown;
  ActualFilter: unknown;
  BacklogFilter: unknown;
  ProformaFilter: unknown;
  MarkInput: unknown;
  MarkPayload: unknown;
  CreateProformasInput: unknown;
  CreateProformasPayload: unknown;
  ProformaInput: unknown;
  ProformaPayload: unknown;
  CommandInput: unknown;
  UserError: unknown;
  Rule: unknown;
  Plan: unknown;
  PlannedWrite: unknown;
  PlannedMessage: unknown;
  PlannedTotal: unknown;
  ActionState: unknown;
  RuleViolation: unknown;
  Decimal: unknown;
  Date: unknown;
  DateTime: unknown;
  Cursor: unknown;
  CurrencyCode: unknown;
  Cell: unknown;
  Json: unknown;
  Money: unknown;
  Node: unknown;
  PageInfo: unknown;
  TextFilter: unknown;
  IntFilter: unknown;
  DecimalFilter: unknown;
  DateFilter: unknown;
  BooleanFilter: unknown;
  SyncState: unknown;
  SyncError: unknown;
  SyncMap: unknown;
  SyncMessage: unknown;
  SyncMessageConnection: unknown;
  SyncMessageEdge: unknown;
  MessageStatusFilter: unknown;
  SyncMessageFilter: unknown;
  Trace: unknown;
  TraceStep: unknown;
  BalanceProof: unknown;
  Viewer: unknown;
  Grant: unknown;
  ReplayMessagesInput: unknown;
  ReplayMessagesPayload: unknown;
  PostingEvent: unknown;
  CaughtUp: unknown;
  CursorExpired: unknown;
  PostingStreamItem: unknown;
  PostingFilter: unknown;
  Subscription: Record<PropertyKey, never>;
  ID: unknown;
};

export type OneWayDirectiveArgs = {
  map: Scalars['ID']['input'];
  from: Side;
  to: Side;
};

export type OneWayDirectiveResolver<Result, Parent, ContextType = Context, Args = OneWayDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RulesDirectiveArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};

export type RulesDirectiveResolver<Result, Parent, ContextType = Context, Args = RulesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuthDirectiveArgs = {
  roles?: ReadonlyArray<Role>;
};

export type AuthDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ProposalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Proposal'] = ResolversParentTypes['Proposal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProposalStatus'], ParentType, ContextType>;
  proforma?: Resolver<Maybe<ResolversTypes['Proforma']>, ParentType, ContextType>;
  contractNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invoiceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accountingDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  manifest?: Resolver<ResolversTypes['Manifest'], ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['ProposalLineConnection'], ParentType, ContextType, Partial<ProposalLinesArgs>>;
  lineAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoiceAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  readiness?: Resolver<ResolversTypes['Readiness'], ParentType, ContextType>;
  customerInvoice?: Resolver<Maybe<ResolversTypes['CustomerInvoice']>, ParentType, ContextType>;
  feedbackStatus?: Resolver<ResolversTypes['FeedbackStatus'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['ProcessError']>, ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ActionState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProposalLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalLine'] = ResolversParentTypes['ProposalLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lineType?: Resolver<ResolversTypes['LineType'], ParentType, ContextType>;
  onAccountKind?: Resolver<Maybe<ResolversTypes['OnAccountKind']>, ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  proposalNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contractLineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  projectNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entryNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  salesPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  salesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  itemSalesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType>;
  posted?: Resolver<Maybe<ResolversTypes['PostedLine']>, ParentType, ContextType>;
};

export type PostedLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostedLine'] = ResolversParentTypes['PostedLine']> = {
  exchangeRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reportingTax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ReadinessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Readiness'] = ResolversParentTypes['Readiness']> = {
  ready?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  arrived?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  unposted?: Resolver<ReadonlyArray<ResolversTypes['UnpostedSale']>, ParentType, ContextType>;
  unpostedOriginals?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  violations?: Resolver<ReadonlyArray<ResolversTypes['RuleViolation']>, ParentType, ContextType>;
};

export type UnpostedSaleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpostedSale'] = ResolversParentTypes['UnpostedSale']> = {
  actual?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journalNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProcessErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcessError'] = ResolversParentTypes['ProcessError']> = {
  process?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CustomerInvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoice'] = ResolversParentTypes['CustomerInvoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  invoiceType?: Resolver<ResolversTypes['InvoiceType'], ParentType, ContextType>;
  proposalNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contractNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  invoiceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accountingDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dueDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  lineAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reportingTax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reportingTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['CustomerInvoiceLineConnection'], ParentType, ContextType, Partial<CustomerInvoiceLinesArgs>>;
  voucher?: Resolver<ResolversTypes['Voucher'], ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  postedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerInvoiceLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceLine'] = ResolversParentTypes['CustomerInvoiceLine']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lineType?: Resolver<ResolversTypes['LineType'], ParentType, ContextType>;
  onAccountKind?: Resolver<Maybe<ResolversTypes['OnAccountKind']>, ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  contractLineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  entryNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exchangeRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reportingTax?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type VoucherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Voucher'] = ResolversParentTypes['Voucher']> = {
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accountingDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mainAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postingType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type LedgerTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerTotal'] = ResolversParentTypes['LedgerTotal']> = {
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  postingType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type JournalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Journal'] = ResolversParentTypes['Journal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JournalStatus'], ParentType, ContextType>;
  periodStart?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  originalJournalNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lineCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['JournalLineConnection'], ParentType, ContextType, Partial<JournalLinesArgs>>;
  postedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ActionState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JournalLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalLine'] = ResolversParentTypes['JournalLine']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actual?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  billingType?: Resolver<ResolversTypes['BillingType'], ParentType, ContextType>;
  lineProperty?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accountingDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  accountingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  salesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  itemSalesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  voucherNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['ProcessError']>, ParentType, ContextType>;
};

export type SubledgerTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubledgerTotal'] = ResolversParentTypes['SubledgerTotal']> = {
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  contractNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  billingType?: Resolver<ResolversTypes['BillingType'], ParentType, ContextType>;
  accrued?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  accountingAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reportingAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ImportRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRun'] = ResolversParentTypes['ImportRun']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ImportScope'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImportRunStatus'], ParentType, ContextType>;
  rowsIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsSkipped?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proposalsImported?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proposalsWaiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  proposalsFailed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProposalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalConnection'] = ResolversParentTypes['ProposalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProposalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Proposal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ProposalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalEdge'] = ResolversParentTypes['ProposalEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proposal'], ParentType, ContextType>;
};

export type ProposalLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalLineConnection'] = ResolversParentTypes['ProposalLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProposalLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProposalLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProposalLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalLineEdge'] = ResolversParentTypes['ProposalLineEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProposalLine'], ParentType, ContextType>;
};

export type CustomerInvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceConnection'] = ResolversParentTypes['CustomerInvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CustomerInvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceEdge'] = ResolversParentTypes['CustomerInvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerInvoice'], ParentType, ContextType>;
};

export type CustomerInvoiceLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceLineConnection'] = ResolversParentTypes['CustomerInvoiceLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoiceLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CustomerInvoiceLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerInvoiceLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerInvoiceLineEdge'] = ResolversParentTypes['CustomerInvoiceLineEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerInvoiceLine'], ParentType, ContextType>;
};

export type JournalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalConnection'] = ResolversParentTypes['JournalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Journal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JournalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEdge'] = ResolversParentTypes['JournalEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Journal'], ParentType, ContextType>;
};

export type JournalLineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalLineConnection'] = ResolversParentTypes['JournalLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JournalLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JournalLineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalLineEdge'] = ResolversParentTypes['JournalLineEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalLine'], ParentType, ContextType>;
};

export type ImportRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRunConnection'] = ResolversParentTypes['ImportRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImportRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ImportRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImportRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportRunEdge'] = ResolversParentTypes['ImportRunEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ImportRun'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  proposal?: Resolver<Maybe<ResolversTypes['Proposal']>, ParentType, ContextType, Partial<QueryProposalArgs>>;
  proposals?: Resolver<ResolversTypes['ProposalConnection'], ParentType, ContextType, RequireFields<QueryProposalsArgs, 'sort'>>;
  journals?: Resolver<ResolversTypes['JournalConnection'], ParentType, ContextType, RequireFields<QueryJournalsArgs, 'sort'>>;
  customerInvoice?: Resolver<Maybe<ResolversTypes['CustomerInvoice']>, ParentType, ContextType, Partial<QueryCustomerInvoiceArgs>>;
  customerInvoices?: Resolver<ResolversTypes['CustomerInvoiceConnection'], ParentType, ContextType, RequireFields<QueryCustomerInvoicesArgs, 'sort'>>;
  importRuns?: Resolver<ResolversTypes['ImportRunConnection'], ParentType, ContextType, Partial<QueryImportRunsArgs>>;
  ledgerTotals?: Resolver<ReadonlyArray<ResolversTypes['LedgerTotal']>, ParentType, ContextType, RequireFields<QueryLedgerTotalsArgs, 'legalEntity'>>;
  subledgerTotals?: Resolver<ReadonlyArray<ResolversTypes['SubledgerTotal']>, ParentType, ContextType, RequireFields<QuerySubledgerTotalsArgs, 'legalEntity'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType, Partial<QueryContractArgs>>;
  contracts?: Resolver<ResolversTypes['ContractConnection'], ParentType, ContextType, RequireFields<QueryContractsArgs, 'sort'>>;
  actual?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType, RequireFields<QueryActualArgs, 'id'>>;
  actuals?: Resolver<ResolversTypes['ActualConnection'], ParentType, ContextType, RequireFields<QueryActualsArgs, 'sort'>>;
  backlog?: Resolver<ReadonlyArray<ResolversTypes['BacklogGroup']>, ParentType, ContextType, RequireFields<QueryBacklogArgs, 'groupBy'>>;
  backlogItems?: Resolver<ResolversTypes['BacklogItemConnection'], ParentType, ContextType, RequireFields<QueryBacklogItemsArgs, 'sort'>>;
  proforma?: Resolver<Maybe<ResolversTypes['Proforma']>, ParentType, ContextType, Partial<QueryProformaArgs>>;
  proformas?: Resolver<ResolversTypes['ProformaConnection'], ParentType, ContextType, RequireFields<QueryProformasArgs, 'sort'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  trace?: Resolver<ResolversTypes['Trace'], ParentType, ContextType, RequireFields<QueryTraceArgs, 'actual'>>;
  syncMaps?: Resolver<ReadonlyArray<ResolversTypes['SyncMap']>, ParentType, ContextType>;
  syncMessages?: Resolver<ResolversTypes['SyncMessageConnection'], ParentType, ContextType, RequireFields<QuerySyncMessagesArgs, 'from'>>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['Rule']>, ParentType, ContextType, Partial<QueryRulesArgs>>;
  sdl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportPayload'] = ResolversParentTypes['ImportPayload']> = {
  run?: Resolver<Maybe<ResolversTypes['ImportRun']>, ParentType, ContextType>;
  imported?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PostJournalsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostJournalsPayload'] = ResolversParentTypes['PostJournalsPayload']> = {
  journals?: Resolver<ReadonlyArray<ResolversTypes['Journal']>, ParentType, ContextType>;
  posted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProposalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProposalPayload'] = ResolversParentTypes['ProposalPayload']> = {
  proposal?: Resolver<Maybe<ResolversTypes['Proposal']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  importFromStaging?: Resolver<ResolversTypes['ImportPayload'], ParentType, ContextType, RequireFields<MutationImportFromStagingArgs, 'input'>>;
  postJournals?: Resolver<ResolversTypes['PostJournalsPayload'], ParentType, ContextType, RequireFields<MutationPostJournalsArgs, 'input'>>;
  deleteProposalLines?: Resolver<ResolversTypes['ProposalPayload'], ParentType, ContextType, RequireFields<MutationDeleteProposalLinesArgs, 'input'>>;
  postProposal?: Resolver<ResolversTypes['ProposalPayload'], ParentType, ContextType, RequireFields<MutationPostProposalArgs, 'input'>>;
  putReferenceData?: Resolver<ResolversTypes['IntakePayload'], ParentType, ContextType, RequireFields<MutationPutReferenceDataArgs, 'input'>>;
  putContracts?: Resolver<ResolversTypes['IntakePayload'], ParentType, ContextType, RequireFields<MutationPutContractsArgs, 'input'>>;
  confirmContract?: Resolver<ResolversTypes['ContractPayload'], ParentType, ContextType, RequireFields<MutationConfirmContractArgs, 'input'>>;
  recordApprovals?: Resolver<ResolversTypes['IntakePayload'], ParentType, ContextType, RequireFields<MutationRecordApprovalsArgs, 'input'>>;
  markReadyToInvoice?: Resolver<ResolversTypes['MarkPayload'], ParentType, ContextType, RequireFields<MutationMarkReadyToInvoiceArgs, 'input'>>;
  markNotReadyToInvoice?: Resolver<ResolversTypes['MarkPayload'], ParentType, ContextType, RequireFields<MutationMarkNotReadyToInvoiceArgs, 'input'>>;
  createProformas?: Resolver<ResolversTypes['CreateProformasPayload'], ParentType, ContextType, RequireFields<MutationCreateProformasArgs, 'input'>>;
  submitProforma?: Resolver<ResolversTypes['ProformaPayload'], ParentType, ContextType, RequireFields<MutationSubmitProformaArgs, 'input'>>;
  reopenProforma?: Resolver<ResolversTypes['ProformaPayload'], ParentType, ContextType, RequireFields<MutationReopenProformaArgs, 'input'>>;
  deleteProforma?: Resolver<ResolversTypes['ProformaPayload'], ParentType, ContextType, RequireFields<MutationDeleteProformaArgs, 'input'>>;
  confirmProforma?: Resolver<ResolversTypes['ProformaPayload'], ParentType, ContextType, RequireFields<MutationConfirmProformaArgs, 'input'>>;
  replayMessages?: Resolver<ResolversTypes['ReplayMessagesPayload'], ParentType, ContextType, RequireFields<MutationReplayMessagesArgs, 'input'>>;
};

export type IntakePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntakePayload'] = ResolversParentTypes['IntakePayload']> = {
  written?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ContractPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractPayload'] = ResolversParentTypes['ContractPayload']> = {
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accountNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type ProjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Project'] = ResolversParentTypes['Project']> = {
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContractResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contract'] = ResolversParentTypes['Contract']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ContractStatus'], ParentType, ContextType>;
  notToExceedLimit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  requestedDeliveryDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customers?: Resolver<ReadonlyArray<ResolversTypes['ContractCustomer']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ContractLine']>, ParentType, ContextType>;
  retainers?: Resolver<ReadonlyArray<ResolversTypes['Retainer']>, ParentType, ContextType>;
  proformas?: Resolver<ResolversTypes['ProformaConnection'], ParentType, ContextType, Partial<ContractProformasArgs>>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ActionState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContractCustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractCustomer'] = ResolversParentTypes['ContractCustomer']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  splitPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isRounding?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notToExceedLimit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ContractLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractLine'] = ResolversParentTypes['ContractLine']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  billingMethod?: Resolver<ResolversTypes['BillingMethod'], ParentType, ContextType>;
  project?: Resolver<Maybe<ResolversTypes['Project']>, ParentType, ContextType>;
  contractAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  notToExceedLimit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  customers?: Resolver<ReadonlyArray<ResolversTypes['ContractCustomer']>, ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['Milestone']>, ParentType, ContextType>;
};

export type MilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Milestone'] = ResolversParentTypes['Milestone']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  headerNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  milestoneDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billingStatus?: Resolver<Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
};

export type RetainerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Retainer'] = ResolversParentTypes['Retainer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoiceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  usedAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  availableAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billingStatus?: Resolver<Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
};

export type ActualResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Actual'] = ResolversParentTypes['Actual']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  transactionType?: Resolver<ResolversTypes['TransactionType'], ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  billingType?: Resolver<ResolversTypes['BillingType'], ParentType, ContextType>;
  billingStatus?: Resolver<Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
  adjustmentStatus?: Resolver<Maybe<ResolversTypes['AdjustmentStatus']>, ParentType, ContextType>;
  notToExceedStatus?: Resolver<Maybe<ResolversTypes['NotToExceedStatus']>, ParentType, ContextType>;
  notToExceedLevel?: Resolver<Maybe<ResolversTypes['NotToExceedLevel']>, ParentType, ContextType>;
  notToExceedDetail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  salesTaxEstimate?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  documentDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accountingDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  contract?: Resolver<Maybe<ResolversTypes['Contract']>, ParentType, ContextType>;
  contractNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  projectNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entryNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isReversal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reverses?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType>;
  skipSync?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  skipSyncReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  accounting?: Resolver<Maybe<ResolversTypes['AccountingDetail']>, ParentType, ContextType>;
  proforma?: Resolver<Maybe<ResolversTypes['Proforma']>, ParentType, ContextType>;
  connections?: Resolver<ReadonlyArray<ResolversTypes['ActualLink']>, ParentType, ContextType>;
  origins?: Resolver<ReadonlyArray<ResolversTypes['TransactionOrigin']>, ParentType, ContextType>;
  proposalLine?: Resolver<Maybe<ResolversTypes['ProposalLine']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountingDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountingDetail'] = ResolversParentTypes['AccountingDetail']> = {
  accountingCurrencyAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exchangeRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  voucherNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  salesTaxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ActualLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActualLink'] = ResolversParentTypes['ActualLink']> = {
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  otherRole?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType>;
};

export type TransactionOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransactionOrigin'] = ResolversParentTypes['TransactionOrigin']> = {
  originType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BacklogItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BacklogItem'] = ResolversParentTypes['BacklogItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BacklogKind'], ParentType, ContextType>;
  billingStatus?: Resolver<ResolversTypes['BillingStatus'], ParentType, ContextType>;
  adjustmentStatus?: Resolver<Maybe<ResolversTypes['AdjustmentStatus']>, ParentType, ContextType>;
  notToExceedStatus?: Resolver<ResolversTypes['NotToExceedStatus'], ParentType, ContextType>;
  notToExceedLevel?: Resolver<Maybe<ResolversTypes['NotToExceedLevel']>, ParentType, ContextType>;
  notToExceedDetail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  billingType?: Resolver<ResolversTypes['BillingType'], ParentType, ContextType>;
  startDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  contractNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  proforma?: Resolver<Maybe<ResolversTypes['Proforma']>, ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ActionState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BacklogGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BacklogGroup'] = ResolversParentTypes['BacklogGroup']> = {
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  oldest?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ProformaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Proforma'] = ResolversParentTypes['Proforma']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProformaStatus'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProformaState'], ParentType, ContextType>;
  contract?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
  contractNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerAccount?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invoiceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  accountingDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hasCorrections?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ProformaLine']>, ParentType, ContextType>;
  detailCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['ProformaDetailConnection'], ParentType, ContextType, Partial<ProformaDetailsArgs>>;
  detailAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  manifest?: Resolver<Maybe<ResolversTypes['Manifest']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actuals?: Resolver<ResolversTypes['ActualConnection'], ParentType, ContextType, Partial<ProformaActualsArgs>>;
  proposal?: Resolver<Maybe<ResolversTypes['Proposal']>, ParentType, ContextType>;
  posted?: Resolver<Maybe<ResolversTypes['PostedSummary']>, ParentType, ContextType>;
  sync?: Resolver<ResolversTypes['SyncState'], ParentType, ContextType>;
  allowedActions?: Resolver<ReadonlyArray<ResolversTypes['ActionState']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ManifestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Manifest'] = ResolversParentTypes['Manifest']> = {
  expectedBillableCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedBillableAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billableHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProformaLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaLine'] = ResolversParentTypes['ProformaLine']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  projectNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  billingMethod?: Resolver<ResolversTypes['BillingMethod'], ParentType, ContextType>;
  contractLineAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoicedTillDate?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProformaDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaDetail'] = ResolversParentTypes['ProformaDetail']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DetailKind'], ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  transactionClass?: Resolver<ResolversTypes['TransactionClass'], ParentType, ContextType>;
  billingType?: Resolver<ResolversTypes['BillingType'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  extendedAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  startDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  projectNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entryNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalDescription?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unbilledActual?: Resolver<Maybe<ResolversTypes['Actual']>, ParentType, ContextType>;
};

export type PostedSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostedSummary'] = ResolversParentTypes['PostedSummary']> = {
  customerInvoiceNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customerInvoiceDate?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  postedTaxAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxVariance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ContractConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractConnection'] = ResolversParentTypes['ContractConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContractEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Contract']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ContractEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContractEdge'] = ResolversParentTypes['ContractEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contract'], ParentType, ContextType>;
};

export type ActualConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActualConnection'] = ResolversParentTypes['ActualConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActualEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Actual']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ActualEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActualEdge'] = ResolversParentTypes['ActualEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Actual'], ParentType, ContextType>;
};

export type BacklogItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BacklogItemConnection'] = ResolversParentTypes['BacklogItemConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BacklogItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BacklogItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type BacklogItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BacklogItemEdge'] = ResolversParentTypes['BacklogItemEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BacklogItem'], ParentType, ContextType>;
};

export type ProformaConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaConnection'] = ResolversParentTypes['ProformaConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProformaEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Proforma']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ProformaEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaEdge'] = ResolversParentTypes['ProformaEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Proforma'], ParentType, ContextType>;
};

export type ProformaDetailConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaDetailConnection'] = ResolversParentTypes['ProformaDetailConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProformaDetailEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ProformaDetail']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProformaDetailEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaDetailEdge'] = ResolversParentTypes['ProformaDetailEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ProformaDetail'], ParentType, ContextType>;
};

export type MarkPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkPayload'] = ResolversParentTypes['MarkPayload']> = {
  marked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateProformasPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProformasPayload'] = ResolversParentTypes['CreateProformasPayload']> = {
  proformas?: Resolver<ReadonlyArray<ResolversTypes['Proforma']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProformaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProformaPayload'] = ResolversParentTypes['ProformaPayload']> = {
  proforma?: Resolver<Maybe<ResolversTypes['Proforma']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  index?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  article?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Plan'] = ResolversParentTypes['Plan']> = {
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writes?: Resolver<ReadonlyArray<ResolversTypes['PlannedWrite']>, ParentType, ContextType>;
  messages?: Resolver<ReadonlyArray<ResolversTypes['PlannedMessage']>, ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['PlannedTotal']>, ParentType, ContextType>;
};

export type PlannedWriteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedWrite'] = ResolversParentTypes['PlannedWrite']> = {
  table?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['WriteAction'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Json']>, ParentType, ContextType>;
};

export type PlannedMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedMessage'] = ResolversParentTypes['PlannedMessage']> = {
  map?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlannedTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedTotal'] = ResolversParentTypes['PlannedTotal']> = {
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  after?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ActionStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionState'] = ResolversParentTypes['ActionState']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['RuleViolation']>, ParentType, ContextType>;
};

export type RuleViolationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleViolation'] = ResolversParentTypes['RuleViolation']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface CellScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cell'], any> {
  name: 'Cell';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Json'], any> {
  name: 'Json';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Proposal' | 'CustomerInvoice' | 'Journal' | 'ImportRun' | 'Contract' | 'Actual' | 'BacklogItem' | 'Proforma' | 'SyncMessage', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export type SyncStateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncState'] = ResolversParentTypes['SyncState']> = {
  status?: Resolver<ResolversTypes['SyncStatus'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['SyncError']>, ParentType, ContextType>;
};

export type SyncErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncError'] = ResolversParentTypes['SyncError']> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SyncMapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncMap'] = ResolversParentTypes['SyncMap']> = {
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  pending?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  failed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  oldestPendingAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SyncMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncMessage'] = ResolversParentTypes['SyncMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  map?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MessageStatus'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['SyncError']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  appliedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  causedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SyncMessageConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncMessageConnection'] = ResolversParentTypes['SyncMessageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SyncMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SyncMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SyncMessageEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SyncMessageEdge'] = ResolversParentTypes['SyncMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncMessage'], ParentType, ContextType>;
};

export type TraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  actual?: Resolver<ResolversTypes['Actual'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['TraceStep']>, ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['BalanceProof'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  waitingFor?: Resolver<ReadonlyArray<ResolversTypes['RuleViolation']>, ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  side?: Resolver<ResolversTypes['Side'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type BalanceProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BalanceProof'] = ResolversParentTypes['BalanceProof']> = {
  project?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  finance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  inFlight?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  agrees?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grants?: Resolver<ReadonlyArray<ResolversTypes['Grant']>, ParentType, ContextType>;
  legalEntities?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  legalEntities?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReplayMessagesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayMessagesPayload'] = ResolversParentTypes['ReplayMessagesPayload']> = {
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Plan']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PostingEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostingEvent'] = ResolversParentTypes['PostingEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PostingEventKind'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  proposalNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contractNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['Json'], ParentType, ContextType>;
  proposal?: Resolver<Maybe<ResolversTypes['Proposal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CaughtUpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaughtUp'] = ResolversParentTypes['CaughtUp']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CursorExpiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CursorExpired'] = ResolversParentTypes['CursorExpired']> = {
  oldest?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostingStreamItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostingStreamItem'] = ResolversParentTypes['PostingStreamItem']> = {
  __resolveType: TypeResolveFn<'PostingEvent' | 'CaughtUp' | 'CursorExpired', ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  postingUpdates?: SubscriptionResolver<ResolversTypes['PostingStreamItem'], "postingUpdates", ParentType, ContextType, Partial<SubscriptionPostingUpdatesArgs>>;
};

export type Resolvers<ContextType = Context> = {
  Proposal?: ProposalResolvers<ContextType>;
  ProposalLine?: ProposalLineResolvers<ContextType>;
  PostedLine?: PostedLineResolvers<ContextType>;
  Readiness?: ReadinessResolvers<ContextType>;
  UnpostedSale?: UnpostedSaleResolvers<ContextType>;
  ProcessError?: ProcessErrorResolvers<ContextType>;
  CustomerInvoice?: CustomerInvoiceResolvers<ContextType>;
  CustomerInvoiceLine?: CustomerInvoiceLineResolvers<ContextType>;
  Voucher?: VoucherResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerTotal?: LedgerTotalResolvers<ContextType>;
  Journal?: JournalResolvers<ContextType>;
  JournalLine?: JournalLineResolvers<ContextType>;
  SubledgerTotal?: SubledgerTotalResolvers<ContextType>;
  ImportRun?: ImportRunResolvers<ContextType>;
  ProposalConnection?: ProposalConnectionResolvers<ContextType>;
  ProposalEdge?: ProposalEdgeResolvers<ContextType>;
  ProposalLineConnection?: ProposalLineConnectionResolvers<ContextType>;
  ProposalLineEdge?: ProposalLineEdgeResolvers<ContextType>;
  CustomerInvoiceConnection?: CustomerInvoiceConnectionResolvers<ContextType>;
  CustomerInvoiceEdge?: CustomerInvoiceEdgeResolvers<ContextType>;
  CustomerInvoiceLineConnection?: CustomerInvoiceLineConnectionResolvers<ContextType>;
  CustomerInvoiceLineEdge?: CustomerInvoiceLineEdgeResolvers<ContextType>;
  JournalConnection?: JournalConnectionResolvers<ContextType>;
  JournalEdge?: JournalEdgeResolvers<ContextType>;
  JournalLineConnection?: JournalLineConnectionResolvers<ContextType>;
  JournalLineEdge?: JournalLineEdgeResolvers<ContextType>;
  ImportRunConnection?: ImportRunConnectionResolvers<ContextType>;
  ImportRunEdge?: ImportRunEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ImportPayload?: ImportPayloadResolvers<ContextType>;
  PostJournalsPayload?: PostJournalsPayloadResolvers<ContextType>;
  ProposalPayload?: ProposalPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  IntakePayload?: IntakePayloadResolvers<ContextType>;
  ContractPayload?: ContractPayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Project?: ProjectResolvers<ContextType>;
  Contract?: ContractResolvers<ContextType>;
  ContractCustomer?: ContractCustomerResolvers<ContextType>;
  ContractLine?: ContractLineResolvers<ContextType>;
  Milestone?: MilestoneResolvers<ContextType>;
  Retainer?: RetainerResolvers<ContextType>;
  Actual?: ActualResolvers<ContextType>;
  AccountingDetail?: AccountingDetailResolvers<ContextType>;
  ActualLink?: ActualLinkResolvers<ContextType>;
  TransactionOrigin?: TransactionOriginResolvers<ContextType>;
  BacklogItem?: BacklogItemResolvers<ContextType>;
  BacklogGroup?: BacklogGroupResolvers<ContextType>;
  Proforma?: ProformaResolvers<ContextType>;
  Manifest?: ManifestResolvers<ContextType>;
  ProformaLine?: ProformaLineResolvers<ContextType>;
  ProformaDetail?: ProformaDetailResolvers<ContextType>;
  PostedSummary?: PostedSummaryResolvers<ContextType>;
  ContractConnection?: ContractConnectionResolvers<ContextType>;
  ContractEdge?: ContractEdgeResolvers<ContextType>;
  ActualConnection?: ActualConnectionResolvers<ContextType>;
  ActualEdge?: ActualEdgeResolvers<ContextType>;
  BacklogItemConnection?: BacklogItemConnectionResolvers<ContextType>;
  BacklogItemEdge?: BacklogItemEdgeResolvers<ContextType>;
  ProformaConnection?: ProformaConnectionResolvers<ContextType>;
  ProformaEdge?: ProformaEdgeResolvers<ContextType>;
  ProformaDetailConnection?: ProformaDetailConnectionResolvers<ContextType>;
  ProformaDetailEdge?: ProformaDetailEdgeResolvers<ContextType>;
  MarkPayload?: MarkPayloadResolvers<ContextType>;
  CreateProformasPayload?: CreateProformasPayloadResolvers<ContextType>;
  ProformaPayload?: ProformaPayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Plan?: PlanResolvers<ContextType>;
  PlannedWrite?: PlannedWriteResolvers<ContextType>;
  PlannedMessage?: PlannedMessageResolvers<ContextType>;
  PlannedTotal?: PlannedTotalResolvers<ContextType>;
  ActionState?: ActionStateResolvers<ContextType>;
  RuleViolation?: RuleViolationResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Cell?: GraphQLScalarType;
  Json?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  SyncState?: SyncStateResolvers<ContextType>;
  SyncError?: SyncErrorResolvers<ContextType>;
  SyncMap?: SyncMapResolvers<ContextType>;
  SyncMessage?: SyncMessageResolvers<ContextType>;
  SyncMessageConnection?: SyncMessageConnectionResolvers<ContextType>;
  SyncMessageEdge?: SyncMessageEdgeResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  BalanceProof?: BalanceProofResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  ReplayMessagesPayload?: ReplayMessagesPayloadResolvers<ContextType>;
  PostingEvent?: PostingEventResolvers<ContextType>;
  CaughtUp?: CaughtUpResolvers<ContextType>;
  CursorExpired?: CursorExpiredResolvers<ContextType>;
  PostingStreamItem?: PostingStreamItemResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  oneWay?: OneWayDirectiveResolver<any, any, ContextType>;
  rules?: RulesDirectiveResolver<any, any, ContextType>;
  auth?: AuthDirectiveResolver<any, any, ContextType>;
};
