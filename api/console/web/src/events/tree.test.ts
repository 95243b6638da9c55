import { createHash } from "node:crypto";

import { expect, test } from "vitest";

import { isIncluded } from "./tree.ts";

const LEAVES = ["a", "b", "c"].map((each) => createHash("sha256").update(each).digest());
const [A, B, C] = LEAVES as [Buffer, Buffer, Buffer];

function parent(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256")
    .update(Buffer.concat([Buffer.of(1), left, right]))
    .digest();
}

const ROOT = parent(parent(A, B), C);

function proof(index: number, leaf: Buffer, hashes: Buffer[]) {
  return {
    index: index.toString(),
    leafHash: leaf.toString("base64"),
    hashes: hashes.map((each) => each.toString("base64")),
    checkpoint: { size: "3", root: ROOT.toString("base64") },
  };
}

test("each leaf of a tree folds to its root, the one without a sibling too", async () => {
  expect(await isIncluded(proof(0, A, [B, C]))).toBe(true);
  expect(await isIncluded(proof(1, B, [A, C]))).toBe(true);
  expect(await isIncluded(proof(2, C, [parent(A, B)]))).toBe(true);
});

test("another leaf, place, path or size does not", async () => {
  expect(await isIncluded(proof(0, B, [B, C]))).toBe(false);
  expect(await isIncluded(proof(1, A, [B, C]))).toBe(false);
  expect(await isIncluded(proof(0, A, [B]))).toBe(false);
  expect(await isIncluded(proof(0, A, [B, C, C]))).toBe(false);
  expect(await isIncluded(proof(3, A, [B, C]))).toBe(false);
});
