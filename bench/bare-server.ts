/** The least that could answer: one prepared statement served over node:http. The gateway's reads are measured against it. */
import { createServer } from 'node:http';
import pg from 'pg';

const PROFORMA = `
  select json_build_object('data', json_build_object('proforma', json_build_object(
    'number', p.number, 'status', p.status, 'customerAccount', p.customer_account,
    'detailAmount', json_build_object('amount', p.detail_amount::text, 'currency', p.currency),
    'details', json_build_object('nodes', (
      select json_agg(json_build_object('kind', d.kind, 'transactionClass', d.transaction_class, 'quantity', d.quantity::text,
               'amount', json_build_object('amount', d.amount::text, 'currency', d.currency),
               'entryNumber', d.entry_number, 'description', d.description) order by d.id)
        from project.proforma_detail d where d.legal_entity = p.legal_entity and d.proforma_id = p.id)))))::text as body
    from project.proforma p where p.legal_entity = $1 and p.number = $2`;

const PROPOSALS = `
  select json_build_object('data', json_build_object('proposals', json_build_object('nodes', json_agg(one))))::text as body
    from (select json_build_object('number', p.number, 'status', p.status, 'customerAccount', p.customer_account,
                   'lines', json_build_object('nodes', (
                     select json_agg(json_build_object('lineNumber', l.line_number, 'lineType', l.line_type,
                              'amount', json_build_object('amount', l.amount::text, 'currency', l.currency),
                              'taxAmount', json_build_object('amount', l.tax_amount::text, 'currency', l.currency),
                              'entryNumber', l.entry_number) order by l.line_number)
                       from finance.proposal_line l where l.legal_entity = p.legal_entity and l.proposal_number = p.number))) as one
            from finance.proposal p where p.legal_entity = $1 order by p.number limit 50) found`;

const [projectUrl = '', financeUrl = ''] = process.argv.slice(2);
const project = new pg.Pool({ connectionString: projectUrl, max: 2 });
const finance = new pg.Pool({ connectionString: financeUrl, max: 2 });

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const company = searchParams.get('company');
  const asked =
    pathname === '/proforma'
      ? project.query({ name: 'proforma', text: PROFORMA, values: [company, searchParams.get('number')] })
      : finance.query({ name: 'proposals', text: PROPOSALS, values: [company] });
  request.resume();
  asked.then(
    ({ rows }) => {
      const [row] = rows as { body: string }[];
      response.writeHead(200, { 'content-type': 'application/json' }).end(row?.body ?? 'null');
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : address);
});
