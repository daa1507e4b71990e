/** Questions of one request to the two sides: those that are put in the same turn become one statement for each side (design G8). */
import { companiesOf, type Caller } from '../../kernel/caller.ts';
import { read, seeing, type Side, type SideName } from '../../kernel/db.ts';
import { preparedAs } from './prepared.ts';
import { companiesValue, type Rendering } from './template.ts';

/** The SQL of one JSON value, its values appended to the rendering. It names the caller's companies, at `$1`. */
export type Question = (rendering: Rendering) => string;

export interface Asked {
  readonly question: Question;
  /** Of the operation. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Fewer companies than the caller may read: those where a role holds. */
  readonly companies?: readonly string[];
}

export interface Reads {
  readonly caller: Caller;
  /** Every company that the caller may read. */
  readonly companies: readonly string[];
  /** Puts a question to a side. Faults: UNAVAILABLE, TIMEOUT, and those of its arguments. */
  readonly ask: (side: SideName, asked: Asked) => Promise<unknown>;
}

interface Scope {
  readonly sides: Readonly<Record<SideName, Side>>;
  readonly caller: Caller;
}

interface Waiting extends Asked {
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** The reads of one request. */
export function openReads({ sides, caller }: Scope): Reads {
  const companies = companiesOf(caller);
  const waiting: Record<SideName, Waiting[]> = { project: [], finance: [] };
  const send = (side: SideName): void => {
    const all = waiting[side];
    waiting[side] = [];
    const groups = new Map<string, Waiting[]>();
    for (const one of all) {
      const key = (one.companies ?? companies).join(',');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    for (const group of groups.values()) void answered({ side: sides[side], companies }, group);
  };
  return {
    caller,
    companies,
    ask: (side, asked) =>
      new Promise((answer, fail) => {
        if (waiting[side].length === 0) afterThisTurn(() => send(side));
        waiting[side].push({ ...asked, answer, fail });
      }),
  };
}

const settled = Promise.resolve();

/** When every resolver that can run now has run: the root fields of an operation are asked together. */
const afterThisTurn = (run: () => void): void => {
  void settled.then(() => process.nextTick(run));
};

interface Sent {
  readonly side: Side;
  /** What the database lets the connection see: all that the caller may read. */
  readonly companies: readonly string[];
}

async function answered({ side, companies }: Sent, group: readonly Waiting[]): Promise<void> {
  const asked: Waiting[] = [];
  const texts: string[] = [];
  const values: unknown[] = [companiesValue(group[0]?.companies ?? companies)];
  for (const one of group) {
    const before = values.length;
    try {
      const rendering = { values, variables: one.variables, companies: one.companies ?? companies };
      texts.push(`${one.question(rendering)} as r${asked.length}`);
      asked.push(one);
    } catch (error) {
      values.length = before; // Its arguments are wrong: the others are still answered.
      one.fail(error);
    }
  }
  if (asked.length === 0) return;
  try {
    const statement = preparedAs(side.name, `select ${texts.join(', ')}`);
    const [row] = await read<Readonly<Record<string, string | null>>>(side, seeing(companies), {
      ...statement,
      values,
    });
    asked.forEach((one, i) => one.answer(parsed(row?.[`r${i}`])));
  } catch (error) {
    for (const one of asked) one.fail(error);
  }
}

const parsed = (text: string | null | undefined): unknown =>
  text === null || text === undefined ? null : JSON.parse(text);
