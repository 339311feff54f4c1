import { createInterface } from 'node:readline/promises';
import { hashPassword } from './accounts/password.ts';

// Reads one password from standard input and prints its line for the password file: echo "$password" | npm run password -w @yimen/identity -- c001
const [staff = 'staff'] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin });
for await (const password of lines) {
  process.stdout.write(`${staff}:${await hashPassword(password)}\n`);
  break;
}
