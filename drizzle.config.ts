import { defineConfig } from 'drizzle-kit';

// `npm run db:generate` writes a new migration after a change of the schema; the server applies it at start.
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/schema/**/*.ts',
  out: './src/store/migrations',
});
