import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../../graphql/schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/gen/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        strictScalars: true,
        useTypeImports: true,
        scalars: {
          Date: "string",
          DateTime: "string",
          Decimal: "string",
          Position: "string",
          UUID: "string",
          JSON: "unknown",
        },
      },
    },
  },
};

export default config;
