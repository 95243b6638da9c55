import { switchLanguage, useLanguage, useText } from "../text/language.ts";

export function LanguageSwitch() {
  const t = useText();
  return (
    <button
      type="button"
      className="bar-button"
      lang={useLanguage() === "zh" ? "en" : "zh-CN"}
      title={t.languageHint}
      onClick={switchLanguage}
    >
      {t.language}
    </button>
  );
}
