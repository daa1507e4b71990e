/** The source as the checks of the house see it: files by their path, each with what it imports, names and says. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Texts by their path from the root of the project. A planted trespass is a tree of a few lines. */
export type Tree = Readonly<Record<string, string>>;

export interface Import {
  /** The file, from the root; a package by its name. */
  readonly target: string;
  readonly relative: boolean;
  readonly typeOnly: boolean;
  /** The names that it takes; empty for all of them. */
  readonly names: readonly string[];
}

export interface Literal {
  readonly line: number;
  readonly value: number;
  /** Where it is written: the name of the constant at the top of the file that it is the value of, or empty. */
  readonly constant: string;
}

export interface Source {
  readonly path: string;
  readonly lines: number;
  /** Its first comment says that it is pure. */
  readonly pure: boolean;
  readonly code: string;
  readonly imports: readonly Import[];
  /** Every string and template: where SQL would be. */
  readonly texts: readonly string[];
  /** Decimal ones: the others are modes of files and magic numbers of formats. */
  readonly numbers: readonly Literal[];
  readonly exported: readonly string[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function readTree(...folders: readonly string[]): Tree {
  const tree: Record<string, string> = {};
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const path = join(entry.parentPath, entry.name);
      tree[path.slice(ROOT.length)] = readFileSync(path, 'utf8');
    }
  }
  return tree;
}

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const parsed = new Map<string, Source>();

/** What a tree holds. A file that was read before is not read again: many checks walk the same tree. */
export function sourcesOf(tree: Tree): readonly Source[] {
  return Object.entries(tree).map(([path, text]) => {
    const key = `${path}\n${text}`;
    const source = parsed.get(key) ?? sourceOf(path, text);
    parsed.set(key, source);
    return source;
  });
}

function sourceOf(path: string, text: string): Source {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const texts: string[] = [];
  const numbers: Literal[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== null) imports.push(resolve(path, found));
    else if (ts.isTemplateExpression(node)) texts.push(templateText(node));
    else if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isNumericLiteral(node) && !/^0[ox]/i.test(node.getText(file))) numbers.push(literalOf(file, node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const opening = /^(?:#!.*\n)?\s*(\/\*\*?[\s\S]*?\*\/)/.exec(text)?.[1] ?? '';
  const code = file.statements.map((statement) => statement.getText(file)).join('\n');
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    pure: opening.includes('(pure)'),
    code,
    imports,
    texts,
    numbers,
    exported: file.statements.flatMap(exportedNames),
  };
}

type Found = Pick<Import, 'typeOnly' | 'names'> & { readonly specifier: string };

/** Every way in which a file names another: import, export from, import(), and the type import('…'). */
function importOf(node: ts.Node): Found | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const bindings = node.importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const allTypes = elements.length > 0 && elements.every((element) => element.isTypeOnly);
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes;
    const names = elements.map((element) => (element.propertyName ?? element.name).text);
    return { specifier: node.moduleSpecifier.text, typeOnly, names };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, names: [] };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return {
      specifier: first !== undefined && ts.isStringLiteral(first) ? first.text : '?',
      typeOnly: false,
      names: [],
    };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, typeOnly: true, names: [] };
  }
  return null;
}

function resolve(path: string, { specifier, typeOnly, names }: Found): Import {
  const relative = specifier.startsWith('.');
  const target = relative ? normalize(join(dirname(path), specifier)) : specifier;
  return { target, relative, typeOnly, names };
}

const templateText = (node: ts.TemplateExpression): string =>
  node.head.text + node.templateSpans.map((span) => `\${}${span.literal.text}`).join('');

function literalOf(file: ts.SourceFile, node: ts.NumericLiteral): Literal {
  let at: ts.Node = node;
  while (!ts.isSourceFile(at.parent)) at = at.parent;
  const constant =
    ts.isVariableStatement(at) && (at.declarationList.flags & ts.NodeFlags.Const) !== 0
      ? (at.declarationList.declarations[0]?.name.getText(file) ?? '')
      : '';
  const inFunction = constant !== '' && isInFunction(node, at);
  return {
    line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
    value: Number(node.text),
    constant: inFunction ? '' : constant,
  };
}

function isInFunction(node: ts.Node, top: ts.Node): boolean {
  for (let at = node.parent; at !== top; at = at.parent) if (ts.isFunctionLike(at)) return true;
  return false;
}

function exportedNames(statement: ts.Statement): readonly string[] {
  if (ts.isExportAssignment(statement)) return ['default'];
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : [];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  const name = 'name' in statement ? statement.name : undefined;
  return name !== undefined && ts.isIdentifier(name as ts.Node) ? [(name as ts.Identifier).text] : [];
}
