import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/api/global-id.ts';
import { callerOf, openWorld, uuid, type World } from './reads-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('a document', () => {
  test('is read with all that hangs on it in one statement', async () => {
    const { data, errors, statements } = await world.ask(`{
      proforma(legalEntity: "USPM", number: "PF-001") {
        id version number status contract { number notToExceedLimit { amount currency } customers { customerAccount splitPercent customer { name } } }
        customer { name } lines { lineNumber amount { amount } } totalAmount { amount currency } confirmedAt
        details(first: 3) { nodes { id quantity price unbilledActual { entryNumber } } totalCount pageInfo { hasNextPage } }
        manifest { expectedBillableCount expectedBillableAmount { amount currency } }
        sync { status pending lastError { code remedy at } }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(statements.project).toHaveLength(1);
    expect(statements.finance).toHaveLength(0);
    expect(data.proforma).toMatchObject({
      id: encodeId({ type: 'Proforma', legalEntity: 'USPM', key: uuid(1001) }),
      number: 'PF-001',
      status: 'CONFIRMED',
      contract: {
        number: 'K-1',
        notToExceedLimit: usd('5000.00'),
        customers: [
          { customerAccount: 'C-1', splitPercent: '60', customer: { name: 'Fabrikam' } },
          { customerAccount: 'C-2', splitPercent: '40', customer: { name: 'Adatum' } },
        ],
      },
      lines: [{ lineNumber: 1, amount: { amount: '100.00' } }],
      totalAmount: usd('110.00'),
      confirmedAt: '2026-02-01T00:00:00.000Z',
      details: { totalCount: 20, pageInfo: { hasNextPage: true } },
      manifest: { expectedBillableCount: 2, expectedBillableAmount: usd('100.00') },
      sync: { status: 'FAILED', pending: 1, lastError: { code: 'SYNC_CONFLICT', at: '2026-02-02T00:00:00.000Z' } },
    });
    expect(data.proforma.details.nodes).toMatchObject([
      { quantity: '1.50', price: '10.125', unbilledActual: { entryNumber: 'T-1' } },
      { unbilledActual: { entryNumber: 'T-2' } },
      { unbilledActual: { entryNumber: 'T-3' } },
    ]);
  });
});
