/** Whether an action is allowed now: one predicate for the list, the refusal and the plan (design G9). (pure) */
import type { Refusal } from './refusal.ts';

export interface ActionState {
  /** The mutation's name. */
  readonly action: string;
  /** Why not; empty when it is allowed. */
  readonly refusals: readonly Refusal[];
}
