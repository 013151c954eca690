import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [react()],
  build: {
    outDir: process.env.UI_OUT ?? "target/classes/static",
    emptyOutDir: true,
    // one file for each screen; small pictures stay files, because the page's policy is strict
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // the editor of decision tables, which is fetched only where a table is edited
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
