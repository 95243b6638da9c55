/** GraphiQL, from this server alone.  It asks in the name of who is signed in to the console in this tab. */

import "graphiql/style.css";
import "./graphiql.css";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import { session } from "../session/session.ts";

const WELCOME = `# 绩衡 GraphiQL：以本标签页登录的身份查询；未登录请先打开 /sign-in。
# Asks in the name of whoever is signed in in this tab: sign in at /sign-in first.

{
  viewer { day unit roles { role office } }
  plans(first: 10, filter: { published: true }) {
    edges { node { id year side title peerGroups } }
  }
}
`;

const token = session.get()?.token;
const fetcher = createGraphiQLFetcher({
  url: "/graphql",
  subscriptionUrl: `${location.origin.replace(/^http/, "ws")}/graphql`,
  wsConnectionParams: { token },
  headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
});

const root = document.getElementById("root");
if (root === null) throw new Error("graphiql.html has lost its root");
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={WELCOME}
    forcedTheme="light"
    shouldPersistHeaders={false}
  />,
);
