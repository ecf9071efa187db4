// The editor of /cypher: CodeMirror 6 with Cypher, completion from our schema, in a shadow root of its own.
// In a shadow root CodeMirror adopts style sheets; in the document it would add <style>, which our policy forbids.
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting} from "@codemirror/language";
import {cypher} from "@codemirror/legacy-modes/mode/cypher";
import {EditorState} from "@codemirror/state";
import {drawSelection, EditorView, keymap, lineNumbers, placeholder} from "@codemirror/view";
import {tags} from "@lezer/highlight";

const COLOURS = HighlightStyle.define([
  {tag: tags.keyword, color: "#7a1f8a", fontWeight: "600"},
  {tag: tags.string, color: "#1b6b3a"},
  {tag: tags.comment, color: "#566070", fontStyle: "italic"},
  {tag: tags.atom, color: "#14508f"},
  {tag: [tags.standard(tags.variableName), tags.definition(tags.variableName)], color: "#8a4600"},
]);
const LOOK = EditorView.theme({
  "&": {fontSize: "15px", backgroundColor: "#fff", color: "#1d2430"},
  ".cm-scroller": {fontFamily: "ui-monospace, 'Noto Sans Mono CJK SC', monospace", minHeight: "11rem", maxHeight: "26rem"},
  ".cm-gutters": {backgroundColor: "#f5f7fa", color: "#566070", border: "none"},
  ".cm-tooltip-autocomplete ul li[aria-selected]": {backgroundColor: "#14508f", color: "#fff"},
  ".cm-placeholder": {color: "#566070"},
  "&.cm-focused": {outline: "3px solid #b36b00"},
});
const KEYWORDS = ["MATCH", "OPTIONAL MATCH", "WHERE", "WITH", "RETURN", "DISTINCT", "ORDER BY", "DESC", "SKIP", "LIMIT",
  "UNWIND", "AS", "AND", "OR", "NOT", "IN", "CONTAINS", "STARTS WITH", "ENDS WITH", "CASE", "WHEN", "THEN", "ELSE", "END", "UNION"];

function options(words, type, detail = "") { return words.map(label => ({label, type, detail})); }

// After [: a relationship type, after ( or |: a label or type, after a dot: a property, else keywords and functions.
function completion(schema) {
  const labels = options(Object.keys(schema.labels), "class"), types = options(Object.keys(schema.relationships), "type");
  const owners = {};
  for (const part of [schema.labels, schema.relationships]) {
    for (const [owner, properties] of Object.entries(part)) {
      for (const one of properties) (owners[one] ??= []).push(owner);
    }
  }
  const properties = Object.entries(owners).map(([label, of]) =>
    ({label, type: "property", detail: of.length > 3 ? `${of.slice(0, 3).join(", ")} …` : of.join(", ")}));
  const words = [...options(KEYWORDS, "keyword"), ...schema.functions.map(name => ({label: name, type: "function", apply: `${name}(`}))];
  return context => {
    const line = context.state.sliceDoc(Math.max(0, context.pos - 200), context.pos);
    const word = /\w*$/.exec(line)[0], from = context.pos - word.length;
    const before = line.slice(0, line.length - word.length);
    if (/\.$/.test(before)) return {from, options: properties};
    if (/\[[^\]()]*[:|]\s*$/.test(before)) return {from, options: types};
    if (/\([^)\[\]]*[:|]\s*$/.test(before)) return {from, options: labels};
    if (/\{\s*$|\{[^}]*,\s*$/.test(before)) return {from, options: properties};
    return word || context.explicit ? {from, options: words} : null;
  };
}

globalThis.FengongEditor = {
  /** An editor inside `host`; `run` is called on Ctrl-Enter. Gives `text()`, `set(text)`, `focus()`. */
  create(host, {text, schema, label, hint, run, changed}) {
    const root = host.attachShadow({mode: "open"});
    const view = new EditorView({
      root, parent: root,
      state: EditorState.create({doc: text, extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
        StreamLanguage.define(cypher), syntaxHighlighting(COLOURS), LOOK, placeholder(hint),
        autocompletion({override: [completion(schema)], icons: false}),
        EditorView.contentAttributes.of({"aria-label": label, spellcheck: "false"}),
        EditorView.updateListener.of(update => { if (update.docChanged) changed(update.state.doc.toString()); }),
        // Tab is left alone: with it the keyboard leaves the editor.
        keymap.of([{key: "Mod-Enter", run: () => { run(); return true; }}, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ]}),
    });
    return {
      text: () => view.state.doc.toString(),
      set: value => view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: value}}),
      focus: () => view.focus(),
    };
  },
};
