export async function init(source) {
  await __wbg_init({ module_or_path: source });
  boot(() => {});
}
