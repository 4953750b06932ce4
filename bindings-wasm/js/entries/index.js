boot(() => {
  const text = "{wasm}";
  const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  initSync({ module: unpacked(bytes, {size}) });
});
