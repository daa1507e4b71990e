/** The company's two currencies, in which finance keeps its books. */
export const ofCompany = 'left join finance.legal_entity {company} on {company}.legal_entity = {t}.legal_entity';
export const ACCOUNTING = '{company}.accounting_currency';
/** Null for a single-currency ledger. */
export const REPORTING = '{company}.reporting_currency';
