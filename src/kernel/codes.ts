/** Every code a refusal or a fault may carry (domain.md appendix A, reliability.md section 7), with what to do about it. (pure) */
interface CodeMeaning {
  /** What a person does next, when the refusal itself says nothing better. */
  readonly remedy: string;
  /** Whether the same command may succeed later without being changed. */
  readonly retryable?: true;
}

export const CODES = {
  ACTUAL_ADJUSTED: { remedy: 'Choose a transaction that has not been adjusted; its replacement is in the backlog.' },
  ACTUAL_CREATE_FORBIDDEN: {
    remedy: 'Record an approval or confirm a proforma: actuals come into being by business operations only.',
  },
  ACTUAL_DELETE_FORBIDDEN: { remedy: 'Reverse the actual by a correction; it is never deleted.' },
  ALREADY_CORRECTED: { remedy: 'Open the corrective proforma that already refers to this transaction.' },
  BACKING_ACTUAL_MISSING: { remedy: 'Remove the detail from the draft and refresh its transactions.' },
  BACKLOG_ITEM_LOCKED: { remedy: 'Remove the item from the proforma it is on, then try again.' },
  BILLING_STATUS_WRITE_FORBIDDEN: {
    remedy: 'Mark the item ready or not ready; drafts and confirmations move it further.',
  },
  BULK_CONFIRMATION_RUNNING: { remedy: 'Wait until the bulk confirmation has ended.', retryable: true },
  BULK_LIMIT_EXCEEDED: { remedy: 'Split the list into calls of at most 250 documents.' },
  CONTRACT_CURRENCY_MISMATCH: { remedy: 'Use the currency of the contract.' },
  CONTRACT_NOT_ACTIVE: { remedy: 'Confirm the contract first; a closed contract takes nothing more.' },
  CURRENCY_MISMATCH: { remedy: 'Give the amount in the currency of its document.' },
  CUSTOMER_BLOCKED: { remedy: 'Lift the block on the customer, then post again.' },
  CUSTOMER_UNRESOLVED: { remedy: 'Give the transaction a customer of the contract line.' },
  DEPENDENCY_CHANGED: { remedy: 'Delete all lines of the proposal and import it again.' },
  DIMENSION_INVALID: { remedy: 'Correct the financial dimension and post again.' },
  DIMENSION_UPDATE_DISABLED: { remedy: 'Switch on allowHeaderDimensionUpdate in the project parameters.' },
  EXCHANGE_RATE_MISSING: { remedy: 'Add an exchange rate that is valid on the accounting date, then try again.' },
  FEATURE_DISABLED: { remedy: 'Ask an administrator to switch the feature on.' },
  FEEDBACK_COLUMN_FORBIDDEN: {
    remedy: 'Finance writes back only the four columns of the accounting detail and the posted summary.',
  },
  FEEDBACK_CONFLICT: {
    remedy: 'Compare the posting with the accounting detail that is already there; discard the message if it is wrong.',
  },
  FIELD_READ_ONLY: { remedy: 'Leave the field as it is; the description of its type says who may change it and when.' },
  FORBIDDEN: { remedy: 'Ask for the role that this operation needs in the legal entity.' },
  FUTURE_DATED: { remedy: 'Choose a later run date, or leave the item for the next proforma.' },
  IMMUTABLE: { remedy: 'What is posted stays; correct it with a corrective proforma.' },
  IMPORT_ALREADY_RUNNING: { remedy: 'Wait for the running import to end; it takes these rows too.', retryable: true },
  INTERCOMPANY_NOT_CONFIGURED: { remedy: 'Set up the intercompany relationship, then import again.' },
  JOURNAL_LINE_FAILED: { remedy: 'Mend what the error names, reset the journal to draft, and post again.' },
  JOURNAL_NOT_DRAFT: { remedy: 'Only a draft journal can be changed or posted.' },
  LINE_PROPERTY_NOT_FOUND: { remedy: 'Complete billingTypeMap in the project parameters.' },
  MILESTONE_TOTAL_MISMATCH: { remedy: 'Make the milestones of the line add up to its contract amount.' },
  NEGATIVE_PROFORMA: { remedy: 'Lower the applied retainers: only a correction may be negative.' },
  NOTHING_TO_INVOICE: { remedy: 'Mark items ready to invoice, or choose a later run date.' },
  NO_OPEN_PERIOD: { remedy: 'Open the fiscal period, or switch on autoAccountingDateToOpenPeriod.' },
  NO_OPEN_PERIOD_OR_LATER: { remedy: 'Open a fiscal period on or after the date.' },
  NTE_EXCEEDED: { remedy: 'Lower the amount, or raise the not-to-exceed limit that is named.' },
  NTE_FAILED: { remedy: 'Raise the limit that is named, then evaluate again.' },
  NUMBER_SEQUENCE_EXHAUSTED: { remedy: 'Give the number sequence a longer format.' },
  ON_ACCOUNT_LOCKED: { remedy: 'Delete all lines of the proposal that holds the on-account transaction.' },
  ON_ACCOUNT_NOT_FOUND: { remedy: 'Wait until the milestone has crossed, then import again.', retryable: true },
  ORIGINAL_NOT_CONFIRMED: { remedy: 'Confirm the original proforma before it is corrected.' },
  ORIGINAL_NOT_POSTED: { remedy: 'Post the customer invoice of the original, then import again.', retryable: true },
  PARTIAL_MILESTONE_CREDIT: { remedy: 'Credit the milestone in full.' },
  PENNY_DIFFERENCE_EXCEEDED: { remedy: 'Raise maxPennyDifference, or use SUM_OF_LINES.' },
  POSTING_IN_PROGRESS: { remedy: 'Wait for the running posting to end.', retryable: true },
  POSTING_PROFILE_MISSING: { remedy: 'Complete the posting profile of the contract line.' },
  PRODUCT_LINE_NOT_CORRECTABLE: { remedy: 'Product-based lines cannot be revised.' },
  PROFORMA_CREATE_FORBIDDEN: { remedy: 'Mark backlog items ready and create proformas from them.' },
  PROFORMA_CUSTOMER_MISMATCH: { remedy: 'Choose a draft of the same contract and customer.' },
  PROFORMA_EMPTY: { remedy: 'Add at least one detail before confirming.' },
  PROFORMA_LOCKED: { remedy: 'A confirmed proforma is corrected by a corrective proforma, never edited.' },
  PROFORMA_NOT_CONFIRMED: { remedy: 'Confirm the proforma first.' },
  PROFORMA_NOT_DRAFT: { remedy: 'Only a proforma in DRAFT or IN_REVIEW can be changed or confirmed.' },
  PROJECT_FINISHED: { remedy: 'Set the project to ACTIVE; a finished project takes no transaction and no invoice.' },
  PROPOSAL_CREATE_FORBIDDEN: { remedy: 'Confirm a proforma: its header becomes the proposal.' },
  PROPOSAL_DELETE_FORBIDDEN: { remedy: 'A proposal stays; correct it with a corrective proforma.' },
  PROPOSAL_HAS_NO_LINES: { remedy: 'Import the proposal first.' },
  PROPOSAL_LINE_CREATE_FORBIDDEN: { remedy: 'Run the import from staging: lines come from nowhere else.' },
  PROPOSAL_LINE_DELETE_FORBIDDEN: { remedy: 'Delete all lines of the proposal and import it again.' },
  PROPOSAL_NOT_READY: { remedy: 'Read the proposal’s readiness: it says what is still missing.', retryable: true },
  PROPOSAL_NUMBER_IN_USE: { remedy: 'Set the proforma sequence to an unused number and confirm again.' },
  PROPOSAL_NUMBER_SEQUENCE_LOCKED: {
    remedy: 'Let the proposal sequence accept numbers from the project side, then replay the message.',
  },
  PROPOSAL_POSTED: { remedy: 'A posted proposal stays; correct it with a corrective proforma.' },
  RETAINER_EXCEEDS_AVAILABLE: { remedy: 'Apply at most what is available of the retainer.' },
  RETAINER_EXCEEDS_CHARGEABLE: { remedy: 'Apply at most the billable amount before tax.' },
  RETAINER_IN_USE: { remedy: 'Correct the proformas that used the retainer first.' },
  RETAINER_NOT_AVAILABLE: { remedy: 'Invoice the retainer first.' },
  ROUNDING_CUSTOMER_INVALID: { remedy: 'Name exactly one rounding customer with a percentage above 0.' },
  SCHEDULE_ALREADY_RUNNING: { remedy: 'Wait for the running schedule to end.', retryable: true },
  SIDE_VIOLATION: { remedy: 'Change the column on the side that owns it.' },
  SKIP_SYNC_VIOLATION: { remedy: 'A skipped actual is never sent; discard the message.' },
  SPLIT_NOT_100: { remedy: 'Make the split percentages add up to 100.' },
  STAGING_MISMATCH: {
    remedy: 'Wait for the missing actuals; if they do not come, replay their messages.',
    retryable: true,
  },
  SYNC_CONFLICT: { remedy: 'Compare both sides: the same document arrived with different content.' },
  SYNC_DIRECTION_FORBIDDEN: { remedy: 'The map does not allow this direction; discard the message.' },
  TAX_GROUP_MISSING: { remedy: 'Give the line its sales tax groups, then post again.' },
  TOO_LARGE: { remedy: 'Split the call: the description of the operation states its bound.' },
  TRANSACTION_CLASS_MISMATCH: { remedy: 'Use the transaction class of the source.' },
  UNBILLED_NOT_POSTED: {
    remedy: 'Post the integration journals of the unbilled sales, then import again.',
    retryable: true,
  },

  UNAUTHENTICATED: { remedy: 'Send a valid bearer token.' },
  NOT_FOUND: { remedy: 'Check the id or key, and that you may see its legal entity.' },
  BAD_USER_INPUT: { remedy: 'Correct the value that the path names.' },
  BAD_DECIMAL: { remedy: 'Write an exact decimal as text, such as "12.50".' },
  BAD_TEXT: { remedy: 'Remove the characters that cannot be stored, or shorten the text.' },
  BAD_CURSOR: { remedy: 'Use a cursor of the same list with the same filter and sort.' },
  VERSION_CONFLICT: { remedy: 'Read the document again and repeat the command with its version.', retryable: true },
  CONFLICT_RETRY: { remedy: 'Send the same command again.', retryable: true },
  TIMEOUT: { remedy: 'Send the same command again with the same key.', retryable: true },
  UNAVAILABLE: { remedy: 'Send the same command again with the same key, a little later.', retryable: true },
  PLAN_CHANGED: { remedy: 'Plan anew and look at what differs.' },
  IDEMPOTENCY_KEY_REUSED: { remedy: 'Use a new key for a new command.' },
  IDEMPOTENCY_IN_PROGRESS: { remedy: 'Send the same command again, a little later.', retryable: true },
  CURSOR_EXPIRED: { remedy: 'Read the documents in full, then follow from now.' },
  QUERY_TOO_COMPLEX: { remedy: 'Ask for less at once.' },
  PAYLOAD_TOO_LARGE: { remedy: 'Send fewer rows at once.' },
  RATE_LIMITED: { remedy: 'Wait as long as retry-after says.', retryable: true },
  INTERNAL_SERVER_ERROR: { remedy: 'Quote the request id to support.', retryable: true },
} as const satisfies Record<string, CodeMeaning>;

export type Code = keyof typeof CODES;

export const isCode = (text: string): text is Code => Object.hasOwn(CODES, text);

export const remedyOf = (code: Code): string => CODES[code].remedy;

export const isRetryable = (code: Code): boolean => 'retryable' in CODES[code];
