// Reads PromQL by the grammar of Prometheus' own editor: what it cannot read, and the metrics that are named.
// in: {expressions: [text]}
// out: {wrong: [text], metrics: [name]}
import { parser } from "@prometheus-io/lezer-promql";

const { expressions } = JSON.parse(await new Response(process.stdin).text());
const wrong = [];
const metrics = new Set();
for (const expression of expressions) {
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) {
        wrong.push(`${expression} (at ${node.from})`);
      }
      if (node.name === "VectorSelector") {
        const name = node.node.getChild("Identifier");
        if (name) {
          metrics.add(expression.slice(name.from, name.to));
        }
      }
    },
  });
}
process.stdout.write(JSON.stringify({ wrong, metrics: [...metrics].sort() }));
