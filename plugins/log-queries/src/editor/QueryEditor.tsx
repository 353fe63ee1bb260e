import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  toggleLineComment,
} from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
} from '@codemirror/view';
import { useTheme } from '@material-ui/core/styles';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { TextProblem } from '../queryText/problems';
import { appearanceOf } from './appearance';
import { completionOf } from './completion';
import { highlight } from './highlight';
import { documentationOnHover } from './hover';
import { markRefusal, problemMarks } from './problemMarks';

const LOGS_INSIGHTS = [highlight, documentationOnHover, problemMarks];

export interface QueryEditorProps {
  text: string;
  onChange: (text: string) => void;
  /** Ctrl-Enter, or Command-Enter. */
  onRun?: () => void;
  /** Names of fields that can be completed. */
  fields?: readonly string[];
  /** What was refused; the cursor goes there. */
  refusal?: TextProblem;
  /** What a screen reader calls it. */
  label: string;
  /** Another language: it is shown, but neither colored nor changed. */
  isForeign?: boolean;
}

/**
 * An editor for Logs Insights queries. Tab leaves it, as it leaves any other
 * field.
 */
export function QueryEditor(props: QueryEditorProps) {
  const { text, refusal, label, isForeign = false } = props;
  const theme = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const latest = useRef(props);
  latest.current = props;
  const appearance = useRef(new Compartment());
  const language = useRef(new Compartment());

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: ({ state }) => {
                  const now = state.doc.toString();
                  // What is run is what is seen, typed in this very moment.
                  if (now !== latest.current.text) {
                    flushSync(() => latest.current.onChange(now));
                  }
                  latest.current.onRun?.();
                  return true;
                },
              },
            ]),
          ),
          keymap.of([
            { key: 'Mod-/', run: toggleLineComment },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorState.languageData.of(() => [
            {
              commentTokens: { line: '#' },
              closeBrackets: { brackets: ['(', '[', '{', '"', "'", '`'] },
            },
          ]),
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({
            icons: false,
            override: [completionOf(() => latest.current.fields ?? [])],
          }),
          tooltips({ position: 'fixed', parent: document.body }),
          placeholder('fields @timestamp, @message | sort @timestamp desc'),
          EditorView.lineWrapping,
          EditorView.updateListener.of(update => {
            if (!update.docChanged) return;
            const now = update.state.doc.toString();
            if (now !== latest.current.text) latest.current.onChange(now);
          }),
          EditorView.contentAttributes.of({
            'aria-label': latest.current.label,
            spellcheck: 'false',
            autocapitalize: 'off',
          }),
          appearance.current.of([]),
          language.current.of([]),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, [label]);

  useEffect(() => {
    view.current?.dispatch({
      effects: appearance.current.reconfigure(appearanceOf(theme)),
    });
  }, [theme, label]);

  useEffect(() => {
    view.current?.dispatch({
      effects: language.current.reconfigure(
        isForeign ? EditorState.readOnly.of(true) : LOGS_INSIGHTS,
      ),
    });
  }, [isForeign, label]);

  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor && shown !== text) {
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: text },
      });
    }
  }, [text, label]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    markRefusal(editor, refusal);
    if (refusal) editor.focus();
  }, [refusal, label]);

  return <div ref={host} data-testid="query-editor" />;
}
