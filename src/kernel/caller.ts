/** Who asks, and for which companies. Deny by default: a role that is not granted is not there. (pure) */
import { refusal, type Refusal } from './refusal.ts';

export const ROLES = ['PROJECT_MANAGER', 'ACCOUNTANT', 'INTEGRATION_ADMIN', 'VIEWER', 'SYSTEM'] as const;
export type Role = (typeof ROLES)[number];

export interface Caller {
  readonly subject: string;
  /** The companies each role is granted for. */
  readonly grants: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** Every company that the caller may read. */
export function companiesOf(caller: Caller): readonly string[] {
  return [...new Set(Object.values(caller.grants).flat())].sort();
}

export const mayRead = (caller: Caller, legalEntity: string): boolean => companiesOf(caller).includes(legalEntity);

/** The role by which the caller may act there; undefined when none allows it. */
export const roleFor = (caller: Caller, roles: readonly Role[], legalEntity: string): Role | undefined =>
  roles.find((role) => caller.grants[role]?.includes(legalEntity) === true);

/** Why a command may not run: a foreign company looks exactly like a missing one (SEC-4). */
export function refuseCaller(caller: Caller, roles: readonly Role[], legalEntity: string): Refusal | null {
  if (!mayRead(caller, legalEntity))
    return refusal('NOT_FOUND', { message: `No legal entity ${legalEntity}.`, path: ['legalEntity'] });
  if (roleFor(caller, roles, legalEntity) !== undefined) return null;
  return refusal('FORBIDDEN', {
    message: `This needs one of the roles ${roles.join(', ')} in ${legalEntity}.`,
    rule: 'R9',
  });
}
