// Instantiates a part of the program that was asked for. scripts/finish.mjs puts it into the glue: the loader that comes
// with the parts wants the right media type, which not every server sends.
export async function instantiate(request, imports) {
  const response = await request;
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
