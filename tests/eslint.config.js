/** What the linter asks of every script: the extension's, the pages' and the tests'. */

import js from "@eslint/js";
import globals from "globals";

const WRITES_HTML = "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]";

export default [
  { ignores: ["**/node_modules/**"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 12],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-syntax": ["error", { selector: WRITES_HTML, message: "Text enters a page by textContent alone." }],
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  { files: ["extension/**"], rules: { "no-undef": "off" } }, // the type checker knows every name there
  { files: ["server/static/**"], languageOptions: { sourceType: "script", globals: globals.browser } },
  { files: ["tests/**"], languageOptions: { globals: globals.node } },
];
