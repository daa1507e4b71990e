/** Every bound of the gateway, with its unit and its reason. Nothing else in the code holds a bare bound. (pure) */
export const LIMITS = {
  /** Rows a statement writes: large enough that round trips do not count, small enough for memory. */
  batchRows: 5_000,
  /** Staging rows that one journal transaction of the import takes (REL-16). */
  importRows: 10_000,
  /** Rows a page of a list holds at most (SEC-7). */
  pageRowsMax: 250,
  /** Rows a page holds when nothing is asked. */
  pageRowsDefault: 50,
  /** Texts of read statements that are remembered, and those of them that a connection keeps prepared. */
  statementsKnownMax: 1_000,
  statementsPreparedMax: 500,
  /** Filters: values of a list, parts within parts, conditions in all (SEC-7). */
  filterListMax: 250,
  filterDepthMax: 5,
  filterConditionsMax: 100,
  /** A cursor: a few keys and their seal. */
  cursorCharactersMax: 1_000,
  /** Rows of one intake call: about 4 MiB of approvals. */
  intakeRowsMax: 5_000,
  /** Documents a bulk command names at most (R59). */
  bulkDocumentsMax: 250,
  /** Billed sales actuals of one proforma (R61). */
  billedActualsMax: 200_000,
  /** Details up to which a command runs within a request; above, it is a job (design G18). */
  requestDetailsMax: 5_000,
  /** Journal lines that one post takes, so that its rows are one batch, and its memory is bounded. */
  postJournalLinesMax: 5_000,
  /** Rows shown for each table of a plan; the hash covers all of them. */
  planRowsShown: 250,
  /** Length of an idempotency key and of a reason, in characters. */
  keyCharactersMax: 255,

  /** Connections of a side's pool (REL-51). */
  poolConnectionsMax: 20,
  /** Connections the courier and the stamper keep for themselves. */
  courierConnectionsMax: 8,
  connectWaitMs: 3_000,
  statementWaitMs: 10_000,
  /** Import, posting and large confirmations (REL-11). */
  longStatementWaitMs: 120_000,
  lockWaitMs: 3_000,
  idleInTransactionMs: 15_000,

  /** Tries of a whole transaction (REL-7), and its jittered waits. */
  transactionTries: 5,
  transactionWaitMs: 20,
  transactionWaitMsMax: 1_000,

  /** Tries of a message that meets an unexpected fault (design G19), and its jittered waits. */
  messageTries: 8,
  messageWaitMs: 1_000,
  messageWaitMsMax: 300_000,
  /** Documents one pass of the courier takes. */
  courierDocuments: 50,
  /** Rows one pass of the courier carries: what a kill costs at most, and how long its marks wait for their commit. */
  courierRows: 20_000,
  /** Passes of one direction at a time: beside a large document the small ones go on. */
  courierLanes: 2,
  /** Jittered waits of a background task that met a fault: the gateway serves within 10 s of the database (REL-50). */
  taskWaitMs: 100,
  taskWaitMsMax: 5_000,
  /** How soon a task that waits out a fault notices that it is to stop. */
  stopCheckMs: 100,
  /** The longest timer that Node keeps. */
  timerMsMax: 2_147_483_647,
  /** Audit rows one pass links to their chains. */
  chainRows: 5_000,
  /** Events one pass of the stamper stamps. */
  stampRows: 5_000,
  /** How long a node waits when nothing wakes it: the floor of REL-41. */
  pollMs: 1_000,

  /** An importer's lease and its renewal (REL-15). */
  leaseMs: 30_000,
  leaseRenewMs: 10_000,

  /** Requests (REL-52, SEC-8). */
  requestMs: 30_000,
  headersMs: 10_000,
  keepAliveMs: 65_000,
  /** How often connections are checked for the times above. */
  connectionsCheckMs: 1_000,
  bodyBytesMax: 256 * 1024,
  intakeBodyBytesMax: 4 * 1024 * 1024,
  /** Finishing what was accepted when told to stop (REL-53). */
  drainMs: 10_000,
  /** How long callers are told that their connections close, before idle ones are closed. */
  drainSettleMs: 100,
  /** An ordered stop of the whole process, at most (REL-53). */
  stopMs: 25_000,

  /** Documents (SEC-7). */
  documentTokensMax: 1_000,
  documentDepthMax: 10,
  documentAliasesMax: 15,
  documentDirectivesMax: 5,
  documentRootFieldsMax: 10,
  documentRootMutationsMax: 5,
  documentCostMax: 5_000,
  /** Rows that a list without a page is taken to have: lines of a bill, actions of a document. */
  documentListRows: 5,
  errorsMax: 10,

  /** Sockets (SEC-6). */
  socketFrameBytesMax: 256 * 1024,
  socketInitMs: 3_000,
  socketOperationsMax: 20,
  socketsOfCallerMax: 10,
  socketStalledMs: 30_000,
  /** How long sockets may take to say good-bye when the gateway stops. */
  socketGoodbyeMs: 1_000,
  /** How often an event stream says that it is still there. */
  streamCommentMs: 12_000,
  /** Events a subscription reads from the log at once (REL-42). */
  streamPageRows: 100,
  /** Events kept for a replay (REL-40). */
  eventRetentionDays: 7,

  /** Broken records of one CSV file that are told one by one; with more it is a file of another kind. */
  csvProblemsMax: 200,
  /** Rows of one intake call that the command line sends, and its body: what the edge takes, with room for the rest. */
  loadRowsACall: 2_000,
  loadBytesACall: 3_500_000,
  /** Tries of one call of the command line, and its jittered waits. */
  clientTries: 8,
  clientWaitMs: 50,
  clientWaitMsMax: 5_000,
  /** Calls that the command line has under way at once, for each company. */
  clientCallsAtOnce: 3,
  /** Connections that it keeps to one gateway. */
  clientSocketsMax: 16,
  /** How often the command line asks whether a fact is there, and how long nothing may change until it gives up. */
  factPollMs: 100,
  factWaitMs: 60_000,
  /** Starting and stopping a gateway of the command line's own. */
  ownGatewayStartMs: 60_000,
  ownGatewayStopMs: 30_000,
  /** Differences with an expected file that are printed one by one; the count tells all of them. */
  differencesShown: 50,

  /** Callers (SEC-12), for each second. */
  /** Tokens are good a little longer, and earlier, than they say: clocks differ (REL-57). */
  tokenSkewSeconds: 30,
  /** Verified tokens that are not verified again, and for how long. */
  tokensRemembered: 1_000,
  tokenRememberedMs: 60_000,
  readsPerSecond: 100,
  moneyMutationsPerSecond: 10,
  /** Refused tokens of one address, for each minute. */
  failedLoginsPerMinute: 5,
} as const;
