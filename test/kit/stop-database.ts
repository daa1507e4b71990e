/** The end of the suite's PostgreSQL. */
import { endDatabase } from './start-database.ts';

export default async function stopDatabase(): Promise<void> {
  const directory = process.env['TEST_DATABASE_DIRECTORY'];
  if (directory !== undefined) await endDatabase(directory);
}
