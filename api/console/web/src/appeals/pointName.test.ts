import { expect, test } from "vitest";

import type { ContestedFragment } from "../gen/graphql.ts";
import { zh } from "../text/zh.ts";
import { pointName } from "./pointName.ts";

const point = (said: object) =>
  ({ indicator: null, name: null, about: null, ...said }) as ContestedFragment;

test("an entry is called by its indicator, its period and its channel", () => {
  const about = { kind: "ENTRY", period: "2014Q3", channel: "SELF", code: null, matter: null };
  const entry = point({
    item: "entry:A09/2014Q3/SELF",
    indicator: "A09",
    name: "稽查查补入库率",
    about,
  });
  expect(pointName(entry, zh)).toEqual({
    name: "A09 稽查查补入库率",
    remark: "2014Q3 · 考评得分 · 自评",
  });
});

test("a veto is called by its ground, a claim by what the catalogue calls it", () => {
  const veto = { kind: "VETO", code: "MAJOR_FAULT", period: null, channel: null, matter: null };
  expect(pointName(point({ item: "veto:1", about: veto }), zh)).toEqual({
    name: "重大过错",
    remark: "一票否决",
  });
  const claim = { kind: "BONUS", code: "B1", period: null, channel: null, matter: "通报表扬" };
  expect(pointName(point({ item: "claim:1", name: "上级表彰", about: claim }), zh)).toEqual({
    name: "B1 上级表彰",
    remark: "加分 · 通报表扬",
  });
});

test("the grade, the rank and a whole indicator are no items", () => {
  expect(pointName(point({ item: "grade" }), zh)).toEqual({ name: "等次", remark: "" });
  expect(pointName(point({ item: "indicator:A09", indicator: "A09", name: "入库率" }), zh)).toEqual(
    {
      name: "A09 入库率",
      remark: "指标整体",
    },
  );
});
