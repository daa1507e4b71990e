import { openContract } from '/work/main/src/api/schema.ts';
import { isObjectType } from 'graphql';
const { schema } = openContract();
const missing: string[] = [];
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  const fields = Object.values(type.getFields());
  const none = fields.filter((f) => f.resolve === undefined).map((f) => f.name);
  if (none.length && (none.length < fields.length || ['Query','Mutation'].includes(type.name))) missing.push(type.name + ': ' + none.join(', '));
  if (none.length === fields.length) missing.push(type.name + ': ALL');
}
console.log(missing.join('\n'));
