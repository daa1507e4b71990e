/** How the server is set up: for a machine of two cores that the gateway has mostly to itself. */

export type ServerSettings = Readonly<Record<string, string>>;

export const SERVER_SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',

  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',

  // Every statement is short. Compiling one, or spreading it over processes, costs more than it gains; and parallel
  // ones need /dev/shm, of which a container has 64 MB.
  jit: 'off',
  max_parallel_workers_per_gather: '0',

  // A failed statement and its row may hold personal data, which must not stay behind in a file.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export const asParameters = (settings: ServerSettings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
