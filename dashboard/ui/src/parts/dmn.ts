/**
 * The decision-table editor of bpmn.io (dmn-js), loaded only where a table is edited. Its logo links to bpmn.io and stays
 * where it is: its licence asks for it.
 */

import "dmn-font/dist/css/dmn.css";
import "dmn-js-decision-table/assets/css/dmn-js-decision-table-controls.css";
import "dmn-js-decision-table/assets/css/dmn-js-decision-table.css";
import Editor from "dmn-js-decision-table/lib/Editor";
import "dmn-js-shared/assets/css/dmn-js-shared.css";
import EditingManager, { type Element, type Rule } from "dmn-js-shared/lib/base/EditingManager";
import { StyleModule } from "style-mod";

/** CodeMirror, in its cells, would write style elements, which the page's policy forbids. */
const sheet = new CSSStyleSheet();
const mounted = new Set<StyleModule>();
StyleModule.mount = (_, modules) => {
  if (!document.adoptedStyleSheets.includes(sheet)) {
    document.adoptedStyleSheets.push(sheet);
  }
  for (const module of [modules].flat().filter((each) => !mounted.has(each))) {
    mounted.add(module);
    module.rules.forEach((rule) => sheet.insertRule(rule, sheet.cssRules.length));
  }
};

class TableModeler extends EditingManager {
  _getViewProviders() {
    return [
      {
        id: "decisionTable",
        constructor: Editor,
        opens: (element: Element) => element.$type === "dmn:Decision" && element.decisionLogic?.$type === "dmn:DecisionTable",
      },
    ];
  }

  _getInitialView(views: unknown[]) {
    return views[0];
  }
}

export interface Open {
  xml(): Promise<string>;
  /** Marks cells, each by row and input cell from 1. */
  mark(cells: { row: number; cell: number }[]): void;
  close(): void;
}

/** Opens a table in a container; `changed` is told after each change. */
export async function edit(container: HTMLElement, xml: string, changed: () => void): Promise<Open> {
  const modeler = new TableModeler({ container });
  await modeler.importXML(xml);
  modeler.getActiveViewer()?.on("commandStack.changed", changed);
  // a heading without words is none to who hears the page
  container.querySelectorAll("th").forEach((heading) => heading.textContent?.trim() || heading.setAttribute("role", "cell"));
  return {
    xml: async () => (await modeler.saveXML({ format: true })).xml,
    mark: (cells) => {
      const rules: Rule[] = modeler.getActiveView()?.element.decisionLogic?.rule ?? [];
      const wrong = new Set(
        cells.flatMap(({ row, cell }) => {
          const rule = rules[row - 1];
          return rule ? (cell ? [rule.inputEntry[cell - 1]?.id] : [rule.id]) : [];
        }),
      );
      for (const cell of container.querySelectorAll("[data-element-id]")) {
        cell.classList.toggle("wrong-cell", wrong.has(cell.getAttribute("data-element-id") ?? ""));
      }
    },
    close: () => modeler.destroy(),
  };
}
