using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "em_bg.wasm", wasm = embed "dist/em_bg.wasm"),
    (name = "page_bg.wasm", wasm = embed "dist/page_bg.wasm"),
  ],
);
