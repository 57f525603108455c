import { dirname, join, normalize, relative } from 'node:path';
import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isArrowFunction,
  isConstructorDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isImportDeclaration,
  isLiteralTypeNode,
  isMethodDeclaration,
  isNamedImports,
} from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';

/** `path`: where `isOwn`, a file from `src`, without `.ts`; else a package. `isType`: nothing of it is there at run time. */
export type Import = { path: string; isOwn: boolean; isType: boolean };

/** What a file imports, as the compiler reads it: types, re-exports and `import()` too. `name`: from `src`, without `.ts`. */
export type Importing = { name: string; imports: Import[] };

/** A function with a body, whatever its form, those inside others too. `line`: its first. `name`: '' where it has none. */
type Written = { name: string; line: number; lines: number };

/** A file of the house, as the compiler reads it. */
export type Source = Importing & { text: string; lines: number; functions: Written[] };

/**
 * Every file below `src`.
 *
 * @param root a folder with a tsconfig.json
 */
export function sourcesOf(root = normalize(join(import.meta.dirname, '..'))): Source[] {
  const api = new API({ cwd: root });
  try {
    const projects = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects();
    return projects.flatMap(({ program }) =>
      program
        .getSourceFileNames()
        .filter(file => file.startsWith(join(root, 'src/')))
        .flatMap(file => {
          const source = program.getSourceFile(file);
          return source ? [sourceOf(bare(relative(join(root, 'src'), file)), source)] : [];
        }),
    );
  } finally {
    api.close();
  }
}

/** @returns everything that a file has loaded at run time, by however many steps, itself left out */
export function loadedBy(sources: Importing[], file: string): string[] {
  const loaded = new Set<string>();
  const follow = (name: string) => {
    for (const { path, isType } of sources.find(source => source.name === name)?.imports ?? []) {
      if (isType || loaded.has(path)) continue;
      loaded.add(path);
      follow(path);
    }
  };
  follow(file);
  return [...loaded];
}

function sourceOf(name: string, source: SourceFile): Source {
  return {
    name,
    text: source.text,
    lines: linesIn(source.text),
    imports: source.imports.map(specifier => {
      const said = 'text' in specifier ? String(specifier.text) : '';
      return { path: pathOf(name, said), isOwn: said.startsWith('.'), isType: isType(specifier.parent) };
    }),
    functions: functionsIn(source),
  };
}

function functionsIn(source: SourceFile): Written[] {
  const found: Written[] = [];
  const look = (node: Node): void => {
    if (isFunction(node)) {
      const start = node.getStart(source);
      const name = nameOf(node, source);
      const line = linesIn(source.text.slice(0, start)) + 1;
      found.push({ name, line, lines: linesIn(source.text.slice(start, node.end)) + 1 });
    }
    node.forEachChild(look);
  };
  look(source);
  return found;
}

function isFunction(node: Node): boolean {
  const isBodied = (isFunctionDeclaration(node) || isMethodDeclaration(node)) && node.body !== undefined;
  return isBodied || isConstructorDeclaration(node) || isFunctionExpression(node) || isArrowFunction(node);
}

function nameOf(node: Node, source: SourceFile): string {
  const isNamed = isFunctionDeclaration(node) || isFunctionExpression(node) || isMethodDeclaration(node);
  return isNamed && node.name ? node.name.getText(source) : '';
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
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
