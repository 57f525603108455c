import { dirname, join, normalize, relative } from 'node:path';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  isExportDeclaration,
  isImportDeclaration,
  isLiteralTypeNode,
  isNamedImports,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/** `path`: a file of ours from `src`, without `.ts`; or a package. `isType`: nothing of it is there at run time. */
export type Import = { path: string; isType: boolean };

/** What a file imports, as the compiler reads it: types, re-exports and `import()` too. `name`: from `src`, without `.ts`. */
export type Importing = { name: string; imports: Import[] };

/** @returns every file of src, with what it imports */
export function importsOfSources(): Importing[] {
  const root = normalize(join(import.meta.dirname, '..'));
  const api = new API({ cwd: root });
  try {
    const projects = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects();
    return projects.flatMap(({ program }) =>
      program
        .getSourceFileNames()
        .filter(file => file.startsWith(join(root, 'src/')))
        .map(file => {
          const name = bare(relative(join(root, 'src'), file));
          const specifiers = program.getSourceFile(file)?.imports ?? [];
          return {
            name,
            imports: specifiers.map(specifier => ({
              path: pathOf(name, 'text' in specifier ? String(specifier.text) : ''),
              isType: isType(specifier.parent),
            })),
          };
        }),
    );
  } finally {
    api.close();
  }
}

function pathOf(importing: string, specifier: string): string {
  return specifier.startsWith('.') ? bare(normalize(join(dirname(importing), specifier))) : specifier;
}

function bare(file: string): string {
  return file.replace(/\.ts$/, '');
}

function isType(node: Node): boolean {
  if (isLiteralTypeNode(node)) return true;
  if (isExportDeclaration(node)) return node.isTypeOnly;
  if (!isImportDeclaration(node) || !node.importClause) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === SyntaxKind.TypeKeyword) return true;
  return (
    !name &&
    namedBindings !== undefined &&
    isNamedImports(namedBindings) &&
    namedBindings.elements.every(element => element.isTypeOnly)
  );
}
