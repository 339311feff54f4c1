// Lints texts as if they stood in existing files, with the repository's own eslint settings.
// stdin: [{ file, text }], stdout: [[{ ruleId, message }]]
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const results = [];
for (const planted of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(planted.text, { filePath: planted.file });
  results.push((result ? result.messages : []).map(({ ruleId, message }) => ({ ruleId, message })));
}
process.stdout.write(JSON.stringify(results));
