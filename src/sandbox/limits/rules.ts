/**
 * The small rules of which the Block Kit limits are made. A rule looks at one value and says what Slack
 * would say about it; `at` is the JSON pointer of that value.
 *
 * No rule calls itself, so the depth of what is read is the depth of the tables, whatever was sent.
 */
export type Rule = (value: unknown, at: string, report: Report) => void;
export type Report = (problem: string, at: string) => void;
export type Json = { [key: string]: unknown };

export interface Shape {
  required?: Record<string, Rule>;
  optional?: Record<string, Rule>;
  /** Rules about several fields at once. They run only when each field alone is right. */
  also?: ((value: Json, at: string, report: Report) => void)[];
}

/** Slack's sentences for what `rule` finds wrong, in the order of the value's parts; none when it is right. */
export function problemsOf(rule: Rule, value: unknown, at: string): string[] {
  const problems: string[] = [];
  rule(value, at, (problem, where) => problems.push(`[ERROR] ${problem} [json-pointer:${where}]`));
  return problems;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lengths count UTF-16 units: never more lenient than Slack, whatever it counts an emoji as. */
export function string(min: number, max: number): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string') report('must provide a string', at);
    else if (value.length < min) report(`must be more than ${min - 1} characters`, at);
    else if (value.length > max) report(`must be less than ${max + 1} characters`, at);
  };
}

/** `wanted` finishes the sentence "must be ...". */
export function pattern(wanted: string, right: RegExp): Rule {
  return (value, at, report) => {
    if (typeof value !== 'string') report('must provide a string', at);
    else if (!right.test(value)) report(`must be ${wanted}`, at);
  };
}

export function integer(min: number, max: number): Rule {
  return (value, at, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) report('must provide an integer', at);
    else if (value < min) report(`must be at least ${min}`, at);
    else if (value > max) report(`must be at most ${max}`, at);
  };
}

export function boolean(value: unknown, at: string, report: Report): void {
  if (typeof value !== 'boolean') report('must provide a boolean', at);
}

export function anyObject(value: unknown, at: string, report: Report): void {
  if (!isObject(value)) report('must provide an object', at);
}

export function oneOf(...allowed: (string | number)[]): Rule {
  return (value, at, report) => {
    if (!allowed.some(one => one === value)) report(`must be one of: ${allowed.join(', ')}`, at);
  };
}

/** Items beyond `max` are not looked at: the list is refused as a whole. */
export function list(item: Rule, min: number, max: number): Rule {
  return (value, at, report) => {
    if (!Array.isArray(value)) report('must provide an array', at);
    else if (value.length < min) report(`must provide at least ${min} items`, at);
    else if (value.length > max) report(`no more than ${max} items allowed`, at);
    else value.forEach((one, index) => item(one, `${at}/${index}`, report));
  };
}

/** An object with these fields and no others. */
export function object({ required = {}, optional = {}, also = [] }: Shape): Rule {
  const fields = new Map(Object.entries({ ...required, ...optional }));
  return (value, at, report) => {
    if (!isObject(value)) return report('must provide an object', at);
    let right = true;
    const noted: Report = (problem, where) => {
      right = false;
      report(problem, where);
    };
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) noted(`missing required field: ${name}`, at);
    }
    for (const [name, part] of Object.entries(value)) {
      const rule = fields.get(name);
      if (part === undefined) continue;
      if (rule) rule(part, `${at}/${escaped(name)}`, noted);
      else noted(`invalid additional property: ${name}`, at);
    }
    if (right) for (const check of also) check(value, at, report);
  };
}

/** An object whose `type` names its shape in the table. */
export function byType(shapes: Record<string, Shape>): Rule {
  const rules = new Map<unknown, Rule>();
  for (const [type, shape] of Object.entries(shapes)) {
    rules.set(type, object({ ...shape, required: { type: oneOf(type), ...shape.required } }));
  }
  return (value, at, report) => {
    if (!isObject(value)) return report('must provide an object', at);
    if (value.type === undefined) return report('missing required field: type', at);
    const rule = rules.get(value.type);
    if (rule) rule(value, at, report);
    else report(`unsupported type: ${named(value.type)}`, `${at}/type`);
  };
}

/** Of these two fields one and only one is there. */
export function exactlyOne(a: string, b: string) {
  return (value: Json, at: string, report: Report) => {
    if ((value[a] === undefined) === (value[b] === undefined)) {
      report(`must define either \`${a}\` or \`${b}\``, at);
    }
  };
}

function named(type: unknown): string {
  return typeof type === 'string' ? type : `(${type === null ? 'null' : typeof type})`;
}

/** RFC 6901. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
