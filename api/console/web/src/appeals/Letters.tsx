/** The letters that told of the decision, word by word as they were issued. */

import { Button } from "antd";
import { useState } from "react";

import { documentAt } from "../api/http.ts";
import { Problem } from "../api/problem.ts";
import { useLanguage, useText } from "../text/language.ts";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";
import { openAlone, save } from "../ui/save.ts";
import { fileName } from "./fileName.ts";
import { LetterPage } from "./LetterPage.tsx";
import type { Case } from "./trail.ts";

type Letter = NonNullable<Case["letters"]>[number];

export function Letters({ found }: { found: Case }) {
  const { decision: t } = useText().appeals;
  const letters = found.letters ?? [];
  if (letters.length === 0) return <p className="muted">{t.noLetter}</p>;
  return letters.map((letter) => (
    <LetterView key={letter.number} letter={letter} appeal={found.id} />
  ));
}

function LetterView({ letter, appeal }: { letter: Letter; appeal: string }) {
  const { decision: t } = useText().appeals;
  const language = useLanguage();
  const [problem, tell] = useState<Problem | null>(null);
  const [page, show] = useState<string | null>(null);
  const name = `letter-${letter.number.toString()}.${language}`;
  const fetched = async (take: (page: Blob) => unknown) => {
    try {
      const path = `/appeals/${appeal}/letter/${letter.number.toString()}.${language}.html`;
      await take(await documentAt(path));
      tell(null);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      tell(error);
    }
  };
  const read = async (document: Blob) => {
    show(await document.text());
  };
  return (
    <article className="letter">
      <header>
        <strong>{t.letter(letter.number)}</strong>
        <span className="muted">{t.issuedOn(letter.issuedOn)}</span>
        {letter.correction !== null && (
          <span>
            {t.corrects} {letter.correction}
          </span>
        )}
        <span className="letter-ways">
          {page === null ? (
            <Button size="small" onClick={() => void fetched(read)}>
              {t.read}
            </Button>
          ) : (
            <Button
              size="small"
              onClick={() => {
                show(null);
              }}
            >
              {t.close}
            </Button>
          )}
          <Button
            size="small"
            onClick={() =>
              void fetched((document) => {
                save(fileName(name, document), document);
              })
            }
          >
            {t.save}
          </Button>
          <Button size="small" onClick={() => void fetched(openAlone)}>
            {t.print}
          </Button>
        </span>
      </header>
      {problem !== null && <ProblemNotice problem={problem} />}
      {page !== null && <LetterPage page={page} />}
    </article>
  );
}
