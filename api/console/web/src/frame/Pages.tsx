/** Which page an address leads to.  The server knows what addresses begin with: `PAGES` in api/http/console.py. */

import { lazy, Suspense } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router";

import { useLivePosition } from "../api/live.ts";
import { session } from "../session/session.ts";
import { SignIn } from "../signin/SignIn.tsx";
import { Crash } from "../ui/Crash.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Frame } from "./Frame.tsx";
import { NotFound } from "./NotFound.tsx";

const Boards = lazy(() => import("../boards/Boards.tsx"));
const Audit = lazy(() => import("../audit/Audit.tsx"));
const Assessment = lazy(() => import("../assessment/Assessment.tsx"));
const Docket = lazy(() => import("../appeals/Docket.tsx"));
const CaseFile = lazy(() => import("../appeals/CaseFile.tsx"));

export function Pages() {
  useLivePosition();
  return (
    <Routes>
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="*" element={<SignedIn />} />
    </Routes>
  );
}

function SignedIn() {
  const { pathname, search } = useLocation();
  if (session.use() === null) {
    return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  }
  return (
    <Frame>
      <Crash key={pathname}>
        <Suspense fallback={<Loading />}>
          <Routes>
            <Route path="/" element={<Navigate to="/boards" replace />} />
            <Route path="/boards" element={<Boards />} />
            <Route path="/assessments/:id" element={<Assessment />} />
            <Route path="/docket" element={<Docket />} />
            <Route path="/appeals/:id" element={<CaseFile />} />
            <Route path="/events/*" element={<Audit />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </Crash>
    </Frame>
  );
}
