// Reads PromQL by the grammar of Prometheus' own editor: what it cannot read, and the metrics that are named.
// in: {expressions: [text]}
// out: {wrong: [text], metrics: [name]}
import { parser } from '@prometheus-io/lezer-promql';

export default function ({ expressions }) {
  const wrong = [];
  const metrics = new Set();
  for (const expression of expressions) {
    parser.parse(expression).iterate({
      enter(node) {
        if (node.type.isError) {
          wrong.push(`${expression} (at ${node.from})`);
        }
        const name = node.name === 'VectorSelector' ? node.node.getChild('Identifier') : null;
        if (name) {
          metrics.add(expression.slice(name.from, name.to));
        }
      },
    });
  }
  return { wrong, metrics: [...metrics].sort() };
}
