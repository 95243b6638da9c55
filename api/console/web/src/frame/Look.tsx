/** Colours, shapes and the language of the components. */

import { ConfigProvider, type ThemeConfig } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useEffect } from "react";

import { tagOf, useLanguage } from "../text/language.ts";

const THEME: ThemeConfig = {
  components: { Segmented: { trackBg: "#e3e9f0" } },
  token: {
    colorPrimary: "#1d4f86",
    colorLink: "#1d4f86",
    colorTextSecondary: "#4d5b6b",
    colorTextTertiary: "#5d6b7a",
    colorTextDescription: "#5d6b7a",
    colorTextPlaceholder: "#6b7886",
    borderRadius: 8,
    fontFamily:
      '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
};

export function Look({ children }: { children: ReactNode }) {
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = tagOf(language);
  }, [language]);
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      theme={THEME}
      locale={language === "zh" ? zhCN : enUS}
    >
      {children}
    </ConfigProvider>
  );
}
