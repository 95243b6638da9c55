/** Fetches a file from the server in the reader's name, and leaves it with them. */

import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";

import { download, type Download } from "../api/http.ts";
import type { Problem } from "../api/problem.ts";
import { ProblemNotice } from "./ProblemNotice.tsx";
import { save } from "./save.ts";

export function SaveButton({ path, children }: { path: string; children: ReactNode }) {
  const file = useMutation<Download, Problem>({
    mutationFn: () => download(path),
    onSuccess: ({ name, content }) => {
      save(name, content);
    },
  });
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isPending}
        onClick={() => {
          file.mutate();
        }}
      >
        {children}
      </Button>
      {file.error !== null && <ProblemNotice problem={file.error} />}
    </>
  );
}
