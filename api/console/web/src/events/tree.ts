/** Folding the proofs of the log (RFC 9162), so that a reader need not take the server's word. */

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether this page may compute hashes: browsers allow it on secure connections only. */
export function canFold(): boolean {
  return "subtle" in crypto;
}

interface Inclusion {
  leafHash: string;
  index: string;
  hashes: readonly string[];
  checkpoint: { size: string; root: string };
}

/** Whether a leaf stands at its index of the tree with that root (section 2.1.3.2). */
export async function isIncluded(proof: Inclusion): Promise<boolean> {
  let node = BigInt(proof.index);
  let last = BigInt(proof.checkpoint.size) - 1n;
  if (node < 0n || node > last) return false;
  let found = bytesOf(proof.leafHash);
  for (const hash of proof.hashes.map(bytesOf)) {
    if (last === 0n) return false;
    if (isRight(node) || node === last) {
      found = await parentOf(hash, found);
      [node, last] = toLeftChild(node, last);
    } else {
      found = await parentOf(found, hash);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && isSame(found, bytesOf(proof.checkpoint.root));
}

/** A node without a sibling to its right moves up until it is one itself. */
function toLeftChild(node: bigint, last: bigint): [bigint, bigint] {
  let [at, end] = [node, last];
  while (at !== 0n && !isRight(at)) [at, end] = [at >> 1n, end >> 1n];
  return [at, end];
}

function isRight(node: bigint): boolean {
  return (node & 1n) === 1n;
}

async function parentOf(left: Bytes, right: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.of(1, ...left, ...right)));
}

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

function isSame(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
