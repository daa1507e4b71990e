/** The accounting detail on its way back to the actuals: map M7, the four columns that finance owns (R21, 6.9). */
import type { Work } from '../../kernel/command.ts';
import { LIMITS } from '../../kernel/limits.ts';
import { sendMessages, type Message } from '../../kernel/outbox.ts';

/** One actual's accounting detail, in the map's fields. Decimals are text. */
export interface FeedbackRow {
  readonly [key: string]: string;
  readonly actual_id: string;
  /** Without tax, in accounting currency. */
  readonly accounting_currency_amount: string;
  /** Transaction to accounting currency. */
  readonly accounting_exchange_rate: string;
  readonly voucher_number: string;
  /** In transaction currency. */
  readonly sales_tax_amount: string;
}

export interface Feedback {
  readonly document: string;
  readonly rows: readonly FeedbackRow[];
}

/** One message for each document and 5,000 rows. */
export async function sendFeedback(work: Work, all: readonly Feedback[]): Promise<void> {
  const messages: Message[] = [];
  for (const { document, rows } of all) {
    for (let start = 0; start < rows.length; start += LIMITS.batchRows) {
      const payload = rows.slice(start, start + LIMITS.batchRows);
      messages.push({
        id: work.newId(),
        legalEntity: work.legalEntity,
        map: 'msdyn_actuals.feedback',
        document,
        rowCount: payload.length,
        payload,
        causedBy: work.commandId,
      });
    }
  }
  await sendMessages(work.tx, messages);
}
