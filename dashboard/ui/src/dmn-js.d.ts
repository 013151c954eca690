// dmn-js has no types of its own; these are of what is used of it.
declare module "dmn-js-shared/lib/base/EditingManager" {
  export interface Entry {
    id: string;
    text?: string;
  }
  export interface Rule {
    id: string;
    inputEntry: Entry[];
  }
  export interface Element {
    $type: string;
    decisionLogic?: { $type: string; rule?: Rule[] };
  }
  export default class EditingManager {
    constructor(options: { container: HTMLElement; common?: object });
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getActiveView(): { element: Element } | undefined;
    getActiveViewer(): { on(event: string, heard: () => void): void } | undefined;
    on(event: string, heard: () => void): void;
    destroy(): void;
  }
}
declare module "dmn-js-decision-table/lib/Editor" {
  export default class Editor {}
}
declare module "style-mod" {
  export class StyleModule {
    rules: string[];
    static mount(root: Document, modules: StyleModule | StyleModule[]): void;
  }
}
