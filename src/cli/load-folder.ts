/** Loads a folder through the intake mutations: reference data, contracts, confirmations, approvals. Loading twice changes nothing. */
import { randomUUID } from 'node:crypto';
import { LIMITS } from '../kernel/limits.ts';
import type { Folder } from './folder.ts';
import {
  foreignContracts,
  contractsIn,
  splitByCompany,
  type CompanyRows,
  type KnownToGateway,
} from './folder/companies.ts';
import { knownFile, type IntakeCall, type KnownFileName } from './folder/files.ts';
import { byPlace, type Problem } from './folder/problem.ts';
import { CallFailure, type Client } from './graphql-client.ts';
import { keyOf, packCalls, problemOf, type PackedCall } from './intake-calls.ts';
import { askMaps } from './operations/crossing.ts';
import {
  askCompanies,
  askContracts,
  confirmContract,
  putRows,
  type ContractState,
  type IntakeAnswer,
} from './operations/intake.ts';
import { inStep, type Progress } from './progress.ts';
import { eachAtOnce, pause, untilSettled } from './wait.ts';

export interface FileCount {
  readonly written: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface LoadReport {
  readonly files: ReadonlyMap<KnownFileName, FileCount>;
  /** Everything that was refused, in the order of the files. */
  readonly problems: readonly Problem[];
  /** The companies of the folder, with the contracts that it names. */
  readonly billed: readonly BilledCompany[];
  /** Contracts of the folder that were confirmed just now. */
  readonly confirmed: number;
}

export interface BilledCompany {
  readonly legalEntity: string;
  readonly contracts: readonly string[];
}

export interface LoadOptions {
  /** One refused row refuses its whole call, one that cannot be read the whole folder; what follows is not sent. */
  readonly strict: boolean;
  readonly progress: Progress;
}

interface Load extends LoadOptions {
  readonly client: Client;
  /** Leads the idempotency keys of this load. */
  readonly run: string;
  readonly files: Map<KnownFileName, FileCount>;
  readonly problems: Problem[];
}

/** A CallFailure when the gateway cannot be reached; what went in until then stays, and the next load goes on from there. */
export async function loadFolder(client: Client, folder: Folder, options: LoadOptions): Promise<LoadReport> {
  const { companies, problems } = splitByCompany(folder, await knownToGateway(client, folder));
  const load: Load = {
    ...options,
    client,
    run: randomUUID(),
    files: new Map(),
    problems: [...folder.problems, ...problems],
  };
  let confirmed = 0;
  if (!mustStop(load)) {
    await sendReference(load, companies);
    if (!mustStop(load)) await send(load, 'CONTRACTS', companies);
    if (!mustStop(load)) confirmed = await confirmContracts(load, companies);
    if (!mustStop(load)) await send(load, 'APPROVALS', companies);
  }
  return {
    files: load.files,
    problems: load.problems.toSorted(byPlace),
    billed: companies.map((company) => ({ legalEntity: company.legalEntity, contracts: contractsIn(company) })),
    confirmed,
  };
}

const mustStop = ({ strict, problems }: Load): boolean => strict && problems.length > 0;

async function knownToGateway(client: Client, folder: Folder): Promise<KnownToGateway> {
  const companies = new Set(await askCompanies(client));
  const contracts = new Map<string, readonly string[]>();
  for (const { number, legalEntity } of await contractsOf(client, foreignContracts(folder))) {
    contracts.set(number, [...(contracts.get(number) ?? []), legalEntity]);
  }
  return { companies, contracts };
}

const NUMBERS_AT_ONCE = 250;

async function contractsOf(
  client: Client,
  numbers: readonly string[],
  legalEntity?: string,
): Promise<readonly ContractState[]> {
  const found: ContractState[] = [];
  for (let from = 0; from < numbers.length; from += NUMBERS_AT_ONCE) {
    const filter = {
      number: { in: numbers.slice(from, from + NUMBERS_AT_ONCE) },
      ...(legalEntity === undefined ? {} : { legalEntity: { eq: legalEntity } }),
    };
    found.push(...(await askContracts(client, filter)));
  }
  return found;
}

/** The first company brings what all share, so it goes first. Then what the project side needs must have crossed. */
async function sendReference(load: Load, companies: readonly CompanyRows[]): Promise<void> {
  await send(load, 'REFERENCE', companies.slice(0, 1));
  await send(load, 'REFERENCE', companies.slice(1));
  await inStep(load.progress, { label: 'Reference data crosses', total: 0 }, async () => {
    const needed = ['ledgers', 'currencies', 'accounts'];
    const { settled, answer } = await untilSettled(
      async () => (await askMaps(load.client)).filter(({ name }) => needed.includes(name)),
      (maps) => maps.every(({ pending }) => pending === 0),
    );
    if (!settled) {
      const waiting = answer.map(({ name, pending }) => `${name} ${pending ?? 'unknown'}`).join(', ');
      throw new CallFailure(
        'UNAVAILABLE',
        `The reference data does not reach the project side; messages wait: ${waiting}.`,
      );
    }
    return { value: null };
  });
}

const STEPS: Readonly<Record<IntakeCall, string>> = {
  REFERENCE: 'Load reference data',
  CONTRACTS: 'Load contracts',
  APPROVALS: 'Load approvals',
};

/** Calls of a company keep their order; companies do not wait for each other. */
async function send(load: Load, kind: IntakeCall, companies: readonly CompanyRows[]): Promise<void> {
  const lanes = companies.map((company) => packCalls(company, kind));
  const total = lanes.flat().reduce((rows, call) => rows + call.rows.length, 0);
  if (total === 0) return;
  await inStep(load.progress, { label: STEPS[kind], total }, async (add) => {
    await eachAtOnce(lanes, async (calls) => {
      for (const [ordinal, call] of calls.entries()) {
        if (mustStop(load)) return;
        await sendCall(load, call, ordinal);
        add(call.rows.length);
      }
    });
    return { value: null };
  });
}

/** What the gateway says of a call as a whole, and nothing about the gateway itself. */
const CALL_CODES = ['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'PAYLOAD_TOO_LARGE', 'TOO_LARGE', 'QUERY_TOO_COMPLEX'];

async function sendCall(load: Load, call: PackedCall, ordinal: number): Promise<void> {
  const { call: kind, list } = knownFile(call.file);
  try {
    const answer = await untilWhole(() =>
      putRows(load.client, kind, {
        command: { idempotencyKey: keyOf(load.run, call, ordinal), mode: 'APPLY' },
        legalEntity: call.legalEntity,
        strict: load.strict,
        [list]: call.input,
      }),
    );
    const { written, unchanged } = answer;
    count(load, call.file, { written, unchanged, refused: call.rows.length - written - unchanged });
    load.problems.push(...answer.userErrors.map((error) => problemOf(call, error)));
  } catch (error) {
    if (!(error instanceof CallFailure) || !CALL_CODES.includes(error.code)) throw error;
    const { code, message } = error;
    count(load, call.file, { written: 0, unchanged: 0, refused: call.rows.length });
    load.problems.push({
      file: call.file,
      line: null,
      column: null,
      code,
      message,
      remedy: 'See README.md of the folder.',
    });
  }
}

/** Companies are loaded side by side: what a file has come to is read when its count is written, not before the call. */
function count(load: Load, file: PackedCall['file'], more: FileCount): void {
  const { written, unchanged, refused } = load.files.get(file) ?? { written: 0, unchanged: 0, refused: 0 };
  load.files.set(file, {
    written: written + more.written,
    unchanged: unchanged + more.unchanged,
    refused: refused + more.refused,
  });
}

/** When one side does not answer, the other's part is in, and the same call with the same key completes it. */
async function untilWhole(put: () => Promise<IntakeAnswer>): Promise<IntakeAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await put();
    const isWhole = !answer.userErrors.some(({ code }) => code === 'UNAVAILABLE');
    if (isWhole || tries >= LIMITS.clientTries) return answer;
    await pause(LIMITS.clientWaitMs * 2 ** tries);
  }
}

