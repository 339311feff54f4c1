import { builtinModules } from 'node:module';
import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom: design section 1. `extra` is what a file's role adds, e.g. type:testing for specs. */
function boundaries(extra = []) {
  const may = (sourceTag, ...tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags.length ? [...tags, ...extra] : [...extra] });
  const domainOf = (scope) => ({ sourceTag: `scope:${scope}`, onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared', ...extra] });
  return [
    'error',
    {
      enforceBuildableLibDependency: false,
      allow: [],
      // A tool may load a service or its built contracts only when it needs them, and another tool import the same outright.
      checkDynamicDependenciesExceptions: ['^@yimen/'],
      depConstraints: [
        { ...may('type:domain', 'type:domain'), allowedExternalImports: ['zod', 'temporal-polyfill', '@jest/globals', 'fast-check'] },
        may('type:contracts', 'type:domain'),
        may('type:lib', 'type:domain'),
        may('type:platform', 'type:contracts', 'type:lib', 'type:domain'),
        may('type:app', 'type:platform', 'type:lib', 'type:contracts', 'type:domain'),
        may('type:ui'),
        may('type:web', 'type:ui', 'type:contracts', 'type:lib', 'type:domain'),
        may('type:testing', 'type:lib', 'type:contracts', 'type:domain'),
        may('type:tool', '*'),
        may('type:e2e', '*'),
        ...['queue', 'intake', 'bureaus', 'catalogue', 'identity', 'gateway', 'web'].map(domainOf),
        { sourceTag: 'scope:shared', notDependOnLibsWithTags: [] },
      ],
    },
  ];
}

const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.cache/**', '**/*.mjs', '**/*.js', 'apps/web/public/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(),
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      eqeqeq: 'error',
    },
  },
  {
    // Domain projects are pure: no I/O, no clock, no randomness.
    files: ['libs/domain/*/src/**/*.ts', 'libs/contracts/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: builtins }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'time comes in as a parameter' },
        { object: 'Math', property: 'random', message: 'randomness comes in as a parameter' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time comes in as a parameter' },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.fake.ts'],
    rules: {
      '@nx/enforce-module-boundaries': boundaries(['type:testing']),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Configuration that its tool reads as a default export.
    files: ['**/vite.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
