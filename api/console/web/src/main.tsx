import "./styles.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";

import { queries } from "./api/useAsk.ts";
import { Look } from "./frame/Look.tsx";
import { Pages } from "./frame/Pages.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has lost its root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Look>
        <BrowserRouter useTransitions={false}>
          <Pages />
        </BrowserRouter>
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
