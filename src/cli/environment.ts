/** The environment of the command line: the only place of `cli` that reads it. */

/** Tokens for the gateway, with spaces or commas between: in the environment, because everybody on a machine can read the flags of its processes. */
export const environmentTokens = (): readonly string[] =>
  (process.env['GATEWAY_TOKEN'] ?? '').split(/[\s,]+/).filter((token) => token !== '');

/** What decides where a gateway keeps its data and whom it trusts: a gateway of the command line's own has its own answers. */
const DECIDED = [
  'DATABASE_URL',
  'PROJECT_DATABASE_URL',
  'FINANCE_DATABASE_URL',
  'AUTH_SECRET',
  'AUTH_JWKS_URL',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
  'DEMO_TOKENS',
  'FRESH',
  'NODE_OPTIONS',
  'NODE_ENV',
];

/** The environment that a gateway of the command line's own is started with. */
export const ownGatewayEnvironment = (): NodeJS.ProcessEnv => ({
  // Libraries leave out the checks that are for their own developers.
  NODE_ENV: 'production',
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !DECIDED.includes(name))),
});