async function confirmContracts(load: Load, companies: readonly CompanyRows[]): Promise<number> {
  const lines = new Map<string, number>();
  const drafts: ContractState[] = [];
  for (const { legalEntity, rows } of companies) {
    const numbers: string[] = [];
    for (const { cells, line } of rows.get('contracts.csv') ?? []) {
      const number = cells['contract_number'] ?? '';
      numbers.push(number);
      lines.set(`${legalEntity} ${number}`, line);
    }
    const found = await contractsOf(load.client, numbers, legalEntity);
    drafts.push(...found.filter(({ status }) => status === 'DRAFT'));
  }
  if (drafts.length === 0) return 0;
  return inStep(load.progress, { label: 'Confirm contracts', total: drafts.length }, async (add) => {
    let refused = 0;
    await eachAtOnce(drafts, async ({ legalEntity, number }) => {
      const command = { idempotencyKey: `load:${load.run}:confirm:${number}`, mode: 'APPLY' } as const;
      const errors = await confirmContract(load.client, { command, legalEntity, number });
      add(1);
      if (errors.length > 0) refused += 1;
      const place = { file: 'contracts.csv', line: lines.get(`${legalEntity} ${number}`) ?? null, column: null };
      load.problems.push(...errors.map(({ code, message, remedy }) => ({ ...place, code, message, remedy })));
    });
    return { value: drafts.length - refused, said: refused === 0 ? '' : `${refused} refused` };
  });
}
